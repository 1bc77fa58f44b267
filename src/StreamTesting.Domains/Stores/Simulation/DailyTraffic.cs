namespace StreamTesting.Domains;

/// <summary>
/// Something that happens so many times a day: as often as the day's factors say, a fraction by a coin, and happening i of n in the i-th of n slots
/// that are equally likely under the day's curve.
/// </summary>
internal abstract class DailyTraffic : StoreActor
{
    private readonly Seed _counts;
    private readonly Seed _moments;
    private readonly long _from;
    private readonly long _to;
    private readonly double _mean;
    private RateCursor? _times;
    private long _day;
    private long _count;
    private long _number;

    /// <param name="region">The region.</param>
    /// <param name="seed">Its own seed.</param>
    /// <param name="mean">How often it happens on a day on which nothing but the hours counts.</param>
    /// <param name="from">The first millisecond of the day in which it may happen.</param>
    /// <param name="to">The end of that.</param>
    protected DailyTraffic(StoreRegion region, Seed seed, double mean, long from, long to)
    {
        Region = region;
        _counts = seed.Derive("counts");
        _moments = seed.Derive("moments");
        (_from, _to) = (from, to);
        _mean = mean / RegionCalendar.UsualFactor(region.Options, from, to);
        _day = StoreHours.DayOf(region.Start);
        Begin();
        Schedule();
    }

    protected StoreRegion Region { get; }

    /// <summary>How many came before, of all days.</summary>
    protected long Ordinal { get; private set; }

    public sealed override void Act()
    {
        Happen();
        Ordinal++;
        _number++;
        Schedule();
    }

    protected abstract void Happen();

    private void Begin()
    {
        var curve = Region.Calendar.CurveOf(_day, _from, _to);
        _count = curve is null ? 0 : (long)((_mean * curve.MeanFactor) + _counts.Random(_day).NextDouble());
        _times = _count == 0 ? null : curve!.InTurn(_count);
        _number = 0;
    }

    private void Schedule()
    {
        while (_number == _count)
        {
            if ((++_day * StoreRegion.Day) >= Region.End)
            {
                Due = Never;
                return;
            }

            Begin();
        }

        var ticks = _times!.TicksOf(_number, _moments.Random(Ordinal).NextUInt64());
        Due = (ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
    }
}
