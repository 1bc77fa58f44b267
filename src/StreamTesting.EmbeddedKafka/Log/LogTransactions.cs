namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>The transactions of one log: those that are open, and those that were aborted, in the order of their markers.</summary>
internal sealed class LogTransactions
{
    private readonly Dictionary<long, long> open = [];
    private readonly List<AbortedTransaction> aborted = [];

    /// <summary>The first record of the oldest open transaction; null where none is open.</summary>
    public long? FirstOpenOffset { get; private set; }

    public bool IsOpen(long producerId) => open.ContainsKey(producerId);

    public long? StartOf(long producerId) => open.TryGetValue(producerId, out var start) ? start : null;

    /// <summary>Notes a batch of a transaction; the first one opens it.</summary>
    public void Note(long producerId, long offset)
    {
        if (open.TryAdd(producerId, offset))
        {
            FirstOpenOffset ??= offset;
        }
    }

    /// <summary>Notes the marker that ends a transaction; without effect where the producer has none here.</summary>
    public void End(long producerId, long markerOffset, bool committed)
    {
        if (!open.Remove(producerId, out var start))
        {
            return;
        }

        FirstOpenOffset = open.Count == 0 ? null : open.Values.Min();
        if (!committed)
        {
            aborted.Add(new AbortedTransaction(producerId, start, markerOffset, FirstOpenOffset ?? markerOffset + 1));
        }
    }

    /// <summary>The aborted transactions that a reader of these offsets has to know.</summary>
    public List<AbortedTransaction> AbortedBetween(long from, long to)
    {
        var found = new List<AbortedTransaction>();
        for (var i = FirstEndingAt(from); i < aborted.Count; i++)
        {
            if (aborted[i].FirstOffset < to)
            {
                found.Add(aborted[i]);
            }

            if (aborted[i].StableOffset >= to)
            {
                break;
            }
        }

        return found;
    }

    public void ForgetBefore(long startOffset) => aborted.RemoveRange(0, FirstEndingAt(startOffset));

    private int FirstEndingAt(long offset)
    {
        var (low, high) = (0, aborted.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (aborted[middle].LastOffset < offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
