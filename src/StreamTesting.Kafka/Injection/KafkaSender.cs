using System.Globalization;
using System.Text;
using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace StreamTesting.Kafka;

/// <summary>
/// Sends records as they are into topics that stay, for streams that are not a test's own: files, tools, demonstrations. Used by one caller at a time.
/// </summary>
public sealed class KafkaSender : IAsyncDisposable
{
    private readonly IKafkaBroker _broker;
    private readonly KafkaSendOptions _options;
    private readonly Dictionary<string, int> _partitions;
    private readonly IProducer<byte[]?, byte[]?> _producer;
    private readonly ClientErrors _errors = new();
    private readonly SentCounts _counts = new();
    private readonly Dictionary<string, long> _unkeyed = new(StringComparer.Ordinal);

    private KafkaSender(IKafkaBroker broker, Dictionary<string, int> partitions, KafkaSendOptions options)
    {
        _broker = broker;
        _partitions = partitions;
        _options = options;
        _producer = broker.Producer(Config(options), options.ProducerSettings, _errors, Serializers.ByteArray!, Serializers.ByteArray!);
    }

    /// <summary>How many partitions each topic has.</summary>
    public IReadOnlyDictionary<string, int> Partitions => _partitions;

    /// <summary>How many records were sent and acknowledged so far.</summary>
    public InjectionProgress Progress => _counts.Progress;

    /// <summary>Opens a sender: creates topics that are not there, and looks at those that are.</summary>
    /// <param name="broker">Where Kafka is; it is only used.</param>
    /// <param name="topics">
    /// The topics, and how many partitions each is to have; null takes those that it has, and 1 where it is created.
    /// </param>
    /// <param name="options">How records are sent; see the defaults there.</param>
    /// <param name="cancellationToken">Ends the wait for the broker.</param>
    /// <returns>The sender.</returns>
    /// <exception cref="KafkaTopicException">A topic can't be created or described, or has another number of partitions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is impossible.</exception>
    public static async Task<KafkaSender> OpenAsync(
        IKafkaBroker broker, IReadOnlyDictionary<string, int?> topics, KafkaSendOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(broker);
        ArgumentNullException.ThrowIfNull(topics);
        options ??= new KafkaSendOptions();
        options.Validate();
        var errors = new ClientErrors();
        using var admin = broker.Admin(errors);
        var desk = new TopicDesk(admin, broker, options.BrokerTimeout, errors);
        var wanted = topics.Select(topic => new TopicSpecification
        {
            Name = topic.Key,
            NumPartitions = topic.Value ?? 1,
            ReplicationFactor = -1,
            Configs = new Dictionary<string, string>(options.TopicSettings),
        }).ToList();
        var existing = await desk.CreateAsync(wanted, cancellationToken).ConfigureAwait(false);
        var partitions = wanted.ToDictionary(topic => topic.Name, topic => topic.NumPartitions, StringComparer.Ordinal);
        foreach (var topic in existing)
        {
            partitions[topic] = await desk.PartitionsAsync(topic, cancellationToken).ConfigureAwait(false);
            if (topics[topic] is { } needed && needed != partitions[topic])
            {
                throw new KafkaTopicException(
                    topic, $"The topic '{topic}' exists with {partitions[topic]} partition(s), and {needed} were asked for. Ask for what it has, or name another topic.");
            }
        }

        return new KafkaSender(broker, partitions, options);
    }

    /// <summary>Sends a record, and waits only where too many are on their way.</summary>
    /// <param name="record">The record.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the client has taken the record.</returns>
    /// <exception cref="KafkaInjectionException">An earlier record was not acknowledged in time, or was refused.</exception>
    public async ValueTask SendAsync(KafkaRecord record, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (_counts.InFlight >= _options.MaxInFlight)
        {
            await RoomAsync(_options.MaxInFlight / 2, cancellationToken).ConfigureAwait(false);
        }

        ThrowIfFailed();
        var place = new TopicPartition(record.Topic, PartitionOf(record));
        var message = MessageOf(record);
        while (true)
        {
            try
            {
                _producer.Produce(place, message, _counts.OnReport);
                _counts.CountSent();
                return;
            }
            catch (ProduceException<byte[]?, byte[]?> e) when (e.Error.Code == ErrorCode.Local_QueueFull && _counts.InFlight > 0)
            {
                await RoomAsync(_counts.InFlight / 2, cancellationToken).ConfigureAwait(false);
            }
            catch (ProduceException<byte[]?, byte[]?> e)
            {
                throw Failed(e.Error, e);
            }
        }
    }

