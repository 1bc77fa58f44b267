namespace StreamTesting.Domains;

/// <summary>
/// A booking has another status, said by nothing but the status (H-28, H-43, H-47): by <c>booking.updated</c> or <c>booking.cancelled</c> events where
/// that form is asked for (<see cref="HotelBookings.StatusUpdates"/>), and for modifications of replayed bookings.
/// </summary>
/// <param name="BookingId">The booking.</param>
/// <param name="SourceSystem">booking-api.</param>
/// <param name="BookingStatus">Confirmed or Cancelled.</param>
public sealed record BookingStatusChanged(string BookingId, string SourceSystem, string BookingStatus) : BookingPayload(BookingId, SourceSystem);
