using StreamTesting.EmbeddedKafka.Groups;
using StreamTesting.EmbeddedKafka.Log;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Writes the markers of another coordinator, or of an operator who ends a transaction by hand.</summary>
internal sealed class WriteTxnMarkersHandler : ApiHandler<WriteTxnMarkersRequest>
{
    private const sbyte FirstVersionWithBump = 2;

    public override ApiKey Api => ApiKey.WriteTxnMarkers;

    protected override IMessage Handle(RequestContext context, WriteTxnMarkersRequest request) =>
        Answer(request, (marker, partition) => Write(context, marker, partition));

    protected override IMessage Refuse(RequestContext context, WriteTxnMarkersRequest request, ErrorCode error) => Answer(request, (_, _) => error);

    private static ErrorCode Write(RequestContext context, WriteTxnMarkersRequest.MarkerItem asked, TopicPartitionKey key)
    {
        context.Topic ??= key.Topic;
        if (context.Cluster.Topics.Find(key.Topic)?.Find(key.Partition) is not { } partition)
        {
            return ErrorCode.UnknownTopicOrPartition;
        }

        if (partition.LeaderId != context.Node.Id)
        {
            return ErrorCode.NotLeaderOrFollower;
        }

        var marker = new EndMarker(
            asked.ProducerId, asked.ProducerEpoch, asked.TransactionResult, asked.CoordinatorEpoch, asked.TransactionVersion >= FirstVersionWithBump);
        return (ErrorCode)partition.Write(marker);
    }

    private static WriteTxnMarkersResponse Answer(
        WriteTxnMarkersRequest request, Func<WriteTxnMarkersRequest.MarkerItem, TopicPartitionKey, ErrorCode> judge) => new()
    {
        Markers = request.Markers.ConvertAll(marker => new WriteTxnMarkersResponse.MarkerItem
        {
            ProducerId = marker.ProducerId,
            Topics = marker.Topics.ConvertAll(topic => new WriteTxnMarkersResponse.TopicItem
            {
                Name = topic.Name,
                Partitions = topic.PartitionIndexes.ConvertAll(partition => new WriteTxnMarkersResponse.PartitionItem
                {
                    PartitionIndex = partition, ErrorCode = judge(marker, new TopicPartitionKey(topic.Name, partition)),
                }),
            }),
        }),
    };
}
