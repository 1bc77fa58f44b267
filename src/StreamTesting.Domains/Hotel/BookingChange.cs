namespace StreamTesting.Domains;

/// <summary>What an update of a booking is about.</summary>
internal enum BookingChange
{
    Dates,
    Stay,
    Room,
    Guests,
}
