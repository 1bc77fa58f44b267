namespace StreamTesting.Domains;

/// <summary>The stock of a product came to 0 (S-13), at the moment of the change that emptied it.</summary>
/// <param name="StoreId">The store; null where it is about a distribution center.</param>
/// <param name="DcId">The distribution center; null where it is about a store.</param>
/// <param name="ProductId">The product, from 1.</param>
/// <param name="LastKnownQuantity">The stock before the change that emptied it.</param>
public sealed record StockoutDetected(
    int? StoreId,
    int? DcId,
    int ProductId,
    int LastKnownQuantity) : StorePayload;
