namespace StreamTesting.Domains;

/// <summary>A pending booking was confirmed (H-12, HX-4).</summary>
/// <param name="BookingId">The booking.</param>
/// <param name="SourceSystem">booking-api.</param>
/// <param name="ConfirmedAt">When.</param>
public sealed record BookingConfirmed(string BookingId, string SourceSystem, DateTimeOffset ConfirmedAt) : BookingPayload(BookingId, SourceSystem);
