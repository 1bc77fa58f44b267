namespace StreamTesting.Domains;

/// <summary>What an event of an order says. Immutable.</summary>
/// <param name="Context">Who ordered, and where; the same for all events of an order.</param>
/// <param name="OrderId">The order, for example <c>O-0000042</c>.</param>
public abstract record OrderPayload(OrderContext Context, string OrderId);
