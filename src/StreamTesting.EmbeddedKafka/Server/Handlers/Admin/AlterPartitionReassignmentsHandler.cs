using System.Globalization;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Gives partitions other replicas. All replicas share one log, so that it is done when it is answered, and never under way.</summary>
internal sealed class AlterPartitionReassignmentsHandler : ApiHandler<AlterPartitionReassignmentsRequest>
{
    public override ApiKey Api => ApiKey.AlterPartitionReassignments;

    protected override IMessage Handle(RequestContext context, AlterPartitionReassignmentsRequest request) => new AlterPartitionReassignmentsResponse
    {
        AllowReplicationFactorChange = request.AllowReplicationFactorChange,
        Responses = request.Topics.ConvertAll(topic => new AlterPartitionReassignmentsResponse.ResponseItem
        {
            Name = topic.Name,
            Partitions = topic.Partitions.ConvertAll(partition =>
            {
                var (error, message) = Reassign(context, request, topic.Name, partition);
                return new AlterPartitionReassignmentsResponse.PartitionItem { PartitionIndex = partition.PartitionIndex, ErrorCode = error, ErrorMessage = message };
            }),
        }),
    };

    protected override IMessage Refuse(RequestContext context, AlterPartitionReassignmentsRequest request, ErrorCode error) =>
        new AlterPartitionReassignmentsResponse { ErrorCode = error, ErrorMessage = error.Description() };

    private static (ErrorCode Error, string? Message) Reassign(
        RequestContext context, AlterPartitionReassignmentsRequest request, string name, AlterPartitionReassignmentsRequest.PartitionItem asked)
    {
        context.Topic ??= name;
        var cluster = context.Cluster;
        if (cluster.Topics.Find(name) is not { } topic)
        {
            return (ErrorCode.UnknownTopicOrPartition, $"Unable to find a topic named {name}.");
        }

        if (topic.Find(asked.PartitionIndex) is not { } partition)
        {
            return (ErrorCode.UnknownTopicOrPartition, string.Create(CultureInfo.InvariantCulture, $"Unable to find partition {name}:{asked.PartitionIndex}."));
        }

        if (asked.Replicas is not { } replicas)
        {
            return (ErrorCode.NoReassignmentInProgress, null);
        }

        if (cluster.Placement.Problem(replicas) is { } problem)
        {
            return (ErrorCode.InvalidReplicaAssignment, problem);
        }

        if (!request.AllowReplicationFactorChange && replicas.Count != partition.Replicas.Count)
        {
            return (ErrorCode.InvalidReplicationFactor,
                string.Create(CultureInfo.InvariantCulture, $"The replication factor is changed from {partition.Replicas.Count} to {replicas.Count}"));
        }

        if (cluster.Placement.Leader(replicas) == Leadership.Nobody)
        {
            return (ErrorCode.InvalidReplicaAssignment, "None of the brokers is up, and a reassignment in the embedded broker does not wait for them.");
        }

        cluster.Reassign(partition, replicas);
        return default;
    }
}
