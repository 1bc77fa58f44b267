namespace StreamTesting;

/// <summary>The windows of a truth by key and bounds, and why arrivals are not in theirs.</summary>
internal sealed class WindowTable
{
    private readonly Dictionary<string, Dictionary<string, int>> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Key, long Start), List<int>> _byStart = [];
    private readonly (string Topic, Dictionary<string, int> Keys)? _only;
    private int _keyCount;
    private readonly Lazy<ILookup<(string Topic, string Key), ArrivalVerdict>> _ofKey;
    private readonly Lazy<Dictionary<(string Topic, string Key), List<int>>> _sessions;

    public WindowTable(WindowedTruth truth)
    {
        Truth = truth;
        Windows = truth.Windows;
        for (var i = 0; i < Windows.Count; i++)
        {
            var at = (NumberOf(Windows[i]), Windows[i].StartMs);
            if (!_byStart.TryGetValue(at, out var same))
            {
                _byStart[at] = same = [];
            }

            same.Add(i);
        }

        _only = _keys.Count == 1 ? (_keys.First().Key, _keys.First().Value) : null;
        _sessions = new(() => Enumerable.Range(0, Windows.Count).GroupBy(i => (Windows[i].Topic, Windows[i].Key)).ToDictionary(same => same.Key, same => same.ToList()));
        _ofKey = new Lazy<ILookup<(string, string), ArrivalVerdict>>(() => Truth.Arrivals.ToLookup(verdict => (verdict.Arrival.Topic, verdict.Arrival.Event.Key)));
    }

    public WindowedTruth Truth { get; }

    public IReadOnlyList<WindowTruth> Windows { get; }

    /// <summary>The windows that a result can be of; several only for sessions that are not decided.</summary>
    public IReadOnlyList<int> Find(WindowResult result)
    {
        if (At(result) is not { } same)
        {
            return [];
        }

        return result.EndMs is not { } end ? same : same.Count == 1 ? (Windows[same[0]].EndMs == end ? same : []) : [.. same.Where(i => Windows[i].EndMs == end)];
    }

    /// <summary>The session that another one of the same key has grown into; -1 where there is none.</summary>
    public int Containing(WindowResult result)
    {
        var (best, reach) = (-1, long.MinValue);
        foreach (var number in result.Key is { } key && _sessions.Value.TryGetValue((result.Topic, key), out var same) ? same : [])
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

    /// <summary>The windows of a result's key and start. One string is hashed where there is one topic.</summary>
    private List<int>? At(WindowResult result)
    {
        var keys = _only is { } only ? (only.Topic == result.Topic ? only.Keys : null) : _keys.GetValueOrDefault(result.Topic);
        return keys is not null && result.Key is { } key && keys.TryGetValue(key, out var number) ? _byStart.GetValueOrDefault((number, result.StartMs)) : null;
    }

    private int NumberOf(WindowTruth window)
    {
        if (!_keys.TryGetValue(window.Topic, out var keys))
        {
            _keys[window.Topic] = keys = new Dictionary<string, int>(StringComparer.Ordinal);
        }

        if (!keys.TryGetValue(window.Key, out var number))
        {
            keys[window.Key] = number = _keyCount++;
        }

        return number;
    }

    /// <summary>Why nothing of the stream is in such a window.</summary>
    public string WhyNone(WindowResult result)
    {
        if (result.Key is null)
        {
            return "a window must have a key";
        }

        if (!_ofKey.Value.Contains((result.Topic, result.Key)))
        {
            return $"the stream has no key '{result.Key}'{(result.Topic.Length == 0 ? "" : $" in topic '{result.Topic}'")}";
        }

        if (At(result) is { } same)
        {
            return $"the window of {result.Key} from {TimeText.Of(result.StartMs)} ends at {string.Join(" or ", same.Select(i => TimeText.Of(Windows[i].EndMs)))}, not at {TimeText.Of(result.EndMs!.Value)}";
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
    public ArrivalVerdict? VerdictOf(EventTruth known) => known.ReadablePosition < 0 ? null : Truth.Arrivals[(int)known.ReadablePosition];

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
