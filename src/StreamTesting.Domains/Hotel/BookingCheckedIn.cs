namespace StreamTesting.Domains;

/// <summary>The guest arrived (H-10).</summary>
/// <param name="BookingId">The booking.</param>
/// <param name="SourceSystem">pms-frontend.</param>
/// <param name="ActualCheckIn">When: on the day of arrival, from 15:00 to 21:00.</param>
/// <param name="RoomNumber">A room of the booking's type (<see cref="RoomType.RoomNumber"/>), for example <c>612</c>.</param>
public sealed record BookingCheckedIn(
    string BookingId, string SourceSystem, DateTimeOffset ActualCheckIn, string RoomNumber) : BookingPayload(BookingId, SourceSystem);
