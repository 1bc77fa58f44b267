namespace StreamTesting;

/// <summary>How many events happened when, beside what a rate asks for. Memory grows with the pieces of the rate, not with the events.</summary>
public sealed class RateMeasurement
{
    private const int BinCount = 48;
    private readonly RateCurve _curve;
    private readonly long[] _starts;
    private readonly long[] _counts;
    private readonly long[] _bins = new long[BinCount];
    private readonly long[] _hours = new long[24];

    /// <summary>Starts a measurement.</summary>
    /// <param name="curve">What was asked for.</param>
    public RateMeasurement(RateCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        _curve = curve;
        _starts = [.. RateCurve.Pieces(curve.Shape, curve.Start.UtcTicks, curve.End.UtcTicks, curve.Seed).Select(piece => piece.From)];
        _counts = new long[_starts.Length];
    }

    /// <summary>How many events were measured.</summary>
    public long Count { get; private set; }

    /// <summary>How many of them happened before or after the span of the rate.</summary>
    public long Outside { get; private set; }

    /// <summary>The parts of each simple shape of the rate, in the order in which they first come, shape by shape.</summary>
    public IReadOnlyList<RateShare> Shares => [.. _curve.Shape.Simple.SelectMany(PartsOf)];

    /// <summary>The span in 48 parts of the same length.</summary>
    public IReadOnlyList<RateShare> Bins => [.. _bins.Select((count, bin) => new RateShare(UtcText.Of(new DateTimeOffset(BorderOf(bin), TimeSpan.Zero)), Share(BorderOf(bin), BorderOf(bin + 1)), count, Count))];

    /// <summary>The hours of the day (UTC), from 00:00.</summary>
    public IReadOnlyList<RateShare> Hours => [.. AskedByHour().Select((asked, hour) => new RateShare($"{hour:00}:00", asked, _hours[hour], Count))];

    /// <summary>Takes in an event.</summary>
    /// <param name="eventTime">When it happened.</param>
    public void Add(DateTimeOffset eventTime)
    {
        var ticks = eventTime.UtcTicks;
        Count++;
        _hours[(int)(ticks % TimeSpan.TicksPerDay / TimeSpan.TicksPerHour)]++;
        if (ticks < _curve.Start.UtcTicks || ticks >= _curve.End.UtcTicks)
        {
            Outside++;
            return;
        }

        var found = Array.BinarySearch(_starts, ticks);
        _counts[found >= 0 ? found : ~found - 1]++;
        var bin = (int)((UInt128)(ulong)(ticks - _curve.Start.UtcTicks) * BinCount / (ulong)(_curve.End - _curve.Start).Ticks);
        _bins[bin]++;
    }

    private IEnumerable<RateShare> PartsOf(RateShape shape)
    {
        var names = new List<string>();
        var parts = new Dictionary<string, (double Asked, long Count)>(StringComparer.Ordinal);
        for (var i = 0; i < _starts.Length; i++)
        {
            var name = shape.PartOf(_starts[i], _curve.Seed);
            if (!parts.TryGetValue(name, out var part))
            {
                names.Add(name);
            }

            var end = i + 1 < _starts.Length ? _starts[i + 1] : _curve.End.UtcTicks;
            parts[name] = (part.Asked + Share(_starts[i], end), part.Count + _counts[i]);
        }

        return names.Select(name => new RateShare(name, parts[name].Asked, parts[name].Count, Count));
    }

    private double[] AskedByHour()
    {
        var asked = new double[24];
        var ticks = _curve.Start.UtcTicks;
        while (ticks < _curve.End.UtcTicks)
        {
            var next = Math.Min(((ticks / TimeSpan.TicksPerHour) + 1) * TimeSpan.TicksPerHour, _curve.End.UtcTicks);
            asked[ticks % TimeSpan.TicksPerDay / TimeSpan.TicksPerHour] += Share(ticks, next);
            ticks = next;
        }

        return asked;
    }

    private long BorderOf(int bin)
    {
        var span = (UInt128)(ulong)(_curve.End - _curve.Start).Ticks;
        return _curve.Start.UtcTicks + (long)(ulong)(((span * (ulong)bin) + BinCount - 1) / BinCount);
    }

    private double Share(long from, long to) => _curve.ShareOf(new DateTimeOffset(from, TimeSpan.Zero), new DateTimeOffset(to, TimeSpan.Zero));
}
