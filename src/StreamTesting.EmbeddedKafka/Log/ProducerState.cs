namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>What a partition remembers of an idempotent producer: its epoch and its last five batches.</summary>
internal sealed class ProducerState(short epoch)
{
    private const int Remembered = 5;

    private readonly ProducedBatch[] recent = new ProducedBatch[Remembered];
    private int count;
    private int next;

    public short Epoch { get; private set; } = epoch;

    public long LastTimestampMs { get; private set; } = -1;

    /// <summary>The epoch of the coordinator that ended a transaction here last; -1 for none.</summary>
    public int CoordinatorEpoch { get; private set; } = -1;

    public int LastSequence => count == 0 ? -1 : recent[(next + Remembered - 1) % Remembered].LastSequence;

    public bool TryFindDuplicate(int firstSequence, int lastSequence, out ProducedBatch duplicate)
    {
        for (var i = 0; i < count; i++)
        {
            if (recent[i].FirstSequence == firstSequence && recent[i].LastSequence == lastSequence)
            {
                duplicate = recent[i];
                return true;
            }
        }

        duplicate = default;
        return false;
    }

    public void Remember(short epoch, ProducedBatch batch, long timestampMs)
    {
        GoTo(epoch);
        LastTimestampMs = timestampMs;
        recent[next] = batch;
        next = (next + 1) % Remembered;
        count = Math.Min(count + 1, Remembered);
    }

    /// <summary>A transaction has ended: a new epoch begins its sequences anew.</summary>
    public void Mark(in EndMarker marker, long timestampMs)
    {
        GoTo(marker.Epoch);
        (LastTimestampMs, CoordinatorEpoch) = (timestampMs, marker.CoordinatorEpoch);
    }

    private void GoTo(short epoch)
    {
        if (epoch != Epoch)
        {
            (Epoch, count, next) = (epoch, 0, 0);
        }
    }
}

/// <summary>A batch of an idempotent producer, as far as it is needed to answer its repetition.</summary>
internal readonly record struct ProducedBatch(int FirstSequence, int LastSequence, long BaseOffset, long AppendTimeMs);
