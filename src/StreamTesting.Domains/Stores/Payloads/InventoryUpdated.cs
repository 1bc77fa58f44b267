namespace StreamTesting.Domains;

/// <summary>The stock of a product changed (S-12). Previous plus change is new, which is never below 0, and previous is the new of the change before.</summary>
/// <param name="StoreId">The store; null where it is about a distribution center.</param>
/// <param name="DcId">The distribution center; null where it is about a store.</param>
/// <param name="ProductId">The product, from 1.</param>
/// <param name="QuantityDelta">The change; never 0.</param>
/// <param name="PreviousQuantity">The stock before.</param>
/// <param name="NewQuantity">The stock after.</param>
/// <param name="Reason">SALE, DAMAGED, LOST, INBOUND_SHIPMENT or OUTBOUND_SHIPMENT.</param>
/// <param name="Source">What it belongs to: the receipt, the online order, the shipment, or <c>maintenance</c>.</param>
public sealed record InventoryUpdated(
    int? StoreId,
    int? DcId,
    int ProductId,
    int QuantityDelta,
    int PreviousQuantity,
    int NewQuantity,
    string Reason,
    string? Source) : StorePayload;
