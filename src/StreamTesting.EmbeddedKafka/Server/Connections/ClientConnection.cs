using StreamTesting.EmbeddedKafka.Security;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>What the broker learns of a client as long as its connection lasts.</summary>
internal sealed class ClientConnection
{
    /// <summary>Its address as Kafka writes it, with a slash before.</summary>
    public required string Host { get; init; }

    /// <summary>Where answers that have to wait go on.</summary>
    public required AnswerThread Answers { get; init; }

    /// <summary>Messages that were answered, to be used again.</summary>
    public SpareMessages Spares { get; } = new();

    /// <summary>What its last fetch was answered with, to be used again for the next.</summary>
    public Spare<FetchRound> Fetch { get; } = new();

    /// <summary>What it has proved so far; null where nobody has to.</summary>
    public SaslSession? Sasl { get; init; }

    /// <summary>Whether it has asked which versions there are, as every client does since Kafka 0.10.</summary>
    public bool AsksVersions { get; set; }

    /// <summary>client.software.name, if it told; empty before.</summary>
    public string Software { get; set; } = "";

    /// <summary>
    /// Whether it sends heartbeats on the side, so that one may be answered late. librdkafka does; a client that waits for the answer
    /// before it goes on, as kafkajs, would stand still.
    /// </summary>
    public bool SendsHeartbeatsOnTheSide =>
        Software.StartsWith("librdkafka", StringComparison.Ordinal) || Software.StartsWith("confluent-kafka", StringComparison.Ordinal);
}
