using System.Net;
using StreamTesting.EmbeddedKafka.Log;

namespace StreamTesting.EmbeddedKafka;

/// <summary>How an embedded broker is set up. Immutable; <c>new()</c> suits tests.</summary>
public sealed record EmbeddedKafkaOptions
{
    /// <summary>How many brokers the cluster has, each on a port of its own.</summary>
    /// <value>1 to 100; default 1.</value>
    public int Brokers { get; init; } = 1;

    /// <summary>
    /// Replicas of a partition that is made without a number (default.replication.factor): the brokers that take over when its leader goes
    /// down. There is one log for all of them, so that a change of leaders loses nothing.
    /// </summary>
    /// <value>At least 1; default 3, but never more than there are brokers.</value>
    public int ReplicationFactor { get; init; } = 3;

    /// <summary>The TCP port on 127.0.0.1 of the first broker; the others have those behind it.</summary>
    /// <value>0 to 65535; default 0: any free ports.</value>
    public int Port { get; init; }

    /// <summary>The id of the first broker, which is also that of the controller; the others have those behind it.</summary>
    /// <value>Not negative; default 1.</value>
    public int BrokerId { get; init; } = 1;

    /// <summary>Whether a topic comes into being when a client that allows it asks for it (auto.create.topics.enable).</summary>
    /// <value>Default true.</value>
    public bool AutoCreateTopics { get; init; } = true;

    /// <summary>Partitions of a topic that is created without a number (num.partitions).</summary>
    /// <value>At least 1; default 1.</value>
    public int DefaultPartitions { get; init; } = 1;

    /// <summary>
    /// Bytes that the logs of all partitions may take in memory. Past it the broker refuses to take records with POLICY_VIOLATION, which
    /// clients do not retry, and says so in <c>EmbeddedKafka.Errors</c>; nothing is ever dropped silently. With a
    /// <see cref="SegmentFolder"/> it bounds what is not yet in files, and full memory is no reason to refuse.
    /// </summary>
    /// <value>At least 16 KiB; default 1 GiB. Counted in whole buffers, of 16 KiB at first and up to 4 MiB later in a log; the index of some 24 to 48 bytes a batch is not.</value>
    public long MemoryLimit { get; init; } = 1L << 30;

    /// <summary>
    /// A folder for the logs, so that many records need no memory: each segment of a log is written to a file there when it is full (4 MiB,
    /// less in short logs), or when memory is short. The files are of this run alone: they end with the broker, also when its process is
    /// killed, and on Unix they are never seen. On a tmpfs, as <c>/tmp</c> often is, they would take memory all the same.
    /// </summary>
    /// <value>Default null: all in memory. Made if it is not there.</value>
    public string? SegmentFolder { get; init; }

    /// <summary>
    /// Bytes that all files in the <see cref="SegmentFolder"/> may take. Past it, as when the disk is full, the broker refuses to take records
    /// with POLICY_VIOLATION and says so in <c>EmbeddedKafka.Errors</c>; what it has taken can be read.
    /// </summary>
    /// <value>At least 16 KiB; default 64 GiB. A file holds up to 64 MiB of any logs, and goes when nothing in it is needed.</value>
    public long SegmentFolderLimit { get; init; } = 64L << 30;

    /// <summary>Bytes of a log's first segment where segments are in files; the next ones are twice as large each, up to 256 times.</summary>
    internal int FirstSegmentSize { get; init; } = SegmentFiles.DefaultFirstSegmentSize;

    /// <summary>The largest record batch taken, in bytes (message.max.bytes); a topic may override it (max.message.bytes).</summary>
    /// <value>At least 1; default 1,048,588, as in Kafka.</value>
    public int MaxMessageBytes { get; init; } = 1_048_588;

    /// <summary>How long an empty group waits for more members before its first generation (group.initial.rebalance.delay.ms).</summary>
    /// <value>Not negative; default zero, where Kafka has 3 s: the first member is served at once.</value>
    public TimeSpan GroupInitialRebalanceDelay { get; init; } = TimeSpan.Zero;

