namespace StreamTesting.Domains;

/// <summary>The goods of an online order were taken from the store's stock: all of them, just before.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="StoreId">The store, from 1.</param>
public sealed record OnlineOrderPicked(
    string OrderId,
    int StoreId) : StorePayload;
