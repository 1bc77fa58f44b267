namespace StreamTesting.Domains;

/// <summary>Payloads that contradict another of the same event id, in one field.</summary>
internal static class StoreConflicts
{
    public static StreamEvent Of(StreamEvent original, ref RandomSource random) =>
        new(original.Id, original.Type, original.Entity, original.EventTime, Other((StorePayload)original.Payload!, ref random))
        {
            SchemaVersion = original.SchemaVersion,
        };

    private static StorePayload Other(StorePayload payload, ref RandomSource random) => payload switch
    {
        ReceiptCreated receipt => receipt with { TenderType = OtherWord(StoreWords.Tenders, receipt.TenderType, ref random) },
        ReceiptLineAdded line => line with { Quantity = OtherNumber(1, 9, line.Quantity, ref random) },
        PaymentProcessed paid => paid with { Amount = paid.Amount + StoreMoney.Amount(random.NextInRange(1, 10_000)) },
        InventoryUpdated stock => stock with { NewQuantity = OtherNumber(0, stock.NewQuantity + 100, stock.NewQuantity, ref random) },
        StockoutDetected empty => empty with { LastKnownQuantity = OtherNumber(1, empty.LastKnownQuantity + 9, empty.LastKnownQuantity, ref random) },
        ReorderTriggered order => order with { ReorderQuantity = OtherNumber(50, order.ReorderQuantity + 200, order.ReorderQuantity, ref random) },
        CustomerEntered entered => entered with { DwellTime = OtherNumber(60, entered.DwellTime + 3600, entered.DwellTime, ref random) },
        CustomerZoneChanged moved => moved with { ToZone = OtherWord([.. StoreWords.Zones.Where(zone => zone != moved.FromZone)], moved.ToZone, ref random) },
        BlePingDetected ping => ping with { Rssi = OtherNumber(-80, -30, ping.Rssi, ref random) },
        TruckArrived truck => truck with { EstimatedUnloadDuration = OtherNumber(30, 180, truck.EstimatedUnloadDuration, ref random) },
        TruckDeparted truck => truck with { ActualUnloadDuration = OtherNumber(25, 200, truck.ActualUnloadDuration, ref random) },
        StoreOpened opened => opened with { StoreId = OtherNumber(1, opened.StoreId + 9, opened.StoreId, ref random) },
        StoreClosed closed => closed with { StoreId = OtherNumber(1, closed.StoreId + 9, closed.StoreId, ref random) },
        AdImpression ad => ad with { Cost = StoreMoney.Amount(OtherNumber(10, 250, (int)StoreMoney.Cents(ad.Cost), ref random)) },
        PromotionApplied promotion => promotion with { DiscountAmount = promotion.DiscountAmount + StoreMoney.Amount(random.NextInRange(1, 1000)) },
        OnlineOrderCreated order => order with { TenderType = OtherWord(StoreWords.OnlineTenders, order.TenderType, ref random) },
        OnlineOrderPicked order => order with { StoreId = OtherNumber(1, order.StoreId + 9, order.StoreId, ref random) },
        OnlineOrderShipped order => order with { StoreId = OtherNumber(1, order.StoreId + 9, order.StoreId, ref random) },
        _ => throw new ArgumentException($"A store has no payload of type {payload.GetType().Name}.", nameof(payload)),
    };

    private static string OtherWord(string[] words, string word, ref RandomSource random)
    {
        var place = Array.IndexOf(words, word);
        return place < 0 ? words[0] : words[(place + 1 + (int)random.NextBelow(words.Length - 1)) % words.Length];
    }

    private static int OtherNumber(int from, int to, int number, ref RandomSource random)
    {
        var drawn = (int)random.NextInRange(from, to - 1);
        return drawn < number ? drawn : drawn + 1;
    }
}
