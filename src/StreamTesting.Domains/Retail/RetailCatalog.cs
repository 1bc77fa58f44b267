namespace StreamTesting.Domains;

/// <summary>What is known of stores and products without their names: each drawn for itself, so that more of them change nothing of the first.</summary>
internal sealed class RetailCatalog
{
    private const int LeastPriceCents = 199;
    private const int MostPriceCents = 49_999;
    private const int BrandCount = 50;
    private readonly byte[] _regions;
    private readonly byte[] _categories;
    private readonly Seed _stock;
    private readonly (int Least, int Most) _firstStock;

    public RetailCatalog(RetailSales options, Seed seed)
    {
        _firstStock = (options.LeastInitialStock, options.MostInitialStock);
        _stock = seed.Derive("stock");
        StoreIds = [.. Enumerable.Range(1, options.StoreCount).Select(number => IdText.Of("STORE", number, 3))];
        Skus = [.. Enumerable.Range(1, options.ProductCount).Select(number => IdText.Of("SKU", number, 5))];
        _regions = new byte[options.StoreCount];
        _categories = new byte[options.ProductCount];
        Brands = new byte[options.ProductCount];
        FirstPrices = new int[options.ProductCount];
        var (stores, products) = (seed.Derive("stores"), seed.Derive("products"));
        for (var store = 0; store < options.StoreCount; store++)
        {
            var random = stores.Random(store);
            _regions[store] = (byte)random.NextBelow(RetailWords.Regions.Length);
        }

        for (var product = 0; product < options.ProductCount; product++)
        {
            var random = products.Random(product);
            _categories[product] = (byte)random.NextBelow(RetailWords.Categories.Length);
            Brands[product] = (byte)random.NextBelow(BrandCount);
            FirstPrices[product] = (int)random.NextInRange(LeastPriceCents, MostPriceCents);
        }
    }

    public string[] StoreIds { get; }

    public string[] Skus { get; }

    public byte[] Brands { get; }

    public int[] FirstPrices { get; }

    public string RegionOf(int store) => RetailWords.Regions[_regions[store]];

    public string CategoryOf(int product) => RetailWords.Categories[_categories[product]];

    public int FirstStockOf(long cell)
    {
        var random = _stock.Random(cell);
        return (int)random.NextInRange(_firstStock.Least, _firstStock.Most);
    }
}
