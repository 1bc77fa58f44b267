using static StreamTesting.Domains.Tests.StoreRuns;

namespace StreamTesting.Domains.Tests;

/// <summary>Lines, tax and payments add up, to the cent.</summary>
internal static class StoreMoneyLaws
{
    public static void Check(IReadOnlyList<StoreMessage> messages)
    {
        var lines = messages.Of<ReceiptLineAdded>().ToLookup(line => line.ReceiptId);
        var paid = messages.Of<PaymentProcessed>().Where(payment => payment.ReceiptId is not null).ToLookup(payment => payment.ReceiptId!);
        var promotions = messages.Of<PromotionApplied>().ToLookup(promotion => promotion.ReceiptId);
        var receipts = messages.Of<ReceiptCreated>().ToList();
        foreach (var receipt in receipts)
        {
            CheckReceipt(receipt, [.. lines[receipt.ReceiptId]], paid[receipt.ReceiptId].ToList(), promotions[receipt.ReceiptId].ToList());
        }

        var ids = receipts.Select(receipt => receipt.ReceiptId).ToHashSet();
        Rule(ids.Count == receipts.Count, "receipt ids");
        Rule(lines.All(group => ids.Contains(group.Key)) && paid.All(group => ids.Contains(group.Key)) && promotions.All(group => ids.Contains(group.Key)), "no orphans");
        var transactions = messages.Of<PaymentProcessed>().Select(payment => payment.TransactionId).ToList();
        Rule(transactions.Distinct().Count() == transactions.Count, "transaction ids");
        CheckOrders(messages);
    }

    private static void CheckReceipt(ReceiptCreated receipt, List<ReceiptLineAdded> lines, List<PaymentProcessed> paid, List<PromotionApplied> promotions)
    {
        Rule(receipt.Gross - receipt.Discount == receipt.Subtotal && receipt.Subtotal + receipt.Tax == receipt.Total, receipt);
        Rule(receipt.Tax == Math.Round(receipt.Subtotal * 0.08m, 2, MidpointRounding.AwayFromZero) && receipt.Discount >= 0 && receipt.Subtotal > 0, receipt);
        Rule(lines.Count == receipt.ItemCount && lines.Select(line => line.LineNumber).SequenceEqual(Enumerable.Range(1, lines.Count)), receipt);
        Rule(lines.Select(line => line.ProductId).Distinct().Count() == lines.Count, receipt);
        Rule(lines.All(line => line.Quantity is >= 1 and <= 3 && line.ExtendedPrice == line.Quantity * line.UnitPrice && line.Discount >= 0), receipt);
        Rule(lines.Sum(line => line.ExtendedPrice) == receipt.Gross && lines.Sum(line => line.Discount) == receipt.Discount, receipt);
        Rule(paid is [{ Status: "APPROVED" } payment] && payment.Amount == receipt.Total && payment.PaymentMethod == receipt.TenderType && payment.CustomerId == receipt.CustomerId, receipt);
        Rule(promotions.Count == (receipt.Discount > 0 ? 1 : 0), receipt);
        foreach (var promotion in promotions)
        {
            Rule(promotion.DiscountAmount == receipt.Discount && promotion.ProductIds.SequenceEqual(lines.Select(line => line.ProductId)), promotion);
            Rule(lines.All(line => line.PromoCode == promotion.PromoCode) && promotion.CustomerId == receipt.CustomerId, promotion);
        }
    }

    private static void CheckOrders(IReadOnlyList<StoreMessage> messages)
    {
        var stories = messages.Where(message => message.Payload.CorrelationId?.StartsWith("ORD_", StringComparison.Ordinal) == true)
            .Where(message => message.Payload is OnlineOrderCreated or OnlineOrderPicked or OnlineOrderShipped or PaymentProcessed or InventoryUpdated)
            .ToLookup(message => message.Payload.CorrelationId);
        foreach (var story in stories.Select(story => story.ToList()))
        {
            var text = string.Join('\n', story);
            Rule(story[0].Payload is OnlineOrderCreated, text);
            var order = (OnlineOrderCreated)story[0].Payload;
            Rule(order.Subtotal + order.Tax == order.Total && order.Tax == Math.Round(order.Subtotal * 0.08m, 2, MidpointRounding.AwayFromZero), text);
            var expected = Enumerable.Repeat("inventory_updated", order.ItemCount).Prepend("payment_processed").Prepend("online_order_created")
                .Append("online_order_picked").Append("online_order_shipped");
            Rule(story.Select(message => message.EventType).SequenceEqual(expected.Take(story.Count)), text);
            Rule(story.Of<PaymentProcessed>().All(payment => payment.Amount == order.Total && payment.OrderId == order.OrderId && payment.ReceiptId is null), text);
            Rule(story.Of<InventoryUpdated>().All(stock => stock.Reason == "SALE" && stock.Source == order.OrderId && stock.QuantityDelta < 0), text);
        }
    }
}
