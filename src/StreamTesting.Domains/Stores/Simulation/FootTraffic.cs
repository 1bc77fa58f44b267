namespace StreamTesting.Domains;

/// <summary>Lets customers enter a store by themselves.</summary>
internal sealed class FootTraffic(StoreSite store) : DailyTraffic(
    store.Region,
    store.Seed.Derive("visits"),
    store.Region.Options.Visits.PerStoreDay * store.Traffic * store.Region.Calendar.Traffic,
    store.Region.Hours.Opens,
    store.Region.Hours.LastEntry)
{
    private readonly Seed _facts = store.Seed.Derive("visit facts");

    protected override void Happen()
    {
        var visits = Region.Options.Visits;
        var facts = _facts.Random(Ordinal);
        var (isHeard, isRegular) = (facts.NextCoin(visits.BleRate), facts.NextCoin(visits.ReturningRate));
        var customer = !isHeard || !isRegular ? 0 : Region.Shoppers.Regular(store.Place, ref facts);
        var type = customer == 0 ? "occasional" : "regular";
        customer = isHeard && customer == 0 ? Region.Shoppers.Free(ref facts) : customer;
        Visit.Enter(store, customer, customer == 0 ? "anonymous" : type, null, facts);
    }
}
