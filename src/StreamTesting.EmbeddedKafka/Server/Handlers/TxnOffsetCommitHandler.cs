using System.Text;
using StreamTesting.EmbeddedKafka.Groups;
using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Transactions;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Keeps how far a group will have come when a transaction is committed.</summary>
internal sealed class TxnOffsetCommitHandler : ApiHandler<TxnOffsetCommitRequest>
{
    private const short FirstVersionWithAbortable = 4;
    private const short FirstVersionThatAdds = 5;

    public override ApiKey Api => ApiKey.TxnOffsetCommit;

    protected override IMessage Handle(RequestContext context, TxnOffsetCommitRequest request)
    {
        var good = new List<KeyValuePair<TopicPartitionKey, StoredOffset>>();
        var response = Answer(request, (topic, partition) => Check(context, topic, partition, good));
        var error = good.Count == 0 ? ErrorCode.None : Commit(context, request, good);
        return error == ErrorCode.None ? response : Refuse(context, request, error);
    }

    protected override IMessage Refuse(RequestContext context, TxnOffsetCommitRequest request, ErrorCode error) => Answer(request, (_, _) => error);

    private static ErrorCode Commit(
        RequestContext context, TxnOffsetCommitRequest request, List<KeyValuePair<TopicPartitionKey, StoredOffset>> offsets)
    {
        var producer = new ProducerIdentity(request.ProducerId, request.ProducerEpoch);
        var claim = new MemberClaim(request.MemberId, request.GroupInstanceId, request.GenerationId);
        var groupError = GroupError.None;
        var error = context.Cluster.Transactions.Within(request.TransactionalId, transaction =>
        {
            var admitted = context.Version >= FirstVersionThatAdds
                ? transaction.Add(producer, [TransactionParts.Offsets])
                : transaction.Verify(producer, TransactionParts.Offsets);
            if (admitted == TransactionError.None)
            {
                groupError = context.Cluster.Groups.CommitLater(request.GroupId, claim, producer.Id, offsets);
            }

            return admitted;
        });
        return error == TransactionError.None
            ? (ErrorCode)groupError
            : TransactionErrors.OfVerification(error, context.Version >= FirstVersionWithAbortable);
    }

    private static ErrorCode Check(
        RequestContext context,
        TxnOffsetCommitRequest.TopicItem topic,
        TxnOffsetCommitRequest.PartitionItem partition,
        List<KeyValuePair<TopicPartitionKey, StoredOffset>> good)
    {
        var cluster = context.Cluster;
        context.Topic ??= topic.Name;
        if (cluster.Topics.Find(topic.Name)?.Find(partition.PartitionIndex) is null)
        {
            return ErrorCode.UnknownTopicOrPartition;
        }

        var metadata = partition.CommittedMetadata ?? "";
        if (Encoding.UTF8.GetByteCount(metadata) > cluster.Groups.Settings.MaxOffsetMetadataBytes)
        {
            return ErrorCode.OffsetMetadataTooLarge;
        }

        good.Add(new(
            new TopicPartitionKey(topic.Name, partition.PartitionIndex),
            new StoredOffset(partition.CommittedOffset, partition.CommittedLeaderEpoch, metadata, cluster.Options.TimeProvider.GetUtcNow())));
        return ErrorCode.None;
    }

    private static TxnOffsetCommitResponse Answer(
        TxnOffsetCommitRequest request, Func<TxnOffsetCommitRequest.TopicItem, TxnOffsetCommitRequest.PartitionItem, ErrorCode> judge) => new()
    {
        Topics = request.Topics.ConvertAll(topic => new TxnOffsetCommitResponse.TopicItem
        {
            Name = topic.Name,
            Partitions = topic.Partitions.ConvertAll(partition => new TxnOffsetCommitResponse.PartitionItem
            {
                PartitionIndex = partition.PartitionIndex, ErrorCode = judge(topic, partition),
            }),
        }),
    };
}
