namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>
/// The log of one partition: batches as they were sent, in pooled segments, with offsets assigned in place. Thread-safe by one lock.
/// The high watermark is the log's end, since there are no followers to wait for.
/// </summary>
internal sealed partial class PartitionLog(MemoryBudget budget, TimeProvider time, SegmentFiles? files = null) : IDisposable
{
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
            var result = error == LogError.None
                ? AppendChecked(records, leaderEpoch, settings, now)
                : Refused(error, reason);
            if (files is null || result.Error != LogError.PolicyViolation || whyNotInFiles is not null)
            {
                return result;
            }
        }

        // What fills the memory may be other logs, whose locks are theirs.
        files.MakeRoom();
        lock (gate)
        {
            return AppendChecked(records, leaderEpoch, settings, now);
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
            files?.Remove(this);
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
            return Refused(LogError.PolicyViolation, NoRoom());
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

    private AppendResult Place(MemorySegment segment, ReadOnlySpan<byte> records, int leaderEpoch, LogSettings settings, long now, bool idempotent)
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

    private AppendResult Refused(LogError error, string? reason) => new(error, -1, -1, startOffset, reason);
}
