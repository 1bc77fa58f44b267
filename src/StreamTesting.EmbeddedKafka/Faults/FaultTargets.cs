using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Server;

namespace StreamTesting.EmbeddedKafka;

/// <summary>What a request is about: topics and partitions, a group, a transactional id.</summary>
internal static class FaultTargets
{
    private const int NoPartition = -1;

    public static bool IsApi(string name) => ApiTable.All.Any(api => ApiNames.Of(api.Key) == name);

    public static bool Matches(FaultRule rule, RequestContext context, IMessage request) =>
        (rule.Api is null || rule.Api == ApiNames.Of(context.Api))
        && (rule.ClientId is null || rule.ClientId == context.ClientId)
        && (rule.Broker is null || rule.Broker == context.Node.Id)
        && (rule.Group is null || rule.Group == GroupOf(request))
        && (rule.TransactionalId is null || rule.TransactionalId == TransactionOf(request))
        && (rule.Past is null || Commits(context, request).Any(one =>
            (rule.Topic is null || rule.Topic == one.Topic) && (rule.Partition is null || rule.Partition == one.Partition) && one.Offset > rule.Past))
        && ((rule.Topic is null && rule.Partition is null) || Partitions(context, request).Any(one =>
            (rule.Topic is null || rule.Topic == one.Topic) && (rule.Partition is null || rule.Partition == one.Partition)));

    /// <summary>The partitions a request names; -1 where it names a topic only.</summary>
    public static IEnumerable<(string? Topic, int Partition)> Partitions(RequestContext context, IMessage request) => request switch
    {
        ProduceRequest produce => produce.TopicData.SelectMany(topic => topic.PartitionData.Select(one => (Name(context, topic.Name, topic.TopicId), one.Index))),
        FetchRequest fetch => fetch.Topics.SelectMany(topic => topic.Partitions.Select(one => (Name(context, topic.Topic, topic.TopicId), one.Partition))),
        ListOffsetsRequest list => list.Topics.SelectMany(topic => topic.Partitions.Select(one => ((string?)topic.Name, one.PartitionIndex))),
        OffsetForLeaderEpochRequest epochs => epochs.Topics.SelectMany(topic => topic.Partitions.Select(one => ((string?)topic.Topic, one.Partition))),
        OffsetCommitRequest commit => commit.Topics.SelectMany(topic => topic.Partitions.Select(one => (Name(context, topic.Name, topic.TopicId), one.PartitionIndex))),
        TxnOffsetCommitRequest commit => commit.Topics.SelectMany(topic => topic.Partitions.Select(one => ((string?)topic.Name, one.PartitionIndex))),
        OffsetFetchRequest fetch => (fetch.Topics ?? []).Concat(fetch.Groups.SelectMany(group => group.Topics ?? []))
            .SelectMany(topic => topic.PartitionIndexes.Select(one => (Name(context, topic.Name, topic.TopicId), one))),
        AddPartitionsToTxnRequest add => add.V3AndBelowTopics.SelectMany(topic => topic.Partitions.Select(one => ((string?)topic.Name, one)))
            .Concat(add.Transactions.SelectMany(one => one.Topics).SelectMany(topic => topic.Partitions.Select(one => ((string?)topic.Name, one)))),
        DeleteRecordsRequest delete => delete.Topics.SelectMany(topic => topic.Partitions.Select(one => ((string?)topic.Name, one.PartitionIndex))),
        DescribeProducersRequest describe => describe.Topics.SelectMany(topic => topic.PartitionIndexes.Select(one => ((string?)topic.Name, one))),
        MetadataRequest metadata => (metadata.Topics ?? []).Select(topic => (Name(context, topic.Name, topic.TopicId), NoPartition)),
        CreateTopicsRequest create => create.Topics.Select(topic => ((string?)topic.Name, NoPartition)),
        CreatePartitionsRequest create => create.Topics.Select(topic => ((string?)topic.Name, NoPartition)),
        DeleteTopicsRequest delete => delete.TopicNames.Select(name => ((string?)name, NoPartition))
            .Concat(delete.Topics.Select(topic => (Name(context, topic.Name, topic.TopicId), NoPartition))),
        _ => [],
    };

    private static IEnumerable<(string? Topic, int Partition, long Offset)> Commits(RequestContext context, IMessage request) => request switch
    {
        OffsetCommitRequest commit => commit.Topics.SelectMany(topic => topic.Partitions.Select(one => (Name(context, topic.Name, topic.TopicId), one.PartitionIndex, one.CommittedOffset))),
        TxnOffsetCommitRequest commit => commit.Topics.SelectMany(topic => topic.Partitions.Select(one => ((string?)topic.Name, one.PartitionIndex, one.CommittedOffset))),
        _ => [],
    };

    public static string? GroupOf(IMessage request) => request switch
    {
        JoinGroupRequest join => join.GroupId,
        SyncGroupRequest sync => sync.GroupId,
        HeartbeatRequest heartbeat => heartbeat.GroupId,
        ConsumerGroupHeartbeatRequest heartbeat => heartbeat.GroupId,
        LeaveGroupRequest leave => leave.GroupId,
        OffsetCommitRequest commit => commit.GroupId,
        OffsetFetchRequest { Groups: [{ } one, ..] } => one.GroupId,
        OffsetFetchRequest fetch => fetch.GroupId,
        TxnOffsetCommitRequest commit => commit.GroupId,
        AddOffsetsToTxnRequest add => add.GroupId,
        OffsetDeleteRequest delete => delete.GroupId,
        _ => null,
    };

    public static string? TransactionOf(IMessage request) => request switch
    {
        ProduceRequest produce => produce.TransactionalId,
        InitProducerIdRequest init => init.TransactionalId,
        AddPartitionsToTxnRequest { Transactions: [{ } one, ..] } => one.TransactionalId,
        AddPartitionsToTxnRequest add => add.V3AndBelowTransactionalId,
        AddOffsetsToTxnRequest add => add.TransactionalId,
        TxnOffsetCommitRequest commit => commit.TransactionalId,
        EndTxnRequest end => end.TransactionalId,
        _ => null,
    };

    private static string? Name(RequestContext context, string? name, Guid id) => string.IsNullOrEmpty(name) ? context.Cluster.Topics.Find(id)?.Name : name;
}
