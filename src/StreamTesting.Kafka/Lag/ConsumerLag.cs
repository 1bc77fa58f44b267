using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>
/// Asks a broker how far consumer groups are, and waits for them: where topics end, what groups have committed, who is in them. Groups of both protocols are the same
/// to it. Thread-safe. Every question fails with a <see cref="KafkaException"/> where the broker does not answer, and with a <see cref="KafkaBrokerException"/>, soon, where it is not there or does not let clients in.
/// </summary>
/// <example><code>
/// using var lag = new ConsumerLag(broker);
/// await lag.Of("totals", "orders").WaitAsync(within: TimeSpan.FromSeconds(30));
/// </code></example>
public sealed class ConsumerLag : IDisposable
{
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan UsualInterval = TimeSpan.FromMilliseconds(50);
    private readonly LagClient _client;
    private readonly IOffsetQuestions _offsets;
    private readonly IGroupQuestions _groups;
    private readonly TailReader _tails;
    private readonly bool _ownsClient;

    /// <summary>Asks a broker by a client of its own.</summary>
    /// <param name="broker">The broker.</param>
    /// <param name="timeProvider">The clock that waiting uses; the system's by default.</param>
    /// <param name="brokerTimeout">How long the broker may take to answer, and how long a wait goes on without any answer; 15 s by default.</param>
    /// <param name="pollInterval">How often a wait asks; 50 ms by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time is zero or less.</exception>
    public ConsumerLag(IKafkaBroker broker, TimeProvider? timeProvider = null, TimeSpan? brokerTimeout = null, TimeSpan? pollInterval = null)
        : this(Client(broker, brokerTimeout ?? TimeSpan.FromSeconds(15)), timeProvider ?? TimeProvider.System, pollInterval ?? UsualInterval) => _ownsClient = true;

    internal ConsumerLag(LagClient client, TimeProvider timeProvider, TimeSpan? pollInterval = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(pollInterval ?? UsualInterval, TimeSpan.Zero, nameof(pollInterval));
        _client = client;
        Time = timeProvider;
        PollInterval = pollInterval ?? UsualInterval;
        _offsets = new OffsetQuestions(client);
        _groups = new GroupQuestions(client, timeProvider);
        if (client.Broker is EmbeddedBroker { Server.Brokers.Count: > 1 } cluster)
        {
            var questions = new ClusterQuestions(cluster.Server, _groups);
            (_offsets, _groups) = (questions, questions);
        }

        _tails = new TailReader(client.Broker, client.Patience, timeProvider);
    }

    /// <summary>The broker that is asked.</summary>
    public IKafkaBroker Broker => _client.Broker;

    internal TimeSpan Patience => _client.Patience;

    internal TimeSpan PollInterval { get; }

    internal TimeProvider Time { get; }

