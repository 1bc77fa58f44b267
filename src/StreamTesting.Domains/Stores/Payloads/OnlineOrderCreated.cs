namespace StreamTesting.Domains;

/// <summary>A customer orders online, from a store (the later 18 types, SX-3). Its payment, its picking and its shipment follow.</summary>
/// <param name="OrderId">The order, unique in the stream.</param>
/// <param name="StoreId">The store, from 1.</param>
/// <param name="CustomerId">The customer, from 1.</param>
/// <param name="ItemCount">How many products.</param>
/// <param name="Subtotal">What they cost.</param>
/// <param name="Tax">The tax on the subtotal.</param>
/// <param name="Total">Subtotal plus tax.</param>
/// <param name="TenderType">CREDIT_CARD, DEBIT_CARD or MOBILE_PAY.</param>
public sealed record OnlineOrderCreated(
    string OrderId,
    int StoreId,
    int CustomerId,
    int ItemCount,
    decimal Subtotal,
    decimal Tax,
    decimal Total,
    string TenderType) : StorePayload;
