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
            var limit = committed ? stable : endOffset;
            if (offset >= limit || FindSegment(offset) is not { } found || found.LastOffset < offset)
            {
                return new ReadResult(LogError.None, default, startOffset, endOffset, stable, false, committed ? [] : null);
            }

            var (slice, end) = SliceOf(found, offset, limit, maxBytes, atLeastOne);
            var aborted = committed ? transactions.AbortedBetween(offset, end) : null;
            return new ReadResult(LogError.None, slice, startOffset, endOffset, stable, end < limit, aborted);
        }
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

                for (var i = segment.IndexOf(startOffset); i < segment.Count; i++)
                {
                    if (segment.Entries[i].MaxTimestamp >= timestampMs && FindInBatch(segment, i, timestampMs) is { } found)
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
            while (segments.Count > 0 && segments[0].LastOffset < startOffset)
            {
                segments[0].Release();
                segments.RemoveAt(0);
            }

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

    private static (LogSlice Slice, long EndOffset) SliceOf(Segment segment, long offset, long limit, int maxBytes, bool atLeastOne)
    {
        var first = segment.IndexOf(offset);
        var available = segment.LastOffset < limit ? segment.Count : segment.IndexOf(limit);
        if (first >= available)
        {
            return (default, offset);
        }

        var start = segment.Entries[first].Position;
        var last = first;
        if (segment.EndOf(first) - start > maxBytes)
        {
            return atLeastOne ? (segment.Slice(start, segment.EndOf(first)), segment.Entries[first].LastOffset + 1) : (default, offset);
        }

        if (segment.EndOf(available - 1) - start <= maxBytes)
        {
            last = available - 1;
        }
        else
        {
            while (segment.EndOf(last + 1) - start <= maxBytes)
            {
                last++;
            }
        }

        return (segment.Slice(start, segment.EndOf(last)), segment.Entries[last].LastOffset + 1);
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
        var batch = new RecordBatch(segment.BytesOf(index));
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
