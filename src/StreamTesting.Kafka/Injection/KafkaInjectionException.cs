using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>Arrivals could not be put on the broker. The message says which came to nothing, why, and what was acknowledged before.</summary>
public sealed class KafkaInjectionException : Exception
{
    internal KafkaInjectionException(string message, Arrival? arrival, Error? error, long sent, long acknowledged, Exception? inner = null)
        : base(message, inner)
    {
        Arrival = arrival;
        Error = error;
        Sent = sent;
        Acknowledged = acknowledged;
    }

    /// <summary>The first arrival that failed; null where it failed before any.</summary>
    public Arrival? Arrival { get; }

    /// <summary>What the client or the broker said; null where neither did.</summary>
    public Error? Error { get; }

    /// <summary>How many arrivals were given to the producer.</summary>
    public long Sent { get; }

    /// <summary>How many of them the broker had acknowledged.</summary>
    public long Acknowledged { get; }
}
