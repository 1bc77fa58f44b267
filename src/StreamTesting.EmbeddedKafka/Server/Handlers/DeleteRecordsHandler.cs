using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Cuts off the front of logs.</summary>
internal sealed class DeleteRecordsHandler : ApiHandler<DeleteRecordsRequest>
{
    public override ApiKey Api => ApiKey.DeleteRecords;

    protected override IMessage Handle(RequestContext context, DeleteRecordsRequest request) => new DeleteRecordsResponse
    {
        Topics = request.Topics.ConvertAll(topic =>
        {
            context.Topic ??= topic.Name;
            var known = context.Cluster.Topics.Find(topic.Name);
            return new DeleteRecordsResponse.TopicItem
            {
                Name = topic.Name,
                Partitions = topic.Partitions.ConvertAll(partition => Delete(context, known, partition)),
            };
        }),
    };

    protected override IMessage Refuse(RequestContext context, DeleteRecordsRequest request, ErrorCode error) => new DeleteRecordsResponse
    {
        Topics = request.Topics.ConvertAll(topic => new DeleteRecordsResponse.TopicItem
        {
            Name = topic.Name,
            Partitions = topic.Partitions.ConvertAll(partition => Answer(partition.PartitionIndex, -1, error)),
        }),
    };

    private static DeleteRecordsResponse.PartitionItem Delete(RequestContext context, Topic? topic, DeleteRecordsRequest.PartitionItem asked)
    {
        if (topic?.Find(asked.PartitionIndex) is not { } partition)
        {
            return Answer(asked.PartitionIndex, -1, ErrorCode.UnknownTopicOrPartition);
        }

        if (partition.LeaderId != context.Node.Id)
        {
            return Answer(asked.PartitionIndex, -1, ErrorCode.NotLeaderOrFollower);
        }

        var (error, start) = partition.Log.DeleteBefore(asked.Offset);
        return Answer(asked.PartitionIndex, start, (ErrorCode)error);
    }

    private static DeleteRecordsResponse.PartitionItem Answer(int partition, long lowWatermark, ErrorCode error) =>
        new() { PartitionIndex = partition, LowWatermark = lowWatermark, ErrorCode = error };
}
