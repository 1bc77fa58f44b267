namespace StreamTesting.Domains;

/// <summary>
/// Product is being restocked: raised when its stock gets low, planned ahead, or a reminder of a restock that is under way, which has the
/// same <paramref name="RestockId"/>, quantity and date as the alert before.
/// </summary>
/// <param name="RestockId">The restock; the inventory update with which it arrives has this id. Copies and reminders apart, no other alert has it.</param>
/// <param name="StoreId">The store.</param>
/// <param name="ProductId">The product's SKU.</param>
/// <param name="CurrentQuantity">How many there are.</param>
/// <param name="RestockQuantity">How many are coming, 50 to 200.</param>
/// <param name="ExpectedDate">When they arrive, two days after the first alert, in UTC.</param>
/// <param name="Supplier">Always Auto-Restock System.</param>
/// <param name="Severity">high where there are 5 or fewer, else medium.</param>
public sealed record RetailRestockAlert(
    Guid RestockId,
    string StoreId,
    string ProductId,
    int CurrentQuantity,
    int RestockQuantity,
    DateTimeOffset ExpectedDate,
    string Supplier,
    string Severity) : RetailPayload;
