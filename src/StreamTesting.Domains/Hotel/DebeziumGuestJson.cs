using System.Globalization;
using System.Text;

namespace StreamTesting.Domains;

/// <summary>Changes of guests as Debezium writes them (H-32 to H-38): <c>{schema, payload}</c> with whole rows.</summary>
internal static class DebeziumGuestJson
{
    private static readonly string[] All = ["guest_id", "name", "email", "phone", "country", "loyalty_tier", "created_at", "updated_at"];
    private static readonly string[] AsDocumented = ["guest_id", "name", "email", "loyalty_tier"];
    private static readonly byte[] OpeningOfAll = Opening(All);
    private static readonly byte[] OpeningAsDocumented = Opening(AsDocumented);

    public static string[] ColumnsOf(GuestForm form) => form == GuestForm.DebeziumAsDocumented ? AsDocumented : All;

    public static int MostBytes(GuestChange change) => 900 + GuestJson.MostBytes(change.Before) + GuestJson.MostBytes(change.After);

    public static void Write(ref JsonText json, StreamEvent happened, GuestChange change, DateTimeOffset stamp, GuestForm form)
    {
        var isShort = form == GuestForm.DebeziumAsDocumented;
        json.Raw(isShort ? OpeningAsDocumented : OpeningOfAll);
        Row(ref json, "{\"before\":"u8, change.Before, isShort);
        Row(ref json, ",\"after\":"u8, change.After, isShort);
        json.Number(",\"source\":{\"version\":\"1.0\",\"connector\":\"debezium\",\"name\":\"mews-guests-db\",\"ts_ms\":"u8, happened.EventTime.ToUnixTimeMilliseconds());
        json.Raw(happened.Operation == Operation.Read ? ",\"snapshot\":\"true\""u8 : ",\"snapshot\":\"false\""u8);
        json.Raw(",\"db\":\"production\",\"table\":\"guests\"},\"op\":"u8);
        json.Raw(happened.Operation switch
        {
            Operation.Create => "\"c\""u8,
            Operation.Update => "\"u\""u8,
            Operation.Delete => "\"d\""u8,
            _ => "\"r\""u8,
        });
        json.Number(",\"ts_ms\":"u8, stamp.ToUnixTimeMilliseconds());
        json.Raw("}}"u8);
    }

    public static string ValueOf(GuestRow row, string column) => column switch
    {
        "guest_id" => row.GuestId,
        "name" => row.Name,
        "email" => row.Email,
        "phone" => row.Phone,
        "country" => row.Country,
        "loyalty_tier" => row.LoyaltyTier,
        "created_at" => Text(row.CreatedAt),
        _ => Text(row.UpdatedAt),
    };

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static byte[] Opening(string[] columns)
    {
        var fields = columns.Select(column => $$"""{"field":"{{column}}","type":"string"}""");
        return Encoding.UTF8.GetBytes($$"""{"schema":{"type":"struct","fields":[{{string.Join(',', fields)}}]},"payload":""");
    }

    private static void Row(ref JsonText json, scoped ReadOnlySpan<byte> before, GuestRow? row, bool isShort)
    {
        json.Raw(before);
        if (row is null)
        {
            json.Raw("null"u8);
            return;
        }

        json.Text("{\"guest_id\":"u8, row.GuestId);
        json.Text(",\"name\":"u8, row.Name);
        json.Text(",\"email\":"u8, row.Email);
        if (isShort)
        {
            json.Text(",\"loyalty_tier\":"u8, row.LoyaltyTier);
            json.Raw("}"u8);
            return;
        }

        GuestJson.WriteRest(ref json, row);
    }
}
