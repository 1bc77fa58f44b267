using static StreamTesting.Domains.Tests.StoreRuns;

namespace StreamTesting.Domains.Tests;

/// <summary>The ledger: previous plus change is new, nothing below 0, sales follow lines, reorders follow low stock, goods follow reorders.</summary>
internal static class StoreStockLaws
{
    public static void Check(IReadOnlyList<StoreMessage> messages)
    {
        var points = messages.Of<ReorderTriggered>().GroupBy(order => (order.StoreId, order.DcId, order.ProductId))
            .ToDictionary(group => group.Key, group => group.Select(order => order.ReorderPoint).Distinct().Single());
        var stock = new Dictionary<(int?, int?, int), int>();
        var ordered = new Dictionary<(int?, int?, int), string>();
        for (var i = 0; i < messages.Count; i++)
        {
            if (messages[i].Payload is not InventoryUpdated change)
            {
                continue;
            }

            var cell = (change.StoreId, change.DcId, change.ProductId);
            var text = messages[i];
            Rule(change.QuantityDelta != 0 && change.PreviousQuantity + change.QuantityDelta == change.NewQuantity && change.NewQuantity >= 0, text);
            Rule(!stock.TryGetValue(cell, out var before) || before == change.PreviousQuantity, text);
            Rule(change.QuantityDelta > 0 == (change.Reason == "INBOUND_SHIPMENT"), text);
            stock[cell] = change.NewQuantity;
            if (change.Reason == "INBOUND_SHIPMENT")
            {
                Rule(ordered.Remove(cell, out var reorder) && reorder == change.CorrelationId, text);
            }

            var follow = messages.Skip(i + 1).TakeWhile(message => message.Payload is StockoutDetected or ReorderTriggered && message.Payload.ParentEventId == text.TraceId).ToList();
            Rule(follow.Of<StockoutDetected>().Select(empty => empty.LastKnownQuantity).SequenceEqual(change.NewQuantity == 0 ? [change.PreviousQuantity] : []), text);
            var due = points.TryGetValue(cell, out var point) && change.NewQuantity <= point && !ordered.ContainsKey(cell);
            var order = follow.Of<ReorderTriggered>().SingleOrDefault();
            Rule(order is not null == due, text);
            if (order is not null)
            {
                Rule(order.CurrentQuantity == change.NewQuantity && order.ReorderPoint == point && (order.StoreId, order.DcId, order.ProductId) == cell, order);
                ordered.Add(cell, order.CorrelationId!);
            }
        }

        CheckSales(messages);
    }

    private static void CheckSales(IReadOnlyList<StoreMessage> messages)
    {
        var lines = messages.Of<ReceiptLineAdded>().Select(line => (line.ReceiptId, line.StoreId, line.ProductId, line.Quantity)).Order().ToList();
        var sold = messages.Of<InventoryUpdated>().Where(change => change.Reason == "SALE" && change.Source!.StartsWith("RCPT_", StringComparison.Ordinal))
            .Select(change => (change.Source!, change.StoreId!.Value, change.ProductId, -change.QuantityDelta)).Order().ToList();

        sold.ShouldBe(lines);
        messages.Of<InventoryUpdated>().Where(change => change.Reason is "DAMAGED" or "LOST").ShouldAllBe(change => change.Source == "maintenance" && change.QuantityDelta >= -10);
    }
}
