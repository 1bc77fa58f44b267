namespace StreamTesting.Kafka;

/// <summary>
/// The choice of a broker by the environment, so that the same tests run on each: <c>STREAMTESTING_BROKER</c> is <c>embedded</c> (the default), <c>process</c>,
/// <c>container</c> or <c>external</c>.
/// </summary>
/// <remarks>
/// Further variables: <c>KAFKA_HOME</c> (process); <c>STREAMTESTING_KAFKA_IMAGE</c> (container); <c>STREAMTESTING_BOOTSTRAP_SERVERS</c>,
/// <c>STREAMTESTING_CLIENT_SETTINGS</c> (the path of a file with a line <c>name=value</c> a setting, by librdkafka's names) and
/// <c>STREAMTESTING_TOPIC_PREFIX</c> (external); <c>STREAMTESTING_REQUIRE</c>, kinds apart by commas that have to be there: tests that would be skipped without them fail.
/// </remarks>
public static class KafkaBrokers
{
    private const string ProviderType = "StreamTesting.Testcontainers.ContainerBrokerProvider, StreamTesting.Testcontainers";

    /// <summary>The kind that <c>STREAMTESTING_BROKER</c> names; embedded where it is not set.</summary>
    /// <exception cref="KafkaBrokerException">A variable names what is no kind of broker.</exception>
    public static BrokerKind Chosen => BrokerEnvironment.Current().Kind;

    /// <summary>Says whether tests on a kind of broker have to run, because <c>STREAMTESTING_REQUIRE</c> names it.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>Whether a missing broker is a failure, and not a skip.</returns>
    /// <exception cref="KafkaBrokerException">A variable names what is no kind of broker.</exception>
    public static bool IsRequired(BrokerKind kind) => BrokerEnvironment.Current().Required.Contains(kind);

    /// <summary>Starts a broker of a kind, as the environment describes it.</summary>
    /// <param name="kind">The kind; <see cref="Chosen"/> by default.</param>
    /// <param name="cancellationToken">Ends the start; has no meaning afterwards.</param>
    /// <returns>The broker, which takes connections; an external one is not asked.</returns>
    /// <exception cref="KafkaBrokerMissingException">What it needs is not on this machine.</exception>
    /// <exception cref="KafkaBrokerException">It did not start, or a variable is wrong.</exception>
    public static Task<IKafkaBroker> StartAsync(BrokerKind? kind = null, CancellationToken cancellationToken = default) =>
        StartAsync(BrokerEnvironment.Current(), kind, cancellationToken);

    internal static async Task<IKafkaBroker> StartAsync(BrokerEnvironment environment, BrokerKind? kind, CancellationToken cancellationToken) => (kind ?? environment.Kind) switch
    {
        BrokerKind.Embedded => await EmbeddedBroker.StartAsync(cancellationToken: cancellationToken).ConfigureAwait(false),
        BrokerKind.Process => await ProcessBroker.StartAsync(cancellationToken: cancellationToken).ConfigureAwait(false),
        BrokerKind.Container => await Provider().StartAsync(environment.Image, cancellationToken).ConfigureAwait(false),
        BrokerKind.External => External(environment),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "It is no kind of broker."),
    };

    private static ExternalBroker External(BrokerEnvironment environment) => environment.BootstrapServers is { } servers
        ? new ExternalBroker(servers, environment.ClientSettingsFile is { } file ? ClientSettingsFile.Read(file) : null, environment.TopicPrefix)
        : throw new KafkaBrokerMissingException($"There is no external Kafka: set {BrokerEnvironment.ServersVariable} to where one takes clients, as 'host:port'.");

    private static IKafkaBrokerProvider Provider() => Type.GetType(ProviderType) is { } type
        ? (IKafkaBrokerProvider)Activator.CreateInstance(type)!
        : throw new KafkaBrokerMissingException("A Kafka in a container needs the package StreamTesting.Testcontainers, and the test project has no reference to it. Add it: dotnet add package StreamTesting.Testcontainers.");
}
