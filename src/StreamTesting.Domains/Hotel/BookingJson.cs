namespace StreamTesting.Domains;

/// <summary>Bookings in the document's envelope (H-02 to H-10): keys, order and forms are those of its samples.</summary>
internal static class BookingJson
{
    private const int MostBytesOfKeys = 700;

    public static int MostBytes(BookingPayload payload) =>
        MostBytesOfKeys + JsonText.MostBytesOf(payload.BookingId) + JsonText.MostBytesOf(payload.SourceSystem) + payload switch
        {
            BookingCreated created => JsonText.MostBytesOf(created.GuestId) + JsonText.MostBytesOf(created.PropertyId) + JsonText.MostBytesOf(created.RoomType)
                + JsonText.MostBytesOf(created.Currency) + JsonText.MostBytesOf(created.BookingStatus) + JsonText.MostBytesOf(created.BookingSource),
            BookingUpdated updated => JsonText.MostBytesOf(updated.RoomType),
            BookingStatusChanged changed => JsonText.MostBytesOf(changed.BookingStatus),
            BookingCancelled cancelled => JsonText.MostBytesOf(cancelled.CancellationReason),
            BookingNoShow noShow => JsonText.MostBytesOf(noShow.CancellationReason),
            BookingCheckedIn arrived => JsonText.MostBytesOf(arrived.RoomNumber),
            _ => 0,
        };

    public static void Write(ref JsonText json, StreamEvent happened, BookingPayload payload, DateTimeOffset stamp, bool labels)
    {
        json.Text("{\"event_id\":"u8, happened.Id);
        json.Text(",\"event_type\":"u8, happened.Type);
        json.Milliseconds(",\"event_timestamp\":"u8, happened.EventTime);
        json.Milliseconds(",\"processing_timestamp\":"u8, stamp);
        json.Raw(happened.Operation == Operation.Create ? ",\"operation\":\"INSERT\""u8 : ",\"operation\":\"UPDATE\""u8);
        json.Text(",\"source_system\":"u8, payload.SourceSystem);
        json.Text(",\"data\":{\"booking_id\":"u8, payload.BookingId);
        switch (payload)
        {
            case BookingCreated created:
                Write(ref json, created);
                break;
            case BookingUpdated updated:
                BookingUpdateJson.Write(ref json, updated);
                break;
            case BookingStatusChanged changed:
                json.Text(",\"booking_status\":"u8, changed.BookingStatus);
                json.Raw("},\"changed_fields\":[\"booking_status\"]"u8);
                break;
            case BookingConfirmed confirmed:
                json.Milliseconds(",\"booking_status\":\"Confirmed\",\"confirmed_at\":"u8, confirmed.ConfirmedAt);
                json.Raw("},\"changed_fields\":[\"booking_status\"]"u8);
                break;
            case BookingCancelled cancelled:
                json.Text(",\"booking_status\":\"Cancelled\",\"cancellation_reason\":"u8, cancelled.CancellationReason);
                json.Milliseconds(",\"cancelled_at\":"u8, cancelled.CancelledAt);
                json.Money(",\"refund_amount\":"u8, cancelled.RefundAmount);
                json.Raw("},\"changed_fields\":[\"booking_status\"]"u8);
                break;
            case BookingNoShow noShow:
                json.Text(",\"booking_status\":\"No-Show\",\"cancellation_reason\":"u8, noShow.CancellationReason);
                json.Milliseconds(",\"no_show_at\":"u8, noShow.NoShowAt);
                json.Raw("},\"changed_fields\":[\"booking_status\"]"u8);
                break;
            case BookingCheckedIn arrived:
                json.Milliseconds(",\"booking_status\":\"Checked-In\",\"actual_check_in\":"u8, arrived.ActualCheckIn);
                json.Text(",\"room_number\":"u8, arrived.RoomNumber);
                json.Raw("},\"changed_fields\":[\"booking_status\",\"actual_check_in\"]"u8);
                break;
            case BookingCheckedOut left:
                json.Milliseconds(",\"booking_status\":\"Checked-Out\",\"actual_check_out\":"u8, left.ActualCheckOut);
                json.Raw("},\"changed_fields\":[\"booking_status\",\"actual_check_out\"]"u8);
                break;
        }

        if (labels)
        {
            WriteLabels(ref json, stamp - happened.EventTime);
        }

        json.Raw("}"u8);
    }

    private static void Write(ref JsonText json, BookingCreated created)
    {
        json.Text(",\"guest_id\":"u8, created.GuestId);
        json.Text(",\"property_id\":"u8, created.PropertyId);
        json.Text(",\"room_type\":"u8, created.RoomType);
        json.Date(",\"check_in_date\":"u8, created.CheckInDate);
        json.Date(",\"check_out_date\":"u8, created.CheckOutDate);
        json.Date(",\"booking_date\":"u8, created.BookingDate);
        json.Money(",\"total_amount\":"u8, created.TotalAmount);
        json.Text(",\"currency\":"u8, created.Currency);
        json.Text(",\"booking_status\":"u8, created.BookingStatus);
        json.Text(",\"booking_source\":"u8, created.BookingSource);
        json.Number(",\"number_of_guests\":"u8, created.NumberOfGuests);
        json.Raw("}"u8);
    }

    private static void WriteLabels(ref JsonText json, TimeSpan delay)
    {
        if (delay >= HotelJson.LateFrom)
        {
            json.Number(",\"late_arrival\":true,\"delay_minutes\":"u8, (long)delay.TotalMinutes);
        }
    }
}
