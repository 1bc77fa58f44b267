namespace StreamTesting.Domains;

/// <summary>Nobody came (HX-2). Nothing happens to the booking afterwards.</summary>
/// <param name="BookingId">The booking.</param>
/// <param name="SourceSystem">pms-frontend.</param>
/// <param name="CancellationReason">no_show (HX-6).</param>
/// <param name="NoShowAt">When it was noted: in the night after the day of arrival.</param>
public sealed record BookingNoShow(
    string BookingId, string SourceSystem, string CancellationReason, DateTimeOffset NoShowAt) : BookingPayload(BookingId, SourceSystem);
