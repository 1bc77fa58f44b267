using System.Collections;

namespace StreamTesting.Domains;

/// <summary>The events of some regions in event-time order; where times are equal, those of the region with the lower number first.</summary>
internal sealed class StoreEvents(StoreDays options, Seed seed, IReadOnlyList<int> regions) : IEnumerable<StreamEvent>
{
    public IEnumerator<StreamEvent> GetEnumerator()
    {
        var entities = new Dictionary<string, StreamEntity>(StringComparer.Ordinal);
        var products = new ProductTable(options.Supply.Products, seed);
        var next = new PriorityQueue<(StoreRegion Region, StreamEvent Event), (long Ticks, int Region)>();
        foreach (var number in regions)
        {
            var region = new StoreRegion(options, seed, number, products, Entity);
            if (region.Next() is { } first)
            {
                next.Enqueue((region, first), (first.EventTime.UtcTicks, number));
            }
        }

        while (next.TryPeek(out var earliest, out _))
        {
            var (region, happened) = earliest;
            if (region.Next() is { } following)
            {
                next.DequeueEnqueue((region, following), (following.EventTime.UtcTicks, region.Number));
            }
            else
            {
                next.Dequeue();
            }

            if (options.Types.IsEmpty || options.Types.Contains(happened.Type))
            {
                yield return happened;
            }
        }

        StreamEntity Entity(string key)
        {
            if (!entities.TryGetValue(key, out var entity))
            {
                entity = new StreamEntity(key);
                entities.Add(key, entity);
            }

            return entity;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
