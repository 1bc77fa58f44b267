using static StreamTesting.Domains.Tests.StoreRuns;

namespace StreamTesting.Domains.Tests;

/// <summary>Doors open and close in turn; nothing happens behind closed ones but the night's count; trucks arrive, are unloaded and depart.</summary>
internal static class StoreOperationLaws
{
    public static void Check(StoreDays options, IReadOnlyList<StoreMessage> messages)
    {
        CheckDoors(options, messages);
        CheckTrucks(messages);
    }

    private static void CheckDoors(StoreDays options, IReadOnlyList<StoreMessage> messages)
    {
        var open = new HashSet<string>();
        var nightly = new HashSet<string>();
        foreach (var message in messages.Where(message => message.PartitionKey.StartsWith("store_", StringComparison.Ordinal)))
        {
            switch (message.Payload)
            {
                case StoreOpened:
                    Rule(open.Add(message.PartitionKey) && message.EventTime.TimeOfDay == options.Opens, message);
                    break;
                case StoreClosed:
                    Rule(open.Remove(message.PartitionKey) && message.EventTime.TimeOfDay == TimeSpan.FromTicks(options.Closes.Ticks % TimeSpan.TicksPerDay), message);
                    break;
                case InventoryUpdated { Source: "maintenance" }:
                    Rule(!open.Contains(message.PartitionKey), message);
                    nightly.Add(message.TraceId);
                    break;
                case OnlineOrderCreated or PaymentProcessed { OrderId: not null }:
                    break;
                default:
                    Rule(open.Contains(message.PartitionKey) || nightly.Contains(message.Payload.ParentEventId ?? ""), message);
                    break;
            }
        }

        messages.Of<StoreOpened>().Count().ShouldBe(options.StoreCount * options.Days);
    }

    private static void CheckTrucks(IReadOnlyList<StoreMessage> messages)
    {
        var under = new Dictionary<string, string>();
        var outbound = messages.Of<InventoryUpdated>().Where(change => change.Reason == "OUTBOUND_SHIPMENT").ToLookup(change => change.Source);
        foreach (var shipment in messages.Where(message => Shipment(message.Payload) is not null && !IsOutbound(message)).GroupBy(message => Shipment(message.Payload)!))
        {
            var story = shipment.ToList();
            var text = string.Join('\n', story);
            Rule(story[0].Payload is TruckArrived, text);
            var arrived = (TruckArrived)story[0].Payload;
            var goods = story.Of<InventoryUpdated>().ToList();
            Rule(story.Count == goods.Count + story.Count(message => message.Payload is TruckArrived or TruckDeparted), text);
            Rule(goods.All(change => change.Reason == "INBOUND_SHIPMENT" && change.StoreId == arrived.StoreId), text);
            if (story[^1].Payload is TruckDeparted departed)
            {
                Rule(story[^1].EventTime == story[0].EventTime.AddMinutes(departed.ActualUnloadDuration) && departed.ActualUnloadDuration is >= 25 and <= 200, text);
                Rule((departed.TruckId, departed.DcId, departed.StoreId) == (arrived.TruckId, arrived.DcId, arrived.StoreId) && goods.Count > 0, text);
                Rule(arrived.StoreId is null || Goods(goods).SequenceEqual(Goods(outbound[arrived.ShipmentId])), text);
            }
        }

        foreach (var message in messages)
        {
            Rule(message.Payload is not TruckArrived arrived || under.TryAdd(arrived.TruckId, arrived.ShipmentId), message);
            Rule(message.Payload is not TruckDeparted departed || (under.Remove(departed.TruckId, out var shipment) && shipment == departed.ShipmentId), message);
        }
    }

    private static bool IsOutbound(StoreMessage message) => message.Payload is InventoryUpdated { Reason: "OUTBOUND_SHIPMENT" };

    private static IEnumerable<(int, int)> Goods(IEnumerable<InventoryUpdated> changes) => changes.Select(change => (change.ProductId, Math.Abs(change.QuantityDelta))).Order();

    private static string? Shipment(StorePayload payload) => payload switch
    {
        TruckArrived truck => truck.ShipmentId,
        TruckDeparted truck => truck.ShipmentId,
        InventoryUpdated change when change.Source?.StartsWith("SHIP_", StringComparison.Ordinal) == true => change.Source,
        _ => null,
    };
}
