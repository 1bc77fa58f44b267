namespace StreamTesting.EmbeddedKafka.Log;

/// <content>The ends of transactions.</content>
internal sealed partial class PartitionLog
{
    /// <summary>Writes the marker that ends a producer's transaction here, and lets those read on who wait for it.</summary>
    public LogError AppendMarker(in EndMarker marker, int leaderEpoch, LogSettings settings)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        Span<byte> batch = stackalloc byte[ControlBatch.Size];
        ControlBatch.Write(batch, marker, now);
        lock (gate)
        {
            if (disposed)
            {
                return LogError.UnknownTopicOrPartition;
            }

            if (producers.Check(marker) is var error and not LogError.None)
            {
                return error;
            }

            if (TryRoomFor(batch.Length) is not { } segment)
            {
                segment = MemorySegment.Rent(batch.Length, budget);
                segments.Add(segment);
            }

            var placed = Place(segment, batch, leaderEpoch, settings, now, idempotent: false);
            producers.Remember(marker, now);
            transactions.End(marker.ProducerId, placed.BaseOffset, marker.Committed);
            WakeWaiters();
            return LogError.None;
        }
    }

    /// <summary>The producers that this log remembers.</summary>
    public List<ProducerExtent> Producers()
    {
        lock (gate)
        {
            return producers.List(transactions);
        }
    }

    /// <summary>Whether the producer has a transaction open here, under this epoch.</summary>
    public bool HasOpenTransaction(long producerId)
    {
        lock (gate)
        {
            return transactions.IsOpen(producerId);
        }
    }
}
