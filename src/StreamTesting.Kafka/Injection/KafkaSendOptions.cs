using System.Collections.Immutable;

namespace StreamTesting.Kafka;

/// <summary>How records are sent. Immutable.</summary>
public sealed record KafkaSendOptions
{
    /// <summary>Which brokers acknowledge a record: <see cref="KafkaAcks.All"/>, the default, makes the producer idempotent as well.</summary>
    public KafkaAcks Acks { get; init; } = KafkaAcks.All;

    /// <summary>How long a record may wait for others to travel with; from 0 to 15 minutes, 5 ms by default.</summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>How long the broker may take to acknowledge a record; from 10 ms to a day, 30 s by default.</summary>
    public TimeSpan DeliveryTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the broker may take to create or describe a topic; 15 s by default.</summary>
    public TimeSpan BrokerTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How many records may be on their way, from 1; 20,000 by default.</summary>
    public int MaxInFlight { get; init; } = 20_000;

    /// <summary>Settings of topics that are created; by default <c>retention.ms=-1</c>, so that a broker does not delete old events for their timestamps.</summary>
    public IReadOnlyDictionary<string, string> TopicSettings { get; init; } =
        ImmutableDictionary<string, string>.Empty.Add("retention.ms", "-1");

    /// <summary>Further settings of the producer by librdkafka's names; none by default.</summary>
    public IReadOnlyDictionary<string, string> ProducerSettings { get; init; } = ImmutableDictionary<string, string>.Empty;

    internal void Validate()
    {
        Between(Linger, TimeSpan.Zero, TimeSpan.FromMinutes(15), nameof(Linger));
        Between(DeliveryTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromDays(1), nameof(DeliveryTimeout));
        Between(BrokerTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromDays(1), nameof(BrokerTimeout));
        if (MaxInFlight < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(MaxInFlight), MaxInFlight, $"{nameof(MaxInFlight)} is {MaxInFlight}; it must be at least 1.");
        }
    }

    private static void Between(TimeSpan value, TimeSpan least, TimeSpan most, string name)
    {
        if (value < least || value > most)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}; it must lie between {least} and {most}.");
        }
    }
}
