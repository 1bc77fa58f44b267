namespace StreamTesting.Domains;

/// <summary>A promotion took something off a receipt (S-23).</summary>
/// <param name="ReceiptId">The receipt, unique in the stream.</param>
/// <param name="StoreId">The store, from 1.</param>
/// <param name="CustomerId">The customer, from 1.</param>
/// <param name="PromoCode">WINTER2024, SPRING2024, LOYALTY2024 or NEWCUSTOMER.</param>
/// <param name="DiscountAmount">What it takes off: the receipt's discount.</param>
/// <param name="DiscountType">percentage (of the gross) or fixed.</param>
/// <param name="ProductIds">The products of the receipt, in the order of its lines.</param>
public sealed record PromotionApplied(
    string ReceiptId,
    int StoreId,
    int CustomerId,
    string PromoCode,
    decimal DiscountAmount,
    string DiscountType,
    IReadOnlyList<int> ProductIds) : StorePayload
{
    /// <summary>Whether another says the same, with the same products in the same order.</summary>
    /// <param name="other">Another.</param>
    /// <returns>Whether it does.</returns>
    public bool Equals(PromotionApplied? other) => base.Equals(other)
        && (ReceiptId, StoreId, CustomerId, PromoCode, DiscountAmount, DiscountType)
            == (other.ReceiptId, other.StoreId, other.CustomerId, other.PromoCode, other.DiscountAmount, other.DiscountType)
        && ProductIds.SequenceEqual(other.ProductIds);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), ReceiptId, DiscountAmount, ProductIds.Count);
}
