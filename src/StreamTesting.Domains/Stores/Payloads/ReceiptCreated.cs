namespace StreamTesting.Domains;

/// <summary>A customer buys (S-09). Gross less discount is the subtotal, subtotal plus tax is the total, to the cent; the lines follow.</summary>
/// <param name="StoreId">The store, from 1.</param>
/// <param name="CustomerId">The customer, from 1.</param>
/// <param name="ReceiptId">The receipt, unique in the stream.</param>
/// <param name="Gross">What the lines cost before any discount: the sum of their extended prices.</param>
/// <param name="Discount">What a promotion takes off; 0 without one.</param>
/// <param name="Subtotal">Gross less discount.</param>
/// <param name="Tax">The tax on the subtotal, rounded to the cent, halves up.</param>
/// <param name="Total">Subtotal plus tax: what is paid.</param>
/// <param name="TenderType">CASH, CREDIT_CARD, DEBIT_CARD, CHECK or MOBILE_PAY.</param>
/// <param name="ItemCount">How many lines follow.</param>
/// <param name="CampaignId">The campaign that the visit is attributed to; null without one.</param>
public sealed record ReceiptCreated(
    int StoreId,
    int CustomerId,
    string ReceiptId,
    decimal Gross,
    decimal Discount,
    decimal Subtotal,
    decimal Tax,
    decimal Total,
    string TenderType,
    int ItemCount,
    string? CampaignId) : StorePayload;
