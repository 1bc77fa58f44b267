namespace StreamTesting;

internal sealed class WindowFold<T>(string name, WindowTable table, Func<Observed<T>, WindowResult?> by, WindowJudge judge) : CountingFold<T>(name)
{
    private readonly WindowPanes?[] _panes = new WindowPanes?[table.Windows.Count];
    private readonly HashSet<int> _wrong = [];
    private readonly bool _isOnce = IsOnce(table.Truth.Profile.Panes);
    private readonly bool _isAccumulating = table.Truth.Profile.Panes.Accumulating;
    private long _cameOut;
    private readonly HashSet<int> _undecided = [];
    private readonly Dictionary<(string Topic, string? Key, long Start, long? End), (int Grown, OutputPlace At)> _growing = [];

    public bool PaneByPane { get; init; }

    public bool FlushesAtTheEnd { get; init; }

    public bool RequiresEdges { get; init; }

    private PaneRules Rules => table.Truth.Profile.Panes;

    private static bool IsOnce(PaneRules rules) => rules is { EarlyCount: null, EarlyDelay: null, LateCount: null, Complete: false } && (rules.OnTime == Firing.Never || rules.Final == Firing.Never);

    /// <summary>Whether sessions come out before they are whole, so that later ones with other bounds take their place.</summary>
    private bool Grows => table.Truth.Gap is not null
        && (Rules.EarlyCount is not null || Rules.EarlyDelay is not null || Rules.Complete || (Rules.LateCount is not null && table.Truth.Profile.Windows.AllowedLateness > 0));

    protected override IReadOnlyList<Violation> Take(Observed<T> observation, in OutputPlace place)
    {
        if (Read(by, observation, place, "The window", "Give a 'by' that reads the window of every output, or null where it has none.") is not { } result)
        {
            Count(Allowed, "without a window");
            return [];
        }

        var found = table.Find(result);
        if (found.IsEmpty && table.Truth.Gap is not null && table.Containing(result) is >= 0 and var session)
        {
            if (!table.Windows[session].IsExact)
            {
                return TakeUndecided(result, session, place);
            }

            if (Grows)
            {
                return TakeGrowing(result, session, place);
            }
        }

        if (found.IsEmpty)
        {
            return Found(new Violation(
                Anomalies.ExtraWindow,
                null,
                $"window from {TimeText.OfBound(result.StartMs)}{(result.EndMs is { } end ? $" to {TimeText.OfBound(end)}" : "")} of {(result.Key is null ? "no key" : RuleText.Quoted(result.Key))} came out, which the stream has not",
                $"{table.WhyNone(result)} -> must not come out; it is {place}")
            {
                Outputs = [place],
                At = place.Index,
            });
        }

        var content = WindowContent.Of(result, place);
        var number = Choose(found, content);
        var window = table.Windows[number];
        var panes = _panes[number];
        if (panes is null)
        {
            _panes[number] = panes = new WindowPanes(PaneByPane);
            _cameOut++;
        }

        if (result.IsRetraction)
        {
            return panes.TakeBack() ? [] : Refuse(number, judge.Of(window, content, Anomalies.ExtraWindow, null, "was taken back while it was not out", "only what came out can be taken back"));
        }

        var isAgain = panes.IsOut;
        panes.Add(content, result.Timing, _isAccumulating);
        if (isAgain && _isOnce)
        {
            return Refuse(number, judge.Of(window, content, Anomalies.RepeatedWindow, Last(window), "came out again", $"{table.Truth.Profile.Name} puts it out once, when it is over"));
        }

        if (window.Expectation == Expectation.MustNot && !FlushesAtTheEnd)
        {
            return Refuse(number, judge.Of(window, content, Anomalies.EarlyWindow, Last(window), "came out before its end", "the clock never passes its end in this stream -> must not come out without a flush"));
        }

        return judge.Impossible(window, panes.Standing) is { } impossible ? Refuse(number, impossible) : [];
    }

    /// <summary>Of several sessions the first that can have the content.</summary>
    private int Choose(ReadOnlySpan<int> found, in WindowContent content)
    {
        foreach (var number in found.Length == 1 ? [] : found)
        {
            if (judge.Impossible(table.Windows[number], content) is null)
            {
                return number;
            }
        }

        return found[0];
    }

    /// <summary>Where it is not decided which sessions there are, one within the stretch of all that they can be may be right; what is in it still has to be.</summary>
    private IReadOnlyList<Violation> TakeUndecided(WindowResult result, int session, in OutputPlace place)
    {
        _undecided.Add(session);
        Count(May, "which sessions there are");
        return !result.IsRetraction && judge.Impossible(table.Windows[session], WindowContent.Of(result, place)) is { } impossible ? Found(impossible) : [];
    }

