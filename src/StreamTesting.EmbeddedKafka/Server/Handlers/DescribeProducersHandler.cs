using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Shows the producers that partitions remember.</summary>
internal sealed class DescribeProducersHandler : ApiHandler<DescribeProducersRequest>
{
    public override ApiKey Api => ApiKey.DescribeProducers;

    protected override IMessage Handle(RequestContext context, DescribeProducersRequest request) =>
        Answer(request, (topic, partition) => Describe(context, topic, partition));

    protected override IMessage Refuse(RequestContext context, DescribeProducersRequest request, ErrorCode error) =>
        Answer(request, (_, partition) => Failed(partition, error));

    private static DescribeProducersResponse.PartitionItem Describe(RequestContext context, string topic, int index)
    {
        context.Topic ??= topic;
        if (context.Cluster.Topics.Find(topic)?.Find(index) is not { } partition)
        {
            return Failed(index, ErrorCode.UnknownTopicOrPartition);
        }

        if (partition.LeaderId != context.Node.Id)
        {
            return Failed(index, ErrorCode.NotLeaderOrFollower);
        }

        return new()
        {
            PartitionIndex = index,
            ActiveProducers = partition.Log.Producers().ConvertAll(producer => new DescribeProducersResponse.ActiveProducerItem
            {
                ProducerId = producer.ProducerId,
                ProducerEpoch = producer.Epoch,
                LastSequence = producer.LastSequence,
                LastTimestamp = producer.LastTimestampMs,
                CoordinatorEpoch = producer.CoordinatorEpoch,
                CurrentTxnStartOffset = producer.TransactionStart ?? -1,
            }),
        };
    }

    private static DescribeProducersResponse Answer(
        DescribeProducersRequest request, Func<string, int, DescribeProducersResponse.PartitionItem> describe) => new()
    {
        Topics = request.Topics.ConvertAll(topic => new DescribeProducersResponse.TopicItem
        {
            Name = topic.Name, Partitions = topic.PartitionIndexes.ConvertAll(partition => describe(topic.Name, partition)),
        }),
    };

    private static DescribeProducersResponse.PartitionItem Failed(int partition, ErrorCode error) =>
        new() { PartitionIndex = partition, ErrorCode = error, ErrorMessage = error.Description() };
}
