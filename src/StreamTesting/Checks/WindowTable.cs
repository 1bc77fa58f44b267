namespace StreamTesting;

/// <summary>The windows of a truth by key and bounds, and why arrivals are not in theirs.</summary>
internal sealed class WindowTable
{
    private readonly WindowIndex _index;
    private readonly Lazy<ILookup<(string Topic, string Key), ArrivalVerdict>> _ofKey;

    public WindowTable(WindowedTruth truth)
    {
        Truth = truth;
        Windows = truth.Windows;
        _index = new WindowIndex(Windows);
        _ofKey = new Lazy<ILookup<(string, string), ArrivalVerdict>>(() => Truth.Arrivals.ToLookup(verdict => (verdict.Arrival.Topic, verdict.Arrival.Event.Key)));
    }

    public WindowedTruth Truth { get; }

    public IReadOnlyList<WindowTruth> Windows { get; }

    /// <summary>The windows that a result can be of; several only for sessions that are not decided.</summary>
    public ReadOnlySpan<int> Find(WindowResult result)
    {
        var same = _index.At(result.Topic, result.Key, result.StartMs);
        if (result.EndMs is not { } end)
        {
            return same;
        }

        var (first, count) = (0, 0);
        for (var i = 0; i < same.Length; i++)
        {
            if (Windows[same[i]].EndMs == end)
            {
                first = count++ == 0 ? i : first;
            }
        }

        return same.Slice(first, count);
    }

    /// <summary>The session that another one of the same key has grown into; -1 where there is none.</summary>
    public int Containing(WindowResult result)
    {
        var (best, reach) = (-1, long.MinValue);
        foreach (var number in _index.Of(result.Topic, result.Key))
        {
            var window = Windows[number];
            if (window.StartMs <= result.StartMs && (result.EndMs ?? result.StartMs) <= window.EndMs && window.EndMs > reach)
            {
                (best, reach) = (number, window.EndMs);
            }
        }

        return best;
    }

    public static string NameOf(WindowTruth window) => $"window [{TimeText.Of(window.StartMs)}, {TimeText.Of(window.EndMs)}) of {window.Key}{(window.Topic.Length == 0 ? "" : $" in {window.Topic}")}";

    /// <summary>Why nothing of the stream is in such a window.</summary>
    public string WhyNone(WindowResult result)
    {
        if (result.Key is null)
        {
            return "a window must have a key";
        }

        if (!_ofKey.Value.Contains((result.Topic, result.Key)))
        {
            return $"the stream has no key {RuleText.Quoted(result.Key)}{(result.Topic.Length == 0 ? "" : $" in topic {RuleText.Quoted(result.Topic)}")}";
        }

        if (_index.At(result.Topic, result.Key, result.StartMs) is { Length: > 0 } same)
        {
            return $"the window of {result.Key} from {TimeText.Of(result.StartMs)} ends at {string.Join(" or ", same.ToArray().Select(i => TimeText.Of(Windows[i].EndMs)))}, not at {TimeText.OfBound(result.EndMs!.Value)}";
        }

        if (Truth.Shape is { } shape && Math.Abs((decimal)result.StartMs) < long.MaxValue / 4 && (result.StartMs - shape.Offset) % shape.Slide != 0)
        {
            return $"windows of {TimeText.Length(shape.Size)} start every {TimeText.Length(shape.Slide)} from {TimeText.Of(shape.Offset)} on, this one {TimeText.Length(((result.StartMs - shape.Offset) % shape.Slide + shape.Slide) % shape.Slide)} after that (a time zone?)";
        }

        var near = Windows.Where(window => window.Key == result.Key && window.Topic == result.Topic).MinBy(window => Math.Abs((decimal)window.StartMs - result.StartMs));
        var rejected = Rejected(result.Topic, result.Key, result.StartMs).Take(1).Select(verdict => RuleText.Invariant($"; arrival at position {verdict.Arrival.Position} would be: {verdict.Rule}"));
        return $"nothing that is in time for it has this key and its time{(near is null ? "" : $", the nearest of this key is [{TimeText.Of(near.StartMs)}, {TimeText.Of(near.EndMs)})")}{string.Concat(rejected)}";
    }

    /// <summary>The verdicts of an event's arrivals, the decisive one first.</summary>
    public ArrivalVerdict? VerdictOf(EventTruth known) => known.ReadablePosition < 0 ? null : Truth.At(known.ReadablePosition);

    /// <summary>The arrivals that are in a window by their time and not by the rules: late ones, copies, broken ones.</summary>
    public IEnumerable<ArrivalVerdict> Rejected(string topic, string key, long start)
    {
        foreach (var verdict in _ofKey.Value[(topic, key)])
        {
            if (verdict.Judged.Length > 0)
            {
                var isIn = false;
                foreach (var window in verdict.Judged)
                {
                    isIn |= window.Start == start && window.Expectation == Expectation.MustNot;
                }

                if (isIn)
                {
                    yield return verdict;
                }
            }
        }
    }

    /// <summary>The copies of what must be in a window.</summary>
    public IEnumerable<ArrivalVerdict> CopiesIn(WindowTruth window)
    {
        var positions = window.Must.Select(arrival => arrival.Position).ToHashSet();
        return _ofKey.Value[(window.Topic, window.Key)].Where(verdict => verdict.DuplicateOf is { } of && positions.Contains(of));
    }
}
