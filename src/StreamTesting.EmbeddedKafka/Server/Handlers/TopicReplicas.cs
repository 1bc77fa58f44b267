using System.Globalization;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>The partitions and replicas that a new topic is asked to have.</summary>
internal static class TopicReplicas
{
    /// <summary>Why they cannot be, in Kafka's words; null if they can.</summary>
    public static (ErrorCode Error, string Message)? Problem(Cluster cluster, CreateTopicsRequest.TopicItem asked) =>
        asked.Assignments.Count > 0 ? OfAssignments(cluster, asked)
        : asked.ReplicationFactor is < -1 or 0 ? (ErrorCode.InvalidReplicationFactor, "Replication factor must be larger than 0, or -1 to use the default value.")
        : asked.NumPartitions is < -1 or 0 ? (ErrorCode.InvalidPartitions, "Number of partitions was set to an invalid non-positive value.")
        : OfNumber(cluster, asked.ReplicationFactor);

    public static (int Partitions, int? Replication, IReadOnlyList<IReadOnlyList<int>>? Assignments) Of(Cluster cluster, CreateTopicsRequest.TopicItem asked) =>
        asked.Assignments.Count > 0
            ? (asked.Assignments.Count, asked.Assignments[0].BrokerIds.Count, [.. asked.Assignments.OrderBy(one => one.PartitionIndex).Select(one => one.BrokerIds)])
            : (asked.NumPartitions == -1 ? cluster.Options.DefaultPartitions : asked.NumPartitions, asked.ReplicationFactor == -1 ? null : asked.ReplicationFactor, null);

    /// <summary>Why replicas of partitions cannot be those that someone has chosen; null if they can.</summary>
    public static (ErrorCode Error, string Message)? OfReplicas(Cluster cluster, int firstPartition, IReadOnlyList<IReadOnlyList<int>> assignments, int replication)
    {
        for (var i = 0; i < assignments.Count; i++)
        {
            var problem = cluster.Placement.Problem(assignments[i])
                ?? (assignments[i].Count != replication
                    ? $"The manual partition assignment includes a partition with {assignments[i].Count} replica(s), but this is not consistent with previous partitions, which have {replication} replica(s)."
                    : cluster.Placement.Leader(assignments[i]) == Leadership.Nobody
                        ? $"All brokers specified in the manual partition assignment for partition {firstPartition + i} are fenced or in controlled shutdown."
                        : null);
            if (problem is not null)
            {
                return (ErrorCode.InvalidReplicaAssignment, problem);
            }
        }

        return null;
    }

    private static (ErrorCode Error, string Message)? OfNumber(Cluster cluster, short replication)
    {
        var brokers = cluster.Brokers.Up.Count;
        return replication == -1 || replication <= brokers
            ? null
            : (ErrorCode.InvalidReplicationFactor, string.Create(
                CultureInfo.InvariantCulture,
                $"Unable to replicate the partition {replication} time(s): The target replication factor of {replication} cannot be reached because only {brokers} broker(s) are registered or some brokers have all their log directories cordoned."));
    }

    private static (ErrorCode Error, string Message)? OfAssignments(Cluster cluster, CreateTopicsRequest.TopicItem asked)
    {
        if (asked.ReplicationFactor != -1 || asked.NumPartitions != -1)
        {
            return (ErrorCode.InvalidRequest,
                $"A manual partition assignment was specified, but {(asked.ReplicationFactor != -1 ? "replication factor" : "numPartitions")} was not set to -1.");
        }

        var seen = new HashSet<int>();
        if (asked.Assignments.Find(one => !seen.Add(one.PartitionIndex)) is { } doubled)
        {
            return (ErrorCode.InvalidReplicaAssignment,
                string.Create(CultureInfo.InvariantCulture, $"Found multiple manual partition assignments for partition {doubled.PartitionIndex}"));
        }

        var replicas = asked.Assignments.OrderBy(one => one.PartitionIndex).Select(IReadOnlyList<int> (one) => one.BrokerIds).ToList();
        return OfReplicas(cluster, 0, replicas, replicas[0].Count)
            ?? (seen.Order().SequenceEqual(Enumerable.Range(0, seen.Count))
                ? null
                : (ErrorCode.InvalidReplicaAssignment, "partitions should be a consecutive 0-based integer sequence"));
    }
}
