namespace StreamTesting;

/// <summary>
/// How the last row of each key is told by arrival, as a changelog. Immutable; times in ms. Event time counts for nothing: an older row wins if it
/// arrives later. Source: Flink's <c>ProcTimeDeduplicateKeepLastRowFunction</c> and <c>DeduplicateFunctionHelper</c>.
/// </summary>
public sealed record ChangelogRules
{
    /// <summary>
    /// Whether the input is a changelog itself, so that a delete or a row taken back deletes, and what is not there is not deleted. False, the
    /// default, where only inserts may come.
    /// </summary>
    public bool Normalizes { get; init; }

    /// <summary>Whether an update takes back the row before it. True by default.</summary>
    public bool TakesBack { get; init; } = true;

    /// <summary>Whether a row equal to the stored one must be of the same kind to be left out. False by default.</summary>
    public bool ComparesKinds { get; init; }

    /// <summary>
    /// Whether the state keeps the very object that went out, with the kind it had there (Flink's state on the heap): after one update an equal
    /// row is no longer equal, where kinds are compared. False, the default, where it keeps a copy of what came in (RocksDB).
    /// </summary>
    public bool SharesRows { get; init; }

    /// <summary>
    /// How long a row is kept after it was written last, in ms of processing time, at least 1: exactly then it is gone. With it, equal rows are
    /// never left out. Null, the default, for ever.
    /// </summary>
    public long? TimeToLive { get; init; }

    /// <summary>Flink's changelog normalisation, from 2.0 on.</summary>
    public static ChangelogRules FlinkNormalize { get; } = new() { Normalizes = true };

    /// <summary>Flink's changelog normalisation of version 1: an update equal to the stored row goes out.</summary>
    public static ChangelogRules Flink1Normalize { get; } = FlinkNormalize with { ComparesKinds = true };

    /// <summary>Flink's SQL deduplication by processing time, last row, with its state on the heap.</summary>
    public static ChangelogRules FlinkLastArrival { get; } = new() { ComparesKinds = true, SharesRows = true };
}
