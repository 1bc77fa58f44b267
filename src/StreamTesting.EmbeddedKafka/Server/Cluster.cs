using System.Collections.Concurrent;
using StreamTesting.EmbeddedKafka.Groups;
using StreamTesting.EmbeddedKafka.Log;
using StreamTesting.EmbeddedKafka.Transactions;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>What all brokers of a cluster share: the topics with their logs, the groups, the transactions.</summary>
internal sealed class Cluster : IDisposable
{
    private readonly Lock changing = new();
    private readonly ConcurrentDictionary<int, FetchSessions> fetchSessions = new();

    public Cluster(EmbeddedKafkaOptions options)
    {
        Options = options;
        Security = new ClusterSecurity(options);
        Budget = new MemoryBudget(options.MemoryLimit);
        Files = options.SegmentFolder is { } folder ? new SegmentFiles(folder, Id, options.SegmentFolderLimit, options.FirstSegmentSize) : null;
        Errors = new ErrorJournal(options.TimeProvider);
        Requests = new RequestJournal(options.RequestsKept, options.TimeProvider);
        Coordinators = new Coordinators(Brokers);
        Placement = new Placement(Brokers, options.ReplicationFactor);
        Topics = new TopicCatalog(BrokerDefaults.Of(options), Budget, Files, options.TimeProvider, Placement);
        Groups = new GroupCoordinator(
            GroupSettings.Default with
            {
                InitialRebalanceDelay = options.GroupInitialRebalanceDelay,
                MinSessionTimeout = options.GroupMinSessionTimeout,
                MaxSessionTimeout = options.GroupMaxSessionTimeout,
                ConsumerSessionTimeout = options.ConsumerGroupSessionTimeout,
                ConsumerHeartbeatInterval = options.ConsumerGroupHeartbeatInterval,
            },
            new GroupTopics(Topics),
            options.TimeProvider,
            Identities.NewMemberSuffix);
        Transactions = new TransactionCoordinator(
            new TransactionSettings { MaxTimeout = options.TransactionMaxTimeout }, options.TimeProvider, WriteMarker);
    }

    public EmbeddedKafkaOptions Options { get; }

    public string Id { get; } = Identities.NewClusterId();

    public Brokers Brokers { get; } = new();

    public Coordinators Coordinators { get; }

    public Placement Placement { get; }

    public MemoryBudget Budget { get; }

    public SegmentFiles? Files { get; }

    public TopicCatalog Topics { get; }

    public GroupCoordinator Groups { get; }

    public TransactionCoordinator Transactions { get; }

    public ErrorJournal Errors { get; }

    public ClusterSecurity Security { get; }

    public RequestJournal Requests { get; }

    public ClientQuotas Quotas { get; } = new();

    /// <summary>The fetch sessions of a broker; they do not outlive its being up.</summary>
    public FetchSessions FetchSessionsOf(int brokerId) =>
        fetchSessions.GetOrAdd(brokerId, static (_, options) => new FetchSessions(options.FetchSessionSlots, options.TimeProvider), Options);

    /// <summary>Gives a partition another leader; those who wait for it learn of it at once.</summary>
    public void MoveLeader(Partition partition, int brokerId)
    {
        lock (changing)
        {
            if (partition.LeaderId != brokerId)
            {
                partition.Lead(brokerId);
            }
        }
    }

    /// <summary>Gives a partition to the first of its replicas that is up. False where it leads already, or where none is up.</summary>
    public bool Elect(Partition partition)
    {
        lock (changing)
        {
            var next = Placement.Leader(partition.Replicas);
            var isNew = next != Leadership.Nobody && next != partition.LeaderId;
            if (isNew)
            {
                partition.Lead(next);
            }

            return isNew;
        }
    }

    /// <summary>Gives a partition other replicas, at once: there is nothing to copy. Its leader stays if it is among them and up.</summary>
    public void Reassign(Partition partition, IReadOnlyList<int> replicas)
    {
        lock (changing)
        {
            partition.Assign(replicas, replicas.Contains(partition.LeaderId) ? partition.LeaderId : Placement.Leader(replicas));
        }
    }

    /// <summary>Takes a broker out or in: partitions go to the next replica that is up, or wait for the first that comes back.</summary>
    public void SetUp(int brokerId, bool isUp)
    {
        lock (changing)
        {
            Brokers.SetUp(brokerId, isUp);
            FetchSessionsOf(brokerId).Clear();
            foreach (var partition in Topics.All.SelectMany(topic => topic.Partitions))
            {
                if (partition.LeaderId == (isUp ? Leadership.Nobody : brokerId) && Placement.Leader(partition.Replicas) is var next && next != partition.LeaderId)
                {
                    partition.Lead(next);
                }
            }
        }
    }

    public void MoveCoordinator(CoordinatorType type, string key, int brokerId)
    {
        Coordinators.Move(type, key, brokerId);
        if (type == CoordinatorType.Group)
        {
            Groups.Resign(key);
        }
    }

    public void Dispose()
    {
        Transactions.Dispose();
        Groups.Dispose();
        Topics.Dispose();
        Files?.Dispose();
        Security.Dispose();
    }

    // A partition that was deleted meanwhile needs no marker.
    private void WriteMarker(TopicPartitionKey partition, EndMarker marker)
    {
        if (partition == TransactionParts.Offsets)
        {
            Groups.EndTransaction(marker.ProducerId, marker.Committed);
        }
        else
        {
            Topics.Find(partition.Topic)?.Find(partition.Partition)?.Write(marker);
        }
    }
}
