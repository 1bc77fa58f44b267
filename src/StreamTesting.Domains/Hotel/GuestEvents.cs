using System.Collections;

namespace StreamTesting.Domains;

/// <summary>The changes of all guests in event-time order: rows are made in order, and what follows waits in a heap.</summary>
internal sealed class GuestEvents(HotelGuests options, Seed seed) : IEnumerable<StreamEvent>
{
    public IEnumerator<StreamEvent> GetEnumerator()
    {
        var maker = new GuestMaker(options, seed, inTurn: true);
        var open = new DueHeap<GuestLife>();
        for (long index = 0; index < options.Count; index++)
        {
            var life = maker.Open(index);
            while (!open.IsEmpty && open.Due <= life.Due)
            {
                var changed = maker.Next(open.First);
                yield return changed;
                if (GoOn(open, changed) is { } tombstone)
                {
                    yield return tombstone;
                }
            }

            yield return maker.Next(life);
            if (!life.IsOver)
            {
                open.Add(life.Due, life.Index, life);
            }
        }

        while (!open.IsEmpty)
        {
            var changed = maker.Next(open.First);
            yield return changed;
            if (GoOn(open, changed) is { } tombstone)
            {
                yield return tombstone;
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private StreamEvent? GoOn(DueHeap<GuestLife> open, StreamEvent changed)
    {
        var life = open.First;
        if (!life.IsOver)
        {
            open.Replace(life.Due);
            return null;
        }

        open.Remove();
        return changed.Operation == Operation.Delete && options.HasTombstones ? GuestMaker.Tombstone(life, changed) : null;
    }
}
