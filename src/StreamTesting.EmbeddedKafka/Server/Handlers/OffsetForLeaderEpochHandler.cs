using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Says where a leader epoch ended, so that a client can see whether its position was cut off.</summary>
internal sealed class OffsetForLeaderEpochHandler : ApiHandler<OffsetForLeaderEpochRequest>
{
    public override ApiKey Api => ApiKey.OffsetForLeaderEpoch;

    protected override IMessage Handle(RequestContext context, OffsetForLeaderEpochRequest request) => new OffsetForLeaderEpochResponse
    {
        Topics = request.Topics.ConvertAll(topic =>
        {
            context.Topic ??= topic.Topic;
            var known = context.Cluster.Topics.Find(topic.Topic);
            return new OffsetForLeaderEpochResponse.TopicItem
            {
                Topic = topic.Topic,
                Partitions = topic.Partitions.ConvertAll(partition => Find(context, known, partition)),
            };
        }),
    };

    protected override IMessage Refuse(RequestContext context, OffsetForLeaderEpochRequest request, ErrorCode error) => new OffsetForLeaderEpochResponse
    {
        Topics = request.Topics.ConvertAll(topic => new OffsetForLeaderEpochResponse.TopicItem
        {
            Topic = topic.Topic,
            Partitions = topic.Partitions.ConvertAll(partition => Answer(partition.Partition, error, (-1, -1))),
        }),
    };

    private static OffsetForLeaderEpochResponse.PartitionItem Find(
        RequestContext context, Topic? topic, OffsetForLeaderEpochRequest.PartitionItem asked)
    {
        if (topic?.Find(asked.Partition) is not { } partition)
        {
            return Answer(asked.Partition, ErrorCode.UnknownTopicOrPartition, (-1, -1));
        }

        var error = partition.LeaderId != context.Node.Id ? ErrorCode.NotLeaderOrFollower : partition.CheckEpoch(asked.CurrentLeaderEpoch);
        return Answer(
            asked.Partition, error, error == ErrorCode.None ? partition.Log.EndOfEpoch(asked.LeaderEpoch, partition.LeaderEpoch) : (-1, -1));
    }

    private static OffsetForLeaderEpochResponse.PartitionItem Answer(int partition, ErrorCode error, (int Epoch, long EndOffset) found) =>
        new() { Partition = partition, ErrorCode = error, LeaderEpoch = found.Epoch, EndOffset = found.EndOffset };
}
