using System.Collections.Concurrent;
using StreamTesting.EmbeddedKafka.Log;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>Why the catalog refused something. The numbers are Kafka's own error codes.</summary>
internal enum TopicError : short
{
    None = 0,
    UnknownTopicOrPartition = 3,
    InvalidTopicException = 17,
    TopicAlreadyExists = 36,
    InvalidPartitions = 37,
    InvalidConfig = 40,
    PolicyViolation = 44,
    BrokerNotAvailable = 8,
}

/// <summary>All topics of a cluster. Reads take no lock; changes take one.</summary>
internal sealed class TopicCatalog(BrokerDefaults defaults, MemoryBudget budget, SegmentFiles? files, TimeProvider time, Placement placement) : IDisposable
{
    private const int MaxPartitions = 10_000;
    private const string TooMany = "Excessively large number of partitions per request.";

    private readonly ConcurrentDictionary<string, Topic> byName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Guid, Topic> byId = new();
    private readonly Lock gate = new();
    private long version;
    private bool disposed;

    /// <summary>What topics have where nothing was set for them.</summary>
    public BrokerDefaults Defaults { get; private set; } = defaults;

    /// <summary>Counts up after a topic has come, grown or gone.</summary>
    public long Version => Interlocked.Read(ref version);

    public IReadOnlyList<Topic> All => [.. byName.Values.OrderBy(topic => topic.Name, StringComparer.Ordinal)];

    public Topic? Find(string name) => byName.GetValueOrDefault(name);

    public Topic? Find(Guid id) => byId.GetValueOrDefault(id);

    /// <summary>Why there cannot be a new topic of a name with these settings.</summary>
    public (TopicError Error, string? Reason) Problem(string name, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        if (TopicName.Problem(name) is { } problem)
        {
            return (TopicError.InvalidTopicException, problem);
        }

        lock (gate)
        {
            return disposed ? (TopicError.BrokerNotAvailable, "the broker is stopping")
                : byName.ContainsKey(name) ? (TopicError.TopicAlreadyExists, $"Topic '{name}' already exists.")
                : byName.Keys.FirstOrDefault(other => TopicName.Collides(name, other)) is { } collision
                    ? (TopicError.InvalidTopicException, $"Topic '{name}' collides with existing topic: {collision}")
                : TopicSettings.Default(Defaults).With(settings) is (null, var wrong) ? (TopicError.InvalidConfig, wrong)
                : default((TopicError, string?));
        }
    }

    public (Topic? Topic, TopicError Error, string? Reason) Create(
        string name,
        int partitions,
        IEnumerable<KeyValuePair<string, string?>> settings,
        bool validateOnly = false,
        int? replication = null,
        IReadOnlyList<IReadOnlyList<int>>? assignments = null)
    {
        lock (gate)
        {
            var (error, reason) = Problem(name, settings);
            if (error != TopicError.None)
            {
                return (byName.GetValueOrDefault(name), error, reason);
            }

            if (partitions < 1)
            {
                return (null, TopicError.InvalidPartitions, "Number of partitions was set to an invalid non-positive value.");
            }

            if (partitions > MaxPartitions)
            {
                return (null, TopicError.PolicyViolation, TooMany);
            }

            var made = TopicSettings.Default(Defaults).With(settings).Settings!;
            var topic = new Topic(name, Identities.NewTopicId(), replication ?? placement.DefaultReplication, made);
            topic.Grow(NewPartitions(topic, 0, partitions, assignments));
            if (!validateOnly)
            {
                byName[name] = byId[topic.Id] = topic;
                Interlocked.Increment(ref version);
            }

            return (topic, TopicError.None, null);
        }
    }

    public (TopicError Error, string? Reason) Grow(
        string name, int count, bool validateOnly, IReadOnlyList<IReadOnlyList<int>>? assignments = null)
    {
        lock (gate)
        {
            if (Find(name) is not { } topic)
            {
                return (TopicError.UnknownTopicOrPartition, null);
            }

            if (count <= topic.Partitions.Count)
            {
                return (TopicError.InvalidPartitions, count == topic.Partitions.Count
                    ? $"Topic already has {count} partition(s)."
                    : $"The topic {name} currently has {topic.Partitions.Count} partition(s); {count} would not be an increase.");
            }

            if (count > MaxPartitions)
            {
                return (TopicError.PolicyViolation, TooMany);
            }

            if (!validateOnly)
            {
                topic.Grow(NewPartitions(topic, topic.Partitions.Count, count, assignments));
                Interlocked.Increment(ref version);
            }

            return default;
        }
    }

    public (TopicError Error, string? Reason) Change(
        string name, Func<TopicSettings, (TopicSettings? Settings, string? Problem)> change, bool validateOnly)
    {
        lock (gate)
        {
            if (Find(name) is not { } topic)
            {
                return (TopicError.UnknownTopicOrPartition, null);
            }

            var (made, problem) = change(topic.Settings);
            if (made is null)
            {
                return (TopicError.InvalidConfig, problem);
            }

            topic.Settings = validateOnly ? topic.Settings : made;
            return default;
        }
    }

    /// <summary>Changes what topics have where nothing was set for them. Null: done; otherwise why not.</summary>
    public string? ChangeDefaults(Func<BrokerDefaults, (BrokerDefaults? Defaults, string? Problem)> change, bool validateOnly)
    {
        lock (gate)
        {
            var (made, problem) = change(Defaults);
            if (made is null || validateOnly)
            {
                return problem;
            }

            Defaults = made;
            foreach (var topic in byName.Values)
            {
                topic.Settings = topic.Settings.Over(made);
            }

            return null;
        }
    }

    public bool Delete(Topic topic)
    {
        lock (gate)
        {
            if (!byName.TryRemove(new KeyValuePair<string, Topic>(topic.Name, topic)))
            {
                return false;
            }

            byId.TryRemove(topic.Id, out _);
            Interlocked.Increment(ref version);
            Close(topic);
            return true;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            foreach (var topic in byName.Values)
            {
                Close(topic);
            }

            byName.Clear();
            byId.Clear();
        }
    }

    private static void Close(Topic topic)
    {
        topic.IsDeleted = true;
        foreach (var partition in topic.Partitions)
        {
            partition.Log.Dispose();
        }
    }

    private IEnumerable<Partition> NewPartitions(Topic topic, int from, int to, IReadOnlyList<IReadOnlyList<int>>? assignments) =>
        Enumerable.Range(from, to - from).Select(index =>
        {
            var replicas = assignments?[index - from] ?? placement.Replicas(index, topic.Find(0)?.Replicas.Count ?? topic.Replication);
            return new Partition(topic, index, replicas, placement.Leader(replicas), new PartitionLog(budget, time, files));
        });
}
