namespace StreamTesting.Domains;

/// <summary>A customer does something in a store .</summary>
/// <param name="CustomerId">CUST1000 to CUST9999.</param>
/// <param name="StoreId">The store.</param>
/// <param name="ProductId">The SKU of the product it is about; null where it is about none.</param>
/// <param name="Activity">store_entrance, browsing, product_view, cart_addition or cart_removal.</param>
/// <param name="SessionDuration">How long the customer has been there, 30 to 600 seconds.</param>
public sealed record RetailCustomerEvent(string CustomerId, string StoreId, string? ProductId, string Activity, int SessionDuration) : RetailPayload;
