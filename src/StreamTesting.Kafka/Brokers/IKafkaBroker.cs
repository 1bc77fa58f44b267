namespace StreamTesting.Kafka;

/// <summary>Where Kafka is. Whoever started a broker disposes it; a <see cref="KafkaTestbed"/> only uses it.</summary>
public interface IKafkaBroker : IAsyncDisposable
{
    /// <summary>What the broker is called in messages, for example <c>embedded</c>.</summary>
    string Name { get; }

    /// <summary>Where clients connect, as <c>host:port</c>, several apart by commas.</summary>
    string BootstrapServers { get; }

    /// <summary>Further client settings that the broker demands (security, for example), by librdkafka's names; mostly none.</summary>
    IReadOnlyDictionary<string, string> ClientSettings { get; }

    /// <summary>What the names of topics that are created for a run begin with, on a broker that others use too; nothing by default.</summary>
    string TopicPrefix => "";
}
