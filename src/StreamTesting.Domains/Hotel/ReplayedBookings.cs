using System.Collections;

namespace StreamTesting.Domains;

/// <summary>Replayed bookings with their modifications, in event-time order: what is due later waits in a heap.</summary>
internal sealed class ReplayedBookings(HotelReplay options, IEnumerable<StreamEvent> rows, long count, Seed seed) : IEnumerable<StreamEvent>
{
    private readonly Selection _updated = new(seed.Derive("updated"), count, options.UpdateRate);
    private readonly Selection _cancelled = new(seed.Derive("cancelled"), count, options.CancelRate);
    private readonly Seed _amounts = seed.Derive("events");

    public IEnumerator<StreamEvent> GetEnumerator()
    {
        var due = new DueHeap<ReplayedChange>();
        var index = 0L;
        foreach (var row in rows)
        {
            while (!due.IsEmpty && due.Due <= row.EventTime.UtcTicks)
            {
                yield return due.First.At(due.Due);
                due.Remove();
            }

            yield return row;
            Modify(row, index++, due);
        }

        while (!due.IsEmpty)
        {
            yield return due.First.At(due.Due);
            due.Remove();
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Modify(StreamEvent row, long index, DueHeap<ReplayedChange> due)
    {
        var random = _amounts.Random(index);
        var after = random.NextInRange(10_000, 300_000) * TimeSpan.TicksPerMillisecond;
        var isCancel = random.NextCoin(0.5);
        var days = random.NextInRange(1, 5);
        var isCancelled = _cancelled.Contains(index);
        var number = ((CsvRow)row.Payload!).Number;
        if (_updated.Contains(index))
        {
            var status = isCancel && !isCancelled ? HotelWords.Cancelled : HotelWords.Confirmed;
            due.Add(
                row.EventTime.UtcTicks + after, index * 2, new ReplayedChange(IdText.Of("evt_update_", number, 6), HotelWords.BookingUpdated, row.Entity, status));
        }

        if (isCancelled)
        {
            due.Add(
                row.EventTime.UtcTicks + (days * TimeSpan.TicksPerDay),
                (index * 2) + 1,
                new ReplayedChange(IdText.Of("evt_cancel_", number, 6), HotelWords.TypeOf(BookingStep.Cancelled), row.Entity, HotelWords.Cancelled));
        }
    }
}
