namespace StreamTesting.Domains;

/// <summary>A distribution center. Its suppliers have everything; what it has, its stores get by truck.</summary>
internal sealed class CenterSite(StoreRegion region, StreamEntity entity) : StockSite(
    region,
    entity,
    new StockLedger(region.Options.Supply.Products, region.Seed.Derive("center stock"), 10),
    StoreIds.DcKey(region.Number),
    region.Seed.Derive("center"))
{
    private readonly Stack<int> _idle = new();
    private int _trucks;
    private long _shipments;
    private Truck? _supplier;

    public override int? StoreId => null;

    public override int? DcId => Region.Number;

    public Seed TruckSeed { get; } = region.Seed.Derive("trucks");

    public int TakeTruck() => _idle.TryPop(out var truck) ? truck : ++_trucks;

    public void ReturnTruck(int truck) => _idle.Push(truck);

    public long NextShipment() => ++_shipments;

    /// <summary>Brings ordered goods to a store, by the truck that is being loaded for it where that leaves in time, else by another.</summary>
    public void Ship(StoreSite store, SupplyLine line, long lead)
    {
        var leaves = Region.Now + (lead / 2);
        if (store.Loading is { } loading && loading.TakesUntil(leaves))
        {
            loading.Take(line);
            return;
        }

        store.Loading = new Truck(this, store, leaves, lead - (lead / 2));
        store.Loading.Take(line);
        Region.Add(store.Loading);
    }

    public void Left(Truck truck)
    {
        _supplier = ReferenceEquals(_supplier, truck) ? null : _supplier;
    }

    protected override void Order(SupplyLine line, long lead)
    {
        var leaves = Region.Now + (lead / 2);
        if (_supplier?.TakesUntil(leaves) == true)
        {
            _supplier.Take(line);
            return;
        }

        _supplier = new Truck(this, null, leaves, lead - (lead / 2));
        _supplier.Take(line);
        Region.Add(_supplier);
    }
}
