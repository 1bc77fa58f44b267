namespace StreamTesting.Domains;

/// <summary>An order was shipped (O-49). Its amount may still be corrected.</summary>
/// <param name="Context">Who ordered, and where.</param>
/// <param name="OrderId">The order.</param>
/// <param name="Carrier">UPS, FedEx, USPS or DHL.</param>
/// <param name="TrackingId">TRK and eight digits.</param>
public sealed record OrderShipped(OrderContext Context, string OrderId, string Carrier, string TrackingId) : OrderPayload(Context, OrderId);
