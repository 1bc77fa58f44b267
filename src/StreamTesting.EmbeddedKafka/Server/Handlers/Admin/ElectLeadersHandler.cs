using System.Globalization;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Gives partitions back to their first replicas, or to any that is up.</summary>
internal sealed class ElectLeadersHandler : ApiHandler<ElectLeadersRequest>
{
    private const sbyte Preferred = 0;
    private const sbyte Unclean = 1;

    public override ApiKey Api => ApiKey.ElectLeaders;

    protected override IMessage Handle(RequestContext context, ElectLeadersRequest request)
    {
        if (request.ElectionType is not (Preferred or Unclean))
        {
            return Refused(request, ErrorCode.InvalidRequest, string.Create(CultureInfo.InvariantCulture, $"Unknown election type {request.ElectionType}"));
        }

        context.Topic ??= request.TopicPartitions?.FirstOrDefault()?.Topic;
        return new ElectLeadersResponse
        {
            ReplicaElectionResults = request.TopicPartitions is { } asked
                ? asked.ConvertAll(topic => new ElectLeadersResponse.ReplicaElectionResultItem
                {
                    Topic = topic.Topic, PartitionResult = topic.Partitions.ConvertAll(index => Elect(context, request, topic.Topic, index)),
                })
                : [.. context.Cluster.Topics.All.Select(topic => ElectAll(context, request, topic))],
        };
    }

    protected override IMessage Refuse(RequestContext context, ElectLeadersRequest request, ErrorCode error) => Refused(request, error, error.Description());

    // Where nobody named partitions, those are left out that have the right leader already.
    private static ElectLeadersResponse.ReplicaElectionResultItem ElectAll(RequestContext context, ElectLeadersRequest request, Topic topic) => new()
    {
        Topic = topic.Name,
        PartitionResult = [.. topic.Partitions
            .Select(partition => Elect(context, request, topic.Name, partition.Index))
            .Where(result => result.ErrorCode != ErrorCode.ElectionNotNeeded)],
    };

    private static ElectLeadersResponse.PartitionResultItem Elect(RequestContext context, ElectLeadersRequest request, string name, int index)
    {
        if (context.Cluster.Topics.Find(name) is not { } topic)
        {
            return Failed(index, ErrorCode.UnknownTopicOrPartition, $"No such topic as {name}");
        }

        if (topic.Find(index) is not { } partition)
        {
            return Failed(index, ErrorCode.UnknownTopicOrPartition, string.Create(CultureInfo.InvariantCulture, $"No such partition as {name}-{index}"));
        }

        var error = request.ElectionType == Preferred ? ElectPreferred(context.Cluster, partition) : ElectAny(context.Cluster, partition);
        return Failed(index, error, error == ErrorCode.None ? null : error.Description());
    }

    private static ErrorCode ElectPreferred(Cluster cluster, Partition partition) =>
        partition.LeaderId == partition.Replicas[0] ? ErrorCode.ElectionNotNeeded
        : !cluster.Brokers.IsUp(partition.Replicas[0]) ? ErrorCode.PreferredLeaderNotAvailable
        : cluster.Elect(partition) ? ErrorCode.None
        : ErrorCode.ElectionNotNeeded;

    private static ErrorCode ElectAny(Cluster cluster, Partition partition) =>
        partition.LeaderId != Leadership.Nobody ? ErrorCode.ElectionNotNeeded
        : cluster.Elect(partition) ? ErrorCode.None
        : ErrorCode.EligibleLeadersNotAvailable;

    private static ElectLeadersResponse Refused(ElectLeadersRequest request, ErrorCode error, string message) => new()
    {
        ErrorCode = error,
        ReplicaElectionResults = request.TopicPartitions?.ConvertAll(topic => new ElectLeadersResponse.ReplicaElectionResultItem
        {
            Topic = topic.Topic, PartitionResult = topic.Partitions.ConvertAll(index => Failed(index, error, message)),
        }) ?? [],
    };

    private static ElectLeadersResponse.PartitionResultItem Failed(int partition, ErrorCode error, string? message) =>
        new() { PartitionId = partition, ErrorCode = error, ErrorMessage = message };
}
