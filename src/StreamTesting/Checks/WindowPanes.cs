namespace StreamTesting;

/// <summary>The results of one window so far.</summary>
internal sealed class WindowPanes(bool keepsAll)
{
    private readonly List<(WindowContent Content, PaneTiming? Timing)>? _kept = keepsAll ? [] : null;
    private WindowContent _standing;

    /// <summary>What they say together, where something stands: the last one where they accumulate, else their sum.</summary>
    public ref readonly WindowContent Standing => ref _standing;

    public bool IsOut { get; private set; }

    private List<(WindowContent Content, PaneTiming? Timing)> All => _kept ?? [];

    public void Add(in WindowContent content, PaneTiming? timing, bool isAccumulating)
    {
        _kept?.Add((content, timing));
        _standing = isAccumulating || !IsOut ? content : _standing.Plus(content);
        IsOut = true;
    }

    public bool TakeBack()
    {
        var wasOut = IsOut;
        (IsOut, _standing) = (false, default);
        return wasOut;
    }

    /// <summary>What is wrong with their sequence.</summary>
    public Violation? Wrong(WindowTruth window, WindowJudge judge, bool flushes)
    {
        if (OrderOfTimings(window, judge) is { } disorder)
        {
            return disorder;
        }

        if (window.Rules.Accumulating && Shrinking(window, judge) is { } shrinking)
        {
            return shrinking;
        }

        return window.Panes is not { } right ? null : ByTruth(window, right.All(pane => pane.IsOf(window.StartMs, window.EndMs)) ? right : [.. right.Where(pane => pane.IsOf(window.StartMs, window.EndMs))], judge, flushes);
    }

    private Violation? ByTruth(WindowTruth window, IReadOnlyList<WindowPane> right, WindowJudge judge, bool flushes)
    {
        var ofPosition = window.Must.ToDictionary(arrival => arrival.Position);
        for (var i = 0; i < Math.Max(right.Count, All.Count); i++)
        {
            if (i >= All.Count)
            {
                return judge.Of(window, All[^1].Content, Anomalies.WrongPane, Last(window), $"came out {RuleText.Count(All.Count, "time")}", RuleText.Invariant($"must come out {RuleText.Count(right.Count, "time")}: {Sequence(right)}"));
            }

            var (content, timing) = All[i];
            if (i >= right.Count)
            {
                if (flushes && i == right.Count && right.All(pane => pane.Timing == PaneTiming.Early))
                {
                    continue;
                }

                return judge.Of(window, content, Anomalies.WrongPane, Last(window), $"came out {RuleText.Count(All.Count, "time")}", RuleText.Invariant($"must come out {RuleText.Count(right.Count, "time")}{(flushes ? ", and once more at the flush where it was not closed before" : "")}: {Sequence(right)}"));
            }

            var ids = right[i].Positions.Select(position => ofPosition.TryGetValue(position, out var arrival) ? arrival.Event.Id : "").Order(StringComparer.Ordinal);
            if (content.Ids is { } said && !ids.SequenceEqual(said.Order(StringComparer.Ordinal)))
            {
                return judge.Of(window, content, Anomalies.WrongPane, Last(window), RuleText.Invariant($"has {said.Count} events in its result {i + 1}: {string.Join(", ", said.Order(StringComparer.Ordinal).Take(6))}"), RuleText.Invariant($"must have {right[i].Count}: {string.Join(", ", ids.Take(6))}; all its results: {Sequence(right)}"));
            }

            if (content.Count is { } count && count != right[i].Count)
            {
                return judge.Of(window, content, Anomalies.WrongPane, Last(window), RuleText.Invariant($"counts {count} in its result {i + 1}"), RuleText.Invariant($"must count {right[i].Count}; all its results: {Sequence(right)}"));
            }

            if (timing is { } when && when != right[i].Timing)
            {
                return judge.Of(window, content, Anomalies.WrongPane, Last(window), RuleText.Invariant($"says that its result {i + 1} is {when}"), RuleText.Invariant($"must be {right[i].Timing}; all its results: {Sequence(right)}"));
            }
        }

        return null;
    }

    private Violation? OrderOfTimings(WindowTruth window, WindowJudge judge)
    {
        for (var i = 1; i < All.Count; i++)
        {
            if (All[i - 1].Timing is { } before && All[i].Timing is { } now && (now < before || (now == before && now == PaneTiming.OnTime)))
            {
                return judge.Of(window, All[i].Content, Anomalies.WrongPane, Last(window), $"has a result {now} after one {before}", "early ones come first, then one on time at the most, then late ones");
            }
        }

        return null;
    }

    private Violation? Shrinking(WindowTruth window, WindowJudge judge)
    {
        for (var i = 1; i < All.Count; i++)
        {
            var (before, now) = (All[i - 1].Content, All[i].Content);
            if (before.Ids is { } had && now.Ids is { } has && had.Except(has, StringComparer.Ordinal).FirstOrDefault() is { } gone)
            {
                return judge.Of(window, now, Anomalies.WrongPane, window.Must.FirstOrDefault(arrival => arrival.Event.Id == gone), $"lost '{gone}' from one result to the next", "results accumulate: each has all that the one before has");
            }

            if (now.Count < before.Count)
            {
                return judge.Of(window, now, Anomalies.WrongPane, Last(window), RuleText.Invariant($"counts {now.Count} after {before.Count}"), "results accumulate: each has all that the one before has");
            }
        }

        return null;
    }

    private static string Sequence(IReadOnlyList<WindowPane> right) => right.Count == 0 ? "none" : string.Join(", ", right.Take(6).Select(pane => RuleText.Invariant($"{pane.Timing} with {pane.Count}"))) + (right.Count > 6 ? ", ..." : "");

    private static Arrival? Last(WindowTruth window) => window.Must.Count > 0 ? window.Must[^1] : null;
}
