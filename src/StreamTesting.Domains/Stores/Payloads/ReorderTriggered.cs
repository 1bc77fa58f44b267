namespace StreamTesting.Domains;

/// <summary>The stock of a product came to its reorder point or below, and none is on order (S-14). A truck brings it.</summary>
/// <param name="StoreId">The store; null where it is about a distribution center.</param>
/// <param name="DcId">The distribution center; null where it is about a store.</param>
/// <param name="ProductId">The product, from 1.</param>
/// <param name="CurrentQuantity">The stock; at most the reorder point.</param>
/// <param name="ReorderQuantity">How many are ordered.</param>
/// <param name="ReorderPoint">At how many an order is due.</param>
/// <param name="Priority">NORMAL, HIGH or URGENT, which come in the whole, half and a quarter of the lead time.</param>
public sealed record ReorderTriggered(
    int? StoreId,
    int? DcId,
    int ProductId,
    int CurrentQuantity,
    int ReorderQuantity,
    int ReorderPoint,
    string Priority) : StorePayload;
