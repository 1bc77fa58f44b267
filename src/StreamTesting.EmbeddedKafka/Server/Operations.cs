namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>What an operator, or fate, does to a cluster. Arguments that name nothing are refused with a sentence.</summary>
internal sealed class Operations(Cluster cluster, IReadOnlyList<BrokerHost> hosts)
{
    private volatile bool isOver;

    public Task StopBrokerAsync(int brokerId)
    {
        var host = HostOf(brokerId);
        return OwnThread.Run(() =>
        {
            host.Close();
            cluster.SetUp(brokerId, isUp: false);
        });
    }

    public Task StartBrokerAsync(int brokerId)
    {
        var host = HostOf(brokerId);
        if (isOver)
        {
            throw new InvalidOperationException($"Broker {brokerId} cannot be started: the cluster has stopped.");
        }

        return OwnThread.Run(() =>
        {
            host.Reopen();
            cluster.SetUp(brokerId, isUp: true);
        });
    }

    /// <summary>Stops all brokers, and waits until they have stopped.</summary>
    public void StopAll()
    {
        isOver = true;
        foreach (var host in hosts)
        {
            host.Close(forGood: true);
        }
    }

    /// <summary>Null for the broker: the next one that is up.</summary>
    public void MoveLeader(string topic, int partition, int? brokerId)
    {
        var moved = PartitionOf(topic, partition);
        cluster.MoveLeader(moved, Target(brokerId, moved.LeaderId));
    }

    /// <summary>Null for the broker: the next one that is up.</summary>
    public void MoveCoordinator(CoordinatorType type, string key, int? brokerId)
    {
        ArgumentNullException.ThrowIfNull(key);
        cluster.MoveCoordinator(type, key, Target(brokerId, cluster.Coordinators.Of(type, key)?.Id ?? -1));
    }

    public void ForceRebalance(string groupId)
    {
        if (!cluster.Groups.ForceRebalance(groupId))
        {
            throw new ArgumentException($"There is no group '{groupId}' with members.", nameof(groupId));
        }
    }

    /// <summary>Null for the member: all of them.</summary>
    public void ExpireSession(string groupId, string? memberId)
    {
        if (!cluster.Groups.ExpireSession(groupId, memberId))
        {
            throw new ArgumentException(
                memberId is null ? $"There is no group '{groupId}' with members." : $"There is no member '{memberId}' in a group '{groupId}'.", nameof(groupId));
        }
    }

    public void AbortTransaction(string transactionalId)
    {
        if (!cluster.Transactions.Abort(transactionalId))
        {
            throw new ArgumentException($"There is no open transaction of '{transactionalId}'.", nameof(transactionalId));
        }
    }

    public void DeleteTopic(string topic)
    {
        if (cluster.Topics.Delete(TopicOf(topic)))
        {
            cluster.Groups.ForgetTopic(topic);
        }
    }

    public void Compact(string topic)
    {
        var found = TopicOf(topic);
        if (!found.Settings.Log.IsCompacted)
        {
            throw new InvalidOperationException($"Topic '{topic}' is not compacted: set cleanup.policy=compact.");
        }

        foreach (var partition in found.Partitions)
        {
            if (!partition.Log.Compact(found.Settings.Log))
            {
                throw new InvalidOperationException(
                    $"Partition {partition.Index} of topic '{topic}' cannot be compacted: it needs as much room again, and {partition.Log.NoRoom()}.");
            }
        }
    }

    public void EnforceRetention(string topic)
    {
        var found = TopicOf(topic);
        if (!found.Settings.Log.IsDeleted)
        {
            throw new InvalidOperationException($"Topic '{topic}' keeps everything: set cleanup.policy=delete.");
        }

        foreach (var partition in found.Partitions)
        {
            partition.Log.EnforceRetention(found.Settings.Log);
        }
    }

    private Topic TopicOf(string topic) => cluster.Topics.Find(topic) ?? throw new ArgumentException($"There is no topic '{topic}'.", nameof(topic));

    private Partition PartitionOf(string topic, int partition) => TopicOf(topic).Find(partition)
        ?? throw new ArgumentException($"Topic '{topic}' has partitions 0 to {TopicOf(topic).Partitions.Count - 1}, and no {partition}.", nameof(partition));

    private BrokerHost HostOf(int brokerId) => hosts.FirstOrDefault(host => host.Node.Id == brokerId)
        ?? throw new ArgumentException($"There is no broker {brokerId}; there are {string.Join(", ", hosts.Select(host => host.Node.Id))}.", nameof(brokerId));

    private int Target(int? brokerId, int now)
    {
        if (brokerId is not { } id)
        {
            var up = cluster.Brokers.Up;
            return up.FirstOrDefault(node => node.Id > now)?.Id ?? up.FirstOrDefault()?.Id ?? throw new InvalidOperationException("No broker is up.");
        }

        return cluster.Brokers.IsUp(HostOf(id).Node.Id) ? id : throw new InvalidOperationException($"Broker {id} is down: start it first.");
    }
}