    /// <summary>Takes a group and a topic, up to where the topic ends at each look: to wait for, or to watch.</summary>
    /// <param name="group">The group; it need not exist yet.</param>
    /// <param name="topics">The topics that it is to read, at least one.</param>
    /// <returns>The group's progress; nothing is asked before it is used.</returns>
    /// <exception cref="ArgumentException">No group or no topic is named.</exception>
    public GroupProgress Of(string group, params IReadOnlyList<string> topics)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(group);
        ArgumentNullException.ThrowIfNull(topics);
        return topics.Count > 0
            ? new GroupProgress(this, group, [.. topics.Select(topic => new ReadRange(topic, null))])
            : throw new ArgumentException($"No topic is named that group '{group}' is to read.", nameof(topics));
    }

    /// <summary>Takes a group and what was injected, up to where that ends whatever comes after it.</summary>
    /// <param name="group">The group; it need not exist yet.</param>
    /// <param name="injection">What it is to read.</param>
    /// <returns>The group's progress; nothing is asked before it is used.</returns>
    public GroupProgress Of(string group, InjectionReport injection)
    {
        ArgumentNullException.ThrowIfNull(injection);
        return Of(group, injection.Topics);
    }

    /// <summary>Finds where each partition of a topic ends.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="end">What its end is; by default that of everything, of open transactions as well.</param>
    /// <param name="cancellationToken">Ends the wait for the answer.</param>
    /// <returns>The offsets by partition.</returns>
    public async Task<IReadOnlyDictionary<int, long>> EndOffsetsAsync(string topic, LogEnd end = LogEnd.HighWatermark, CancellationToken cancellationToken = default)
    {
        var partitions = await _offsets.PartitionsAsync(topic, cancellationToken).ConfigureAwait(false);
        return end == LogEnd.LastRecord
            ? (await ReadableAsync(topic, partitions, cancellationToken).ConfigureAwait(false)).ToDictionary(range => range.Partition, range => range.End)
            : await _offsets.EndsAsync(topic, partitions, end == LogEnd.LastStable, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lists the classic and consumer groups that the broker knows. Share groups have no lag, so they are not among them.</summary>
    /// <param name="cancellationToken">Ends the wait for the answer.</param>
    /// <returns>The groups, by name.</returns>
    public Task<IReadOnlyList<ListedGroup>> GroupsAsync(CancellationToken cancellationToken = default) => _groups.ListAsync(cancellationToken);

    /// <summary>Describes a group and its members.</summary>
    /// <param name="group">The group; one that does not exist is <see cref="GroupPhase.Missing"/>.</param>
    /// <param name="cancellationToken">Ends the wait for the answer.</param>
    /// <returns>The group as it is now.</returns>
    public Task<GroupStatus> GroupAsync(string group, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(group);
        return _groups.DescribeAsync(group, cancellationToken);
    }

    /// <summary>Finds what a group has committed in a topic, and where a transaction that has not ended yet has an offset for it.</summary>
    /// <param name="group">The group; one that does not exist has committed nothing.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="cancellationToken">Ends the wait for the answer.</param>
    /// <returns>The offsets, by partition, of all partitions in which there is any.</returns>
    public async Task<IReadOnlyList<CommittedOffset>> CommittedAsync(string group, string topic, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(group);
        var partitions = await _offsets.PartitionsAsync(topic, cancellationToken).ConfigureAwait(false);
        return await _groups.CommittedAsync(group, [.. Enumerable.Range(0, partitions).Select(partition => new TopicPartition(topic, partition))], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Finds how far a group is in a topic as it is now, up to the last record of each partition (<see cref="LogEnd.LastRecord"/>).</summary>
    /// <param name="group">The group; one that does not exist has committed nothing.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="cancellationToken">Ends the wait for the answer.</param>
    /// <returns>The lag of all partitions that have records.</returns>
    public async Task<GroupLag> OfAsync(string group, string topic, CancellationToken cancellationToken = default) =>
        (await LagsAsync(group, [new ReadRange(topic, null)], cancellationToken).ConfigureAwait(false))[0];

    /// <summary>Closes the clients that are this object's own.</summary>
    public void Dispose()
    {
        _tails.Dispose();
        _client.Dispose();
        if (_ownsClient)
        {
            _client.Admin.Dispose();
        }
    }

    internal GroupProgress Of(string group, IReadOnlyList<InjectedTopic> injected) =>
        new(this, group, [.. injected.Where(topic => topic.Count > 0).Select(topic => new ReadRange(topic.Topic, topic.Partitions))]);

    internal Task<IReadOnlyList<string>> GroupNamesAsync(CancellationToken cancellationToken) => _groups.NamesAsync(cancellationToken);

    /// <summary>What a group has committed in all topics; not with all that a transaction holds back.</summary>
    internal Task<IReadOnlyList<CommittedOffset>> CommittedAsync(string group, CancellationToken cancellationToken) => _groups.CommittedAsync(group, null, cancellationToken);

    internal Task<IReadOnlyDictionary<int, long>> EndOffsetsAsync(string topic, int partitions, CancellationToken cancellationToken) =>
        _offsets.EndsAsync(topic, partitions, stable: false, cancellationToken);

    internal Task DeleteAsync(IReadOnlyList<string> groups) => _groups.DeleteAsync(groups);

    /// <summary>A group as it is when the time of a wait is over; null where the broker does not say.</summary>
    internal async Task<GroupStatus?> LastWordAsync(string group, CancellationToken cancellationToken)
    {
        try
        {
            return await GroupAsync(group, cancellationToken).WaitAsync(LastPatience, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is KafkaException or TimeoutException)
        {
            return null;
        }
    }

    internal async Task<IReadOnlyList<GroupLag>> LagsAsync(string group, IReadOnlyList<ReadRange> ranges, CancellationToken cancellationToken)
    {
        return await Task.WhenAll(ranges.Select(LagAsync)).ConfigureAwait(false);

        async Task<GroupLag> LagAsync(ReadRange range)
        {
            var partitions = range.Partitions ?? await NowReadableAsync(range.Topic).ConfigureAwait(false);
            var committed = partitions.Count == 0
                ? []
                : await _groups.CommittedAsync(group, [.. partitions.Select(partition => new TopicPartition(range.Topic, partition.Partition))], cancellationToken).ConfigureAwait(false);
            return GroupLag.From(group, range.Topic, partitions, committed);
        }

        async Task<IReadOnlyList<InjectedPartition>> NowReadableAsync(string topic)
        {
            var partitions = await _offsets.PartitionsAsync(topic, cancellationToken).ConfigureAwait(false);
            return [.. (await ReadableAsync(topic, partitions, cancellationToken).ConfigureAwait(false)).Where(range => range.End > range.Start)];
        }
    }

    /// <summary>What a reader of committed records can read of each partition.</summary>
    private async Task<IReadOnlyList<InjectedPartition>> ReadableAsync(string topic, int partitions, CancellationToken cancellationToken)
    {
        var starts = await _offsets.StartsAsync(topic, partitions, cancellationToken).ConfigureAwait(false);
        var ends = await _offsets.EndsAsync(topic, partitions, stable: true, cancellationToken).ConfigureAwait(false);
        return await Task.WhenAll(starts.OrderBy(start => start.Key).Select(RangeAsync)).ConfigureAwait(false);

        async Task<InjectedPartition> RangeAsync(KeyValuePair<int, long> start)
        {
            var end = await _tails.AfterLastRecordAsync(new TopicPartition(topic, start.Key), start.Value, ends[start.Key], cancellationToken).ConfigureAwait(false);
            return new InjectedPartition(start.Key, end - start.Value, start.Value, end);
        }
    }

    private static LagClient Client(IKafkaBroker broker, TimeSpan patience)
    {
        ArgumentNullException.ThrowIfNull(broker);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(patience, TimeSpan.Zero, "brokerTimeout");
        var errors = new ClientErrors();
        return new LagClient(broker, broker.Admin(errors), errors, patience);
    }
}
