namespace StreamTesting.EmbeddedKafka;

/// <summary>The log of one partition as it was at one moment.</summary>
/// <param name="Partition">The partition's number.</param>
/// <param name="Leader">The id of the broker that leads it; -1 while none of its replicas is up.</param>
/// <param name="LeaderEpoch">How often the leader changed; 0 at first.</param>
/// <param name="StartOffset">The first offset that can be read.</param>
/// <param name="EndOffset">The offset that the next record will get; also the high watermark.</param>
/// <param name="BatchCount">How many record batches are kept.</param>
/// <param name="Bytes">The size of those batches as they were sent, in bytes.</param>
/// <param name="MaxTimestamp">The greatest time of a record; null when there is none.</param>
public sealed record PartitionSnapshot(
    int Partition,
    int Leader,
    int LeaderEpoch,
    long StartOffset,
    long EndOffset,
    long BatchCount,
    long Bytes,
    DateTimeOffset? MaxTimestamp)
{
    /// <summary>Where the first open transaction begins, beyond which readers of committed records do not see; the end where none is open.</summary>
    public long LastStableOffset { get; init; } = EndOffset;

    /// <summary>The ids of the brokers that may lead, in the order they are preferred.</summary>
    public IReadOnlyList<int> Replicas { get; init; } = [Leader];

    /// <summary>How many offsets lie between start and end, those of transaction markers among them.</summary>
    public long RecordCount => EndOffset - StartOffset;
}
