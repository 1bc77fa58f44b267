using StreamTesting.EmbeddedKafka.Log;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>A partition: its log, which all brokers share, and who leads it. Changes of leaders come from the cluster alone, one at a time.</summary>
internal sealed class Partition(Topic topic, int index, IReadOnlyList<int> replicas, int leader, PartitionLog log)
{
    private volatile Leadership leadership = new(leader, 0, replicas);

    public Topic Topic { get; } = topic;

    public int Index { get; } = index;

    public PartitionLog Log { get; } = log;

    public Leadership Leadership => leadership;

    public int LeaderId => leadership.Leader;

    public int LeaderEpoch => leadership.Epoch;

    public IReadOnlyList<int> Replicas => leadership.Replicas;

    /// <summary>What to answer a client that believes in a leader epoch; -1 if it believes in none.</summary>
    public ErrorCode CheckEpoch(int believed)
    {
        var epoch = LeaderEpoch;
        return believed < 0 || believed == epoch ? ErrorCode.None
            : believed < epoch ? ErrorCode.FencedLeaderEpoch
            : ErrorCode.UnknownLeaderEpoch;
    }

    /// <summary>Gives the partition another leader. One that is no replica yet takes the place of the leader before.</summary>
    public void Lead(int next)
    {
        var now = leadership;
        var replicas = next == Leadership.Nobody || now.Replicas.Contains(next)
            ? now.Replicas
            : [.. now.Replicas.Select(replica => replica == now.Leader || now.Replicas.Count == 1 ? next : replica)];
        leadership = new Leadership(next, now.Epoch + 1, replicas);
        if (next != Leadership.Nobody)
        {
            Log.BeginEpoch(now.Epoch + 1);
        }
    }

    /// <summary>Gives the partition other replicas, and one of them for a leader.</summary>
    public void Assign(IReadOnlyList<int> replicas, int leader)
    {
        var now = leadership;
        leadership = now with { Replicas = replicas };
        if (leader != now.Leader)
        {
            Lead(leader);
        }
    }

    /// <summary>Ends a producer's transaction in this partition.</summary>
    public LogError Write(in EndMarker marker) => Log.AppendMarker(marker, LeaderEpoch, Topic.Settings.Log);

    public PartitionSnapshot Snapshot()
    {
        var extent = Log.Extent();
        var now = leadership;
        return new PartitionSnapshot(
            Index, now.Leader, now.Epoch, extent.StartOffset, extent.EndOffset, extent.BatchCount, extent.Bytes,
            extent.MaxTimestampMs < 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(extent.MaxTimestampMs))
        {
            LastStableOffset = Log.LastStableOffset,
            Replicas = now.Replicas,
        };
    }
}
