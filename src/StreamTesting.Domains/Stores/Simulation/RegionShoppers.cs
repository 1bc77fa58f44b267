namespace StreamTesting.Domains;

/// <summary>The customers of a region, by number, and who of them is in a store: nobody is in two.</summary>
internal sealed class RegionShoppers
{
    private readonly HashSet<int> _inside = [];
    private readonly int _region;
    private readonly int _regions;
    private readonly int _stores;
    private readonly int _regulars;
    private readonly int _count;

    public RegionShoppers(StoreDays options, int region)
    {
        _region = region;
        _regions = options.DcCount;
        _stores = options.StoresOf(region).Count();
        _regulars = options.Visits.Regulars;
        _count = ((options.Visits.Customers - region) / _regions) + 1;
    }

    /// <summary>Draws a customer of the region, inside a store or not.</summary>
    public int Any(ref RandomSource random) => NumberOf((int)random.NextBelow(_count));

    /// <summary>The place of the store, among those of the region, that a customer goes to.</summary>
    public int HomeOf(int customer) => (customer - _region) / _regions % _stores;

    public bool IsInside(int customer) => _inside.Contains(customer);

    public void Enter(int customer) => _inside.Add(customer);

    public void Leave(int customer) => _inside.Remove(customer);

    /// <summary>Draws a regular of a store who is in none; 0 where all are.</summary>
    /// <param name="store">The store's place among those of the region, from 0.</param>
    /// <param name="random">Draws.</param>
    public int Regular(int store, ref RandomSource random)
    {
        var homes = store < _count ? ((_count - 1 - store) / _stores) + 1 : 0;
        return Free(Math.Min(homes, _regulars), place => NumberOf(store + (place * _stores)), ref random);
    }

    /// <summary>Draws a customer of the region who is in no store; 0 where all are.</summary>
    public int Free(ref RandomSource random) => Free(_count, NumberOf, ref random);

    private int Free(int count, Func<int, int> number, ref RandomSource random)
    {
        if (count == 0)
        {
            return 0;
        }

        var place = (int)random.NextBelow(count);
        for (var tries = 0; tries < Math.Min(count, _inside.Count + 1); tries++)
        {
            var customer = number((place + tries) % count);
            if (!_inside.Contains(customer))
            {
                return customer;
            }
        }

        return 0;
    }

    private int NumberOf(int place) => _region + (place * _regions);
}
