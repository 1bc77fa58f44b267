using System.Collections.ObjectModel;

namespace StreamTesting.Kafka;

/// <summary>A Kafka that runs already, anywhere. Disposing this does nothing to it; topics that runs created are removed with the runs. Immutable.</summary>
public sealed class ExternalBroker : IKafkaBroker
{
    /// <summary>What the topics of runs begin with where nothing else is said.</summary>
    public const string DefaultTopicPrefix = "streamtesting-";

    /// <summary>Names a running Kafka.</summary>
    /// <param name="bootstrapServers">Where clients connect, as <c>host:port</c>, several apart by commas.</param>
    /// <param name="clientSettings">
    /// Further client settings by librdkafka's names, for example <c>security.protocol</c>, <c>sasl.mechanism</c>, <c>sasl.username</c>, <c>ssl.ca.location</c>; none by default.
    /// </param>
    /// <param name="topicPrefix">What the names of topics that are created begin with; <see cref="DefaultTopicPrefix"/> by default, may be empty.</param>
    /// <exception cref="ArgumentException">
    /// There is no server in <paramref name="bootstrapServers"/>, or <paramref name="topicPrefix"/> has a letter that Kafka refuses in a topic's name.
    /// </exception>
    public ExternalBroker(string bootstrapServers, IReadOnlyDictionary<string, string>? clientSettings = null, string topicPrefix = DefaultTopicPrefix)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(bootstrapServers);
        ArgumentNullException.ThrowIfNull(topicPrefix);
        if (!topicPrefix.All(TopicLetters.Has))
        {
            throw new ArgumentException(
                $"The topic prefix is '{topicPrefix}'; a topic's name may have ASCII letters, digits, '.', '_' and '-' only.", nameof(topicPrefix));
        }

        BootstrapServers = bootstrapServers;
        ClientSettings = clientSettings ?? ReadOnlyDictionary<string, string>.Empty;
        TopicPrefix = topicPrefix;
    }

    /// <inheritdoc/>
    public string Name => "external";

    /// <inheritdoc/>
    public string BootstrapServers { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> ClientSettings { get; }

    /// <inheritdoc/>
    public string TopicPrefix { get; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
