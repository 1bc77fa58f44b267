namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>What became of an append: where it lies, or why it was refused.</summary>
internal readonly record struct AppendResult(
    LogError Error, long BaseOffset, long AppendTimeMs, long LogStartOffset, string? Reason = null, bool IsDuplicate = false);

/// <summary>
/// What a read found: a slice to be released, and where the log starts and ends. <c>HasMore</c> says that batches beyond the slice are
/// there already, so that waiting for more would be wrong. <c>Aborted</c> is known to readers of committed records only.
/// </summary>
internal readonly record struct ReadResult(
    LogError Error,
    LogSlice Slice,
    long LogStartOffset,
    long HighWatermark,
    long LastStableOffset,
    bool HasMore,
    IReadOnlyList<AbortedTransaction>? Aborted = null);

/// <summary>A record found by its time.</summary>
internal readonly record struct TimedOffset(long Offset, long TimestampMs, int LeaderEpoch);

/// <summary>A log in numbers at one moment.</summary>
internal readonly record struct LogExtent(
    long StartOffset, long EndOffset, long RecordCount, long BatchCount, long Bytes, long MaxTimestampMs);

/// <summary>An idempotent producer as a log knows it.</summary>
internal readonly record struct ProducerExtent(
    long ProducerId, short Epoch, int LastSequence, long LastTimestampMs, int CoordinatorEpoch, long? TransactionStart);
