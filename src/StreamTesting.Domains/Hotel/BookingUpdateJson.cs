namespace StreamTesting.Domains;

/// <summary>Partial data of an update, and the names of what changed (H-07, H-08).</summary>
internal static class BookingUpdateJson
{
    public static void Write(ref JsonText json, BookingUpdated updated)
    {
        if (updated.CheckInDate is { } checkIn)
        {
            json.Date(",\"check_in_date\":"u8, checkIn);
        }

        if (updated.CheckOutDate is { } checkOut)
        {
            json.Date(",\"check_out_date\":"u8, checkOut);
        }

        if (updated.RoomType is { } roomType)
        {
            json.Text(",\"room_type\":"u8, roomType);
        }

        if (updated.TotalAmount is { } amount)
        {
            json.Money(",\"total_amount\":"u8, amount);
        }

        if (updated.NumberOfGuests is { } guests)
        {
            json.Number(",\"number_of_guests\":"u8, guests);
        }

        json.Milliseconds(",\"updated_at\":"u8, updated.UpdatedAt);
        json.Raw("},\"changed_fields\":["u8);
        var isFirst = true;
        Name(ref json, ",\"check_in_date\""u8, updated.CheckInDate is not null, ref isFirst);
        Name(ref json, ",\"check_out_date\""u8, updated.CheckOutDate is not null, ref isFirst);
        Name(ref json, ",\"room_type\""u8, updated.RoomType is not null, ref isFirst);
        Name(ref json, ",\"total_amount\""u8, updated.TotalAmount is not null, ref isFirst);
        Name(ref json, ",\"number_of_guests\""u8, updated.NumberOfGuests is not null, ref isFirst);
        json.Raw("]"u8);
    }

    private static void Name(ref JsonText json, scoped ReadOnlySpan<byte> name, bool isThere, ref bool isFirst)
    {
        if (isThere)
        {
            json.Raw(isFirst ? name[1..] : name);
            isFirst = false;
        }
    }
}