    private IReadOnlyList<Violation> TakeGrowing(WindowResult result, int grown, in OutputPlace place)
    {
        var at = (result.Topic, result.Key, result.StartMs, result.EndMs);
        var (window, content) = (table.Windows[grown], WindowContent.Of(result, place));
        if (!result.IsRetraction)
        {
            _growing[at] = (grown, place);
            return judge.Impossible(window, content) is { } impossible ? Found(impossible) : [];
        }

        return _growing.Remove(at) ? [] : Found(judge.Of(window, content, Anomalies.ExtraWindow, null, $"grew out of one from {TimeText.Of(result.StartMs)} that was taken back while it was not out", "only what came out can be taken back"));
    }

    private IEnumerable<Violation> NotTakenBack()
    {
        if (!table.Truth.Profile.Sessions.Retracts)
        {
            if (_growing.Count > 0)
            {
                Count(Allowed, "sessions that grew later", _growing.Count);
            }

            return [];
        }

        return _growing.Values.OrderBy(session => session.At.Index).Where(session => table.Windows[session.Grown].Exists == Expectation.Must).Select(session => judge.Of(
            table.Windows[session.Grown], new WindowContent(null, null, null, session.At), Anomalies.ExtraWindow, Last(table.Windows[session.Grown]), "grew out of one that was not taken back", $"{table.Truth.Profile.Name} takes a session back when it grows"));
    }

    protected override EdgeCoverage Edges => table.Truth.Edges;

    protected override IEnumerable<Violation> End(ObservationEnding ending)
    {
        CountMay();
        if (ending != ObservationEnding.Completed)
        {
            return [];
        }

        var rest = NotTakenBack().ToList();
        if (RequiresEdges && Edges.IsUnderTested)
        {
            rest.Add(new Violation(Anomalies.UnderTested, null, "the stream brings no event to the edges of its windows", Edges.ToString()));
        }

        rest.ForEach(violation => Wrong.Add(violation));
        for (var number = 0; number < table.Windows.Count; number++)
        {
            if (!_wrong.Contains(number) && AtTheEnd(number) is { } violation)
            {
                Wrong.Add(violation);
                rest.Add(violation);
            }
        }

        return rest;
    }

    protected override long ComparedWhen(ObservationEnding ending) => ending == ObservationEnding.Completed
        ? table.Windows.Where((window, number) => IsWanted(window) || _panes[number] is not null || _undecided.Contains(number)).LongCount()
        : _cameOut;

    protected override string WhyNothing() => table.Windows.Count == 0
        ? "no window of the stream has anything in it"
        : RuleText.Invariant($"the clock of {table.Truth.Profile.Name} closes none of the stream's {RuleText.Count(table.Windows.Count, "window")} in any case, and none came out: a flush at the end closes them");

    private Violation? AtTheEnd(int number)
    {
        var window = table.Windows[number];
        if (_panes[number] is not { IsOut: true } panes)
        {
            return IsWanted(window) ? Missing(window) : null;
        }

        return (table.Truth.Gap is not null && window.Exists != Expectation.Must ? null : judge.Unfinished(window, panes.Standing)) ?? (PaneByPane ? panes.Wrong(window, judge, FlushesAtTheEnd) : null);
    }

    private Violation Missing(WindowTruth window)
    {
        var last = window.Must[^1];
        return judge.Of(window, new WindowContent(null, null, null, default), Anomalies.MissingWindow, last, "never came out", "") with
        {
            Rule = $"{RuleText.Count(window.Must.Count, "event")} must be in it ({judge.RuleOf(last, window)}) -> must come out; it never came out",
            Outputs = [],
            At = last.Position,
        };
    }

    private bool IsWanted(WindowTruth window) => window.Exists == Expectation.Must && window.Must.Count > 0 && (FlushesAtTheEnd || window.Expectation == Expectation.Must);

    private void CountMay()
    {
        foreach (var reason in table.Windows.Where(window => !window.IsExact).GroupBy(window => window.Doubt))
        {
            Count(May, $"what is in a window, by {ReasonOf(reason.Key)}", reason.LongCount());
        }

        var undecided = table.Windows.LongCount(window => window is { IsExact: true, Expectation: Expectation.May } && !FlushesAtTheEnd);
        if (undecided > 0)
        {
            Count(May, "whether a window comes out by the end of the stream", undecided);
        }
    }

    private static string ReasonOf(Doubt? doubt) => doubt switch
    {
        null => "what else is",
        _ => string.Concat(doubt.ToString()!.Select((letter, place) => char.IsUpper(letter) && place > 0 ? $" {char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}")),
    };

    private static Arrival? Last(WindowTruth window) => window.Must.Count > 0 ? window.Must[^1] : window.May.Count > 0 ? window.May[^1] : null;

    private IReadOnlyList<Violation> Refuse(int number, Violation violation)
    {
        _wrong.Add(number);
        return Found(violation);
    }
}
