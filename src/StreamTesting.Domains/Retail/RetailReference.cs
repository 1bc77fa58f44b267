using Bogus;

namespace StreamTesting.Domains;

/// <summary>The stores and products that the events are about, and what is in stock before anything happens. Immutable.</summary>
public sealed class RetailReference
{
    private const int BrandCount = 50;
    private readonly RetailCatalog _catalog;

    internal RetailReference(RetailSales options, Seed seed)
    {
        _catalog = new RetailCatalog(options, seed);
        var numbers = new Randomizer((int)seed.Derive("names").Value);
        var addresses = new Bogus.DataSets.Address("en") { Random = numbers };
        var companies = new Bogus.DataSets.Company("en") { Random = numbers };
        var commerce = new Bogus.DataSets.Commerce("en") { Random = numbers };
        var brands = new OrderedDictionary<string, bool>(StringComparer.Ordinal);
        while (brands.Count < BrandCount)
        {
            brands.TryAdd(companies.CompanyName(), true);
        }

        Stores = [.. Enumerable.Range(0, options.StoreCount).Select(store =>
            new RetailStore(_catalog.StoreIds[store], addresses.City(), _catalog.RegionOf(store)))];
        Products = [.. Enumerable.Range(0, options.ProductCount).Select(product => new RetailProduct(
            _catalog.Skus[product],
            commerce.ProductName(),
            _catalog.CategoryOf(product),
            brands.GetAt(_catalog.Brands[product]).Key,
            RetailPayloads.Amount(_catalog.FirstPrices[product])))];
    }

    /// <summary>The stores, by number.</summary>
    public IReadOnlyList<RetailStore> Stores { get; }

    /// <summary>The products, by number.</summary>
    public IReadOnlyList<RetailProduct> Products { get; }

    /// <summary>Says how many of a product a store has before anything happens.</summary>
    /// <param name="store">The store's number, from 0.</param>
    /// <param name="product">The product's number, from 0.</param>
    /// <returns>At least 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such store or product.</exception>
    public int FirstStockOf(int store, int product)
    {
        OptionRange.Check(store, 0, Stores.Count - 1, nameof(store), "The number of the store");
        OptionRange.Check(product, 0, Products.Count - 1, nameof(product), "The number of the product");
        return _catalog.FirstStockOf(((long)store * Products.Count) + product);
    }
}
