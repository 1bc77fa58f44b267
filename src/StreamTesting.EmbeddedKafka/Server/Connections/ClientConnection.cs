namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>What the broker learns of a client as long as its connection lasts.</summary>
internal sealed class ClientConnection
{
    /// <summary>Its address as Kafka writes it, with a slash before.</summary>
    public required string Host { get; init; }

    /// <summary>Where answers that have to wait go on.</summary>
    public required AnswerThread Answers { get; init; }

    /// <summary>client.software.name, if it told; empty before.</summary>
    public string Software { get; set; } = "";

    /// <summary>
    /// Whether it sends heartbeats on the side, so that one may be answered late. librdkafka does; a client that waits for the answer
    /// before it goes on, as kafkajs, would stand still.
    /// </summary>
    public bool SendsHeartbeatsOnTheSide =>
        Software.StartsWith("librdkafka", StringComparison.Ordinal) || Software.StartsWith("confluent-kafka", StringComparison.Ordinal);
}
