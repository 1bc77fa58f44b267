namespace StreamTesting.Domains;

/// <summary>The stock of a product in a store has changed: previous and change make new (<see cref="RetailFaults.ClampedStock"/> apart), and none is below 0.</summary>
/// <param name="StoreId">The store.</param>
/// <param name="ProductId">The product's SKU.</param>
/// <param name="QuantityChange">How many came, or went where it is negative; 0 where an adjustment found all in place.</param>
/// <param name="NewQuantity">How many there are now.</param>
/// <param name="PreviousQuantity">How many there were.</param>
/// <param name="Reason">
/// sale, receipt, adjustment, damage or theft. A restock that arrives is a receipt whose id is the alert's <see cref="RetailRestockAlert.RestockId"/>.
/// </param>
public sealed record RetailInventoryUpdate(
    string StoreId, string ProductId, int QuantityChange, int NewQuantity, int PreviousQuantity, string Reason) : RetailPayload;
