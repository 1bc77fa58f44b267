namespace StreamTesting;

/// <summary>Compares a content with what must and may be in its window.</summary>
internal sealed class WindowJudge(WindowTable table, Func<IReadOnlyList<Arrival>, object?>? valueOf)
{
    private readonly WindowIds _ids = new(table.Truth.Options.TakesOnce);
    private const int MostChoices = 10;
    private const int MostListed = 4;

    public bool ComparesValues => valueOf is not null;

    /// <summary>What is wrong with a result whatever comes later: an event twice, or one that must not be in it.</summary>
    public Violation? Impossible(WindowTruth window, in WindowContent content)
    {
        if (content.Count < 0)
        {
            return Of(window, content, Anomalies.WrongAggregate, null, RuleText.Invariant($"has a count of {content.Count}"), "a count is at least 0");
        }

        if (content.Ids is not null)
        {
            return ImpossibleIds(window, content);
        }

        var most = window.Must.Count + window.May.Count;
        return content.Count <= most || content.Count is null
            ? null
            : Of(window, content, Anomalies.ExtraInWindow, null, RuleText.Invariant($"counts {content.Count}, {content.Count - most} too many"), $"{RightCount(window)}{Candidates(window)}");
    }

    /// <summary>What else is wrong with the content that a window has in the end, where it is not <see cref="Impossible"/>.</summary>
    public Violation? Unfinished(WindowTruth window, in WindowContent content)
    {
        if (content.Ids is { } ids)
        {
            if (_ids.Missing(window, ids) is { } missing)
            {
                return Of(window, content, Anomalies.MissingInWindow, missing, $"lacks {missing.Event}", RuleOf(missing, window));
            }

            if (content.Count is { } said && said != ids.Count)
            {
                return Of(window, content, Anomalies.WrongAggregate, null, RuleText.Invariant($"counts {said} and has {ids.Count} ids"), RightCount(window));
            }
        }
        else if (content.Count < window.Must.Count)
        {
            return Of(window, content, Anomalies.MissingInWindow, window.Must[0], RuleText.Invariant($"counts {content.Count}, {window.Must.Count - content.Count} too few"), $"{RightCount(window)}: {Listed(window.Must)}");
        }

        return valueOf is null || content.Value is null ? null : WrongValue(window, content);
    }

    private Violation? WrongValue(WindowTruth window, in WindowContent content)
    {
        var isKnown = content.Ids is not null;
        var choices = window.May.Count == 0 && (isKnown || content.Count is null || content.Count == window.Must.Count)
            ? [window.Must]
            : Choices(window, content.Ids?.ToHashSet(StringComparer.Ordinal), content.Count).Take(1 << MostChoices).ToList();
        if (choices.Count == 0 || (!isKnown && window.May.Count > MostChoices))
        {
            return null;
        }

        object? right = null;
        foreach (var choice in choices)
        {
            right = valueOf!(choice);
            if (Numbers.AreEqual(right, content.Value))
            {
                return null;
            }
        }

        var expected = choices.Count == 1 ? $"must be {Numbers.Text(right)}" : RuleText.Invariant($"can be none of the {choices.Count} values that what may be in it allows");
        return Of(window, content, Anomalies.WrongAggregate, window.Must.Count > 0 ? window.Must[0] : null, $"has the aggregate {Numbers.Text(content.Value)}", $"of {Listed(choices[0])} it {expected}{(isKnown ? "" : Candidates(window))}");
    }

    /// <summary>The contents that are right: with what is known to be in it, or with each choice of what may be.</summary>
    private static IEnumerable<IReadOnlyList<Arrival>> Choices(WindowTruth window, HashSet<string?>? has, long? count)
    {
        if (has is not null)
        {
            yield return [.. window.Must.Concat(window.May.Where(arrival => has.Contains(arrival.Event.Id))).OrderBy(arrival => arrival.Position)];
            yield break;
        }

        for (var choice = 0; choice < 1 << Math.Min(window.May.Count, MostChoices); choice++)
        {
            var content = window.Must.Concat(window.May.Where((_, number) => (choice >> number & 1) != 0)).OrderBy(arrival => arrival.Position).ToList();
            if (count is null || content.Count == count)
            {
                yield return content;
            }
        }
    }

