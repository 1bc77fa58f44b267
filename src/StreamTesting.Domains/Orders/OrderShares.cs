namespace StreamTesting.Domains;

/// <summary>
/// Which orders are cancelled, shipped, corrected and of version 2: exactly so many. An order that is not cancelled has a rank among its
/// like, its place in the permutation less the number of the cancelled, so that shares of those are exact as well.
/// </summary>
/// <param name="options">The options.</param>
/// <param name="seed">The seed.</param>
/// <param name="inARow">How many orders are looked up at once: several where they are asked for in turn. At most 256.</param>
internal sealed class OrderShares(OrderLifecycles options, Seed seed, int inARow)
{
    private readonly long _cancelledCount = options.Cancelled;
    private readonly long _version2Count = Selection.CountOf(options.V2Rate, options.Count);
    private readonly KeyedPermutation _cancelled = new(seed.Derive("cancelled"), options.Count);
    private readonly KeyedPermutation _version2 = new(seed.Derive("v2"), options.Count);
    private readonly Selection _shipped = new(seed.Derive("shipped"), options.Kept, options.ShipRate);
    private readonly Selection _corrected = new(seed.Derive("corrected"), options.Kept, options.CorrectionRate);
    private readonly long[] _cancelledPlaces = new long[inARow];
    private readonly long[] _version2Places = new long[inARow];
    private long _first = -1;

    public bool IsVersion2(long index) => _version2Places[PlaceIn(index)] < _version2Count;

    public OrderFate FateOf(long index)
    {
        var rank = _cancelledPlaces[PlaceIn(index)] - _cancelledCount;
        return rank < 0 ? new OrderFate(true, false, false) : new OrderFate(false, _shipped.Contains(rank), _corrected.Contains(rank));
    }

    private long PlaceIn(long index)
    {
        if (_first < 0 || index < _first || index >= _first + inARow)
        {
            var count = (int)Math.Min(inARow, _cancelled.Length - index);
            _cancelled.PlacesOf(index, _cancelledPlaces.AsSpan(0, count));
            _version2.PlacesOf(index, _version2Places.AsSpan(0, count));
            _first = index;
        }

        return index - _first;
    }
}
