namespace Samples.Orders;

/// <summary>What an order costs after an event, and by which moment's knowledge. Goes to the output topic as JSON, keyed by the order.</summary>
public sealed record OrderTotal(string EventId, string OrderId, decimal Total, DateTimeOffset AsOf);
