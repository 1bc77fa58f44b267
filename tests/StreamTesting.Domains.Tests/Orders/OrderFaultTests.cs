using System.Text;
using System.Text.Json;

namespace StreamTesting.Domains.Tests;

public sealed class OrderFaultTests
{
    private static readonly StreamPlan Plan = Orders.Lifecycles(500);

    public static TheoryData<string, Func<JsonElement, bool>> Faults => new()
    {
        { "missing-amount", payload => !payload.TryGetProperty("amount", out _) },
        { "null-amount", payload => payload.GetProperty("amount").ValueKind == JsonValueKind.Null },
        { "negative-amount", payload => payload.GetProperty("amount").GetDecimal() < 0 },
        { "absurd-amount", payload => payload.GetProperty("amount").GetDecimal() > 500 },
        { "text-amount", payload => payload.GetProperty("amount").ValueKind == JsonValueKind.String },
        { "wrong-currency", payload => payload.GetProperty("currency").GetString() == "XXX" },
        { "empty-order-id", payload => payload.GetProperty("order_id").GetString() == "" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Faulty_EachFaultByName_IsMeasuredBackFromTheBytes(string name, Func<JsonElement, bool> has)
    {
        foreach (var (rate, expected) in new[] { (0, 0), (0.1, 50), (1.0, 500) })
        {
            var stream = Plan.Faulty(rate, name).Generate(new Seed(1));

            stream.Count(arrival => Has(arrival, has)).ShouldBe(expected);
            stream.Count(arrival => arrival.Labels.Payload?.Faults.Any(fault => fault.Name == name) == true).ShouldBe(expected);
            stream.Summary.Rows.Single().Measured.ShouldBe(expected);
        }
    }

    [Fact]
    public void Faults_AllByName_AreTested() => new OrderLifecycles().Faults.Select(fault => fault.Name).Order().ShouldBe(Faults.Select(row => (string)((object[])row)[0]).Order());

    [Fact]
    public void Faulty_WhenItWasWritten_HasAChecksumThatFits()
    {
        var messages = Plan.Faulty(1, "negative-amount").Generate(new Seed(1)).Select(arrival => OrderMessage.Parse(arrival.ToBytes())).ToList();

        messages.ShouldAllBe(message => message.IsIntact);
        messages.Count(message => message.Payload is OrderCreated { Amount: < 0 }).ShouldBe(500);
    }

    [Fact]
    public void Faulty_AfterTheChecksum_HasTheOldOne()
    {
        var step = new Faulty(0.2, Plan.Domain.Faults.Single(fault => fault.Name == "negative-amount")) { BreaksChecksum = true };
        var messages = Plan.With(step).Generate(new Seed(1)).Select(arrival => OrderMessage.Parse(arrival.ToBytes())).ToList();

        messages.Count(message => !message.IsIntact).ShouldBe(100);
        messages.ShouldAllBe(message => message.IsIntact == !(message.Payload is OrderCreated && ((OrderCreated)message.Payload).Amount < 0));
    }

    [Fact]
    public void Evolved_SeveralFields_HaveTheChecksumThatPythonComputes()
    {
        var arrival = Plan.Evolved([FieldChange.AsArray("payload.currency"), FieldChange.AsObject("payload.amount"), FieldChange.Added("payload.Note", "\u00e9\"\n")], of: ["order_created"])
            .Generate(new Seed(1)).First();

        var text = Encoding.UTF8.GetString(arrival.ToBytes());
        text.ShouldEndWith(
            """
            "payload":{"order_id":"O-0000001","user_id":"U-03330","amount":{"value":23.42},"currency":["USD"],"promo_code":null,"device_type":"mobile","Note":"\u00e9\"\n"},"checksum":"2a2f2ae0942656818161cddd6f6c60d3"}
            """.Replace("\\u00e9", "\u00e9", StringComparison.Ordinal));
    }

    [Fact]
    public void Introduced_ThePromotionOfVersion2_IsMissingInHistory()
    {
        var moment = new DateTimeOffset(2026, 1, 8, 0, 0, 0, TimeSpan.Zero);
        var stream = Plan.Evolved([FieldChange.Introduced("payload.promo_code"), FieldChange.Introduced("payload.device_type")], from: moment).Generate(new Seed(1));
        var second = stream.Where(arrival => arrival.Event is { Type: "order_created", SchemaVersion: 2 }).ToList();

        second.Count(arrival => arrival.Event.EventTime < moment).ShouldBeGreaterThan(50);
        second.ShouldAllBe(arrival => HasField(arrival, "promo_code") == arrival.Event.EventTime >= moment);
        second.ShouldAllBe(arrival => HasField(arrival, "device_type") == arrival.Event.EventTime >= moment);
    }

    [Fact]
    public void Fingerprint_WithAllKinds_NeverChanges()
    {
        var plan = Orders.AsDocumented(300).Over(3).Evolved(FieldChange.Renamed("payload.user_id", "customer_id"), 0.3).Faulty(0.1, "missing-amount")
            .PartialUpdates(0.5, "payload", keep: ["order_id"], of: ["order_amount_corrected"]).DuplicateRows(0.05).Poisoned(0.05);

        var stream = plan.Generate(new Seed(42));
        var unread = stream.Count(arrival => arrival.Labels.Payload is { IsPoisoned: true, Changes.Length: > 0 });

        stream.Fingerprint().ShouldBe("19d767b7f3097bd97656e2e4e4bcfe3640cbfa88de79919c1442c8e6043f32f5");
        stream.Summary.Rows.Where(row => row.IsMet).Select(row => row.Name).ShouldContain("poisoned");
        stream.Summary.Rows.Single(row => row.Name.StartsWith("schema", StringComparison.Ordinal)).Measured.ShouldBe(90 - unread);
        StreamPlan.FromJson(plan.ToJson(), DomainCatalogs.All).ShouldBe(plan);
    }

    private static bool HasField(Arrival arrival, string name) => Has(arrival, payload => payload.TryGetProperty(name, out _));

    private static bool Has(Arrival arrival, Func<JsonElement, bool> has)
    {
        using var message = JsonDocument.Parse(arrival.ToBytes());
        return arrival.Event.Type == "order_created" && has(message.RootElement.GetProperty("payload"));
    }
}
