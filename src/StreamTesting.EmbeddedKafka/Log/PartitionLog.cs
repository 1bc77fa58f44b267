namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>
/// The log of one partition: batches as they were sent, in pooled segments, with offsets assigned in place. Thread-safe by one lock.
/// The high watermark is the log's end, since there are no followers to wait for.
/// </summary>
internal sealed partial class PartitionLog(MemoryBudget budget, TimeProvider time) : IDisposable
{
    private const int FirstSegmentSize = 16 * 1024;
    private const int LargestSegmentSize = 4 * 1024 * 1024;

    private readonly Lock gate = new();
    private readonly List<Segment> segments = [];
    private readonly ProducerStates producers = new();
    private readonly LogTransactions transactions = new();
    private readonly LeaderEpochs epochs = new();
    private readonly List<IAppendWaiter> waiters = [];
    private long startOffset;
    private long endOffset;
    private bool disposed;

    public long StartOffset
    {
        get
        {
            lock (gate)
            {
                return startOffset;
            }
        }
    }

    public long EndOffset
    {
        get
        {
            lock (gate)
            {
                return endOffset;
            }
        }
    }

    /// <summary>Where the first open transaction begins; the log's end where none is open.</summary>
    public long LastStableOffset
    {
        get
        {
            lock (gate)
            {
                return StableOffset;
            }
        }
    }

    private long StableOffset => transactions.FirstOpenOffset is { } first ? Math.Max(first, startOffset) : endOffset;

    /// <summary>Takes one batch from a client.</summary>
    public AppendResult Append(ReadOnlySpan<byte> records, int leaderEpoch, LogSettings settings)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var (error, reason) = BatchCheck.OfClient(records, settings, now);
        lock (gate)
        {
            return error == LogError.None
                ? AppendChecked(records, leaderEpoch, settings, now)
                : Refused(error, reason);
        }
    }

    /// <summary>Another leader: records from now on are of this epoch, and who waits has to look again.</summary>
    public void BeginEpoch(int epoch)
    {
        lock (gate)
        {
            epochs.Note(epoch, endOffset);
            WakeWaiters();
        }
    }

    public void AddWaiter(IAppendWaiter waiter)
    {
        lock (gate)
        {
            waiters.Add(waiter);
        }
    }

    public void RemoveWaiter(IAppendWaiter waiter)
    {
        lock (gate)
        {
            waiters.Remove(waiter);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            segments.ForEach(segment => segment.Release());
            segments.Clear();
            startOffset = endOffset;
            WakeWaiters();
        }
    }

    private AppendResult AppendChecked(ReadOnlySpan<byte> records, int leaderEpoch, LogSettings settings, long now)
    {
        if (disposed)
        {
            return Refused(LogError.UnknownTopicOrPartition, "the partition was deleted");
        }

        var sent = BatchCheck.View(records);
        var idempotent = sent.ProducerId >= 0;
        if (idempotent)
        {
            var (error, duplicate) = producers.Check(sent);
            if (error != LogError.None)
            {
                return Refused(error, $"producer {sent.ProducerId}, epoch {sent.ProducerEpoch}, sequence {sent.BaseSequence}");
            }

            if (!sent.IsTransactional && transactions.IsOpen(sent.ProducerId))
            {
                return Refused(LogError.InvalidTxnState, $"producer {sent.ProducerId} has a transaction open here, and the batch is not part of it");
            }

            if (duplicate is { } first)
            {
                return new AppendResult(LogError.None, first.BaseOffset, first.AppendTimeMs, startOffset, IsDuplicate: true);
            }
        }

        if (TryRoomFor(records.Length) is not { } segment)
        {
            return Refused(LogError.PolicyViolation,
                $"the memory limit of the embedded broker is reached: {budget.Used} of {budget.Limit} bytes are in use (EmbeddedKafkaOptions.MemoryLimit)");
        }

        var placed = Place(segment, records, leaderEpoch, settings, now, idempotent);
        WakeWaiters();
        return placed;
    }

    private void WakeWaiters()
    {
        foreach (var waiter in waiters)
        {
            waiter.OnLogChanged();
        }
    }

    private AppendResult Place(Segment segment, ReadOnlySpan<byte> records, int leaderEpoch, LogSettings settings, long now, bool idempotent)
    {
        var batch = new RecordBatch(segment.Copy(records));
        var baseOffset = endOffset;
        var appendTime = -1L;
        batch.Place(baseOffset, epochs.AtLeast(leaderEpoch));
        if (settings.TimestampType == RecordTimestampType.LogAppendTime)
        {
            batch.StampAppendTime(now);
            appendTime = now;
        }
        else if (batch.TimestampType == RecordTimestampType.LogAppendTime)
        {
            batch.StampCreateTime();
        }

        segment.Commit(baseOffset, batch.LastOffsetDelta, batch.MaxTimestamp, records.Length);
        epochs.Note(leaderEpoch, baseOffset);
        endOffset = baseOffset + batch.LastOffsetDelta + 1;
        if (idempotent)
        {
            producers.Remember(batch, baseOffset, appendTime);
        }

        if (batch is { IsTransactional: true, IsControl: false })
        {
            transactions.Note(batch.ProducerId, baseOffset);
        }

        return new AppendResult(LogError.None, baseOffset, appendTime, startOffset);
    }

    private Segment? TryRoomFor(int length) => TryRoomIn(segments, length);

    private Segment? TryRoomIn(List<Segment> segments, int length)
    {
        if (segments.Count > 0 && segments[^1].Fits(length))
        {
            return segments[^1];
        }

        var grown = FirstSegmentSize << Math.Min(segments.Count, 8);
        var segment = Segment.TryRent(Math.Max(length, Math.Min(grown, LargestSegmentSize)), budget) ?? Segment.TryRent(length, budget);
        if (segment is not null)
        {
            segments.Add(segment);
        }

        return segment;
    }

    private AppendResult Refused(LogError error, string? reason) => new(error, -1, -1, startOffset, reason);
}
