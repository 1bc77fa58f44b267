namespace StreamTesting.Domains;

/// <summary>What disrupts the supply of a region: outages and shortages of its distribution center by day, and how long trucks are delayed.</summary>
internal sealed class TruckDelay(StoreRegion region)
{
    private readonly StoreSupply _supply = region.Options.Supply;
    private readonly Seed _outages = region.Seed.Derive("outages");
    private readonly Seed _shortages = region.Seed.Derive("shortages");

    /// <summary>The end of the outage that lasts at a time, or that time.</summary>
    public long OutageEnd(long time)
    {
        var day = StoreHours.DayOf(time);
        var end = (day * StoreRegion.Day) + (long)(StoreRegion.Day * _supply.Severity);
        return Drawn(_outages, day, _supply.OutageRate) && time < end ? end : time;
    }

    public bool IsShort(long time) => Drawn(_shortages, StoreHours.DayOf(time), _supply.ShortageRate);

    /// <summary>What a shortage leaves of an order.</summary>
    public int Lessened(int quantity) => Math.Max(1, (int)(quantity * (1 - (0.9 * _supply.Severity))));

    /// <summary>A delay of whole minutes, at least one.</summary>
    public long Of(long longest, double drawn) =>
        StoreHours.Minute * Math.Max(1, (long)Math.Ceiling(drawn * _supply.Severity * longest / StoreHours.Minute));

    private static bool Drawn(Seed seed, long day, double rate) => rate > 0 && seed.Random(day).NextCoin(rate);
}
