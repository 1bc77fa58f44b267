using StreamTesting.EmbeddedKafka.Server;

namespace StreamTesting.EmbeddedKafka;

/// <content>What an operator, or fate, does to a cluster.</content>
public sealed partial class EmbeddedKafka
{
    /// <summary>All brokers as they are now, by id.</summary>
    public IReadOnlyList<BrokerSnapshot> Brokers => [.. cluster.Brokers.All.Select(node => new BrokerSnapshot(
        node.Id, node.Host, node.Port, cluster.Brokers.IsUp(node.Id), cluster.Brokers.ControllerId == node.Id))];

    /// <summary>
    /// Stops a broker: its port and all its connections are closed. Partitions it led go to the next replica that is up; those without one
    /// have no leader until it comes back. Groups and transactions are looked after by another broker. Nothing is lost. A broker that is
    /// down stays down.
    /// </summary>
    /// <param name="brokerId">The broker's id.</param>
    /// <exception cref="ArgumentException">There is no such broker.</exception>
    public Task StopBrokerAsync(int brokerId) => operations.StopBrokerAsync(brokerId);

    /// <summary>Starts a broker again, on its old port. It leads what has no leader; what others lead, they keep. A broker that is up stays up.</summary>
    /// <param name="brokerId">The broker's id.</param>
    /// <exception cref="ArgumentException">There is no such broker.</exception>
    /// <exception cref="InvalidOperationException">The cluster has stopped.</exception>
    /// <exception cref="IOException">Someone else has taken the port meanwhile.</exception>
    public Task StartBrokerAsync(int brokerId) => operations.StartBrokerAsync(brokerId);

    /// <summary>Makes another broker the leader of a partition, under the next leader epoch. The one that leads it already stays it.</summary>
    /// <param name="topic">The topic's name.</param>
    /// <param name="partition">The partition's number.</param>
    /// <param name="brokerId">The broker that leads from now on; it need not be a replica yet. Null: the next one that is up.</param>
    /// <exception cref="ArgumentException">There is no such partition, or no such broker.</exception>
    /// <exception cref="InvalidOperationException">The broker is down.</exception>
    public Task MoveLeaderAsync(string topic, int partition, int? brokerId = null) => Done(() => operations.MoveLeader(topic, partition, brokerId));

    /// <summary>The id of the broker that looks after a group; -1 while no broker is up.</summary>
    /// <param name="groupId">The group's id; the group need not exist.</param>
    public int FindGroupCoordinator(string groupId) => cluster.Coordinators.Of(CoordinatorType.Group, groupId)?.Id ?? -1;

    /// <summary>The id of the broker that looks after the transactions of an id; -1 while no broker is up.</summary>
    /// <param name="transactionalId">The transactional id; no producer need have come with it.</param>
    public int FindTransactionCoordinator(string transactionalId) => cluster.Coordinators.Of(CoordinatorType.Transaction, transactionalId)?.Id ?? -1;

    /// <summary>Makes another broker look after a group. The group goes on there; clients find out by NOT_COORDINATOR.</summary>
    /// <param name="groupId">The group's id.</param>
    /// <param name="brokerId">The broker that looks after it as long as it is up. Null: the next one that is up.</param>
    /// <exception cref="ArgumentException">There is no such broker.</exception>
    /// <exception cref="InvalidOperationException">The broker is down.</exception>
    public Task MoveGroupCoordinatorAsync(string groupId, int? brokerId = null) =>
        Done(() => operations.MoveCoordinator(CoordinatorType.Group, groupId, brokerId));

    /// <summary>Makes another broker look after the transactions of an id. They go on there; clients find out by NOT_COORDINATOR.</summary>
    /// <param name="transactionalId">The transactional id.</param>
    /// <param name="brokerId">The broker that looks after it as long as it is up. Null: the next one that is up.</param>
    /// <exception cref="ArgumentException">There is no such broker.</exception>
    /// <exception cref="InvalidOperationException">The broker is down.</exception>
    public Task MoveTransactionCoordinatorAsync(string transactionalId, int? brokerId = null) =>
        Done(() => operations.MoveCoordinator(CoordinatorType.Transaction, transactionalId, brokerId));

    /// <summary>
    /// Makes all members of a group join again, as a change of the group would; where its kind is consumer, they give up all their partitions
    /// and get them back.
    /// </summary>
    /// <param name="groupId">The group's id.</param>
    /// <exception cref="ArgumentException">There is no such group, or nobody is in it.</exception>
    public Task ForceRebalanceAsync(string groupId) => Done(() => operations.ForceRebalance(groupId));

    /// <summary>Removes members from a group as if nothing had been heard of them for the time of their session.</summary>
    /// <param name="groupId">The group's id.</param>
    /// <param name="memberId">The member's id; null for all members.</param>
    /// <exception cref="ArgumentException">There is no such group or member.</exception>
    public Task ExpireSessionAsync(string groupId, string? memberId = null) => Done(() => operations.ExpireSession(groupId, memberId));

    /// <summary>Aborts an open transaction as if its time were up: its producer is fenced.</summary>
    /// <param name="transactionalId">The transactional id.</param>
    /// <exception cref="ArgumentException">There is no open transaction of that id.</exception>
    public Task AbortTransactionAsync(string transactionalId) => Done(() => operations.AbortTransaction(transactionalId));

    /// <summary>Deletes a topic with its logs and what groups have committed for it, under its clients if there are any.</summary>
    /// <param name="name">The topic's name.</param>
    /// <exception cref="ArgumentException">There is no such topic.</exception>
    public Task DeleteTopicAsync(string name) => Done(() => operations.DeleteTopic(name));

    /// <summary>
    /// Compacts a topic now: of each key the last record stays, at its offset; aborted records go; tombstones go when delete.retention.ms has
    /// passed since the first compaction that found them. What open transactions hold back stays. Without this call nothing is compacted.
    /// </summary>
    /// <param name="topic">The topic's name; its cleanup.policy must include compact.</param>
    /// <exception cref="ArgumentException">There is no such topic.</exception>
    /// <exception cref="InvalidOperationException">The topic is not compacted, or the memory limit leaves no room to do it.</exception>
    public Task CompactAsync(string topic) => Done(() => operations.Compact(topic));

    /// <summary>
    /// Forgets the front of a topic's logs now, by whole batches, as retention.ms and retention.bytes say. Without this call nothing is forgotten.
    /// </summary>
    /// <param name="topic">The topic's name; its cleanup.policy must include delete.</param>
    /// <exception cref="ArgumentException">There is no such topic.</exception>
    /// <exception cref="InvalidOperationException">The topic keeps everything.</exception>
    public Task EnforceRetentionAsync(string topic) => Done(() => operations.EnforceRetention(topic));

    private static Task Done(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}
