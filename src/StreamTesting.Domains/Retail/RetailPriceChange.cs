namespace StreamTesting.Domains;

/// <summary>A product has another price in all stores; sales after it have the new one.</summary>
/// <param name="ProductId">The product's SKU.</param>
/// <param name="OldPrice">The price before.</param>
/// <param name="NewPrice">The price now; always another.</param>
/// <param name="ChangeType">increase or decrease.</param>
/// <param name="Reason">cost_change or seasonal; a decrease also promotion or clearance.</param>
public sealed record RetailPriceChange(string ProductId, decimal OldPrice, decimal NewPrice, string ChangeType, string Reason) : RetailPayload;
