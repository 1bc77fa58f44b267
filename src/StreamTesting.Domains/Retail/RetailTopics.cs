namespace StreamTesting.Domains;

/// <summary>The topics of the document .</summary>
public static class RetailTopics
{
    /// <summary>Sales.</summary>
    public const string Sales = "retail-sales-transactions";

    /// <summary>Inventory updates: those of sales, of restocks that arrive, and others.</summary>
    public const string Inventory = "retail-inventory-updates";

    /// <summary>Restock alerts.</summary>
    public const string Restocks = "retail-restock-alerts";

    /// <summary>Price changes.</summary>
    public const string Prices = "retail-price-changes";

    /// <summary>What customers do.</summary>
    public const string Customers = "retail-customer-events";

    /// <summary>All of them, in the document's order.</summary>
    public static IReadOnlyList<string> All { get; } = [Sales, Inventory, Restocks, Prices, Customers];
}
