using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace StreamTesting.Kafka;

/// <summary>Asks a broker how far consumer groups are. Thread-safe. Every question fails with a <see cref="KafkaException"/> where the broker does not answer.</summary>
public sealed class ConsumerLag : IDisposable
{
    private readonly IAdminClient _admin;
    private readonly TimeSpan _patience;
    private readonly TimeProvider _time;
    private readonly bool _ownsClient;

    /// <summary>Asks a broker by a client of its own.</summary>
    /// <param name="broker">The broker.</param>
    /// <param name="timeProvider">The clock that waiting uses; the system's by default.</param>
    /// <param name="brokerTimeout">How long the broker may take to answer; 15 s by default.</param>
    public ConsumerLag(IKafkaBroker broker, TimeProvider? timeProvider = null, TimeSpan? brokerTimeout = null)
        : this(Client(broker), brokerTimeout ?? TimeSpan.FromSeconds(15), timeProvider ?? TimeProvider.System) => _ownsClient = true;

    internal ConsumerLag(IAdminClient admin, TimeSpan patience, TimeProvider timeProvider)
    {
        _admin = admin;
        _patience = patience;
        _time = timeProvider;
    }

    /// <summary>Finds the offset after the last record of each partition, of open transactions as well.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="cancellationToken">Ends the wait for the answer.</param>
    /// <returns>The offsets by partition.</returns>
    public async Task<IReadOnlyDictionary<int, long>> EndOffsetsAsync(string topic, CancellationToken cancellationToken = default)
    {
        var described = await _admin.DescribeTopicsAsync(
            TopicCollection.OfTopicNames([topic]), new DescribeTopicsOptions { RequestTimeout = _patience })
            .WaitAsync(cancellationToken).ConfigureAwait(false);
        return await EndOffsetsAsync(topic, described.TopicDescriptions[0].Partitions.Count, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lists the groups that the broker knows.</summary>
    /// <param name="cancellationToken">Ends the wait for the answer.</param>
    /// <returns>Their names, in order.</returns>
    public async Task<IReadOnlyList<string>> GroupsAsync(CancellationToken cancellationToken = default)
    {
        var listed = await _admin.ListConsumerGroupsAsync(new ListConsumerGroupsOptions { RequestTimeout = _patience })
            .WaitAsync(cancellationToken).ConfigureAwait(false);
        return [.. listed.Valid.Select(group => group.GroupId).Order(StringComparer.Ordinal)];
    }

    /// <summary>Finds what a group has committed in a topic.</summary>
    /// <param name="group">The group; one that does not exist has committed nothing.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="cancellationToken">Ends the wait for the answer.</param>
    /// <returns>The offset that it reads next, of each partition in which it committed.</returns>
    public async Task<IReadOnlyDictionary<int, long>> CommittedAsync(string group, string topic, CancellationToken cancellationToken = default)
    {
        var all = await CommittedAsync(group, cancellationToken).ConfigureAwait(false);
        return InTopic(all, topic);
    }

    /// <summary>Finds how far a group is in a topic as it is now, from offset 0 to the ends.</summary>
    /// <param name="group">The group; one that does not exist has committed nothing.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="cancellationToken">Ends the wait for the answer.</param>
    /// <returns>The lag of all partitions that have records.</returns>
    public async Task<GroupLag> OfAsync(string group, string topic, CancellationToken cancellationToken = default)
    {
        var ends = await EndOffsetsAsync(topic, cancellationToken).ConfigureAwait(false);
        var partitions = ends.Where(end => end.Value > 0).OrderBy(end => end.Key).Select(end => new InjectedPartition(end.Key, end.Value, 0, end.Value));
        return await OfAsync(group, topic, [.. partitions], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Finds how far a group is in some partitions.</summary>
    /// <param name="group">The group; one that does not exist has committed nothing.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="partitions">The partitions, with where they start and end.</param>
    /// <param name="cancellationToken">Ends the wait for the answer.</param>
    /// <returns>The lag of those partitions.</returns>
    public async Task<GroupLag> OfAsync(
        string group, string topic, IReadOnlyList<InjectedPartition> partitions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(partitions);
        var committed = await CommittedAsync(group, topic, cancellationToken).ConfigureAwait(false);
        return Lag(group, topic, partitions, committed);
    }

    /// <summary>Waits until a group has committed some partitions to their ends. It asks at intervals; nothing sleeps in between.</summary>
    /// <param name="group">The group.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="partitions">The partitions, with where they start and end.</param>
    /// <param name="within">How long that may take.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The lag at the end, which is none.</returns>
    /// <exception cref="KafkaTimeoutException">It took longer; the message says in which partition the group is behind by how much.</exception>
    public async Task<GroupLag> WaitAsync(
        string group, string topic, IReadOnlyList<InjectedPartition> partitions, TimeSpan within, CancellationToken cancellationToken = default)
    {
        var started = _time.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50), _time);
        while (true)
        {
            var lag = await OfAsync(group, topic, partitions, cancellationToken).ConfigureAwait(false);
            if (lag.IsCaughtUp)
            {
                return lag;
            }

            if (_time.GetElapsedTime(started) >= within)
            {
                throw new KafkaTimeoutException($"After {within} the {lag}.", [lag], 0);
            }

            await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Closes the client, where it is this object's own.</summary>
    public void Dispose()
    {
        if (_ownsClient)
        {
            _admin.Dispose();
        }
    }

    internal async Task<IReadOnlyDictionary<int, long>> EndOffsetsAsync(string topic, int partitions, CancellationToken cancellationToken)
    {
        var wanted = Enumerable.Range(0, partitions)
            .Select(partition => new TopicPartitionOffsetSpec { TopicPartition = new TopicPartition(topic, partition), OffsetSpec = OffsetSpec.Latest() });
        var found = await _admin.ListOffsetsAsync(
            wanted, new ListOffsetsOptions { RequestTimeout = _patience, IsolationLevel = IsolationLevel.ReadUncommitted })
            .WaitAsync(cancellationToken).ConfigureAwait(false);
        return found.ResultInfos.ToDictionary(
            info => info.TopicPartitionOffsetError.Partition.Value, info => info.TopicPartitionOffsetError.Offset.Value);
    }

    /// <summary>Finds what a group has committed in all topics.</summary>
    internal async Task<IReadOnlyList<TopicPartitionOffset>> CommittedAsync(string group, CancellationToken cancellationToken)
    {
        var results = await _admin.ListConsumerGroupOffsetsAsync(
            [new ConsumerGroupTopicPartitions(group, null)], new ListConsumerGroupOffsetsOptions { RequestTimeout = _patience })
            .WaitAsync(cancellationToken).ConfigureAwait(false);
        return [.. results[0].Partitions.Where(committed => committed.Offset.Value >= 0).Select(committed => committed.TopicPartitionOffset)];
    }

    /// <summary>Deletes groups as far as it can: whatever goes wrong is no failure of the test.</summary>
    internal async Task DeleteAsync(IReadOnlyList<string> groups)
    {
        try
        {
            await _admin.DeleteGroupsAsync([.. groups], new DeleteGroupsOptions { RequestTimeout = TimeSpan.FromSeconds(5) }).ConfigureAwait(false);
        }
        catch (Exception e) when (e is KafkaException or ObjectDisposedException)
        {
        }
    }

    internal static IReadOnlyDictionary<int, long> InTopic(IEnumerable<TopicPartitionOffset> committed, string topic) => committed
        .Where(offset => offset.Topic == topic)
        .ToDictionary(offset => offset.Partition.Value, offset => offset.Offset.Value);

    internal static GroupLag Lag(
        string group, string topic, IReadOnlyList<InjectedPartition> partitions, IReadOnlyDictionary<int, long> committed) =>
        new(group, topic,
        [
            .. partitions.Select(partition => new PartitionLag(
                partition.Partition,
                committed.TryGetValue(partition.Partition, out var offset) ? offset : null,
                partition.Start,
                partition.End)),
        ]);

    private static IAdminClient Client(IKafkaBroker broker)
    {
        ArgumentNullException.ThrowIfNull(broker);
        return broker.Admin(new ClientErrors());
    }
}
