using System.Collections;

namespace StreamTesting.Domains;

/// <summary>The events of one run after the other.</summary>
internal sealed class RetailEvents(RetailSales options, Seed seed) : IEnumerable<StreamEvent>
{
    public IEnumerator<StreamEvent> GetEnumerator()
    {
        var catalog = new RetailCatalog(options, seed);
        var payloads = new RetailPayloads(catalog);
        var entities = new RetailEntities(options, catalog, payloads);
        var run = new RetailRun(options, catalog, seed);
        while (run.Next())
        {
            yield return Event(run, payloads, entities);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private StreamEvent Event(RetailRun run, RetailPayloads payloads, RetailEntities entities)
    {
        ref readonly var fact = ref run.Current;
        var time = new DateTimeOffset(fact.Ticks, TimeSpan.Zero);
        return new StreamEvent(fact.Id, RetailWords.Types[(int)fact.Kind], entities.Of(fact), time, payloads.Of(fact))
        {
            EndsEntity = fact.Kind == RetailKind.Sale && options.Key == RetailKey.Documented,
            Faults = fact.Fault is null ? NameList.Empty : [fact.Fault],
        };
    }
}
