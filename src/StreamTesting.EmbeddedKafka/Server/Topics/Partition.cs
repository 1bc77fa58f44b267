using StreamTesting.EmbeddedKafka.Log;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>A partition: its log and who leads it.</summary>
internal sealed class Partition(Topic topic, int index, int leaderId, PartitionLog log)
{
    public Topic Topic { get; } = topic;

    public int Index { get; } = index;

    public PartitionLog Log { get; } = log;

    public int LeaderId { get; } = leaderId;

    public int LeaderEpoch { get; }

    /// <summary>What to answer a client that believes in a leader epoch; -1 if it believes in none.</summary>
    public ErrorCode CheckEpoch(int believed) =>
        believed < 0 || believed == LeaderEpoch ? ErrorCode.None
        : believed < LeaderEpoch ? ErrorCode.FencedLeaderEpoch
        : ErrorCode.UnknownLeaderEpoch;

    /// <summary>Ends a producer's transaction in this partition.</summary>
    public LogError Write(in EndMarker marker) => Log.AppendMarker(marker, LeaderEpoch, Topic.Settings.Log);

    public PartitionSnapshot Snapshot()
    {
        var extent = Log.Extent();
        return new PartitionSnapshot(
            Index, LeaderId, LeaderEpoch, extent.StartOffset, extent.EndOffset, extent.BatchCount, extent.Bytes,
            extent.MaxTimestampMs < 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(extent.MaxTimestampMs))
        {
            LastStableOffset = Log.LastStableOffset,
        };
    }
}
