namespace StreamTesting.Domains;

/// <summary>
/// The maintenance of a store while it is closed (S-65): the stock is counted, and what is damaged or lost is written off, as far as it is not
/// promised.
/// </summary>
internal sealed class NightCount : StoreActor
{
    private readonly StoreSite _store;
    private readonly Seed _seed;
    private readonly int _count;
    private long _day;
    private long _ordinal;
    private int _number;

    public NightCount(StoreSite store)
    {
        _store = store;
        _seed = store.Seed.Derive("night");
        _count = store.Region.Options.Supply.MaintenancePerNight;
        _day = StoreHours.DayOf(store.Region.Start);
        Schedule();
    }

    public override void Act()
    {
        var random = _seed.Random(_ordinal++);
        _ = random.NextUInt64();
        var product = Product(ref random);
        var most = (int)Math.Min(10, product < 0 ? 0 : _store.Stock.AvailableOf(product));
        if (most > 0)
        {
            var lost = (int)random.NextInRange(1, most);
            _store.Change(product, new StockChange(-lost, random.NextCoin(0.5) ? "DAMAGED" : "LOST", StoreWords.Maintenance));
        }

        _number++;
        Schedule();
    }

    private int Product(ref RandomSource random)
    {
        var count = _store.Stock.Count;
        var place = (int)random.NextBelow(count);
        for (var tries = 0; tries < count; tries++)
        {
            var product = (place + tries) % count;
            if (_store.Stock.AvailableOf(product) > 0)
            {
                return product;
            }
        }

        return -1;
    }

    private void Schedule()
    {
        var hours = _store.Region.Hours;
        if (_count == 0 || hours.Closed <= _count)
        {
            Due = Never;
            return;
        }

        (_day, _number) = _number < _count ? (_day, _number) : (_day + 1, 0);
        var within = (long)((_number + _seed.Random(_ordinal).NextDouble()) / _count * hours.Closed);
        Due = (_day * StoreRegion.Day) + (within < hours.Opens ? within : hours.Closes + (within - hours.Opens) + 1);
        Due = Math.Min(Due, ((_day + 1) * StoreRegion.Day) - 1);
    }
}
