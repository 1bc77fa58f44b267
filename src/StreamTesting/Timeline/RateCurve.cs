namespace StreamTesting;

/// <summary>
/// How much has happened until when: a shape's factors summed over a span of time, and inverted. Event i of n sits at the moment at which
/// (i + u) / n of all has happened, so that any event's time is found without those before it. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// All is integer arithmetic, exact and the same on every machine: factors are multiples of 2^-20 (rounded to the nearest), times are ticks of
/// 100 ns, sums have 128 bits. Nothing is placed where the factor is 0. Where times are cut to whole seconds or milliseconds, they stay in
/// their part of the shape as long as its parts begin at such.
/// </remarks>
public sealed class RateCurve
{
    private const int FactorBits = 20;
    private const int MostPieces = 4_000_000;
    private static readonly DateTimeOffset Earliest = new(2, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly long[] _starts;
    private readonly ulong[] _weights;
    private readonly UInt128[] _areas;

    /// <summary>Sums up a shape.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="start">Where the span begins; from the year 2 on.</param>
    /// <param name="end">Where it ends, itself outside; later than the start, before the year 9999.</param>
    /// <param name="seed">Decides what the shape leaves open (<see cref="Rate.Weather"/>, <see cref="Rate.Promotion"/>); the seed 0 by default.</param>
    /// <exception cref="ArgumentException">
    /// The shape or the span is impossible, the shape is 0 in all of the span, or it has more than 4,000,000 pieces there.
    /// </exception>
    public RateCurve(RateShape shape, DateTimeOffset start, DateTimeOffset end, Seed seed = default)
    {
        ArgumentNullException.ThrowIfNull(shape);
        shape.Validate();
        if (end <= start)
        {
            throw new ArgumentOutOfRangeException(nameof(end), end, $"The span ends at {UtcText.Of(end)} and begins at {UtcText.Of(start)}; the end must be later.");
        }

        if (start < Earliest || end > Latest)
        {
            throw new ArgumentOutOfRangeException(
                nameof(start), start, $"The span goes from {UtcText.Of(start)} to {UtcText.Of(end)}; it must lie between {UtcText.Of(Earliest)} and {UtcText.Of(Latest)}.");
        }

        Shape = shape;
        Start = start.ToUniversalTime();
        End = end.ToUniversalTime();
        Seed = seed;
        var starts = new List<long>();
        var weights = new List<ulong>();
        var pieces = 0;
        foreach (var (from, weight) in Pieces(shape, start.UtcTicks, end.UtcTicks, seed))
        {
            if (weights.Count == 0 || weights[^1] != weight)
            {
                starts.Add(from);
                weights.Add(weight);
            }

            if (++pieces > MostPieces)
            {
                throw new ArgumentException($"The rate {shape} has more than {MostPieces} pieces from {UtcText.Of(start)} to {UtcText.Of(end)}; take a shorter span or longer periods.", nameof(shape));
            }
        }

        starts.Add(end.UtcTicks);
        _starts = [.. starts];
        _weights = [.. weights];
        _areas = new UInt128[_starts.Length];
        for (var i = 0; i < _weights.Length; i++)
        {
            _areas[i + 1] = _areas[i] + ((UInt128)_weights[i] * (ulong)(_starts[i + 1] - _starts[i]));
        }

        if (Area == 0)
        {
            throw new ArgumentException($"The rate {shape} is 0 from {UtcText.Of(start)} to {UtcText.Of(end)}: nothing can happen.", nameof(shape));
        }
    }

    /// <summary>The shape.</summary>
    public RateShape Shape { get; }

    /// <summary>Where the span begins, in UTC.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>Where the span ends, in UTC; itself outside.</summary>
    public DateTimeOffset End { get; }

    /// <summary>What decided that which the shape leaves open.</summary>
    public Seed Seed { get; }

    /// <summary>The mean factor over the span: that many times as much happens as with the factor 1.</summary>
    public double MeanFactor => (double)Area / (1 << FactorBits) / (End - Start).Ticks;

    internal UInt128 Area => _areas[^1];

    /// <summary>Finds the moment at which a fraction of all has happened.</summary>
    /// <param name="fraction">From 0 inclusive to 1 exclusive.</param>
    /// <returns>The moment, in ticks of 100 ns since the year 1 (UTC), from <see cref="Start"/> to before <see cref="End"/>; where the factor is above 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is outside its range.</exception>
    public long TicksAt(double fraction)
    {
        if (!(fraction >= 0 && fraction < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, $"The fraction is {fraction}; it must be at least 0 and below 1.");
        }

        return TicksAtArea(RateSlots.Part(Area, (ulong)(fraction * 18446744073709551616.0)));
    }

    /// <summary>Finds the moment of one of many events: in its slot, the i-th of n that are equally likely, at a place drawn within it.</summary>
    /// <param name="index">The event's number, from 0.</param>
    /// <param name="count">How many events there are.</param>
    /// <param name="within">Where in its slot it is, as a part of 2^64: <see cref="RandomSource.NextUInt64"/>, or 2^63 for the middle.</param>
    /// <returns>The moment in ticks; never before that of a lower number. <see cref="InTurn"/> does the same for many in turn, faster.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such event.</exception>
    public long TicksOf(long index, long count, ulong within)
    {
        RateSlots.Check(index, count);
        var slot = RateSlots.Start(Area, index, (ulong)count);
        return TicksAtArea(slot + RateSlots.Part(RateSlots.Start(Area, index + 1, (ulong)count) - slot, within));
    }

    /// <summary>Finds the moments of many events in turn.</summary>
    /// <param name="count">How many events there are; at least 1.</param>
    /// <returns>A cursor of one user that gives what <see cref="TicksOf"/> gives.</returns>
    public RateCursor InTurn(long count) => new(this, count);

    /// <summary>Says how much of all happens before a moment.</summary>
    /// <param name="time">The moment; outside the span it is as at its border.</param>
    /// <returns>From 0 to 1.</returns>
    public double FractionAt(DateTimeOffset time) => (double)AreaAt(time.UtcTicks) / (double)Area;

    /// <summary>Says how much of all happens in an interval.</summary>
    /// <param name="from">Where it begins.</param>
    /// <param name="to">Where it ends, itself outside.</param>
    /// <returns>From 0 to 1; 0 where it ends before it begins.</returns>
    public double ShareOf(DateTimeOffset from, DateTimeOffset to) =>
        AreaAt(to.UtcTicks) is var end && AreaAt(from.UtcTicks) is var start && end > start ? (double)(end - start) / (double)Area : 0;

    /// <inheritdoc/>
    public override string ToString() => $"{Shape} from {UtcText.Of(Start)} to {UtcText.Of(End)}";

    internal static IEnumerable<(long From, ulong Weight)> Pieces(RateShape shape, long start, long end, Seed seed)
    {
        for (var ticks = start; ticks < end; ticks = shape.ChangeAfter(ticks, seed))
        {
            yield return (ticks, (ulong)Math.Round(shape.FactorOf(ticks, seed) * (1 << FactorBits)));
        }
    }

    /// <summary>What a time of the factor 1 adds.</summary>
    internal static UInt128 AreaOf(long ticks) => (UInt128)(ulong)ticks << FactorBits;

    internal UInt128 AreaAt(long ticks)
    {
        if (ticks <= _starts[0])
        {
            return 0;
        }

        if (ticks >= _starts[^1])
        {
            return Area;
        }

        var found = Array.BinarySearch(_starts, ticks);
        var piece = found >= 0 ? found : ~found - 1;
        return _areas[piece] + ((UInt128)_weights[piece] * (ulong)(ticks - _starts[piece]));
    }

    internal long TicksAtArea(UInt128 area)
    {
        int low = 0, high = _weights.Length;
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (_areas[middle] <= area)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return TicksIn(low, area);
    }

    /// <summary>The same from a piece on, which is at or before the one that is looked for; moves the piece there.</summary>
    internal long TicksAtArea(UInt128 area, ref int piece)
    {
        while (_areas[piece + 1] <= area)
        {
            piece++;
        }

        return TicksIn(piece, area);
    }

    private long TicksIn(int piece, UInt128 area)
    {
        var into = area - _areas[piece];
        var weight = _weights[piece];
        return _starts[piece] + (into <= ulong.MaxValue ? (long)((ulong)into / weight) : (long)(ulong)(into / weight));
    }
}
