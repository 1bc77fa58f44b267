namespace StreamTesting.Domains;

/// <summary>An item of a receipt (S-10). The lines of a receipt are numbered from 1 without a gap, and no product occurs twice.</summary>
/// <param name="ReceiptId">The receipt, unique in the stream.</param>
/// <param name="StoreId">The store, from 1.</param>
/// <param name="LineNumber">From 1 to the receipt's item count, in turn.</param>
/// <param name="ProductId">The product, from 1.</param>
/// <param name="Quantity">How many; from 1 to 3.</param>
/// <param name="UnitPrice">What one costs: the product's price.</param>
/// <param name="ExtendedPrice">Quantity times unit price.</param>
/// <param name="Discount">The line's part of the receipt's discount; the parts sum to it.</param>
/// <param name="PromoCode">The promotion; null without one.</param>
public sealed record ReceiptLineAdded(
    string ReceiptId,
    int StoreId,
    int LineNumber,
    int ProductId,
    int Quantity,
    decimal UnitPrice,
    decimal ExtendedPrice,
    decimal Discount,
    string? PromoCode) : StorePayload;
