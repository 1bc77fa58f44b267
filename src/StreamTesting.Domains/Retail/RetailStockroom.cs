namespace StreamTesting.Domains;

/// <summary>Moves stock and restocks what gets low, and says so.</summary>
internal sealed class RetailStockroom(RetailSales options, RetailCatalog catalog, RetailFacts facts, Seed seed)
{
    private readonly RetailWarehouse _warehouse = new(options, catalog);
    private readonly Seed _restocks = seed.Derive("restocks");
    private long _index;

    /// <summary>When the next restock arrives; far in the future where none is under way.</summary>
    public long NextDue => _warehouse.NextDue;

    public int StockOf(int store, int product) => _warehouse.StockOf(store, product);

    public void Move(int store, int product, int wanted, string reason, Guid id, long ticks, string? fault = null)
    {
        var before = _warehouse.StockOf(store, product);
        var change = _warehouse.Change(store, product, wanted);
        facts.Add(new RetailFact
        {
            Kind = RetailKind.Inventory, Ticks = ticks, Id = id, Store = store, Product = product,
            Quantity = fault == RetailFaults.ClampedStock ? wanted : change, Before = before, After = before + change, Word = reason, Fault = fault,
        });
        RestockIfLow(store, product, ticks);
    }

    public void RestockIfLow(int store, int product, long ticks)
    {
        if (_warehouse.StockOf(store, product) <= options.RestockThreshold && !_warehouse.IsUnderWay(store, product))
        {
            Restock(store, product, ticks);
        }
    }

    /// <summary>Reminds of the restock that is longest under way, or else restocks ahead what there is least of.</summary>
    public void Remind(int store, Guid id, long ticks)
    {
        if (_warehouse.LongestUnderWay(store) is { } restock)
        {
            Alert(restock, id, ticks);
            return;
        }

        Restock(store, _warehouse.ProductWithLeast(store), ticks);
    }

    public void Arrive()
    {
        var restock = _warehouse.Arrive();
        Move(restock.Store, restock.Product, restock.Quantity, RetailWords.Receipt, restock.Id, restock.Due);
    }

    private void Restock(int store, int product, long ticks)
    {
        var random = _restocks.Random(_index++);
        var quantity = (int)random.NextInRange(options.LeastRestock, options.MostRestock);
        var restock = new RetailRestock(random.NextGuid(), store, product, quantity, ticks + options.RestockLead.Ticks);
        _warehouse.Order(restock);
        Alert(restock, random.NextGuid(), ticks);
    }

    private void Alert(RetailRestock restock, Guid id, long ticks) => facts.Add(new RetailFact
    {
        Kind = RetailKind.Restock, Ticks = ticks, Id = id, Store = restock.Store, Product = restock.Product, Quantity = restock.Quantity,
        Before = _warehouse.StockOf(restock.Store, restock.Product), Word = RetailWords.Supplier, Restock = restock.Id, Due = restock.Due,
    });
}
