namespace StreamTesting.Domains;

/// <summary>Changes of guests in the document's envelope (H-13 to H-15): no processing time, the table's name, the image before.</summary>
internal static class GuestJson
{
    public static int MostBytes(GuestRow? row) => row is null ? 4 : 200 + JsonText.MostBytesOf(row.GuestId) + JsonText.MostBytesOf(row.Name)
        + JsonText.MostBytesOf(row.Email) + JsonText.MostBytesOf(row.Phone) + JsonText.MostBytesOf(row.Country) + JsonText.MostBytesOf(row.LoyaltyTier);

    public static int MostBytes(GuestChange change) => 400 + MostBytes(change.Before) + MostBytes(change.After);

    public static void Write(ref JsonText json, StreamEvent happened, GuestChange change)
    {
        json.Text("{\"event_id\":"u8, happened.Id);
        json.Text(",\"event_type\":"u8, happened.Type);
        json.Milliseconds(",\"event_timestamp\":"u8, happened.EventTime);
        json.Raw(happened.Operation switch
        {
            Operation.Create => ",\"operation\":\"INSERT\",\"table\":\"guests\",\"data\":"u8,
            Operation.Update => ",\"operation\":\"UPDATE\",\"table\":\"guests\",\"data\":"u8,
            Operation.Delete => ",\"operation\":\"DELETE\",\"table\":\"guests\",\"data\":"u8,
            _ => ",\"operation\":\"READ\",\"table\":\"guests\",\"data\":"u8,
        });
        if (change.After is { } after && change.Before is { } before)
        {
            json.Text("{\"guest_id\":"u8, after.GuestId);
            WriteColumns(ref json, after, change.Changed);
            json.Milliseconds(",\"updated_at\":"u8, after.UpdatedAt);
            json.Raw("},\"before\":{"u8);
            WriteColumns(ref json, before, change.Changed, isFirst: true);
            json.Raw("},\"changed_fields\":["u8);
            WriteNames(ref json, change.Changed);
            json.Raw("]}"u8);
        }
        else if (change.After is { } row)
        {
            WriteRow(ref json, row);
            json.Raw("}"u8);
        }
        else
        {
            json.Text("{\"guest_id\":"u8, change.Row.GuestId);
            json.Raw("},\"before\":"u8);
            WriteRow(ref json, change.Row);
            json.Raw("}"u8);
        }
    }

    /// <summary>Writes what follows the e-mail address in a whole row, with the closing brace.</summary>
    public static void WriteRest(ref JsonText json, GuestRow row)
    {
        json.Text(",\"phone\":"u8, row.Phone);
        json.Text(",\"country\":"u8, row.Country);
        json.Text(",\"loyalty_tier\":"u8, row.LoyaltyTier);
        json.Milliseconds(",\"created_at\":"u8, row.CreatedAt);
        json.Milliseconds(",\"updated_at\":"u8, row.UpdatedAt);
        json.Raw("}"u8);
    }

    private static void WriteRow(ref JsonText json, GuestRow row)
    {
        json.Text("{\"guest_id\":"u8, row.GuestId);
        json.Text(",\"name\":"u8, row.Name);
        json.Text(",\"email\":"u8, row.Email);
        WriteRest(ref json, row);
    }

    private static void WriteColumns(ref JsonText json, GuestRow row, GuestColumns columns, bool isFirst = false)
    {
        Column(ref json, ",\"name\":"u8, row.Name, columns & GuestColumns.Name, ref isFirst);
        Column(ref json, ",\"email\":"u8, row.Email, columns & GuestColumns.Email, ref isFirst);
        Column(ref json, ",\"phone\":"u8, row.Phone, columns & GuestColumns.Phone, ref isFirst);
        Column(ref json, ",\"loyalty_tier\":"u8, row.LoyaltyTier, columns & GuestColumns.LoyaltyTier, ref isFirst);
    }

    private static void Column(ref JsonText json, scoped ReadOnlySpan<byte> before, string value, GuestColumns column, ref bool isFirst)
    {
        if (column != GuestColumns.None)
        {
            json.Text(isFirst ? before[1..] : before, value);
            isFirst = false;
        }
    }

    private static void WriteNames(ref JsonText json, GuestColumns columns)
    {
        var isFirst = true;
        Column(ref json, ","u8, "name", columns & GuestColumns.Name, ref isFirst);
        Column(ref json, ","u8, "email", columns & GuestColumns.Email, ref isFirst);
        Column(ref json, ","u8, "phone", columns & GuestColumns.Phone, ref isFirst);
        Column(ref json, ","u8, "loyalty_tier", columns & GuestColumns.LoyaltyTier, ref isFirst);
    }
}
