using System.Collections;

namespace StreamTesting.Domains;

/// <summary>The events of all bookings in event-time order: bookings are created in order, and what follows waits in a heap (H-46).</summary>
internal sealed class BookingEvents(HotelBookings options, Seed seed, GuestDirectory? directory = null) : IEnumerable<StreamEvent>
{
    public IEnumerator<StreamEvent> GetEnumerator()
    {
        var maker = new BookingMaker(options, seed, inTurn: true, directory);
        var open = new DueHeap<BookingLife>();
        for (long index = 0; index < options.Count; index++)
        {
            var life = maker.Open(index, out var facts);
            while (!open.IsEmpty && open.Due <= life.Due)
            {
                yield return maker.Next(open.First);
                GoOn(open);
            }

            yield return maker.Create(life, facts);
            open.Add(life.Due, life.Index, life);
        }

        while (!open.IsEmpty)
        {
            yield return maker.Next(open.First);
            GoOn(open);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static void GoOn(DueHeap<BookingLife> open)
    {
        if (open.First.IsOver)
        {
            open.Remove();
        }
        else
        {
            open.Replace(open.First.Due);
        }
    }
}
