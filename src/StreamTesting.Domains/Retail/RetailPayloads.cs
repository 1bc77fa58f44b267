namespace StreamTesting.Domains;

/// <summary>What the events say, in the words of the catalog.</summary>
internal sealed class RetailPayloads(RetailCatalog catalog)
{
    private const int FirstCustomer = 1000;
    private const int CustomerCount = 9000;
    private const int HighSeverity = 5;
    private readonly string?[] _customers = new string?[CustomerCount];

    public static decimal Amount(long cents) => new((int)cents, (int)(cents >> 32), 0, false, 2);

    public static string SeverityOf(int stock) => stock <= HighSeverity ? "high" : "medium";

    public string CustomerId(int customer) => _customers[customer] ??= IdText.Of("CUST", FirstCustomer + customer, 4);

    public RetailPayload Of(in RetailFact fact) => fact.Kind switch
    {
        RetailKind.Sale => new RetailTransaction(
            catalog.StoreIds[fact.Store], catalog.Skus[fact.Product], fact.Quantity, Amount(fact.After), Amount(((long)fact.Quantity * fact.After) + fact.OffBy),
            CustomerId(fact.Customer), fact.Word, catalog.RegionOf(fact.Store), catalog.CategoryOf(fact.Product)),
        RetailKind.Inventory => new RetailInventoryUpdate(
            catalog.StoreIds[fact.Store], catalog.Skus[fact.Product], fact.Quantity, fact.After, fact.Before, fact.Word),
        RetailKind.Customer => new RetailCustomerEvent(
            CustomerId(fact.Customer), catalog.StoreIds[fact.Store], fact.Product < 0 ? null : catalog.Skus[fact.Product], fact.Word, fact.Quantity),
        RetailKind.Price => new RetailPriceChange(
            catalog.Skus[fact.Product], Amount(fact.Before), Amount(fact.After), fact.After > fact.Before ? RetailWords.Increase : RetailWords.Decrease, fact.Word),
        _ => new RetailRestockAlert(
            fact.Restock, catalog.StoreIds[fact.Store], catalog.Skus[fact.Product], fact.Before, fact.Quantity, new DateTimeOffset(fact.Due, TimeSpan.Zero),
            fact.Word, SeverityOf(fact.Before)),
    };
}
