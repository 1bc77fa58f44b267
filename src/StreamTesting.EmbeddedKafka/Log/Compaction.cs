using System.Text;

namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>
/// Which records of a log outlive a compaction: the last one of each key, as far as the log is stable; no aborted ones; tombstones until
/// their time is over. Offsets stay, and so does the last batch, be it empty.
/// </summary>
internal sealed class Compaction(LogTransactions transactions, Dictionary<long, long> horizons, long stableOffset, long deleteRetentionMs, long now)
{
    private readonly Dictionary<string, long> last = new(StringComparer.Ordinal);
    private readonly MemoryStream kept = new();

    /// <summary>Looks through a batch for the keys it ends; batches come in the order of the log.</summary>
    public void Scan(in RecordBatch batch)
    {
        if (!IsOpen(batch) || !RecordPayload.TryOpen(batch, out var records))
        {
            return;
        }

        var cursor = new RecordCursor(records);
        while (cursor.MoveNext())
        {
            if (cursor.TryKey(out var key))
            {
                last[Encoding.Latin1.GetString(key)] = batch.BaseOffset + cursor.OffsetDelta;
            }
        }
    }

    /// <summary>
    /// What becomes of a batch: null when it stays as it is, otherwise the batch anew, uncompressed; empty when nothing is left of it.
    /// </summary>
    public byte[]? Rewrite(RecordBatch batch, bool isLast)
    {
        if (batch.BaseOffset >= stableOffset || batch.IsControl || !RecordPayload.TryOpen(batch, out var records))
        {
            return null;
        }

        kept.SetLength(0);
        var (count, maxTimestamp, isAborted) = (0, -1L, IsAborted(batch));
        var cursor = new RecordCursor(records);
        while (cursor.MoveNext())
        {
            if (!isAborted && Stays(batch, cursor))
            {
                cursor.CopyTo(kept);
                count++;
                maxTimestamp = Math.Max(maxTimestamp, batch.BaseTimestamp + cursor.TimestampDelta);
            }
        }

        return cursor.IsBroken || count == batch.Count ? null
            : count == 0 && !isLast ? []
            : batch.With(kept.GetBuffer().AsSpan(0, (int)kept.Length), count, maxTimestamp);
    }

    private bool Stays(in RecordBatch batch, in RecordCursor cursor)
    {
        if (!cursor.TryKey(out var key))
        {
            return true;
        }

        if (last.TryGetValue(Encoding.Latin1.GetString(key), out var offset) && offset > batch.BaseOffset + cursor.OffsetDelta)
        {
            return false;
        }

        if (cursor.HasValue)
        {
            return true;
        }

        if (!horizons.TryGetValue(batch.BaseOffset, out var horizon))
        {
            horizons[batch.BaseOffset] = horizon = deleteRetentionMs > long.MaxValue - now ? long.MaxValue : now + deleteRetentionMs;
        }

        return horizon > now;
    }

    private bool IsOpen(in RecordBatch batch) => batch.BaseOffset < stableOffset && !batch.IsControl && !IsAborted(batch);

    private bool IsAborted(in RecordBatch batch)
    {
        if (!batch.IsTransactional)
        {
            return false;
        }

        var (producer, offset) = (batch.ProducerId, batch.BaseOffset);
        return transactions.AbortedBetween(offset, offset + 1).Exists(one => one.ProducerId == producer && one.FirstOffset <= offset && one.LastOffset > offset);
    }
}
