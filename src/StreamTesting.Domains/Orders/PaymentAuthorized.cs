namespace StreamTesting.Domains;

/// <summary>The payment of an order was authorized (O-48).</summary>
/// <param name="Context">Who ordered, and where.</param>
/// <param name="OrderId">The order.</param>
/// <param name="PaymentMethod">card, paypal, apple_pay or bank_transfer.</param>
/// <param name="AuthCode">Eight hexadecimal digits, upper case.</param>
public sealed record PaymentAuthorized(OrderContext Context, string OrderId, string PaymentMethod, string AuthCode) : OrderPayload(Context, OrderId);
