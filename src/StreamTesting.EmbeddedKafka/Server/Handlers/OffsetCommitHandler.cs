using System.Text;
using StreamTesting.EmbeddedKafka.Groups;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Keeps how far a group has come.</summary>
internal sealed class OffsetCommitHandler : ApiHandler<OffsetCommitRequest>
{
    private const short FirstVersionWithEpochs = 9;
    private const short FirstVersionByTopicId = 10;

    public override ApiKey Api => ApiKey.OffsetCommit;

    protected override IMessage Handle(RequestContext context, OffsetCommitRequest request)
    {
        var good = new List<KeyValuePair<TopicPartitionKey, StoredOffset>>();
        var response = Answer(request, (topic, partition) => Check(context, topic, partition, good));
        var claim = new MemberClaim(request.MemberId, request.GroupInstanceId, request.GenerationIdOrMemberEpoch);
        var error = (ErrorCode)context.Cluster.Groups.Commit(request.GroupId, claim, good, context.Version >= FirstVersionWithEpochs);
        if (error == ErrorCode.IllegalGeneration && context.Version >= FirstVersionWithEpochs && context.Cluster.Groups.Read(request.GroupId, group => group) is null)
        {
            error = ErrorCode.GroupIdNotFound;
        }

        return error == ErrorCode.None ? response : Refuse(context, request, error);
    }

    protected override IMessage Refuse(RequestContext context, OffsetCommitRequest request, ErrorCode error) => Answer(request, (_, _) => error);

    private static ErrorCode Check(
        RequestContext context,
        OffsetCommitRequest.TopicItem topic,
        OffsetCommitRequest.PartitionItem partition,
        List<KeyValuePair<TopicPartitionKey, StoredOffset>> good)
    {
        var cluster = context.Cluster;
        var byId = context.Version >= FirstVersionByTopicId;
        var known = byId ? cluster.Topics.Find(topic.TopicId) : cluster.Topics.Find(topic.Name);
        context.Topic ??= known?.Name;
        if (known?.Find(partition.PartitionIndex) is null)
        {
            return known is null && byId ? ErrorCode.UnknownTopicId : ErrorCode.UnknownTopicOrPartition;
        }

        var metadata = partition.CommittedMetadata ?? "";
        if (Encoding.UTF8.GetByteCount(metadata) > cluster.Groups.Settings.MaxOffsetMetadataBytes)
        {
            return ErrorCode.OffsetMetadataTooLarge;
        }

        var now = cluster.Options.TimeProvider.GetUtcNow();
        good.Add(new(
            new TopicPartitionKey(known.Name, partition.PartitionIndex),
            new StoredOffset(partition.CommittedOffset, partition.CommittedLeaderEpoch, metadata, now)));
        return ErrorCode.None;
    }

    private static OffsetCommitResponse Answer(
        OffsetCommitRequest request, Func<OffsetCommitRequest.TopicItem, OffsetCommitRequest.PartitionItem, ErrorCode> judge) => new()
    {
        Topics = request.Topics.ConvertAll(topic => new OffsetCommitResponse.TopicItem
        {
            Name = topic.Name,
            TopicId = topic.TopicId,
            Partitions = topic.Partitions.ConvertAll(partition => new OffsetCommitResponse.PartitionItem
            {
                PartitionIndex = partition.PartitionIndex, ErrorCode = judge(topic, partition),
            }),
        }),
    };
}
