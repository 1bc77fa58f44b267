namespace StreamTesting.Domains;

/// <summary>An online order left the store. Nothing happens to it afterwards.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="StoreId">The store, from 1.</param>
public sealed record OnlineOrderShipped(
    string OrderId,
    int StoreId) : StorePayload;
