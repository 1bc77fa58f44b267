namespace StreamTesting.Domains;

/// <summary>A receipt or an online order is paid (S-11): always its total, once.</summary>
/// <param name="ReceiptId">The receipt; null for an online order.</param>
/// <param name="OrderId">The online order; null for a receipt.</param>
/// <param name="StoreId">The store, from 1.</param>
/// <param name="CustomerId">The customer, from 1.</param>
/// <param name="PaymentMethod">As the tender type of the receipt or order.</param>
/// <param name="Amount">The total.</param>
/// <param name="TransactionId">Unique in the stream.</param>
/// <param name="ProcessingTimeMs">How long it took, in milliseconds.</param>
/// <param name="Status">Always APPROVED.</param>
public sealed record PaymentProcessed(
    string? ReceiptId,
    string? OrderId,
    int StoreId,
    int CustomerId,
    string PaymentMethod,
    decimal Amount,
    string TransactionId,
    int ProcessingTimeMs,
    string Status) : StorePayload;
