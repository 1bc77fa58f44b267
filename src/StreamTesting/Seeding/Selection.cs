namespace StreamTesting;

/// <summary>
/// A choice of some elements of a numbered set, made from a seed without state: whether element <c>i</c> is chosen is found from
/// <c>i</c> alone. Raising the rate keeps what was chosen before.
/// </summary>
public sealed class Selection
{
    private readonly KeyedPermutation? _permutation;
    private readonly Seed _seed;
    private readonly double _rate;

    /// <summary>Makes a choice.</summary>
    /// <param name="seed">Decides which elements.</param>
    /// <param name="count">How many elements there are; at least 0.</param>
    /// <param name="rate">Which share of them is chosen, from 0 to 1.</param>
    /// <param name="choosing">Exact by default: see <see cref="Choosing"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative or the rate is outside 0 to 1.</exception>
    public Selection(Seed seed, long count, double rate, Choosing choosing = Choosing.Exactly)
        : this(seed, count, rate, count, choosing)
    {
    }

    /// <summary>Makes a choice among the first elements of a set, at a rate that is meant for the whole set.</summary>
    /// <param name="seed">Decides which elements.</param>
    /// <param name="count">How many elements can be chosen; at least 0.</param>
    /// <param name="rate">Which share of the whole set is chosen, from 0 to 1.</param>
    /// <param name="of">How many elements the whole set has; an exact choice takes round(rate x of), but <paramref name="count"/> at the most.</param>
    /// <param name="choosing">See <see cref="Choosing"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative or the rate is outside 0 to 1.</exception>
    public Selection(Seed seed, long count, double rate, long of, Choosing choosing)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(of);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Guard.Rate(rate, nameof(rate));
        _seed = seed;
        _rate = rate;
        Count = count;
        Choosing = choosing;
        Expected = Math.Min(count, CountOf(rate, of));
        _permutation = choosing == Choosing.Exactly ? new KeyedPermutation(seed, count) : null;
    }

    /// <summary>How many elements there are.</summary>
    public long Count { get; }

    /// <summary>How the rate is meant.</summary>
    public Choosing Choosing { get; }

    /// <summary>How many elements are chosen: exactly, or on average where a coin is tossed.</summary>
    public long Expected { get; }

    /// <summary>How many elements a rate means: round(rate x count), halves away from zero.</summary>
    /// <param name="rate">From 0 to 1.</param>
    /// <param name="count">At least 0.</param>
    /// <returns>A number from 0 to <paramref name="count"/>.</returns>
    public static long CountOf(double rate, long count) => (long)Math.Round((decimal)rate * count, MidpointRounding.AwayFromZero);

    /// <summary>Tells whether an element is chosen.</summary>
    /// <param name="index">The element's number, from 0 to <see cref="Count"/> - 1.</param>
    /// <returns>Whether it is chosen; the same for every call.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The choice is exact and the number is outside the range.</exception>
    public bool Contains(long index) => _permutation is null
        ? _seed.Random(index).NextCoin(_rate)
        : Expected != 0 && _permutation.PlaceOf(index) < Expected;

    /// <summary>Tells which of 64 elements in a row are chosen, as the bits of a number, those beyond the end never.</summary>
    internal ulong Among64(long first)
    {
        var (chosen, count) = (0UL, (int)Math.Min(64, Count - first));
        if (_permutation is null)
        {
            for (var i = 0; i < count; i++)
            {
                chosen |= (Contains(first + i) ? 1UL : 0) << i;
            }

            return chosen;
        }

        if (Expected == 0)
        {
            return 0;
        }

        Span<long> places = stackalloc long[64];
        _permutation.PlacesOf(first, places[..count]);
        for (var i = 0; i < count; i++)
        {
            chosen |= (places[i] < Expected ? 1UL : 0) << i;
        }

        return chosen;
    }
}
