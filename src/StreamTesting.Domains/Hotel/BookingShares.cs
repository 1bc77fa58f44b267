namespace StreamTesting.Domains;

/// <summary>
/// Which bookings are updated, pending, cancelled, no-shows: exactly so many. A booking that is not cancelled has a rank among its like, its
/// place in the permutation less the number of the cancelled, so that the share of the no-shows among those is exact as well.
/// </summary>
internal sealed class BookingShares(HotelBookings options, Seed seed, bool inTurn)
{
    private readonly long _updatedCount = options.Updated;
    private readonly long _pendingCount = options.Pending;
    private readonly long _cancelledCount = options.Cancelled;
    private readonly Selection _leaked = new(seed.Derive("leaked"), options.Count, options.LeakedStatusRate);
    private readonly Selection _refundCut = new(seed.Derive("refund"), options.Cancelled, options.RefundAtNineTenthsRate);
    private readonly long _illegalCount = options.CheckedInAfterCancel;
    private readonly PlacesInTurn _updated = new(seed.Derive("updated"), options.Count, inTurn);
    private readonly PlacesInTurn _pending = new(seed.Derive("pending"), options.Count, inTurn);
    private readonly PlacesInTurn _cancelled = new(seed.Derive("cancelled"), options.Count, inTurn);
    private readonly Selection _noShow = new(seed.Derive("no-show"), options.Count - options.Cancelled, options.NoShowRate);

    public BookingFate FateOf(long index)
    {
        var updates = _updated.PlaceOf(index) < _updatedCount ? options.UpdatesEach : 0;
        var isPending = _pending.PlaceOf(index) < _pendingCount;
        var place = _cancelled.PlaceOf(index);
        var rank = place - _cancelledCount;
        return new BookingFate(updates, isPending, rank < 0, rank >= 0 && _noShow.Contains(rank), place < _illegalCount, _leaked.Contains(index), rank < 0 && _refundCut.Contains(place));
    }
}
