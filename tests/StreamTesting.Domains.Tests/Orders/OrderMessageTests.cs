using System.Text;
using System.Text.Json;

namespace StreamTesting.Domains.Tests;

public sealed class OrderMessageTests
{
    private const string Whole =
        """{"event_id":"1","event_type":"order_cancelled","schema_version":1,"event_time":"2026-01-15T12:30:45Z","ingest_time":"2026-01-15T12:30:46Z","tenant_id":"T-001","user_id":"U-00001","session_id":"S-123456","source_system":"web","environment":"prod","record_source":"event_sim","payload":{"order_id":"O-0000003","reason":"out_of_stock"},"checksum":"ea4d851b2a425b61936811b25ee4b70e"}""";

    [Fact]
    public void Parse_TheDocumentsEnvelope_IsRead()
    {
        var read = OrderMessage.Parse(Encoding.UTF8.GetBytes(Whole));

        read.Payload.ShouldBe(new OrderCancelled(new OrderContext("T-001", "U-00001", "S-123456", "web", "prod"), "O-0000003", "out_of_stock"));
        read.EventTime.ShouldBe(new DateTimeOffset(2026, 1, 15, 12, 30, 45, TimeSpan.Zero));
        read.IsIntact.ShouldBeTrue();
    }

    [Fact]
    public void IsIntact_ChangedPayload_IsFalse() =>
        OrderMessage.Parse(Encoding.UTF8.GetBytes(Whole.Replace("out_of_stock", "payment_failed"))).IsIntact.ShouldBeFalse();

    [Theory]
    [InlineData("\"event_id\":\"1\"", "\"event_id\":null", "'event_id' is null")]
    [InlineData("\"event_id\":\"1\",", "", "'message' has no member 'event_id'")]
    [InlineData("\"schema_version\":1", "\"schema_version\":1.5", "'schema_version' is no whole number: 1.5")]
    [InlineData("2026-01-15T12:30:45Z", "yesterday", "'event_time' is no time: \"yesterday\"")]
    [InlineData("\"reason\":\"out_of_stock\"", "\"reason\":7", "'reason' is Number, where a text is needed")]
    [InlineData("{\"order_id\":\"O-0000003\",\"reason\":\"out_of_stock\"}", "[]", "'payload' is Array, where an object is needed")]
    [InlineData("order_cancelled", "order_lost", "'order_lost', which is no type")]
    [InlineData("order_cancelled", "order_created", "'payload' has no member 'amount'")]
    public void Parse_DamagedMessage_SaysWhatIsWrong(string part, string damage, string says) =>
        Should.Throw<JsonException>(() => OrderMessage.Parse(Encoding.UTF8.GetBytes(Whole.Replace(part, damage)))).Message.ShouldContain(says);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[1]")]
    public void Parse_NoMessage_IsRefused(string text) => Should.Throw<JsonException>(() => OrderMessage.Parse(Encoding.UTF8.GetBytes(text)));
}
