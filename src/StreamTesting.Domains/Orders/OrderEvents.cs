using System.Collections;

namespace StreamTesting.Domains;

/// <summary>The events of all orders in event-time order: orders are created in order, and what follows waits in a heap.</summary>
internal sealed class OrderEvents(OrderLifecycles options, Seed seed) : IEnumerable<StreamEvent>
{
    public IEnumerator<StreamEvent> GetEnumerator()
    {
        var maker = new OrderMaker(options, seed);
        var open = new OpenOrders();
        for (long number = 0; number < options.Count; number++)
        {
            var life = maker.Make(number);
            while (open.Count > 0 && open.EarliestSeconds < life.Created)
            {
                yield return open.Next();
            }

            yield return life.EventOf(OrderStep.Created);
            open.Add(life, OrderStep.Authorized);
        }

        while (open.Count > 0)
        {
            yield return open.Next();
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
