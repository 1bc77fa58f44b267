namespace StreamTesting.Domains;

/// <summary>A booking was cancelled (H-09). Nothing happens to it afterwards.</summary>
/// <param name="BookingId">The booking.</param>
/// <param name="SourceSystem">booking-api.</param>
/// <param name="CancellationReason">guest_request, payment_failed or policy_violation.</param>
/// <param name="CancelledAt">When.</param>
/// <param name="RefundAmount">The booking's amount after its last update.</param>
public sealed record BookingCancelled(
    string BookingId, string SourceSystem, string CancellationReason, DateTimeOffset CancelledAt, decimal RefundAmount) : BookingPayload(BookingId, SourceSystem);
