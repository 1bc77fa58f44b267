namespace StreamTesting.EmbeddedKafka.Log;

/// <content>Reading by offset and by time, and cutting off the front.</content>
internal sealed partial class PartitionLog
{
    /// <summary>
    /// Whole batches from the one that holds the offset, up to the given bytes and to the end of one segment; with
    /// <paramref name="atLeastOne"/> the first batch is given however large it is, with <paramref name="committed"/> none that lies in or
    /// behind an open transaction.
    /// </summary>
    public ReadResult Read(long offset, int maxBytes, bool atLeastOne, bool committed = false)
    {
        Segment found;
        ReadResult result;
        long limit;
        lock (gate)
        {
            if (disposed)
            {
                return new ReadResult(LogError.UnknownTopicOrPartition, default, startOffset, endOffset, endOffset, false);
            }

            if (offset < startOffset || offset > endOffset)
            {
                return new ReadResult(LogError.OffsetOutOfRange, default, startOffset, endOffset, endOffset, false);
            }

            var stable = StableOffset;
            limit = committed ? stable : endOffset;
            result = new ReadResult(LogError.None, default, startOffset, endOffset, stable, false, committed ? [] : null);
            if (offset >= limit || FindSegment(offset) is not { } holding || holding.LastOffset < offset)
            {
                return result;
            }

            found = holding;
            if (found is MemorySegment)
            {
                var (slice, end) = SliceOf(found, offset, limit, maxBytes, atLeastOne);
                return result with { Slice = slice, HasMore = end < limit, Aborted = committed ? transactions.AbortedBetween(offset, end) : null };
            }

            found.Acquire();
            result = committed ? result with { Aborted = transactions.AbortedBetween(offset, Math.Min(limit, found.LastOffset + 1)) } : result;
        }

        return ReadFile(found, result, offset, limit, maxBytes, atLeastOne);
    }

    /// <summary>The first record whose time is at least the given one.</summary>
    public TimedOffset? FindByTime(long timestampMs)
    {
        lock (gate)
        {
            foreach (var segment in segments)
            {
                if (segment.MaxTimestamp < timestampMs)
                {
                    continue;
                }

                for (var i = segment.NextByTime(segment.IndexOf(startOffset), timestampMs); i < segment.Count; i = segment.NextByTime(i + 1, timestampMs))
                {
                    if (FindInBatch(segment, i, timestampMs) is { } found)
                    {
                        return found;
                    }
                }
            }

            return null;
        }
    }

    /// <summary>The first record that carries the greatest time of the log.</summary>
    public TimedOffset? FindMaxTimestamp()
    {
        lock (gate)
        {
            var greatest = segments.Count == 0 ? long.MinValue : segments.Max(segment => segment.MaxTimestamp);
            return greatest < 0 ? null : FindByTime(greatest);
        }
    }

    public (int Epoch, long EndOffset) EndOfEpoch(int epoch, int currentEpoch)
    {
        lock (gate)
        {
            return epochs.EndOf(epoch, currentEpoch, endOffset);
        }
    }

    public int EpochAt(long offset)
    {
        lock (gate)
        {
            return epochs.EpochOf(offset);
        }
    }

    /// <summary>Forgets the records before the offset; -1 means all. Answers the new start of the log.</summary>
    public (LogError Error, long StartOffset) DeleteBefore(long offset)
    {
        lock (gate)
        {
            var target = offset == -1 ? endOffset : offset;
            if (target < 0 || target > endOffset)
            {
                return (LogError.OffsetOutOfRange, -1);
            }

            startOffset = Math.Max(startOffset, target);
            transactions.ForgetBefore(startOffset);
            var gone = segments.FindIndex(segment => segment.LastOffset >= startOffset);
            gone = gone < 0 ? segments.Count : gone;
            segments.GetRange(0, gone).ForEach(segment => segment.Release());
            segments.RemoveRange(0, gone);
            return (LogError.None, startOffset);
        }
    }

    public LogExtent Extent()
    {
        lock (gate)
        {
            var maxTimestamp = segments.Count == 0 ? -1 : segments.Max(segment => segment.MaxTimestamp);
            return new LogExtent(
                startOffset,
                endOffset,
                endOffset - startOffset,
                segments.Sum(segment => (long)segment.Count),
                segments.Sum(segment => (long)segment.Written),
                maxTimestamp);
        }
    }

    // Outside the lock: a file may take its time, and a segment in one never changes.
    private static ReadResult ReadFile(Segment segment, ReadResult result, long offset, long limit, int maxBytes, bool atLeastOne)
    {
        try
        {
            var (slice, end) = SliceOf(segment, offset, limit, maxBytes, atLeastOne);
            return result with { Slice = slice, HasMore = end < limit };
        }
        finally
        {
            segment.Release();
        }
    }

    private static (LogSlice Slice, long EndOffset) SliceOf(Segment segment, long offset, long limit, int maxBytes, bool atLeastOne)
    {
        var first = segment.IndexOf(offset);
        var available = segment.LastOffset < limit ? segment.Count : segment.IndexOf(limit);
        if (first >= available)
        {
            return (default, offset);
        }

        var start = segment.EntryAt(first).Position;
        var last = segment.LastEndingBy((int)Math.Min((long)start + maxBytes, int.MaxValue), first, available - 1);
        var end = segment.EndOf(last);
        return end - start <= maxBytes || atLeastOne
            ? (segment.Slice(start, end), segment.EntryAt(last).LastOffset + 1)
            : (default, offset);
    }

    private Segment? FindSegment(long offset)
    {
        var (low, high) = (0, segments.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (segments[middle].LastOffset < offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < segments.Count ? segments[low] : null;
    }

    private TimedOffset? FindInBatch(Segment segment, int index, long timestampMs)
    {
        var slice = segment.Slice(segment.EntryAt(index).Position, segment.EndOf(index));
        try
        {
            return FindInBatch(BatchCheck.View(slice.Bytes.Span), timestampMs);
        }
        finally
        {
            slice.Release();
        }
    }

    private TimedOffset? FindInBatch(in RecordBatch batch, long timestampMs)
    {
        if (batch.TimestampType == RecordTimestampType.LogAppendTime)
        {
            return new TimedOffset(Math.Max(batch.BaseOffset, startOffset), batch.MaxTimestamp, batch.LeaderEpoch);
        }

        if (!RecordPayload.TryOpen(batch, out var records))
        {
            return new TimedOffset(Math.Max(batch.BaseOffset, startOffset), batch.BaseTimestamp, batch.LeaderEpoch);
        }

        var cursor = new RecordCursor(records);
        while (cursor.MoveNext())
        {
            var (at, found) = (batch.BaseTimestamp + cursor.TimestampDelta, batch.BaseOffset + cursor.OffsetDelta);
            if (at >= timestampMs && found >= startOffset)
            {
                return new TimedOffset(found, at, batch.LeaderEpoch);
            }
        }

        return null;
    }
}
