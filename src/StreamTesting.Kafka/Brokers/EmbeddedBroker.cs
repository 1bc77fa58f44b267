using StreamTesting.EmbeddedKafka;
using Embedded = StreamTesting.EmbeddedKafka.EmbeddedKafka;

namespace StreamTesting.Kafka;

/// <summary>A Kafka inside the test process: nothing to install, started in milliseconds, any number at a time.</summary>
public sealed class EmbeddedBroker : IKafkaBroker
{
    private EmbeddedBroker(Embedded server)
    {
        Server = server;
        var settings = server.ClientSettings();
        settings.Remove("bootstrap.servers");
        ClientSettings = settings;
    }

    /// <inheritdoc/>
    public string Name => "embedded";

    /// <inheritdoc/>
    public string BootstrapServers => Server.BootstrapServers;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> ClientSettings { get; }

    /// <summary>The broker itself, for what it can tell of its topics, groups and requests.</summary>
    public Embedded Server { get; }

    /// <summary>Starts a broker. It takes connections when the task completes.</summary>
    /// <param name="options">How it is set up; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the start; has no meaning afterwards.</param>
    /// <returns>The broker; disposing it stops it.</returns>
    public static async Task<EmbeddedBroker> StartAsync(EmbeddedKafkaOptions? options = null, CancellationToken cancellationToken = default) =>
        new(await Embedded.StartAsync(options, cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
