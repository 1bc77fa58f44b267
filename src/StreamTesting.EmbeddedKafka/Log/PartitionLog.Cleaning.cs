namespace StreamTesting.EmbeddedKafka.Log;

/// <content>What the topic's settings let a log forget, when someone asks for it.</content>
internal sealed partial class PartitionLog
{
    private readonly Dictionary<long, long> tombstoneHorizons = [];

    /// <summary>Keeps the last record of each key. False where the memory for it cannot be had: then nothing has changed.</summary>
    public bool Compact(LogSettings settings)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        lock (gate)
        {
            var compaction = new Compaction(transactions, tombstoneHorizons, StableOffset, settings.DeleteRetentionMs, now);
            foreach (var segment in segments)
            {
                for (var i = 0; i < segment.Count; i++)
                {
                    compaction.Scan(new RecordBatch(segment.BytesOf(i)));
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
            foreach (var (entry, length) in segments.SelectMany(Batches))
            {
                var isTooOld = settings.RetentionMs >= 0 && now - entry.MaxTimestamp > settings.RetentionMs;
                var isTooMuch = settings.RetentionBytes >= 0 && size - length >= settings.RetentionBytes;
                if (entry.LastOffset >= StableOffset || !(isTooOld || isTooMuch))
                {
                    break;
                }

                size -= length;
                start = entry.LastOffset + 1;
            }

            return start > startOffset ? DeleteBefore(start).StartOffset : startOffset;
        }
    }

    private static IEnumerable<(BatchEntry Entry, int Length)> Batches(Segment segment) =>
        Enumerable.Range(0, segment.Count).Select(i => (segment.Entries[i], segment.EndOf(i) - segment.Entries[i].Position));

    private bool TryRewrite(Compaction compaction)
    {
        var rewritten = new List<Segment>();
        foreach (var segment in segments)
        {
            for (var i = 0; i < segment.Count; i++)
            {
                var isLast = segment == segments[^1] && i == segment.Count - 1;
                var anew = compaction.Rewrite(new RecordBatch(segment.BytesOf(i)), isLast);
                if (anew is { Length: 0 })
                {
                    continue;
                }

                ReadOnlySpan<byte> bytes = anew is null ? segment.BytesOf(i) : anew;
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
