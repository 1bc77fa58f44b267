using System.Text.Json.Nodes;

namespace StreamTesting.Cli.Tests;

/// <summary>Each option sets its knob of the plan, and nothing else does.</summary>
public sealed class OptionTests
{
    [Theory]
    [InlineData("orders", "--n-orders 7", "domain.count", "7")]
    [InlineData("orders", "--start 2026-03-01T06:00:00Z", "domain.start", "\"2026-03-01T06:00:00+00:00\"")]
    [InlineData("orders", "--span-days 3", "domain.span", "\"3.00:00:00\"")]
    [InlineData("orders", "--tenant-count 9", "domain.tenantCount", "9")]
    [InlineData("orders", "--user-count 9", "domain.userCount", "9")]
    [InlineData("orders", "--v2-rate 1", "domain.v2Rate", "1")]
    [InlineData("orders", "--cancel-rate 0.5", "domain.cancelRate", "0.5")]
    [InlineData("orders", "--ship-rate 0", "domain.shipRate", "0")]
    [InlineData("orders", "--correction-rate 0.25", "domain.correctionRate", "0.25")]
    [InlineData("orders", "--max-event-gap-minutes 60", "domain.maxEventGap", "\"01:00:00\"")]
    [InlineData("orders", "--late-rate 0.08", "disorder.0.rate", "0.08")]
    [InlineData("orders", "--max-late-days 5", "disorder.0.maxDays", "5")]
    [InlineData("orders", "--out-of-order-rate 0.15", "disorder.1.rate", "0.15")]
    [InlineData("orders", "--partitions 4", "partitions", "4")]
    [InlineData("orders", "--kafka-partitions 4", "partitions", "4")]
    [InlineData("hotel", "--n-bookings 7", "domain.count", "7")]
    [InlineData("hotel", "--start 2026-03-01", "domain.start", "\"2026-03-01T00:00:00+00:00\"")]
    [InlineData("hotel", "--events-per-second 100", "domain.eventsPerSecond", "100")]
    [InlineData("hotel", "--update-rate 0.6", "domain.updateRate", "0.6")]
    [InlineData("hotel", "--cancel-rate 0.2", "domain.cancelRate", "0.2")]
    [InlineData("hotel", "--no-show-rate 0.01", "domain.noShowRate", "0.01")]
    [InlineData("hotel --stream guests", "--n-guests 7", "domain.count", "7")]
    [InlineData("hotel --stream guests", "--guest-form debezium", "domain.form", "\"debezium\"")]
    [InlineData("hotel --stream room-prices", "--nights 7", "domain.nights", "7")]
    [InlineData("hotel --stream all", "--n-guests 900", "domain.guests.count", "900")]
    [InlineData("retail", "--duration 120", "domain.duration", "\"02:00:00\"")]
    [InlineData("retail --n-happenings 5", "--min-delta 0", "domain.minGap", "\"00:00:00\"")]
    [InlineData("retail", "--max-delta 30.5", "domain.maxGap", "\"00:00:30.5000000\"")]
    [InlineData("retail", "--rate 10", "domain.perMinute", "10")]
    [InlineData("retail", "--stores 3", "domain.storeCount", "3")]
    [InlineData("retail", "--products 30", "domain.productCount", "30")]
    [InlineData("stores", "--days 2", "domain.days", "2")]
    [InlineData("stores", "--stores 9", "domain.storeCount", "9")]
    [InlineData("stores", "--dcs 3", "domain.dcCount", "3")]
    [InlineData("stores", "--opens 8h", "domain.opens", "\"08:00:00\"")]
    [InlineData("stores", "--closes 22h", "domain.closes", "\"22:00:00\"")]
    [InlineData("stores", "--emit-interval-ms 100", "domain.emitInterval", "\"00:00:00.1000000\"")]
    [InlineData("stores", "--products 50", "domain.supply.products", "50")]
    [InlineData("stores", "--customers 50", "domain.visits.customers", "50")]
    [InlineData("stores", "--envelope extended", "domain.envelope", "\"extended\"")]
    [InlineData("stores", "--visits-per-store-day 50", "domain.visits.perStoreDay", "50")]
    [InlineData("stores", "--ble-rate 1", "domain.visits.bleRate", "1")]
    [InlineData("stores", "--purchase-rate 1", "domain.baskets.purchaseRate", "1")]
    [InlineData("stores", "--types receipt_created,store_opened", "domain.types", "[\"receipt_created\",\"store_opened\"]")]
    [InlineData("stores", "--breakdown-rate 0.1", "domain.supply.breakdownRate", "0.1")]
    [InlineData("stores", "--weather-delay-rate 0.1", "domain.supply.weatherDelayRate", "0.1")]
    [InlineData("stores", "--outage-rate 0.1", "domain.supply.outageRate", "0.1")]
    [InlineData("stores", "--shortage-rate 0.1", "domain.supply.shortageRate", "0.1")]
    [InlineData("stores", "--severity 0.5", "domain.supply.severity", "0.5")]
    [InlineData("stores", "--set supply.maintenancePerNight=9", "domain.supply.maintenancePerNight", "9")]
    [InlineData("stores --mixed 5", "--burst-events 50", "domain.burst", "50")]
    [InlineData("stores --mixed 5", "--patterned", "domain.patterned", "true")]
    [InlineData("stores --mixed 5 --weight ad_impression=1", "--weight ad_impression=2", "domain.weights.adImpression", "2")]
    [InlineData("api --duplicate-rate 0.1", "--duplicate-at-least 5s", "disorder.0.atLeast", "\"00:00:05\"")]
    [InlineData("api", "--count 7", "domain.count", "7")]
    [InlineData("api", "--hours 168", "domain.span", "\"7.00:00:00\"")]
    [InlineData("api", "--error-rate 0.5", "domain.errorRate", "0.5")]
    [InlineData("api", "--spike-rate 0", "domain.spikeRate", "0")]
    [InlineData("api", "--anonymous-rate 1", "domain.anonymousRate", "1")]
    [InlineData("api --late 0.1", "--late-up-to 30m", "disorder.0.upTo", "\"00:30:00\"")]
    [InlineData("api --late 0.1", "--late-at-least 1m", "disorder.0.atLeast", "\"00:01:00\"")]
    [InlineData("api --duplicate-rate 0.1", "--duplicate-as retry", "disorder.0.as", "\"retry\"")]
    [InlineData("api --duplicate-rate 0.1", "--duplicate-within 5s", "disorder.0.within", "\"00:00:05\"")]
    [InlineData("api --displaced-rate 0.1", "--max-displacement 3", "disorder.0.maxDisplacement", "3")]
    [InlineData("api --redeliver 10", "--redeliver-times 3", "disorder.0.times", "3")]
    [InlineData("api", "--set spikeRate=0.5", "domain.spikeRate", "0.5")]
    public async Task PrintPlan_WithAnOption_DiffersInItsKnobAlone(string domain, string option, string path, string value)
    {
        var before = JsonNode.Parse((await Run.Of($"generate {domain} --print-plan")).Output)!;
        var after = JsonNode.Parse((await Run.Of($"generate {domain} {option} --print-plan")).Output)!;

        Find(after, path)!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).ShouldBe(value);
        JsonNode.DeepEquals(Find(before, path), Find(after, path)).ShouldBeFalse();
        Remove(before, path);
        Remove(after, path);
        after.ToJsonString().ShouldBe(before.ToJsonString());
    }

    private static JsonNode? Find(JsonNode root, string path) => path.Split('.').Aggregate((JsonNode?)root, Member);

    private static JsonNode? Member(JsonNode? node, string name) => node is JsonArray items ? items[int.Parse(name)] : node?[name];

    private static void Remove(JsonNode root, string path)
    {
        var end = path.LastIndexOf('.');
        (end < 0 ? root : Find(root, path[..end]))!.AsObject().Remove(path[(end + 1)..]);
    }
}
