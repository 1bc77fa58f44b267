namespace StreamTesting.Domains;

/// <summary>
/// Which orders are cancelled, shipped, corrected and of version 2: exactly so many. An order that is not cancelled has a rank among its
/// like, its place in the permutation less the number of the cancelled, so that shares of those are exact as well.
/// </summary>
internal sealed class OrderShares
{
    private readonly long _cancelledCount;
    private readonly KeyedPermutation _cancelled;
    private readonly Selection _version2;
    private readonly Selection _shipped;
    private readonly Selection _corrected;

    public OrderShares(OrderLifecycles options, Seed seed)
    {
        _cancelledCount = options.Cancelled;
        _cancelled = new KeyedPermutation(seed.Derive("cancelled"), options.Count);
        _version2 = new Selection(seed.Derive("v2"), options.Count, options.V2Rate);
        _shipped = new Selection(seed.Derive("shipped"), options.Kept, options.ShipRate);
        _corrected = new Selection(seed.Derive("corrected"), options.Kept, options.CorrectionRate);
    }

    public bool IsVersion2(long index) => _version2.Contains(index);

    public OrderFate FateOf(long index)
    {
        var rank = _cancelled.PlaceOf(index) - _cancelledCount;
        return rank < 0 ? new OrderFate(true, false, false) : new OrderFate(false, _shipped.Contains(rank), _corrected.Contains(rank));
    }
}
