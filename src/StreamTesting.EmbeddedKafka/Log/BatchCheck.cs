using System.Runtime.InteropServices;

namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>The rules by which Kafka takes or refuses a batch that a client sent, in Kafka's order.</summary>
internal static class BatchCheck
{
    /// <summary>Checks everything that depends on the batch and the topic's settings alone. Null text: the batch is good.</summary>
    public static (LogError Error, string? Reason) OfClient(ReadOnlySpan<byte> records, LogSettings settings, long now)
    {
        if (records.Length < RecordBatch.Overhead)
        {
            return (LogError.InvalidRecord, "a produce request must hold exactly one record batch; it holds none");
        }

        var size = RecordBatch.SizeAt(records);
        if (size < RecordBatch.HeaderSize)
        {
            return (LogError.CorruptMessage, $"a record batch takes at least {RecordBatch.HeaderSize} bytes; this one claims {size}");
        }

        if (size > records.Length)
        {
            return (LogError.InvalidRecord, $"the record batch claims {size} bytes, but {records.Length} bytes were sent");
        }

        if (RecordBatch.MagicOf(records) != RecordBatch.Magic)
        {
            return (LogError.InvalidRecord, $"only record batches of magic 2 are taken; this one has magic {RecordBatch.MagicOf(records)}");
        }

        if (size < records.Length)
        {
            return (LogError.InvalidRecord, $"a produce request must hold exactly one record batch; {records.Length - size} bytes follow the first");
        }

        if (size > settings.MaxMessageBytes)
        {
            return (LogError.MessageTooLarge, $"the record batch size is {size} bytes, above max.message.bytes of {settings.MaxMessageBytes}");
        }

        return OfContent(records, settings, now);
    }

    private static (LogError Error, string? Reason) OfContent(ReadOnlySpan<byte> records, LogSettings settings, long now)
    {
        var batch = View(records);
        if (batch.Crc != batch.ComputeCrc())
        {
            return (LogError.CorruptMessage, $"the record batch's checksum is {batch.Crc}, its bytes give {batch.ComputeCrc()}");
        }

        if (batch.IsControl)
        {
            return (LogError.InvalidRecord, "clients are not allowed to write control records");
        }

        if (batch.CodecNumber > (int)CompressionCodec.Zstd)
        {
            return (LogError.InvalidRecord, $"compression codec {batch.CodecNumber} is unknown");
        }

        if (batch.Count <= 0 || batch.LastOffsetDelta != batch.Count - 1)
        {
            return (LogError.InvalidRecord, $"the batch counts {batch.Count} records, but its last offset delta is {batch.LastOffsetDelta}");
        }

        if (batch.ProducerId >= 0 && (batch.BaseSequence < 0 || batch.ProducerEpoch < 0))
        {
            return (LogError.InvalidRecord, $"producer {batch.ProducerId} sent sequence {batch.BaseSequence} and epoch {batch.ProducerEpoch}");
        }

        if (batch.TimestampType == RecordTimestampType.LogAppendTime
            && (settings.TimestampType == RecordTimestampType.LogAppendTime || batch.MaxTimestamp < 0))
        {
            return (LogError.InvalidTimestamp, "a producer's batch must carry create time, not log append time");
        }

        var timestamps = OfTimestamps(batch, settings, now);
        if (timestamps.Error != LogError.None)
        {
            return timestamps;
        }

        var content = batch.CodecNumber == 0 ? OfRecords(batch) : default;
        return content.Error == LogError.None && settings.IsCompacted ? OfKeys(batch) : content;
    }

    private static (LogError Error, string? Reason) OfKeys(RecordBatch batch)
    {
        if (!RecordPayload.TryOpen(batch, out var records))
        {
            return (LogError.CorruptMessage, "the records cannot be decompressed");
        }

        var cursor = new RecordCursor(records);
        while (cursor.MoveNext())
        {
            if (!cursor.TryKey(out _))
            {
                return (LogError.InvalidRecord, $"record {cursor.OffsetDelta} of the batch has no key, and the topic is compacted");
            }
        }

        return default;
    }

    private static (LogError Error, string? Reason) OfTimestamps(RecordBatch batch, LogSettings settings, long now)
    {
        if (settings.TimestampType == RecordTimestampType.LogAppendTime)
        {
            return default;
        }

        if (batch.MaxTimestamp >= 0 && batch.MaxTimestamp - now > settings.TimestampAfterMaxMs)
        {
            return (LogError.InvalidTimestamp,
                $"timestamp {batch.MaxTimestamp} lies more than {settings.TimestampAfterMaxMs} ms after the broker's time {now} (message.timestamp.after.max.ms)");
        }

        return batch.BaseTimestamp >= 0 && now - batch.BaseTimestamp > settings.TimestampBeforeMaxMs
            ? (LogError.InvalidTimestamp,
                $"timestamp {batch.BaseTimestamp} lies more than {settings.TimestampBeforeMaxMs} ms before the broker's time {now} (message.timestamp.before.max.ms)")
            : default;
    }

    private static (LogError Error, string? Reason) OfRecords(RecordBatch batch)
    {
        var cursor = new RecordCursor(batch.Records);
        var seen = 0;
        while (cursor.MoveNext())
        {
            if (cursor.OffsetDelta != seen++)
            {
                return (LogError.InvalidRecord, $"record {seen - 1} of the batch has offset delta {cursor.OffsetDelta}");
            }
        }

        return !cursor.IsBroken && seen == batch.Count
            ? default
            : (LogError.InvalidRecord, $"the batch counts {batch.Count} records, but record {seen} cannot be read or is one too many");
    }

    /// <summary>Reads a header where nothing may be written: the caller must not call the writing members.</summary>
    public static RecordBatch View(ReadOnlySpan<byte> records) =>
        new(MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(records), records.Length));
}
