namespace StreamTesting.EmbeddedKafka.Log;

/// <content>What the topic's settings let a log forget, when someone asks for it.</content>
internal sealed partial class PartitionLog
{
    private readonly Dictionary<long, long> tombstoneHorizons = [];

    /// <summary>Keeps the last record of each key. False where the room for it cannot be had: then nothing has changed.</summary>
    public bool Compact(LogSettings settings)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        lock (gate)
        {
            var compaction = new Compaction(transactions, tombstoneHorizons, StableOffset, settings.DeleteRetentionMs, now);
            foreach (var segment in segments)
            {
                using var view = segment.Open();
                for (var i = 0; i < view.Count; i++)
                {
                    compaction.Scan(new RecordBatch(view.BytesOf(i)));
                }
            }

            return TryRewrite(compaction);
        }
    }

    /// <summary>Forgets whole batches from the front: those that are too old, and those beyond the size. Answers the new start.</summary>
    public long EnforceRetention(LogSettings settings)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        lock (gate)
        {
            var size = segments.Sum(segment => (long)segment.Written);
            var start = startOffset;
            foreach (var segment in segments)
            {
                var isWhole = segment.LastOffset < StableOffset && IsForgotten(segment.MaxTimestamp, size - segment.Written, settings, now);
                start = isWhole ? segment.LastOffset + 1 : StartWithin(segment, size, settings, now) ?? start;
                if (start <= segment.LastOffset)
                {
                    break;
                }

                size -= segment.Written;
            }

            return start > startOffset ? DeleteBefore(start).StartOffset : startOffset;
        }
    }

    private static bool IsForgotten(long maxTimestamp, long sizeWithout, LogSettings settings, long now) =>
        (settings.RetentionMs >= 0 && now - maxTimestamp > settings.RetentionMs) || (settings.RetentionBytes >= 0 && sizeWithout >= settings.RetentionBytes);

    private long? StartWithin(Segment segment, long size, LogSettings settings, long now)
    {
        long? start = null;
        for (var i = 0; i < segment.Count; i++)
        {
            var entry = segment.EntryAt(i);
            size -= segment.EndOf(i) - entry.Position;
            if (entry.LastOffset >= StableOffset || !IsForgotten(entry.MaxTimestamp, size, settings, now))
            {
                break;
            }

            start = entry.LastOffset + 1;
        }

        return start;
    }

    private bool TryRewrite(Compaction compaction)
    {
        var rewritten = new List<Segment>();
        foreach (var segment in segments)
        {
            using var view = segment.Open();
            for (var i = 0; i < view.Count; i++)
            {
                var isLast = segment == segments[^1] && i == view.Count - 1;
                var anew = compaction.Rewrite(new RecordBatch(view.BytesOf(i)), isLast);
                if (anew is { Length: 0 })
                {
                    continue;
                }

                ReadOnlySpan<byte> bytes = anew is null ? view.BytesOf(i) : anew;
                if (TryRoomIn(rewritten, bytes.Length) is not { } target)
                {
                    rewritten.ForEach(made => made.Release());
                    return false;
                }

                var batch = new RecordBatch(target.Copy(bytes));
                target.Commit(batch.BaseOffset, batch.LastOffsetDelta, batch.MaxTimestamp, bytes.Length);
            }
        }

        segments.ForEach(old => old.Release());
        segments.Clear();
        segments.AddRange(rewritten);
        return true;
    }
}
