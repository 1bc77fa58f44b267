namespace StreamTesting.Domains;

/// <summary>What disrupts the supply of a region: outages and shortages of its distribution center, breakdowns and weather on the road.</summary>
internal sealed class TruckDelay(StoreRegion region)
{
    private readonly StoreSupply _supply = region.Options.Supply;
    private readonly Seed _outages = region.Seed.Derive("outages");
    private readonly Seed _shortages = region.Seed.Derive("shortages");

    /// <summary>The end of the outage that lasts at a time, or that time.</summary>
    public long OutageEnd(long time)
    {
        var day = StoreHours.DayOf(time);
        var end = IsDrawn(_outages, day, _supply.OutageRate) ? (day * StoreRegion.Day) + (long)(StoreRegion.Day * _supply.Severity) : time;
        foreach (var outage in _supply.Disruptions)
        {
            if (outage.Kind == StoreDisruptionKind.DcOutage && outage.Befalls(region.Number, time))
            {
                end = Math.Max(end, (outage.From + outage.Lasting).ToUnixTimeMilliseconds());
            }
        }

        return Math.Max(time, end);
    }

    /// <summary>How severe the shortage at a time is; 0 without one.</summary>
    public double ShortageAt(long time) => Math.Max(
        IsDrawn(_shortages, StoreHours.DayOf(time), _supply.ShortageRate) ? _supply.Severity : 0, Known(StoreDisruptionKind.InventoryShortage, time));

    /// <summary>How severe the breakdown of a truck that leaves at a time is; 0 without one.</summary>
    public double BreakdownAt(long time, double drawn) =>
        Math.Max(drawn < _supply.BreakdownRate ? _supply.Severity : 0, Known(StoreDisruptionKind.TruckBreakdown, time));

    /// <summary>How severely weather delays a truck that leaves at a time; 0 where it does not.</summary>
    public double WeatherAt(long time, double drawn) =>
        Math.Max(drawn < _supply.WeatherDelayRate ? _supply.Severity : 0, Known(StoreDisruptionKind.WeatherDelay, time));

    /// <summary>What a shortage leaves of an order.</summary>
    public static int Lessened(int quantity, double severity) => Math.Max(1, (int)(quantity * (1 - (0.9 * severity))));

    /// <summary>A delay of whole minutes, at least one.</summary>
    public static long Of(long longest, double severity, double drawn) =>
        StoreHours.Minute * Math.Max(1, (long)Math.Ceiling(drawn * severity * longest / StoreHours.Minute));

    private static bool IsDrawn(Seed seed, long day, double rate) => rate > 0 && seed.Random(day).NextCoin(rate);

    private double Known(StoreDisruptionKind kind, long time)
    {
        var severity = 0.0;
        foreach (var known in _supply.Disruptions)
        {
            severity = known.Kind == kind && known.Befalls(region.Number, time) ? Math.Max(severity, known.Severity) : severity;
        }

        return severity;
    }
}
