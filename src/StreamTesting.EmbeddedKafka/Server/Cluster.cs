using StreamTesting.EmbeddedKafka.Groups;
using StreamTesting.EmbeddedKafka.Log;
using StreamTesting.EmbeddedKafka.Transactions;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>What all brokers of a cluster share. One broker for now; nothing but <see cref="Nodes"/> and the leaders assumes so.</summary>
internal sealed class Cluster : IDisposable
{
    private volatile BrokerNode[] nodes = [];

    public Cluster(EmbeddedKafkaOptions options)
    {
        Options = options;
        Budget = new MemoryBudget(options.MemoryLimit);
        Errors = new ErrorJournal(options.TimeProvider);
        Requests = new RequestJournal(options.RequestsKept, options.TimeProvider);
        Topics = new TopicCatalog(TopicSettings.Default(options.MaxMessageBytes), Budget, options.TimeProvider, LeaderOf);
        Groups = new GroupCoordinator(
            GroupSettings.Default with
            {
                InitialRebalanceDelay = options.GroupInitialRebalanceDelay,
                MinSessionTimeout = options.GroupMinSessionTimeout,
                MaxSessionTimeout = options.GroupMaxSessionTimeout,
            },
            options.TimeProvider,
            Identities.NewMemberSuffix);
        Transactions = new TransactionCoordinator(
            new TransactionSettings { MaxTimeout = options.TransactionMaxTimeout }, options.TimeProvider, WriteMarker);
    }

    public EmbeddedKafkaOptions Options { get; }

    public string Id { get; } = Identities.NewClusterId();

    public MemoryBudget Budget { get; }

    public TopicCatalog Topics { get; }

    public GroupCoordinator Groups { get; }

    public TransactionCoordinator Transactions { get; }

    public ErrorJournal Errors { get; }

    public RequestJournal Requests { get; }

    public IReadOnlyList<BrokerNode> Nodes => nodes;

    /// <summary>The controller: always a broker that exists, or clients wait for it in vain.</summary>
    public int ControllerId => nodes[0].Id;

    /// <summary>The broker that coordinates a group.</summary>
    public BrokerNode CoordinatorOf(string groupId) => nodes[0];

    public void Add(BrokerNode node) => nodes = [.. nodes, node];

    public void Dispose()
    {
        Transactions.Dispose();
        Groups.Dispose();
        Topics.Dispose();
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

    private int LeaderOf(int partition) => nodes[partition % nodes.Length].Id;
}
