namespace StreamTesting.Domains;

/// <summary>A store.</summary>
internal sealed class StoreSite : StockSite
{
    private long _sessions;
    private long _receipts;
    private long _orders;
    private long _payments;

    public StoreSite(StoreRegion region, int id, int place, StreamEntity entity)
        : base(
            region,
            entity,
            new StockLedger(region.Options.Supply.Products, SeedOf(region, id).Derive("stock"), 1),
            StoreIds.StoreKey(id),
            SeedOf(region, id))
    {
        Id = id;
        Place = place;
        Seed = SeedOf(region, id);
        Size = StoreDays.SizeOfStore(id);
        Sensor = StoreIds.Sensor(id);
        Beacons = [.. StoreWords.Zones.Select(zone => StoreIds.Beacon(id, zone))];
    }

    public int Id { get; }

    /// <summary>Its place among the stores of the region, from 0.</summary>
    public int Place { get; }

    public Seed Seed { get; }

    public StoreSize Size { get; }

    public string Sensor { get; }

    /// <summary>By zone, as in <see cref="StoreWords.Zones"/>.</summary>
    public IReadOnlyList<string> Beacons { get; }

    /// <summary>How much more visits than a medium store.</summary>
    public double Traffic => Size switch { StoreSize.Small => 0.6, StoreSize.Large => 1.6, _ => 1 };

    /// <summary>How much more a purchase than in a medium store.</summary>
    public double Spending => Size switch { StoreSize.Small => 0.8, StoreSize.Large => 1.25, _ => 1 };

    public override int? StoreId => Id;

    public override int? DcId => null;

    /// <summary>The truck that has not left for it yet.</summary>
    public Truck? Loading { get; set; }

    /// <summary>How many have entered.</summary>
    public long Entries { get; set; }

    public string NextSession() => StoreIds.Session(Id, ++_sessions);

    public string NextReceipt() => StoreIds.Receipt(Id, ++_receipts);

    public string NextOrder() => StoreIds.Order(Id, ++_orders);

    public string NextPayment() => StoreIds.Payment(Id, ++_payments);

    /// <summary>Sells what was promised.</summary>
    public void Sell(int product, int quantity, StockChange change)
    {
        Stock[product].Promised -= quantity;
        Change(product, change with { Delta = -quantity, Reason = "SALE" });
    }

    protected override void Order(SupplyLine line, long lead) => Region.Center.Ship(this, line, lead);

    private static Seed SeedOf(StoreRegion region, int id) => region.Seed.Derive("store").Derive(id);
}
