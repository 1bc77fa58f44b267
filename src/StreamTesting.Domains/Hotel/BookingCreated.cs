namespace StreamTesting.Domains;

/// <summary>A room was booked (H-05).</summary>
/// <param name="BookingId">The booking.</param>
/// <param name="SourceSystem">booking-api, or the channel.</param>
/// <param name="GuestId">For example <c>G00567</c>.</param>
/// <param name="PropertyId">For example <c>PROP001</c>.</param>
/// <param name="RoomType">One of <see cref="RoomType.All"/>.</param>
/// <param name="CheckInDate">7 to 60 days after <paramref name="BookingDate"/>.</param>
/// <param name="CheckOutDate">2 or 3 nights later.</param>
/// <param name="BookingDate">The day (UTC) of the event.</param>
/// <param name="TotalAmount">Nights x nightly rate, the rate 80 to 130 % of the room type's base rate, in whole cents.</param>
/// <param name="Currency">USD.</param>
/// <param name="BookingStatus">Confirmed, or Pending where a <see cref="BookingConfirmed"/> follows; where the fault <see cref="HotelFaults.LeakedStatus"/> was asked for, the last status.</param>
/// <param name="BookingSource">web, mobile, api or phone.</param>
/// <param name="NumberOfGuests">1 to 4.</param>
public sealed record BookingCreated(
    string BookingId, string SourceSystem, string GuestId, string PropertyId, string RoomType, DateOnly CheckInDate, DateOnly CheckOutDate, DateOnly BookingDate,
    decimal TotalAmount, string Currency, string BookingStatus, string BookingSource, int NumberOfGuests) : BookingPayload(BookingId, SourceSystem);
