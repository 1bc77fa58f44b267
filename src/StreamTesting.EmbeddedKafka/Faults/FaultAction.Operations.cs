namespace StreamTesting.EmbeddedKafka;

/// <content>What happens to the cluster when the request comes, before the request is served.</content>
public abstract partial record FaultAction
{
    /// <summary>Makes another broker the leader of a partition.</summary>
    /// <param name="topic">The topic's name.</param>
    /// <param name="partition">The partition's number.</param>
    /// <param name="broker">The new leader's id; null for the next broker that is up.</param>
    public static FaultAction MoveLeader(string topic, int partition, int? broker = null) => new MoveLeaderAction(topic, partition, broker);

    /// <summary>Stops a broker. The request itself may still be answered or not, as when a real one dies.</summary>
    /// <param name="broker">The broker's id.</param>
    public static FaultAction StopBroker(int broker) => new StopBrokerAction(broker);

    /// <summary>Starts a broker that was stopped.</summary>
    /// <param name="broker">The broker's id.</param>
    public static FaultAction StartBroker(int broker) => new StartBrokerAction(broker);

    /// <summary>Makes all members of a group join again; where its kind is consumer, give up all their partitions and get them back.</summary>
    /// <param name="group">The group's id.</param>
    public static FaultAction ForceRebalance(string group) => new ForceRebalanceAction(group);

    /// <summary>Takes a member of a group for lost.</summary>
    /// <param name="group">The group's id.</param>
    /// <param name="member">The member's id; null for all members.</param>
    public static FaultAction ExpireSession(string group, string? member = null) => new ExpireSessionAction(group, member);

    /// <summary>Makes another broker look after a group.</summary>
    /// <param name="group">The group's id.</param>
    /// <param name="broker">The broker's id; null for the next broker that is up.</param>
    public static FaultAction MoveGroupCoordinator(string group, int? broker = null) => new MoveGroupCoordinatorAction(group, broker);

    /// <summary>Makes another broker look after the transactions of an id.</summary>
    /// <param name="transactionalId">The transactional id.</param>
    /// <param name="broker">The broker's id; null for the next broker that is up.</param>
    public static FaultAction MoveTransactionCoordinator(string transactionalId, int? broker = null) =>
        new MoveTransactionCoordinatorAction(transactionalId, broker);

    /// <summary>Aborts an open transaction as if its time were up.</summary>
    /// <param name="transactionalId">The transactional id.</param>
    public static FaultAction AbortTransaction(string transactionalId) => new AbortTransactionAction(transactionalId);

    /// <summary>Deletes a topic under its clients.</summary>
    /// <param name="topic">The topic's name.</param>
    public static FaultAction DeleteTopic(string topic) => new DeleteTopicAction(topic);

    /// <summary>Does nothing to the request or the cluster: to count requests, and to act on them by <see cref="Fault.Firing"/>.</summary>
    public static FaultAction Notice { get; } = new NoticeAction();

    internal sealed record NoticeAction : OperationAction;

    internal abstract record OperationAction : FaultAction;

    internal sealed record MoveLeaderAction(string Topic, int Partition, int? Broker = null) : OperationAction;

    internal sealed record StopBrokerAction(int Broker) : OperationAction;

    internal sealed record StartBrokerAction(int Broker) : OperationAction;

    internal sealed record ForceRebalanceAction(string Group) : OperationAction;

    internal sealed record ExpireSessionAction(string Group, string? Member = null) : OperationAction;

    internal sealed record MoveGroupCoordinatorAction(string Group, int? Broker = null) : OperationAction;

    internal sealed record MoveTransactionCoordinatorAction(string TransactionalId, int? Broker = null) : OperationAction;

    internal sealed record AbortTransactionAction(string TransactionalId) : OperationAction;

    internal sealed record DeleteTopicAction(string Topic) : OperationAction;
}
