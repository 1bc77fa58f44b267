namespace Samples.Orders;

/// <summary>The events that were counted, and what each order costs by them.</summary>
public class OrderBook
{
    private readonly HashSet<string> _counted = [];
    private readonly Dictionary<string, (decimal Total, DateTimeOffset AsOf)> _orders = [];

    /// <summary>Counts an event; null where it was counted before.</summary>
    public OrderTotal? Count(OrderEvent happened)
    {
        if (!_counted.Add(happened.EventId))
        {
            return null;
        }

        var order = happened.Payload.OrderId;
        var (total, asOf) = _orders.GetValueOrDefault(order);
        if (happened.Amount is { } amount && Supersedes(happened.EventTime, asOf))
        {
            _orders[order] = (total, asOf) = (amount, happened.EventTime);
        }

        return new OrderTotal(happened.EventId, order, total, asOf);
    }

    /// <summary>Takes back what an earlier process had counted.</summary>
    public void Restore(OrderTotal counted)
    {
        _counted.Add(counted.EventId);
        _orders[counted.OrderId] = (counted.Total, counted.AsOf);
    }

    /// <summary>Events arrive late and out of order: what happened last counts, whenever it arrives.</summary>
    protected virtual bool Supersedes(DateTimeOffset eventTime, DateTimeOffset asOf) => eventTime >= asOf;
}
