namespace StreamTesting.Domains;

/// <summary>Payloads of sales that are right by themselves.</summary>
internal static class MixSales
{
    private const long TaxPoints = 800;

    public static StorePayload Payload(StoreEventType type, long index, MixPlace place, ProductTable products, ref RandomSource random)
    {
        var store = place.Store!.Value;
        var receipt = StoreIds.Receipt(store, index + 1);
        var subtotal = random.NextInRange(1000, 20_000);
        var tax = StoreMoney.Share(subtotal, TaxPoints);
        var tender = StoreWords.Tenders[random.NextBelow(StoreWords.Tenders.Length)];
        var items = Math.Max(1, (int)random.NextNormal(4.2, 2.0));
        switch (type)
        {
            case StoreEventType.ReceiptCreated:
                return new ReceiptCreated(
                    store, place.Customer, receipt, StoreMoney.Amount(subtotal), StoreMoney.Amount(0), StoreMoney.Amount(subtotal), StoreMoney.Amount(tax),
                    StoreMoney.Amount(subtotal + tax), tender, items, null);
            case StoreEventType.ReceiptLineAdded:
                var (price, quantity) = (products.PriceOf(place.Product - 1), (int)random.NextInRange(1, 3));
                return new ReceiptLineAdded(
                    receipt, store, (int)random.NextInRange(1, 10), place.Product, quantity, StoreMoney.Amount(price), StoreMoney.Amount((long)quantity * price),
                    StoreMoney.Amount(0), null);
            case StoreEventType.PaymentProcessed:
                return new PaymentProcessed(
                    receipt,
                    null,
                    store,
                    place.Customer,
                    tender,
                    StoreMoney.Amount(subtotal + tax),
                    StoreIds.Payment(store, index + 1),
                    (int)random.NextInRange(200, 3000),
                    "APPROVED");
            case StoreEventType.PromotionApplied:
                string[] codes = ["WINTER2024", "LOYALTY2024", "NEWCUSTOMER"];
                return new PromotionApplied(
                    receipt, store, place.Customer, codes[random.NextBelow(codes.Length)], StoreMoney.Amount(random.NextInRange(500, 2500)),
                    random.NextCoin(0.7) ? "percentage" : "fixed", [place.Product]);
            default:
                return new OnlineOrderCreated(
                    StoreIds.Order(store, index + 1),
                    store,
                    place.Customer,
                    items,
                    StoreMoney.Amount(subtotal),
                    StoreMoney.Amount(tax),
                    StoreMoney.Amount(subtotal + tax),
                    StoreWords.OnlineTenders[random.NextBelow(StoreWords.OnlineTenders.Length)]);
        }
    }
}
