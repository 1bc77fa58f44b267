namespace StreamTesting;

/// <summary>
/// The records of one partition that a task holds. The head is looked at when it becomes the head: one with a negative time is counted as
/// dropped and left out; if nothing comes after it, it stays as a husk at the time -1 and uses up a turn. Source: Kafka Streams'
/// <c>RecordQueue.updateHead</c> and <c>CorruptedRecord</c>.
/// </summary>
internal sealed class TaskQueue(int partition)
{
    public const long HuskTime = -1;
    private readonly Queue<(long Number, long Time)> _records = new();
    private (long Number, long Time)? _head;

    public int Partition => partition;

    public bool IsEmpty => _head is null;

    /// <summary>The head's event time.</summary>
    public long HeadTime => _head?.Time ?? HuskTime;

    /// <summary>Adds a record; how many records are dropped by that.</summary>
    public int Add(in Step record)
    {
        _records.Enqueue((record.Number, record.Time));
        return LookAtHead();
    }

    /// <summary>Takes the head; how many records are dropped by that.</summary>
    public int Take(out (long Number, long Time) head)
    {
        head = _head!.Value;
        _head = null;
        return LookAtHead();
    }

    private int LookAtHead()
    {
        var dropped = 0;
        while (_head is null && _records.TryDequeue(out var record))
        {
            if (record.Time >= 0)
            {
                _head = record;
                return dropped;
            }

            dropped++;
        }

        if (dropped > 0)
        {
            _head = (-1, HuskTime);
        }

        return dropped;
    }
}
