namespace StreamTesting.Domains;

/// <summary>The amount of an order was corrected (O-51): the new amount always differs from the old one.</summary>
/// <param name="Context">Who ordered, and where.</param>
/// <param name="OrderId">The order.</param>
/// <param name="OldAmount">What the order cost before.</param>
/// <param name="NewAmount">What it costs now: at most 15 % more or less, from 1 to 9999.</param>
/// <param name="Currency">The order's currency.</param>
/// <param name="Reason">Always post_auth_adjustment.</param>
public sealed record OrderAmountCorrected(
    OrderContext Context, string OrderId, decimal OldAmount, decimal NewAmount, string Currency, string Reason) : OrderPayload(Context, OrderId);
