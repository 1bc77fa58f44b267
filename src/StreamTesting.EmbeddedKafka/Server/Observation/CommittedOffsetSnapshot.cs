namespace StreamTesting.EmbeddedKafka;

/// <summary>How far a group has committed in one partition.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Partition">The partition.</param>
/// <param name="Offset">The committed offset: the next record to read.</param>
/// <param name="EndOffset">The end of the partition's log at the same moment.</param>
/// <param name="Metadata">What the committer wrote beside it; empty if nothing.</param>
/// <param name="CommittedAt">When it was committed, by the broker's clock.</param>
public sealed record CommittedOffsetSnapshot(
    string Topic, int Partition, long Offset, long EndOffset, string Metadata, DateTimeOffset CommittedAt)
{
    /// <summary>Offsets between the commit and the end of the log; never negative.</summary>
    public long Lag => Math.Max(0, EndOffset - Offset);
}
