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
    public async Task StopBrokerAsync(int brokerId)
    {
        await HostOf(brokerId).CloseAsync().ConfigureAwait(false);
        cluster.SetUp(brokerId, isUp: false);
    }

    /// <summary>Starts a broker again, on its old port. It leads what has no leader; what others lead, they keep. A broker that is up stays up.</summary>
    /// <param name="brokerId">The broker's id.</param>
    /// <exception cref="ArgumentException">There is no such broker.</exception>
    /// <exception cref="InvalidOperationException">The cluster has stopped.</exception>
    /// <exception cref="IOException">Someone else has taken the port meanwhile.</exception>
    public async Task StartBrokerAsync(int brokerId)
    {
        var host = HostOf(brokerId);
        if (stopping.IsValueCreated)
        {
            throw new InvalidOperationException($"Broker {brokerId} cannot be started: the cluster has stopped.");
        }

        await host.ReopenAsync().ConfigureAwait(false);
        cluster.SetUp(brokerId, isUp: true);
    }

    /// <summary>Makes another broker the leader of a partition, under the next leader epoch. The one that leads it already stays it.</summary>
    /// <param name="topic">The topic's name.</param>
    /// <param name="partition">The partition's number.</param>
    /// <param name="brokerId">The broker that leads from now on; it need not be a replica yet.</param>
    /// <exception cref="ArgumentException">There is no such partition, or no such broker.</exception>
    /// <exception cref="InvalidOperationException">The broker is down.</exception>
    public Task MoveLeaderAsync(string topic, int partition, int brokerId)
    {
        RequireUp(brokerId);
        cluster.MoveLeader(PartitionOf(topic, partition), brokerId);
        return Task.CompletedTask;
    }

    /// <summary>The id of the broker that looks after a group; -1 while no broker is up.</summary>
    /// <param name="groupId">The group's id; the group need not exist.</param>
    public int FindGroupCoordinator(string groupId) => cluster.Coordinators.Of(CoordinatorType.Group, groupId)?.Id ?? -1;

    /// <summary>The id of the broker that looks after the transactions of an id; -1 while no broker is up.</summary>
    /// <param name="transactionalId">The transactional id; no producer need have come with it.</param>
    public int FindTransactionCoordinator(string transactionalId) => cluster.Coordinators.Of(CoordinatorType.Transaction, transactionalId)?.Id ?? -1;

    /// <summary>Makes another broker look after a group. The group goes on there; clients find out by NOT_COORDINATOR.</summary>
    /// <param name="groupId">The group's id.</param>
    /// <param name="brokerId">The broker that looks after it as long as it is up.</param>
    /// <exception cref="ArgumentException">There is no such broker.</exception>
    /// <exception cref="InvalidOperationException">The broker is down.</exception>
    public Task MoveGroupCoordinatorAsync(string groupId, int brokerId) => MoveCoordinator(CoordinatorType.Group, groupId, brokerId);

    /// <summary>Makes another broker look after the transactions of an id. They go on there; clients find out by NOT_COORDINATOR.</summary>
    /// <param name="transactionalId">The transactional id.</param>
    /// <param name="brokerId">The broker that looks after it as long as it is up.</param>
    /// <exception cref="ArgumentException">There is no such broker.</exception>
    /// <exception cref="InvalidOperationException">The broker is down.</exception>
    public Task MoveTransactionCoordinatorAsync(string transactionalId, int brokerId) => MoveCoordinator(CoordinatorType.Transaction, transactionalId, brokerId);

    private Task MoveCoordinator(CoordinatorType type, string key, int brokerId)
    {
        ArgumentNullException.ThrowIfNull(key);
        RequireUp(brokerId);
        cluster.MoveCoordinator(type, key, brokerId);
        return Task.CompletedTask;
    }

    private BrokerHost HostOf(int brokerId) => hosts.FirstOrDefault(host => host.Node.Id == brokerId)
        ?? throw new ArgumentException($"There is no broker {brokerId}; there are {string.Join(", ", hosts.Select(host => host.Node.Id))}.", nameof(brokerId));

    private void RequireUp(int brokerId)
    {
        if (!cluster.Brokers.IsUp(HostOf(brokerId).Node.Id))
        {
            throw new InvalidOperationException($"Broker {brokerId} is down: start it first.");
        }
    }

    private Topic TopicOf(string topic) => cluster.Topics.Find(topic)
        ?? throw new ArgumentException($"There is no topic '{topic}'.", nameof(topic));

    private Partition PartitionOf(string topic, int partition) => TopicOf(topic).Find(partition)
        ?? throw new ArgumentException($"Topic '{topic}' has partitions 0 to {TopicOf(topic).Partitions.Count - 1}, and no {partition}.", nameof(partition));
}
