namespace StreamTesting.Domains;

/// <summary>
/// Which guests are deleted in the end: exactly so many. Places are counted from behind the first guest's, so that the first guest is
/// deleted only where all are: somebody can always book.
/// </summary>
internal sealed class DeletedGuests
{
    private readonly PlacesInTurn _places;
    private readonly long _count;
    private readonly long _deleted;
    private readonly long _from;

    public DeletedGuests(HotelGuests guests, Seed seed, bool inTurn)
    {
        _places = new PlacesInTurn(seed.Derive("deleted"), guests.Count, inTurn);
        _count = guests.Count;
        _deleted = guests.Deleted;
        _from = _count == 0 ? 0 : _places.PlaceOf(0) + 1;
    }

    public bool Contains(long index)
    {
        var place = _places.PlaceOf(index) - _from;
        return (place < 0 ? place + _count : place) < _deleted;
    }
}