    private Violation? ImpossibleIds(WindowTruth window, in WindowContent content)
    {
        if (WindowIds.AreTheFirst(window, content.Ids!))
        {
            return null;
        }

        var seen = _ids.None();
        foreach (var id in content.Ids!)
        {
            if (id is null)
            {
                return Of(window, content, Anomalies.ExtraInWindow, null, "has an event without an id", "every event in it must have the id of one of the stream");
            }

            if (!seen.Add(id))
            {
                var same = window.Must.Concat(window.May).Where(arrival => arrival.Event.Id == id).ToList();
                if (table.Truth.Options.TakesOnce)
                {
                    return Of(window, content, Anomalies.DuplicateInWindow, same.FirstOrDefault(), $"has {RuleText.Quoted(id)} twice", "an event is in a window once");
                }

                if (content.Ids.Count(other => other == id) is var often && often > same.Count && same.Count > 0)
                {
                    return Of(window, content, Anomalies.DuplicateInWindow, same[0], RuleText.Invariant($"has {RuleText.Quoted(id)} {often} times"), RuleText.Invariant($"{RuleText.Count(same.Count, "arrival")} of it may be in it"));
                }
            }
        }

        if (WindowIds.Without(seen, window).Count == 0)
        {
            return null;
        }

        var extra = seen.Order(StringComparer.Ordinal).First();
        if (!table.Truth.Stream.TryFind(extra, out var known))
        {
            return Of(window, content, Anomalies.ExtraInWindow, null, $"has {RuleText.Quoted(extra)}, which the stream never had", "every event in it must be one of the stream");
        }

        var why = known.Key != window.Key ? $"{known} is of another key" : known.Topic != window.Topic ? $"it is of topic {RuleText.Quoted(known.Topic)}" : table.VerdictOf(known) is { } verdict ? RuleText.Invariant($"arrival at position {verdict.Arrival.Position}: {RuleOf(verdict, window)}") : $"{RuleText.Arrived(known)} -> must be put aside";
        return Of(window, content, Anomalies.ExtraInWindow, null, $"has {known}, which must not be in it", why) with
        {
            EventId = known.Id, Event = known, Positions = [Math.Max(known.Position, known.ReadablePosition)],
        };
    }

    public Violation Of(WindowTruth window, in WindowContent content, string anomaly, Arrival? about, string message, string rule)
    {
        var known = about is not null && table.Truth.Stream.TryFind(about.Event.Id, out var found) ? found : null;
        return new Violation(anomaly, known?.Id, $"{WindowTable.NameOf(window)} {message}", $"{rule}; it is {content.At}")
        {
            Event = known,
            Positions = about is null ? [] : [about.Position],
            Outputs = [content.At],
            At = content.At.Index,
        };
    }

    public string RuleOf(Arrival arrival, WindowTruth window) => RuleText.Invariant($"arrival at position {arrival.Position}: {RuleOf(table.Truth.At(arrival.Position), window)}");

    private static string RuleOf(ArrivalVerdict verdict, WindowTruth window)
    {
        if (verdict.Windows.FirstOrDefault(judged => judged.Start == window.Start) is { } judged)
        {
            return judged.Rule;
        }

        var its = verdict.Windows.Count == 0 ? verdict.Rule : $"it is in [{UtcText.Of(verdict.Windows[0].Start)}, {UtcText.Of(verdict.Windows[0].End)})";
        return $"event time {UtcText.Of(verdict.Arrival.Event.EventTime)} is not in this window ({its})";
    }

    private static string RightCount(WindowTruth window) => window.May.Count == 0
        ? RuleText.Invariant($"must count {window.Must.Count}")
        : RuleText.Invariant($"must count {window.Must.Count} to {window.Must.Count + window.May.Count} ({window.May.Count} may)");

    private string Candidates(WindowTruth window)
    {
        var late = table.Rejected(window.Topic, window.Key, window.StartMs).Select(verdict => RuleText.Invariant($"{verdict.Arrival.Event.Id} at position {verdict.Arrival.Position}")).ToList();
        var copies = table.CopiesIn(window).Select(verdict => RuleText.Invariant($"{verdict.Arrival.Event.Id} again at {verdict.Arrival.Position}")).ToList();
        return (late.Count == 0 ? "" : $"; late for it: {Listed(late)}") + (copies.Count == 0 ? "" : $"; copies: {Listed(copies)}");
    }

    private static string Listed(IReadOnlyList<Arrival> arrivals) => arrivals.Count == 0 ? "nothing" : Listed([.. arrivals.Select(arrival => arrival.Event.Id)]);

    private static string Listed(List<string> texts) => string.Join(", ", texts.Take(MostListed)) + (texts.Count > MostListed ? RuleText.Invariant($" and {texts.Count - MostListed} more") : "");
}
