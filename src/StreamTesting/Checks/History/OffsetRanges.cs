namespace StreamTesting;

/// <summary>A set of offsets as runs without a gap: 16 bytes a run, however many offsets it has. Not thread-safe.</summary>
internal sealed class OffsetRanges
{
    private readonly List<(long From, long To)> _runs = [];

    public bool IsEmpty => _runs.Count == 0;

    public int RunCount => _runs.Count;

    public long Count { get; private set; }

    public IReadOnlyList<(long From, long To)> Runs => _runs;

    public bool Contains(long offset)
    {
        var at = RunAtOrAfter(offset);
        return at < _runs.Count && _runs[at].From <= offset;
    }

    /// <summary>Adds offsets, both ends included.</summary>
    public void Add(long from, long to)
    {
        var first = RunAtOrAfter(from > 0 ? from - 1 : from);
        var last = first;
        while (last < _runs.Count && _runs[last].From <= (to == long.MaxValue ? to : to + 1))
        {
            from = Math.Min(from, _runs[last].From);
            to = Math.Max(to, _runs[last].To);
            Count -= _runs[last].To - _runs[last].From + 1;
            last++;
        }

        Count += to - from + 1;
        if (last == first)
        {
            _runs.Insert(first, (from, to));
            return;
        }

        _runs[first] = (from, to);
        _runs.RemoveRange(first + 1, last - first - 1);
    }

    public void Remove(long from, long to)
    {
        foreach (var (runFrom, runTo) in Within(from, to))
        {
            var at = RunAtOrAfter(runFrom);
            var run = _runs[at];
            _runs.RemoveAt(at);
            if (runTo < run.To)
            {
                _runs.Insert(at, (runTo + 1, run.To));
            }

            if (run.From < runFrom)
            {
                _runs.Insert(at, (run.From, runFrom - 1));
            }

            Count -= runTo - runFrom + 1;
        }
    }

    public void Clear()
    {
        _runs.Clear();
        Count = 0;
    }

    /// <summary>The runs of this set that lie between two offsets, both included.</summary>
    public List<(long From, long To)> Within(long from, long to)
    {
        var found = new List<(long From, long To)>();
        for (var at = RunAtOrAfter(from); at < _runs.Count && _runs[at].From <= to; at++)
        {
            found.Add((Math.Max(from, _runs[at].From), Math.Min(to, _runs[at].To)));
        }

        return found;
    }

    /// <summary>The offsets of some runs that are not in another set.</summary>
    public static OffsetRanges Of(IEnumerable<(long From, long To)> runs, OffsetRanges? without = null)
    {
        var all = new OffsetRanges();
        foreach (var (from, to) in runs)
        {
            all.Add(from, to);
        }

        foreach (var (from, to) in without?._runs ?? [])
        {
            all.Remove(from, to);
        }

        return all;
    }

    public override string ToString()
    {
        const int most = 6;
        var shown = _runs.Take(most).Select(run => run.From == run.To ? RuleText.Invariant($"{run.From}") : RuleText.Invariant($"{run.From} to {run.To}"));
        return (Count == 1 ? "offset " : "offsets ") + string.Join(", ", shown) + (_runs.Count > most ? RuleText.Invariant($" and {_runs.Count - most} runs more") : "");
    }

    private int RunAtOrAfter(long offset)
    {
        if (_runs.Count == 0 || _runs[^1].To < offset)
        {
            return _runs.Count;
        }

        var (low, high) = (0, _runs.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_runs[middle].To >= offset)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