    /// <summary>Waits until the broker has acknowledged all that was sent.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many records each partition of each topic got, by topic and number.</returns>
    /// <exception cref="KafkaInjectionException">A record was not acknowledged in time, or was refused.</exception>
    public async Task<IReadOnlyDictionary<Lane, long>> CompleteAsync(CancellationToken cancellationToken = default)
    {
        await RoomAsync(0, cancellationToken).ConfigureAwait(false);
        return _counts.ByLane();
    }

    /// <summary>Closes the client. What was not acknowledged may be lost.</summary>
    /// <returns>A task that has ended.</returns>
    public ValueTask DisposeAsync()
    {
        _producer.Dispose();
        return ValueTask.CompletedTask;
    }

    private static ProducerConfig Config(KafkaSendOptions options) => new()
    {
        Acks = options.Acks switch { KafkaAcks.All => Acks.All, KafkaAcks.Leader => Acks.Leader, _ => Acks.None },
        EnableIdempotence = options.Acks == KafkaAcks.All,
        LingerMs = options.Linger.TotalMilliseconds,
        BatchSize = 1_000_000,
        MessageTimeoutMs = (int)options.DeliveryTimeout.TotalMilliseconds,
        QueueBufferingMaxMessages = options.MaxInFlight + 1,
        DeliveryReportFields = "status",
    };

    private static Message<byte[]?, byte[]?> MessageOf(KafkaRecord record)
    {
        var message = new Message<byte[]?, byte[]?> { Key = record.Key, Value = record.Value };
        if (record.Timestamp is { } time)
        {
            message.Timestamp = new Timestamp(Math.Max(1, time.ToUnixTimeMilliseconds()), TimestampType.CreateTime);
        }

        if (record.Headers.Count > 0)
        {
            message.Headers = [];
            foreach (var (name, value) in record.Headers)
            {
                message.Headers.Add(name, value);
            }
        }

        return message;
    }

    private int PartitionOf(KafkaRecord record)
    {
        if (!_partitions.TryGetValue(record.Topic, out var count))
        {
            throw new ArgumentException($"The sender was not opened for the topic '{record.Topic}'; it was for {string.Join(", ", _partitions.Keys.Select(topic => $"'{topic}'"))}.", nameof(record));
        }

        if (record.Partition is { } partition)
        {
            return partition >= 0 && partition < count
                ? partition
                : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The partition is {partition}; '{record.Topic}' has those from 0 to {count - 1}."), nameof(record));
        }

        return record.Key is { } key ? Partitioner.PartitionOf(Encoding.UTF8.GetString(key), count) : (int)(Turn(record.Topic) % count);
    }

    private long Turn(string topic)
    {
        var turn = _unkeyed.GetValueOrDefault(topic);
        _unkeyed[topic] = turn + 1;
        return turn;
    }

    private async Task RoomAsync(long inFlight, CancellationToken cancellationToken)
    {
        await _counts.FallToAsync(inFlight).WaitAsync(cancellationToken).ConfigureAwait(false);
        ThrowIfFailed();
    }

    private void ThrowIfFailed()
    {
        if (_counts.Failure is { } failure)
        {
            throw Failed(failure.Error, null);
        }
    }

    private KafkaInjectionException Failed(Error error, Exception? inner)
    {
        var (sent, acknowledged) = _counts.Progress;
        var message = string.Create(
            CultureInfo.InvariantCulture,
            $"{_broker.Describe()} did not take a record: {error.Reason} ({error.Code}).{_errors.Hint} Acknowledged were {acknowledged} of the {sent} records sent so far. Is the broker still there?");
        return new KafkaInjectionException(char.ToUpperInvariant(message[0]) + message[1..], null, error, sent, acknowledged, inner);
    }
}
