namespace StreamTesting.Domains;

/// <summary>Makes events that are right by themselves, in the ranges of the document's code.</summary>
internal sealed class MixMaker
{
    private readonly StoreMix _options;
    private readonly Seed _facts;
    private readonly ProductTable _products;
    private readonly StreamEntity?[] _stores;
    private readonly StreamEntity?[] _centers;
    private readonly StreamEntity[] _channels = [.. StoreWords.MarketingKeys.Select(key => new StreamEntity(key))];

    public MixMaker(StoreMix options, Seed seed)
    {
        _options = options;
        _facts = seed.Derive("facts");
        _products = new ProductTable(options.Products, seed);
        _stores = new StreamEntity?[options.StoreCount];
        _centers = new StreamEntity?[options.DcCount];
    }

    public StreamEvent Make(StoreEventType type, DateTimeOffset time, long index, string trace)
    {
        var random = _facts.Random(index);
        var isStore = random.NextCoin(0.7);
        var place = MixPlace.Draw(_options, ref random, type, isStore);
        var payload = Payload(type, index, place, ref random);
        var entity = type == StoreEventType.AdImpression
            ? _channels[place.Channel]
            : place.Store is { } store
                ? _stores[store - 1] ??= new StreamEntity(StoreIds.StoreKey(store))
                : _centers[place.Center!.Value - 1] ??= new StreamEntity(StoreIds.DcKey(place.Center.Value));
        return new StreamEvent(trace, StoreTypes.NameOf(type), entity, time, payload);
    }

    private StorePayload Payload(StoreEventType type, long index, MixPlace place, ref RandomSource random) => type switch
    {
        StoreEventType.ReceiptCreated or StoreEventType.ReceiptLineAdded or StoreEventType.PaymentProcessed or StoreEventType.PromotionApplied
            or StoreEventType.OnlineOrderCreated => MixSales.Payload(type, index, place, _products, ref random),
        StoreEventType.InventoryUpdated => Stock(place, ref random),
        StoreEventType.StockoutDetected => new StockoutDetected(place.Store, place.Center, place.Product, (int)random.NextInRange(1, 5)),
        StoreEventType.ReorderTriggered => Reorder(place, ref random),
        StoreEventType.CustomerEntered => new CustomerEntered(
            place.Store!.Value, StoreIds.Sensor(place.Store.Value), StoreWords.Entrance, 1, (int)random.NextInRange(600, 2700), place.Customer, "occasional"),
        StoreEventType.CustomerZoneChanged => Move(place, ref random),
        StoreEventType.BlePingDetected => Ping(place, ref random),
        StoreEventType.TruckArrived => new TruckArrived(
            StoreIds.Truck(place.Dc, random.NextInRange(1, 50)),
            place.Dc,
            place.Store,
            StoreIds.Shipment(place.Dc, index + 1),
            (int)random.NextInRange(30, 180)),
        StoreEventType.TruckDeparted => new TruckDeparted(
            StoreIds.Truck(place.Dc, random.NextInRange(1, 50)),
            place.Dc,
            place.Store,
            StoreIds.Shipment(place.Dc, index + 1),
            (int)random.NextInRange(25, 200)),
        StoreEventType.StoreOpened => new StoreOpened(place.Store!.Value),
        StoreEventType.StoreClosed => new StoreClosed(place.Store!.Value),
        StoreEventType.AdImpression => Ad(index, place, ref random),
        StoreEventType.OnlineOrderPicked => new OnlineOrderPicked(StoreIds.Order(place.Store!.Value, index + 1), place.Store.Value),
        _ => new OnlineOrderShipped(StoreIds.Order(place.Store!.Value, index + 1), place.Store.Value),
    };

    private static InventoryUpdated Stock(MixPlace place, ref RandomSource random)
    {
        string[] reasons = ["SALE", "DAMAGED", "LOST", "INBOUND_SHIPMENT", "OUTBOUND_SHIPMENT"];
        var reason = reasons[random.NextBelow(reasons.Length)];
        var delta = reason == "INBOUND_SHIPMENT" ? (int)random.NextInRange(10, 100) : -(int)random.NextInRange(1, 10);
        var after = (int)random.NextInRange(Math.Max(0, delta), 200 + Math.Max(0, delta));
        return new InventoryUpdated(place.Store, place.Center, place.Product, delta, after - delta, after, reason, null);
    }

    private static ReorderTriggered Reorder(MixPlace place, ref RandomSource random)
    {
        var point = (int)random.NextInRange(10, 30);
        return new ReorderTriggered(
            place.Store, place.Center, place.Product, (int)random.NextInRange(0, point), (int)random.NextInRange(50, 200), point, StoreWords.Priority.Pick(ref random));
    }

    private static CustomerZoneChanged Move(MixPlace place, ref RandomSource random)
    {
        var from = (int)random.NextBelow(StoreWords.Zones.Length);
        var to = (from + 1 + (int)random.NextBelow(StoreWords.Zones.Length - 1)) % StoreWords.Zones.Length;
        return new CustomerZoneChanged(place.Store!.Value, StoreIds.Ble(place.Customer), StoreWords.Zones[from], StoreWords.Zones[to]);
    }

    private static BlePingDetected Ping(MixPlace place, ref RandomSource random)
    {
        var zone = StoreWords.Zones[random.NextBelow(StoreWords.Zones.Length)];
        return new BlePingDetected(
            place.Store!.Value, StoreIds.Beacon(place.Store.Value, zone), StoreIds.Ble(place.Customer), (int)random.NextInRange(-80, -30), zone);
    }

    private static AdImpression Ad(long index, MixPlace place, ref RandomSource random) => new(
        StoreWords.Channels[place.Channel],
        StoreWords.Campaigns[place.Channel],
        StoreIds.Creative(place.Channel, random.NextInRange(1, 10)),
        StoreIds.Ad(place.Customer),
        StoreIds.Impression(place.Dc, index + 1),
        StoreMoney.Amount(random.NextInRange(10, 250)),
        StoreWords.Devices[random.NextBelow(StoreWords.Devices.Length)]);
}
