using StreamTesting.EmbeddedKafka.Server;

namespace StreamTesting.EmbeddedKafka;

/// <summary>
/// A Kafka inside the test process, of one broker or several: managed code, real TCP on 127.0.0.1, any client, any number at a time. What it
/// does not implement it does not advertise and refuses by the protocol's own error. Thread-safe.
/// </summary>
/// <example><code>
/// await using var broker = await EmbeddedKafka.StartAsync();
/// var producer = new ProducerBuilder&lt;string, string&gt;(new ProducerConfig { BootstrapServers = broker.BootstrapServers }).Build();
/// </code></example>
public sealed partial class EmbeddedKafka : IAsyncDisposable
{
    private readonly Cluster cluster;
    private readonly Operations operations;
    private readonly Lazy<Task> stopping;

    private EmbeddedKafka(Cluster cluster, Operations operations, FaultInjector faults)
    {
        this.cluster = cluster;
        this.operations = operations;
        Faults = faults;
        stopping = new Lazy<Task>(() => OwnThread.Run(StopCore));
    }

    /// <summary>What to give a client as bootstrap.servers: host and port of each broker.</summary>
    public string BootstrapServers => string.Join(',', cluster.Brokers.All.Select(node => node.Address));

    /// <summary>What is to go wrong: rules and plans, with what has fired of them.</summary>
    public FaultInjector Faults { get; }

    /// <summary>The cluster's id, new with each start.</summary>
    public string ClusterId => cluster.Id;

    /// <summary>All topics as they are now, by name.</summary>
    public IReadOnlyList<TopicSnapshot> Topics => [.. cluster.Topics.All.Select(topic => topic.Snapshot())];

    /// <summary>All consumer groups as they are now, by id.</summary>
    public IReadOnlyList<GroupSnapshot> Groups => [.. cluster.Groups.Ids.Select(id => GroupSnapshots.Of(cluster, id)).OfType<GroupSnapshot>()];

    /// <summary>All transactional ids with their transactions as they are now, by id.</summary>
    public IReadOnlyList<TransactionSnapshot> Transactions =>
        [.. cluster.Transactions.Ids.Select(FindTransaction).OfType<TransactionSnapshot>()];

    /// <summary>The last requests, the oldest first; see <see cref="EmbeddedKafkaOptions.RequestsKept"/>.</summary>
    public IReadOnlyList<RequestSnapshot> Requests => cluster.Requests.Snapshot();

    /// <summary>How many requests came since the start.</summary>
    public long RequestCount => cluster.Requests.Count;

    /// <summary>
    /// What went wrong inside the broker, or was refused for a reason that a test should know of: an exception in a handler, the memory
    /// limit, an unknown API, bytes that are no request. Each text once, at most 1,000.
    /// </summary>
    public IReadOnlyList<BrokerError> Errors => cluster.Errors.Snapshot();

    /// <summary>Bytes that the buffers of all logs take now; at most <see cref="EmbeddedKafkaOptions.MemoryLimit"/>.</summary>
    public long MemoryUsed => cluster.Budget.Used;

    /// <summary>Bytes that log segments take in files now; at most <see cref="EmbeddedKafkaOptions.SegmentFolderLimit"/>, and 0 without a folder for them.</summary>
    public long SegmentFolderUsed => cluster.Files?.Used ?? 0;

    /// <summary>Starts a broker. It takes connections when the task completes.</summary>
    /// <param name="options">How it is set up; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the start; has no meaning afterwards.</param>
    /// <returns>The broker; dispose it to stop it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="IOException">The port cannot be had, or no file can be made in the folder for segments.</exception>
    public static Task<EmbeddedKafka> StartAsync(EmbeddedKafkaOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Start(options ?? new EmbeddedKafkaOptions(), interceptor: null));
    }

    /// <summary>A topic as it is now; null if there is none of that name.</summary>
    /// <param name="name">The topic's name.</param>
    public TopicSnapshot? FindTopic(string name) => cluster.Topics.Find(name)?.Snapshot();

    /// <summary>A consumer group as it is now; null if there is none of that id.</summary>
    /// <param name="id">The group's id.</param>
    public GroupSnapshot? FindGroup(string id) => GroupSnapshots.Of(cluster, id);

    /// <summary>The transactions of a transactional id as they are now; null if no producer has come with it.</summary>
    /// <param name="transactionalId">The transactional id.</param>
    public TransactionSnapshot? FindTransaction(string transactionalId) => cluster.Transactions.Read(transactionalId, Snapshots.OfTransaction);

    /// <summary>Creates a topic, without a client.</summary>
    /// <param name="name">1 to 249 ASCII letters, digits, '.', '_' and '-'.</param>
    /// <param name="partitions">1 to 10,000.</param>
    /// <param name="cancellationToken">Cancels the creation.</param>
    /// <exception cref="ArgumentException">The name or the number of partitions is not allowed.</exception>
    /// <exception cref="InvalidOperationException">There is such a topic already, or the broker has stopped.</exception>
    public Task CreateTopicAsync(string name, int partitions = 1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        cancellationToken.ThrowIfCancellationRequested();
        var (_, error, reason) = cluster.Topics.Create(name, partitions, []);
        return error switch
        {
            TopicError.None => Task.CompletedTask,
            TopicError.InvalidTopicException => throw new ArgumentException(reason, nameof(name)),
            TopicError.InvalidPartitions => throw new ArgumentOutOfRangeException(nameof(partitions), partitions, reason),
            _ => throw new InvalidOperationException(reason),
        };
    }

    /// <summary>
    /// Stops the broker: closes the port and all connections, answers nobody, gives all memory back. Safe at any moment; a second call
    /// waits for the first.
    /// </summary>
    /// <param name="cancellationToken">Gives up waiting, not stopping.</param>
    public Task StopAsync(CancellationToken cancellationToken = default) => stopping.Value.WaitAsync(cancellationToken);

    /// <summary>Stops the broker; see <see cref="StopAsync"/>.</summary>
    /// <returns>Completes when everything is closed.</returns>
    public ValueTask DisposeAsync() => new(stopping.Value);

    internal static EmbeddedKafka Start(EmbeddedKafkaOptions options, IRequestInterceptor? interceptor)
    {
        options.Validate();
        var cluster = new Cluster(options);
        var handlers = HandlerTable.Create();
        var hosts = new List<BrokerHost>();
        var operations = new Operations(cluster, hosts);
        var faults = new FaultInjector(cluster, operations);
        try
        {
            for (var i = 0; i < options.Brokers; i++)
            {
                hosts.Add(new BrokerHost(cluster, options.BrokerId + i, options.Port == 0 ? 0 : options.Port + i, handlers, interceptor ?? new FaultInterceptor(faults)));
                cluster.Brokers.Add(hosts[i].Node);
            }

            hosts.ForEach(host => host.Open());
        }
        catch
        {
            hosts.ForEach(host => host.Close(forGood: true));
            cluster.Dispose();
            throw;
        }

        return new EmbeddedKafka(cluster, operations, faults);
    }

    private void StopCore()
    {
        operations.StopAll();
        cluster.Dispose();
    }
}
