namespace StreamTesting.Domains;

/// <summary>Room prices in the document's envelope (H-17): <c>source</c> where bookings have <c>source_system</c>, no processing time.</summary>
internal static class RoomPriceJson
{
    public static int MostBytes(RoomPriceUpdated price) =>
        500 + JsonText.MostBytesOf(price.PropertyId) + JsonText.MostBytesOf(price.RoomType) + JsonText.MostBytesOf(price.Reason) + JsonText.MostBytesOf(price.Source);

    public static void Write(ref JsonText json, StreamEvent happened, RoomPriceUpdated price)
    {
        json.Text("{\"event_id\":"u8, happened.Id);
        json.Text(",\"event_type\":"u8, happened.Type);
        json.Milliseconds(",\"event_timestamp\":"u8, happened.EventTime);
        json.Text(",\"operation\":\"UPDATE\",\"source\":"u8, price.Source);
        json.Text(",\"data\":{\"property_id\":"u8, price.PropertyId);
        json.Text(",\"room_type\":"u8, price.RoomType);
        json.Money(",\"nightly_rate\":"u8, price.NightlyRate);
        json.Date(",\"effective_date\":"u8, price.EffectiveDate);
        json.Money(",\"previous_rate\":"u8, price.PreviousRate);
        json.Text(",\"reason\":"u8, price.Reason);
        json.Raw("}}"u8);
    }
}
