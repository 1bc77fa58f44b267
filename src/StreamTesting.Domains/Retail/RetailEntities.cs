namespace StreamTesting.Domains;

/// <summary>The entities of one enumeration, each made when its first event comes and kept; but those of single sales.</summary>
internal sealed class RetailEntities(RetailSales options, RetailCatalog catalog, RetailPayloads payloads)
{
    private readonly StreamEntity?[][] _stores = [.. RetailTopics.All.Select(_ => new StreamEntity?[options.StoreCount])];
    private readonly StreamEntity?[] _cells = new StreamEntity?[options.Key == RetailKey.Documented ? options.StoreCount * options.ProductCount : 0];
    private readonly StreamEntity?[] _products = new StreamEntity?[options.ProductCount];
    private readonly StreamEntity?[] _customers = new StreamEntity?[9000];

    public StreamEntity Of(in RetailFact fact) => fact.Kind switch
    {
        RetailKind.Restock => Store(fact.Store, 2, RetailTopics.Restocks),
        RetailKind.Price => _products[fact.Product] ??= new StreamEntity(catalog.Skus[fact.Product], RetailTopics.Prices),
        RetailKind.Sale => options.Key == RetailKey.Store
            ? Store(fact.Store, 0, RetailTopics.Sales)
            : new StreamEntity(fact.Id.ToString(), RetailTopics.Sales),
        RetailKind.Inventory => options.Key == RetailKey.Store ? Store(fact.Store, 1, RetailTopics.Inventory) : Cell(fact.Store, fact.Product),
        _ => options.Key == RetailKey.Store
            ? Store(fact.Store, 4, RetailTopics.Customers)
            : _customers[fact.Customer] ??= new StreamEntity(payloads.CustomerId(fact.Customer), RetailTopics.Customers),
    };

    private StreamEntity Store(int store, int topic, string name) => _stores[topic][store] ??= new StreamEntity(catalog.StoreIds[store], name);

    private StreamEntity Cell(int store, int product) => _cells[(store * options.ProductCount) + product] ??=
        new StreamEntity($"{catalog.StoreIds[store]}_{catalog.Skus[product]}", RetailTopics.Inventory);
}
