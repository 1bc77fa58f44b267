using System.Collections;

namespace StreamTesting.Domains;

/// <summary>The events of all orders in event-time order: orders are created in order, and what follows waits in a heap.</summary>
internal sealed class OrderEvents(OrderLifecycles options, Seed seed) : IEnumerable<StreamEvent>
{
    public IEnumerator<StreamEvent> GetEnumerator()
    {
        var maker = new OrderMaker(options, seed, inTurn: true);
        var open = new OpenOrders();
        for (long index = 0; index < options.Count; index++)
        {
            var life = maker.Open(index);
            while (!open.IsEmpty && open.Due <= life.Due)
            {
                yield return maker.Next(open.First);
                open.Replace();
            }

            yield return maker.Next(life);
            open.Add(life);
        }

        while (!open.IsEmpty)
        {
            yield return maker.Next(open.First);
            open.Replace();
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