    /// <summary>The shortest session time-out a group member may ask for (group.min.session.timeout.ms).</summary>
    /// <value>Default 6 s, as in Kafka.</value>
    public TimeSpan GroupMinSessionTimeout { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>The longest session time-out a group member may ask for (group.max.session.timeout.ms).</summary>
    /// <value>Default 30 min, as in Kafka.</value>
    public TimeSpan GroupMaxSessionTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// How often a member of a group of the consumer protocol (KIP-848) is to send a heartbeat, and so how soon it hears of a rebalance
    /// (group.consumer.heartbeat.interval.ms).
    /// </summary>
    /// <value>At least 1 ms; default 100 ms, where Kafka has 5 s: partitions change hands at once.</value>
    public TimeSpan ConsumerGroupHeartbeatInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a member of a group of the consumer protocol may be silent before it is removed (group.consumer.session.timeout.ms).</summary>
    /// <value>More than the interval of the heartbeats; default 45 s, as in Kafka.</value>
    public TimeSpan ConsumerGroupSessionTimeout { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>The longest a producer may let its transactions stay open (transaction.max.timeout.ms).</summary>
    /// <value>More than zero; default 15 min, as in Kafka. A transaction is aborted the moment its own time-out is over.</value>
    public TimeSpan TransactionMaxTimeout { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How many fetch sessions each broker keeps for its clients (max.incremental.fetch.session.cache.slots). Where all are taken by others
    /// that are in use, a client names all its partitions with each fetch, and nothing else changes.
    /// </summary>
    /// <value>Not negative; default 1,000, as in Kafka. 0: no sessions.</value>
    public int FetchSessionSlots { get; init; } = 1_000;

    /// <summary>How long a client may be silent, or take nothing of an answer, before its connection is closed (connections.max.idle.ms).</summary>
    /// <value>More than zero, or <see cref="Timeout.InfiniteTimeSpan"/> for ever; default 10 min, as in Kafka. Counts real time.</value>
    public TimeSpan ConnectionsMaxIdle { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How many of the last requests <c>EmbeddedKafka.Requests</c> keeps.</summary>
    /// <value>Not negative; default 1,000.</value>
    public int RequestsKept { get; init; } = 1_000;

    /// <summary>
    /// Who may use the broker, and how connections are protected: SASL, TLS, both. Clients get along with <c>EmbeddedKafka.ClientSettings</c>.
    /// </summary>
    /// <value>Default null: everyone on this machine may use the broker, in plaintext.</value>
    public SecurityOptions? Security { get; init; }

    /// <summary>
    /// The address to listen on. Anything but a loopback address lets other machines in, and whoever reaches the port may read, write and delete
    /// everything, and fill the memory of the test process: give <see cref="Security"/> too, and never on a network that you do not trust.
    /// </summary>
    /// <value>Default <see cref="IPAddress.Loopback"/>, 127.0.0.1: this machine only.</value>
    public IPAddress ListenAddress { get; init; } = IPAddress.Loopback;

    /// <summary>The host that clients are told to connect to (the host of advertised.listeners).</summary>
    /// <value>Default null: <see cref="ListenAddress"/>. Needed where that is every address of the machine (0.0.0.0 or ::).</value>
    public string? AdvertisedHost { get; init; }

    /// <summary>The clock for log append times, session and rebalance time-outs. Fetches wait by real time, as their clients do.</summary>
    /// <value>Default <see cref="System.TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The host that clients are told.</summary>
    internal string Host => AdvertisedHost is { Length: > 0 } host ? host : $"{ListenAddress}";

    internal void Validate()
    {
        Require(Port is >= 0 and <= 65535, nameof(Port), Port, "0 to 65535");
        Require(Brokers is >= 1 and <= 100, nameof(Brokers), Brokers, "1 to 100");
        Require(ReplicationFactor >= 1, nameof(ReplicationFactor), ReplicationFactor, "1 or more");
        Require(Port == 0 || Port + Brokers - 1 <= 65535, nameof(Port), Port, $"at most {65536 - Brokers} for {Brokers} brokers");
        Require(BrokerId >= 0, nameof(BrokerId), BrokerId, "0 or more");
        Require(DefaultPartitions >= 1, nameof(DefaultPartitions), DefaultPartitions, "1 or more");
        Require(MemoryLimit >= 16 * 1024, nameof(MemoryLimit), MemoryLimit, "16384 bytes or more");
        Require(SegmentFolder is not "", nameof(SegmentFolder), SegmentFolder ?? "", "null or the name of a folder");
        Require(SegmentFolderLimit >= 16 * 1024, nameof(SegmentFolderLimit), SegmentFolderLimit, "16384 bytes or more");
        Require(MaxMessageBytes >= 1, nameof(MaxMessageBytes), MaxMessageBytes, "1 byte or more");
        Require(GroupInitialRebalanceDelay >= TimeSpan.Zero, nameof(GroupInitialRebalanceDelay), GroupInitialRebalanceDelay, "zero or more");
        Require(GroupMinSessionTimeout > TimeSpan.Zero, nameof(GroupMinSessionTimeout), GroupMinSessionTimeout, "more than zero");
        Require(GroupMaxSessionTimeout >= GroupMinSessionTimeout, nameof(GroupMaxSessionTimeout), GroupMaxSessionTimeout,
            $"at least {nameof(GroupMinSessionTimeout)}, {GroupMinSessionTimeout}");
        Require(ConsumerGroupHeartbeatInterval >= TimeSpan.FromMilliseconds(1), nameof(ConsumerGroupHeartbeatInterval), ConsumerGroupHeartbeatInterval, "1 ms or more");
        Require(ConsumerGroupSessionTimeout > ConsumerGroupHeartbeatInterval, nameof(ConsumerGroupSessionTimeout), ConsumerGroupSessionTimeout,
            $"more than {nameof(ConsumerGroupHeartbeatInterval)}, {ConsumerGroupHeartbeatInterval}");
        Require(TransactionMaxTimeout > TimeSpan.Zero, nameof(TransactionMaxTimeout), TransactionMaxTimeout, "more than zero");
        Require(FetchSessionSlots >= 0, nameof(FetchSessionSlots), FetchSessionSlots, "0 or more");
        Require(ConnectionsMaxIdle > TimeSpan.Zero || ConnectionsMaxIdle == Timeout.InfiniteTimeSpan, nameof(ConnectionsMaxIdle), ConnectionsMaxIdle, "more than zero, or infinite");
        Require(RequestsKept >= 0, nameof(RequestsKept), RequestsKept, "0 or more");
        ArgumentNullException.ThrowIfNull(TimeProvider);
        ArgumentNullException.ThrowIfNull(ListenAddress);
        if (AdvertisedHost is not { Length: > 0 } && (ListenAddress.Equals(IPAddress.Any) || ListenAddress.Equals(IPAddress.IPv6Any)))
        {
            throw new ArgumentException(
                $"The broker is to listen on every address of the machine ({ListenAddress}), which is no host to connect to. Give {nameof(AdvertisedHost)} as well.",
                $"{nameof(EmbeddedKafkaOptions)}.{nameof(AdvertisedHost)}");
        }

        Security?.Validate();
    }

    private static void Require(bool holds, string name, object value, string range)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException($"{nameof(EmbeddedKafkaOptions)}.{name}", value, $"{name} must be {range}.");
        }
    }
}
