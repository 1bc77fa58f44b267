namespace StreamTesting.Domains;

/// <summary>A booking was cancelled (H-09). Nothing happens to it afterwards.</summary>
/// <param name="BookingId">The booking.</param>
/// <param name="SourceSystem">booking-api.</param>
/// <param name="CancellationReason">guest_request, payment_failed or policy_violation.</param>
/// <param name="CancelledAt">When.</param>
/// <param name="RefundAmount">The booking's amount after its last update; 90 % of it where the fault <see cref="HotelFaults.RefundAtNineTenths"/> was asked for.</param>
public sealed record BookingCancelled(
    string BookingId, string SourceSystem, string CancellationReason, DateTimeOffset CancelledAt, decimal RefundAmount) : BookingPayload(BookingId, SourceSystem);
