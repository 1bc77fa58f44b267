using static StreamTesting.Domains.Tests.StoreRuns;

namespace StreamTesting.Domains.Tests;

/// <summary>What is true of every stream of stores, whatever the options.</summary>
internal static class StoreLaws
{
    public static void Check(StoreDays options, ulong seed)
    {
        var messages = Messages(options, seed);
        CheckEnvelopes(options, messages);
        StoreMoneyLaws.Check(messages);
        StoreStockLaws.Check(messages);
        StoreSessionLaws.Check(messages);
        StoreOperationLaws.Check(options, messages);
    }

    public static void CheckEnvelopes(StoreDays options, IReadOnlyList<StoreMessage> messages)
    {
        var times = new Dictionary<string, DateTimeOffset>();
        var last = DateTimeOffset.MinValue;
        foreach (var message in messages)
        {
            Rule(message.EventTime >= last && message.EventTime.Ticks % TimeSpan.TicksPerMillisecond == 0, message);
            Rule(message.EventTime >= options.Start && message.EventTime < options.Start.AddDays(options.Days), message);
            Rule(message.IngestTimestamp >= message.EventTime && message.IngestTimestamp <= message.EventTime + options.EmitInterval, message);
            Rule(message is { SchemaVersion: "1.0", Source: "retail-datagen" }, message);
            var parts = message.TraceId.Split('_');
            Rule(parts is ["TR", _, { Length: >= 5 }] && parts[1] == message.EventTime.ToUnixTimeSeconds().ToString(), message);
            Rule(times.TryAdd(message.TraceId, message.EventTime), message);
            Rule(message.Payload.ParentEventId is not { } parent || (times.TryGetValue(parent, out var before) && before <= message.EventTime), message);
            Rule(message.PartitionKey == KeyOf(message.Payload), message);
            Rule(References(options, message.Payload), message);
            last = message.EventTime;
        }
    }

    private static string KeyOf(StorePayload payload) => payload switch
    {
        ReceiptCreated p => $"store_{p.StoreId}",
        ReceiptLineAdded p => $"store_{p.StoreId}",
        PaymentProcessed p => $"store_{p.StoreId}",
        InventoryUpdated p => Place(p.StoreId, p.DcId),
        StockoutDetected p => Place(p.StoreId, p.DcId),
        ReorderTriggered p => Place(p.StoreId, p.DcId),
        CustomerEntered p => $"store_{p.StoreId}",
        CustomerZoneChanged p => $"store_{p.StoreId}",
        BlePingDetected p => $"store_{p.StoreId}",
        TruckArrived p => p.StoreId is { } store ? $"store_{store}" : $"dc_{p.DcId}",
        TruckDeparted p => p.StoreId is { } store ? $"store_{store}" : $"dc_{p.DcId}",
        StoreOpened p => $"store_{p.StoreId}",
        StoreClosed p => $"store_{p.StoreId}",
        AdImpression p => $"marketing_{p.Channel.ToLowerInvariant()}",
        PromotionApplied p => $"store_{p.StoreId}",
        OnlineOrderCreated p => $"store_{p.StoreId}",
        OnlineOrderPicked p => $"store_{p.StoreId}",
        OnlineOrderShipped p => $"store_{p.StoreId}",
        _ => throw new ShouldAssertException($"{payload}"),
    };

    private static string Place(int? store, int? center) => (store, center) switch
    {
        ({ } id, null) => $"store_{id}",
        (null, { } id) => $"dc_{id}",
        _ => throw new ShouldAssertException($"store {store} and center {center}"),
    };

    private static bool References(StoreDays options, StorePayload payload) => payload switch
    {
        ReceiptCreated p => Customer(options, p.StoreId, p.CustomerId),
        ReceiptLineAdded p => Product(options, p.ProductId),
        PaymentProcessed p => Customer(options, p.StoreId, p.CustomerId),
        InventoryUpdated p => Product(options, p.ProductId),
        StockoutDetected p => Product(options, p.ProductId),
        ReorderTriggered p => Product(options, p.ProductId),
        CustomerEntered p => p.CustomerId is not { } customer || Customer(options, p.StoreId, customer),
        BlePingDetected p => Customer(options, p.StoreId, int.Parse(p.CustomerBleId[3..])),
        CustomerZoneChanged p => Customer(options, p.StoreId, int.Parse(p.CustomerBleId[3..])),
        TruckArrived p => p.DcId >= 1 && p.DcId <= options.DcCount && (p.StoreId is not { } store || (store - 1) % options.DcCount == p.DcId - 1),
        AdImpression p => int.Parse(p.CustomerAdId[2..]) is >= 1 and var customer && customer <= options.Visits.Customers,
        PromotionApplied p => p.ProductIds.All(product => Product(options, product)),
        OnlineOrderCreated p => Customer(options, p.StoreId, p.CustomerId),
        _ => true,
    };

    private static bool Product(StoreDays options, int product) => product >= 1 && product <= options.Supply.Products;

    private static bool Customer(StoreDays options, int store, int customer) => store >= 1 && store <= options.StoreCount
        && customer >= 1 && customer <= options.Visits.Customers && (customer - store) % options.DcCount == 0;
}
