namespace StreamTesting.Domains;

/// <summary>Lets customers order online, at any hour, from a store.</summary>
internal sealed class OnlineTraffic(StoreSite store) : DailyTraffic(
    store.Region,
    store.Seed.Derive("online"),
    store.Region.Options.Baskets.OnlinePerStoreDay * store.Traffic * store.Region.Calendar.Traffic,
    0,
    StoreRegion.Day)
{
    private readonly Seed _facts = store.Seed.Derive("online facts");

    protected override void Happen()
    {
        var facts = _facts.Random(Ordinal);
        var customer = Region.Shoppers.Any(ref facts);
        if (Region.Basket.Fill(store, isLed: false, isOnline: true, ref facts) is { } basket)
        {
            Region.Add(new OnlineOrder(store, customer, basket, facts));
        }
    }
}
