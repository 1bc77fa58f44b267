using System.Collections;

namespace StreamTesting.Domains;

/// <summary>The events of all orders in event-time order: orders are created in order, and what follows waits in a heap.</summary>
internal sealed class OrderEvents(OrderLifecycles options, Seed seed) : IEnumerable<StreamEvent>
{
    public IEnumerator<StreamEvent> GetEnumerator()
    {
        var maker = new OrderMaker(options, seed);
        var open = new PriorityQueue<(OrderLife Life, OrderStep Step), Due>();
        for (long number = 0; number < options.Count; number++)
        {
            var life = maker.Make(number);
            while (open.TryPeek(out _, out var due) && due.Seconds < life.Created)
            {
                yield return Next(open);
            }

            yield return life.EventOf(OrderStep.Created);
            open.Enqueue((life, OrderStep.Authorized), new Due(life.Authorized, number));
        }

        while (open.Count > 0)
        {
            yield return Next(open);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static StreamEvent Next(PriorityQueue<(OrderLife Life, OrderStep Step), Due> open)
    {
        var (life, step) = open.Peek();
        if (life.After(step) is { } after)
        {
            open.DequeueEnqueue((life, after), new Due(life.SecondsOf(after), life.Number));
        }
        else
        {
            open.Dequeue();
        }

        return life.EventOf(step);
    }

    private readonly record struct Due(long Seconds, long Number) : IComparable<Due>
    {
        public int CompareTo(Due other) => Seconds != other.Seconds ? Seconds.CompareTo(other.Seconds) : Number.CompareTo(other.Number);
    }
}
