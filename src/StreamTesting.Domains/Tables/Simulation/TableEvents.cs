using System.Collections;

namespace StreamTesting.Domains;

/// <summary>The events of a database, in the order of the commits.</summary>
internal sealed class TableEvents(TableChanges options, Seed seed) : IEnumerable<StreamEvent>
{
    public IEnumerator<StreamEvent> GetEnumerator()
    {
        var told = new List<StreamEvent>();
        var run = new TableRun(options, seed, told);
        run.Begin();
        do
        {
            foreach (var happened in told)
            {
                yield return happened;
            }

            told.Clear();
        }
        while (run.Step());
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
