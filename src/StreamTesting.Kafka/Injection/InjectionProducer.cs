using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>
/// A producer of arrivals. The arrival itself is the record's key and value until the client serializes it, so that a delivery report
/// holds the arrival without anything being allocated for that. Used by one thread at a time.
/// </summary>
internal sealed class InjectionProducer : IDisposable
{
    public InjectionProducer(IKafkaBroker broker, string kind, InjectionOptions options, IReadOnlyDictionary<string, string>? settings = null)
    {
        Kind = kind;
        var more = options.ProducerSettings.ToDictionary(StringComparer.Ordinal);
        foreach (var (name, value) in settings ?? more)
        {
            more[name] = value;
        }

        Client = broker.Producer(Config(options), more, Errors, new Keys(), new Values());
    }

    /// <summary>Settings by which a producer finds its way back at once where it has lost it.</summary>
    public static ImmutableDictionary<string, string> Hasty { get; } = ImmutableDictionary.CreateRange<string, string>(
    [
        new("reconnect.backoff.ms", "5"),
        new("reconnect.backoff.max.ms", "100"),
        new("retry.backoff.ms", "5"),
        new("retry.backoff.max.ms", "100"),
        new("topic.metadata.refresh.fast.interval.ms", "20"),
    ]);

    /// <summary>Which producers are alike.</summary>
    public string Kind { get; }

    public IProducer<Arrival, Arrival> Client { get; }

    public ClientErrors Errors { get; } = new();

    public void Dispose() => Client.Dispose();

    /// <summary>Metadata is asked for when needed only: a regular refresh would ask for topics that are deleted since, and so create them again.</summary>
    private static ProducerConfig Config(InjectionOptions options) => new()
    {
        Acks = Acks.All,
        EnableIdempotence = true,
        LingerMs = 2,
        BatchSize = 1_000_000,
        MessageTimeoutMs = (int)options.DeliveryTimeout.TotalMilliseconds,
        QueueBufferingMaxMessages = options.MaxInFlight + 1,
        QueueBufferingMaxKbytes = options.MaxInFlightKibibytes,
        TopicMetadataRefreshIntervalMs = -1,
        DeliveryReportFields = "key,status",
    };

    private sealed class Keys : ISerializer<Arrival>
    {
        public byte[] Serialize(Arrival data, SerializationContext context) =>
            data.Event.Key.Length == 0 ? null! : Encoding.UTF8.GetBytes(data.Event.Key);
    }

    private sealed class Values : ISerializer<Arrival>
    {
        private readonly ArrayBufferWriter<byte> _buffer = new(1024);

        public byte[] Serialize(Arrival data, SerializationContext context)
        {
            if (data.Event.Payload is null)
            {
                return null!;
            }

            _buffer.ResetWrittenCount();
            data.WriteTo(_buffer);
            return _buffer.WrittenSpan.ToArray();
        }
    }
}
