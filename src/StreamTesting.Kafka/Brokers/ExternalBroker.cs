using System.Collections.ObjectModel;

namespace StreamTesting.Kafka;

/// <summary>A Kafka that runs already, anywhere. Disposing this does nothing to it. Immutable.</summary>
public sealed class ExternalBroker : IKafkaBroker
{
    /// <summary>Names a running Kafka.</summary>
    /// <param name="bootstrapServers">Where clients connect, as <c>host:port</c>, several apart by commas.</param>
    /// <param name="clientSettings">Further client settings by librdkafka's names, for example <c>security.protocol</c>; none by default.</param>
    /// <exception cref="ArgumentException">There is no server in <paramref name="bootstrapServers"/>.</exception>
    public ExternalBroker(string bootstrapServers, IReadOnlyDictionary<string, string>? clientSettings = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(bootstrapServers);
        BootstrapServers = bootstrapServers;
        ClientSettings = clientSettings ?? ReadOnlyDictionary<string, string>.Empty;
    }

    /// <inheritdoc/>
    public string Name => "external";

    /// <inheritdoc/>
    public string BootstrapServers { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> ClientSettings { get; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
