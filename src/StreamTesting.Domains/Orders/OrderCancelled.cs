namespace StreamTesting.Domains;

/// <summary>An order was cancelled (O-50). Nothing happens to it afterwards.</summary>
/// <param name="Context">Who ordered, and where.</param>
/// <param name="OrderId">The order.</param>
/// <param name="Reason">payment_failed, customer_request or out_of_stock.</param>
public sealed record OrderCancelled(OrderContext Context, string OrderId, string Reason) : OrderPayload(Context, OrderId);
