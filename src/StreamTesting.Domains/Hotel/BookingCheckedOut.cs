namespace StreamTesting.Domains;

/// <summary>The guest left (HX-2). Nothing happens to the booking afterwards.</summary>
/// <param name="BookingId">The booking.</param>
/// <param name="SourceSystem">pms-frontend.</param>
/// <param name="ActualCheckOut">When: on the day of departure, from 08:00 to 11:00.</param>
public sealed record BookingCheckedOut(string BookingId, string SourceSystem, DateTimeOffset ActualCheckOut) : BookingPayload(BookingId, SourceSystem);
