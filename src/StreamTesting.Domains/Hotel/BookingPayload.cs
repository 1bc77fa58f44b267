namespace StreamTesting.Domains;

/// <summary>What an event of a booking says (source document 000, H-02 to H-12). Immutable.</summary>
/// <param name="BookingId">The booking, for example <c>B001234</c>.</param>
/// <param name="SourceSystem">booking-api or pms-frontend, or the channel it was booked by.</param>
public abstract record BookingPayload(string BookingId, string SourceSystem);
