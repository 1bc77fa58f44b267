namespace StreamTesting.Domains;

/// <summary>The ledger of stock by store and product, and what is under way to it.</summary>
internal sealed class RetailWarehouse
{
    private const int MostStock = 1_000_000_000;
    private readonly int _products;
    private readonly int[] _stock;
    private readonly bool[] _isUnderWay;
    private readonly Queue<RetailRestock> _underWay = new();
    private readonly Queue<RetailRestock>[] _ofStore;

    public RetailWarehouse(RetailSales options, RetailCatalog catalog)
    {
        _products = options.ProductCount;
        _stock = new int[options.StoreCount * options.ProductCount];
        _isUnderWay = new bool[_stock.Length];
        _ofStore = [.. Enumerable.Range(0, options.StoreCount).Select(_ => new Queue<RetailRestock>())];
        for (var cell = 0; cell < _stock.Length; cell++)
        {
            _stock[cell] = catalog.FirstStockOf(cell);
        }
    }

    /// <summary>When the next restock arrives; far in the future where none is under way. All take as long, so they arrive in their order.</summary>
    public long NextDue => _underWay.TryPeek(out var first) ? first.Due : long.MaxValue;

    public int StockOf(int store, int product) => _stock[CellOf(store, product)];

    public bool IsUnderWay(int store, int product) => _isUnderWay[CellOf(store, product)];

    /// <summary>Takes or brings as much as can be; says how much that is.</summary>
    public int Change(int store, int product, int wanted)
    {
        ref var stock = ref _stock[CellOf(store, product)];
        var change = Math.Clamp(wanted, -stock, MostStock - stock);
        stock += change;
        return change;
    }

    public void Order(RetailRestock restock)
    {
        _underWay.Enqueue(restock);
        _ofStore[restock.Store].Enqueue(restock);
        _isUnderWay[CellOf(restock.Store, restock.Product)] = true;
    }

    public RetailRestock Arrive()
    {
        var restock = _underWay.Dequeue();
        _ofStore[restock.Store].Dequeue();
        _isUnderWay[CellOf(restock.Store, restock.Product)] = false;
        return restock;
    }

    public RetailRestock? LongestUnderWay(int store) => _ofStore[store].TryPeek(out var first) ? first : null;

    public int ProductWithLeast(int store)
    {
        var row = _stock.AsSpan(store * _products, _products);
        var least = 0;
        for (var product = 1; product < row.Length; product++)
        {
            least = row[product] < row[least] ? product : least;
        }

        return least;
    }

    private int CellOf(int store, int product) => (store * _products) + product;
}
