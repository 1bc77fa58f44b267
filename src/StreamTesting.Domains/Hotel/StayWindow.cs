namespace StreamTesting.Domains;

/// <summary>
/// The stays that bookings to come may overlap, by guest. A stay that was over before a booking was made is forgotten, so that memory grows with the
/// stays ahead only.
/// </summary>
internal sealed class StayWindow(bool forgets)
{
    private readonly Dictionary<string, List<(DateOnly In, DateOnly Out)>> _byGuest = new(StringComparer.Ordinal);
    private readonly DueHeap<string> _ends = new();
    private long _number;

    /// <summary>Adds a stay, from a day to the day it ends, itself outside.</summary>
    /// <param name="guest">Whose stay it is; an empty text is nobody's.</param>
    /// <param name="checkIn">When it begins.</param>
    /// <param name="checkOut">When it ends; one that ends before it begins overlaps nothing.</param>
    /// <param name="today">When it was booked.</param>
    /// <returns>Whether the guest had one already that overlaps it.</returns>
    public bool Add(string guest, DateOnly checkIn, DateOnly checkOut, DateOnly today)
    {
        Forget(today);
        if (guest.Length == 0 || checkOut <= checkIn)
        {
            return false;
        }

        if (!_byGuest.TryGetValue(guest, out var stays))
        {
            _byGuest[guest] = stays = [];
        }

        var overlaps = stays.Exists(stay => stay.In < checkOut && checkIn < stay.Out);
        stays.Add((checkIn, checkOut));
        _ends.Add(checkOut.DayNumber, _number++, guest);
        return overlaps;
    }

    private void Forget(DateOnly today)
    {
        while (forgets && !_ends.IsEmpty && _ends.Due < today.DayNumber)
        {
            if (_byGuest.TryGetValue(_ends.First, out var stays) && stays.RemoveAll(stay => stay.Out < today) > 0 && stays.Count == 0)
            {
                _byGuest.Remove(_ends.First);
            }

            _ends.Remove();
        }
    }
}
