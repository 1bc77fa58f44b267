namespace StreamTesting;

/// <summary>Counts arrivals at the close of their windows, by the greatest time of each partition.</summary>
internal sealed class EdgeCounter
{
    private readonly long[] _greatest;
    private readonly long[] _counts = new long[3];
    private readonly long _delay;

    public EdgeCounter(TruthRules rules)
    {
        _delay = rules.Profile.Clock.Bound + rules.Profile.Windows.AllowedLateness;
        _greatest = new long[rules.Layout.Lanes];
        Array.Fill(_greatest, long.MinValue);
    }

    public EdgeCoverage Coverage => new(_counts[0], _counts[1], _counts[2]);

    /// <summary>A window, by its exclusive end, of an arrival that is to be taken; copies do not count.</summary>
    public void Add(in Judged judged, long end)
    {
        var greatest = _greatest[judged.Lane];
        var beyond = unchecked(greatest - end - _delay + 1);
        if (beyond is >= 0 and <= 2 && greatest != long.MinValue && judged.Fate == Fate.Taken)
        {
            _counts[beyond]++;
        }
    }

    public void Take(in Judged judged) => _greatest[judged.Lane] = Math.Max(_greatest[judged.Lane], judged.Time);
}
