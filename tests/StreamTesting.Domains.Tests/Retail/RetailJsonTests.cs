using System.Text;
using System.Text.Json;

namespace StreamTesting.Domains.Tests;

public sealed class RetailJsonTests
{
    private static readonly Guid Id = new("3b4eb0fc-9300-4c0d-9a08-c369f34bc291");

    [Fact]
    public void Write_ASale_HasTheDocumentsKeys() =>
        Text("sales_transaction", new RetailTransaction("STORE007", "SKU00086", 2, 189.30m, 378.60m, "CUST5670", "cash", "North", "Home & Garden")).ShouldBe(
            """{"transaction_id":"3b4eb0fc-9300-4c0d-9a08-c369f34bc291","store_id":"STORE007","product_id":"SKU00086","quantity":2,"unit_price":189.3,"total_amount":378.6,"timestamp":"2026-01-02T03:04:05.006000Z","customer_id":"CUST5670","payment_method":"cash","store_region":"North","product_category":"Home & Garden","event_type":"sales_transaction","event_version":"1.0"}""");

    [Fact]
    public void Write_AnInventoryUpdate_HasTheDocumentsKeys() =>
        Text("inventory_update", new RetailInventoryUpdate("STORE007", "SKU00086", -2, 185, 187, "sale")).ShouldBe(
            """{"inventory_id":"3b4eb0fc-9300-4c0d-9a08-c369f34bc291","store_id":"STORE007","product_id":"SKU00086","quantity_change":-2,"new_quantity":185,"previous_quantity":187,"reason":"sale","timestamp":"2026-01-02T03:04:05.006000Z","event_type":"inventory_update","event_version":"1.0"}""");

    [Fact]
    public void Write_AnAlert_HasTheDocumentsKeys() =>
        Text("restock_alert", new RetailRestockAlert(
            new Guid("131fd359-4def-471e-bdae-5b1fa172c087"), "STORE002", "SKU00009", 4, 97, new DateTimeOffset(2026, 1, 4, 3, 4, 5, TimeSpan.Zero), "Auto-Restock System", "high")).ShouldBe(
            """{"alert_id":"3b4eb0fc-9300-4c0d-9a08-c369f34bc291","restock_id":"131fd359-4def-471e-bdae-5b1fa172c087","store_id":"STORE002","product_id":"SKU00009","current_quantity":4,"restock_quantity":97,"expected_date":"2026-01-04T03:04:05.000000Z","supplier":"Auto-Restock System","severity":"high","timestamp":"2026-01-02T03:04:05.006000Z","event_type":"restock_alert","event_version":"1.0"}""");

    [Fact]
    public void Write_APriceChange_HasTheDocumentsKeys() =>
        Text("price_change", new RetailPriceChange("SKU00056", 87.12m, 94m, "increase", "seasonal")).ShouldBe(
            """{"price_change_id":"3b4eb0fc-9300-4c0d-9a08-c369f34bc291","product_id":"SKU00056","old_price":87.12,"new_price":94.0,"change_type":"increase","reason":"seasonal","timestamp":"2026-01-02T03:04:05.006000Z","event_type":"price_change","event_version":"1.0"}""");

    [Fact]
    public void Write_ACustomerEvent_HasTheDocumentsKeys() =>
        Text("customer_event", new RetailCustomerEvent("CUST8118", "STORE004", null, "browsing", 43)).ShouldBe(
            """{"customer_event_id":"3b4eb0fc-9300-4c0d-9a08-c369f34bc291","customer_id":"CUST8118","store_id":"STORE004","product_id":null,"activity":"browsing","session_duration":43,"timestamp":"2026-01-02T03:04:05.006000Z","event_type":"customer_event","event_version":"1.0"}""");

    [Fact]
    public void Write_TextsThatNeedEscapes_FindTheirRoom()
    {
        var payload = new RetailCustomerEvent(new string('\u00fc', 3000), "\"", "\n", "browsing", 43);

        RetailMessage.Parse(Encoding.UTF8.GetBytes(Text("customer_event", payload))).Payload.ShouldBe(payload);
    }

    [Fact]
    public void Write_AllEventsOfAStream_AreReadBackAsTheyWere()
    {
        foreach (var arrival in Retail.Sales(2000).Generate(new Seed(5)))
        {
            RetailMessage.Parse(arrival.ToBytes()).ShouldBe(
                new RetailMessage(arrival.Event.Uuid!.Value, arrival.Event.Type, arrival.Event.EventTime, (RetailPayload)arrival.Event.Payload!));
        }
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"event_type\":7}")]
    [InlineData("{\"event_type\":\"refund\"}")]
    [InlineData("{\"event_type\":\"price_change\"}")]
    [InlineData("{\"event_type\":\"inventory_update\",\"store_id\":\"S\",\"product_id\":\"P\",\"quantity_change\":1,\"new_quantity\":1,\"previous_quantity\":0,\"reason\":\"sale\"}")]
    [InlineData("{\"event_type\":")]
    public void Parse_NoMessage_IsRefused(string json) => Should.Throw<JsonException>(() => RetailMessage.Parse(Encoding.UTF8.GetBytes(json)));

    private static string Text(string type, RetailPayload payload) =>
        Encoding.UTF8.GetString(new StreamPlan(new OneEvent(type, payload)).Generate(new Seed(1)).Single().ToBytes());

    private sealed record OneEvent(string Type, RetailPayload Payload) : Domain
    {
        public override string Name => "one-event";

        public override DomainSize? Size => new DomainSize(1, 0);

        public override TimeSpan TransportDelay => TimeSpan.Zero;

        public override IArrivalFormat Format => RetailJson.Instance;

        public override IEnumerable<StreamEvent> Events(Seed seed) =>
            [new StreamEvent(Id, Type, new StreamEntity("key"), new DateTimeOffset(2026, 1, 2, 3, 4, 5, 6, TimeSpan.Zero), Payload)];

        public override StreamEvent Conflicting(StreamEvent original, ref RandomSource random) => throw new NotSupportedException();
    }
}
