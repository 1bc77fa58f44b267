namespace StreamTesting.Domains;

/// <summary>An order was created (O-47). Schema version 2 adds the promotion and the device.</summary>
/// <param name="Context">Who ordered, and where.</param>
/// <param name="OrderId">The order.</param>
/// <param name="Amount">What it costs, in whole cents of <paramref name="Currency"/>; from 5 to 500.</param>
/// <param name="Currency">USD, EUR, GBP or CAD.</param>
/// <param name="PromoCode">PROMO10 to PROMO98, or null; always null in version 1.</param>
/// <param name="DeviceType">desktop, mobile or tablet; null in version 1.</param>
public sealed record OrderCreated(
    OrderContext Context, string OrderId, decimal Amount, string Currency, string? PromoCode, string? DeviceType) : OrderPayload(Context, OrderId);
