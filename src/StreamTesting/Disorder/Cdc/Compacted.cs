using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>
/// Leaves out what Kafka's log compaction has removed when a consumer begins to read: of the first records only the last one of each key is there, in its place, and tombstones are gone
/// with the keys they delete. What comes behind them has not been compacted. Records without a key, and those that are about no row, stay.
/// </summary>
/// <param name="Length">How many records have been compacted; from 1 to 1,000,000, and so many are kept in memory.</param>
public sealed record Compacted(int Length) : DisorderStep
{
    /// <summary>Whether tombstones are still there (<c>delete.retention.ms</c> has not passed); false by default: nothing tells then that a row was ever there.</summary>
    public bool KeepsTombstones { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"the first {Length} records compacted{(KeepsTombstones ? ", tombstones kept" : "")}";

    internal override string Kind => "compacted";

    /// <inheritdoc/>
    public override void Validate(Domain domain) => Guard.Between(Length, 1, 1_000_000, nameof(Length), "The number of records that 'compacted' takes (length)");
}
