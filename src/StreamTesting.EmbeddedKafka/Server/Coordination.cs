using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>Whether a request has come to the broker that coordinates what it is about.</summary>
internal static class Coordination
{
    /// <summary>What to refuse the whole request with; none where it is right here, or where its handler judges each of its groups.</summary>
    public static ErrorCode Check(RequestContext context, IMessage request) => request switch
    {
        JoinGroupRequest join => OfGroup(context, join.GroupId),
        SyncGroupRequest sync => OfGroup(context, sync.GroupId),
        HeartbeatRequest heartbeat => OfGroup(context, heartbeat.GroupId),
        ConsumerGroupHeartbeatRequest heartbeat => OfGroup(context, heartbeat.GroupId),
        LeaveGroupRequest leave => OfGroup(context, leave.GroupId),
        OffsetCommitRequest commit => OfGroup(context, commit.GroupId),
        TxnOffsetCommitRequest commit => OfGroup(context, commit.GroupId),
        OffsetFetchRequest fetch when context.Version < 8 => OfGroup(context, fetch.GroupId),
        OffsetDeleteRequest delete => OfGroup(context, delete.GroupId),
        InitProducerIdRequest { TransactionalId: { Length: > 0 } id } => OfTransaction(context, id),
        AddOffsetsToTxnRequest add => OfTransaction(context, add.TransactionalId),
        AddPartitionsToTxnRequest add when context.Version < 4 => OfTransaction(context, add.V3AndBelowTransactionalId),
        EndTxnRequest end => OfTransaction(context, end.TransactionalId),
        _ => ErrorCode.None,
    };

    public static ErrorCode OfGroup(RequestContext context, string id) => Of(context, CoordinatorType.Group, id);

    public static ErrorCode OfTransaction(RequestContext context, string id) => Of(context, CoordinatorType.Transaction, id);

    private static ErrorCode Of(RequestContext context, CoordinatorType type, string key) =>
        context.Cluster.Brokers.All.Count == 1 || context.Cluster.Coordinators.Of(type, key)?.Id == context.Node.Id
            ? ErrorCode.None
            : ErrorCode.NotCoordinator;
}
