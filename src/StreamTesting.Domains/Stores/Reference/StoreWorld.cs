namespace StreamTesting.Domains;

/// <summary>
/// The reference data that a stream's events point at: stores, products, customers and distribution centers (S-43). Immutable and thread-safe;
/// the same for the same options and seed. All of it is synthetic (S-89).
/// </summary>
public sealed class StoreWorld
{
    private readonly StoreDays _options;
    private readonly Seed _people;
    private readonly StoreNames _names;

    internal StoreWorld(StoreDays options, Seed seed)
    {
        _options = options;
        _names = new StoreNames(seed);
        _people = seed.Derive("people");
        var places = seed.Derive("places");
        var table = new ProductTable(options.Supply.Products, seed);
        DistributionCenters = [.. Enumerable.Range(1, options.DcCount).Select(id => Center(id, places))];
        Stores = [.. Enumerable.Range(1, options.StoreCount).Select(id => Site(id, places))];
        Products = [.. Enumerable.Range(1, table.Count).Select(id => Product(id, table))];
    }

    /// <summary>The distribution centers, by number.</summary>
    public IReadOnlyList<DistributionCenter> DistributionCenters { get; }

    /// <summary>The stores, by number.</summary>
    public IReadOnlyList<Store> Stores { get; }

    /// <summary>The products, by number.</summary>
    public IReadOnlyList<StoreProduct> Products { get; }

    /// <summary>How many customers there are.</summary>
    public int CustomerCount => _options.Visits.Customers;

    /// <summary>Makes a customer; none is kept.</summary>
    /// <param name="id">From 1 to <see cref="CustomerCount"/>.</param>
    /// <returns>The customer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such customer.</exception>
    public StoreCustomer Customer(int id)
    {
        OptionRange.Check(id, 1, CustomerCount, nameof(id), "The number of the customer");
        var random = _people.Random(id);
        return new StoreCustomer(id, _names.Person(ref random), StoreIds.Ble(id), StoreIds.Ad(id), _options.DcOf(id));
    }

    private DistributionCenter Center(int id, Seed places)
    {
        var random = places.Random(-id);
        var city = _names.City(ref random);
        return new DistributionCenter(id, $"{city} Distribution Center", city);
    }

    private Store Site(int id, Seed places)
    {
        var random = places.Random(id);
        var city = _names.City(ref random);
        return new Store(id, FormattableString.Invariant($"Store {id} {city}"), city, _options.DcOf(id), StoreDays.SizeOfStore(id));
    }

    private StoreProduct Product(int id, ProductTable table)
    {
        var random = table.Seed.Random(-id);
        return new StoreProduct(
            id, _names.Product(ref random), StoreWords.Departments[ProductTable.DepartmentOf(id - 1)], StoreMoney.Amount(table.PriceOf(id - 1)));
    }
}
