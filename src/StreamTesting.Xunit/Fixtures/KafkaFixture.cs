using StreamTesting.Kafka;
using Xunit;

namespace StreamTesting.Xunit;

/// <summary>
/// A Kafka for the tests of a class (<c>IClassFixture&lt;KafkaFixture&gt;</c>) or of a collection (<c>ICollectionFixture&lt;KafkaFixture&gt;</c>,
/// its <c>[CollectionDefinition]</c> in the test assembly). All fixtures of the process share one broker, the embedded one or that which
/// <c>STREAMTESTING_BROKER</c> chooses (<see cref="KafkaBrokers"/>), and each injection gets topics of its own, so that tests run in parallel.
/// </summary>
/// <remarks>
/// <para>The broker starts with the first fixture and stops after the last one that lives at the time; a later fixture starts a new one.
/// With the embedded broker both take a few milliseconds (the first start in a process some 100 ms), so that nothing is gained by keeping it.</para>
/// <para>A broker that does not start does not fail the fixture, where xUnit would hide the cause: each use of the fixture then throws
/// <see cref="KafkaFixtureException"/>, in the test. A start that takes longer than eleven minutes (a container's image may have to be pulled) has failed. Where what the chosen broker needs is not on the
/// machine, the tests are skipped with the reason, or fail where <c>STREAMTESTING_REQUIRE</c> names its kind.</para>
/// <para><see cref="KafkaEmbeddedFixture"/>, <see cref="KafkaProcessFixture"/>, <see cref="KafkaContainerFixture"/> and <see cref="KafkaExternalFixture"/> fix the
/// choice. For another broker, derive and say how to start it. Each such fixture starts and stops one of its own: where that takes long, make
/// it a collection fixture. A start that throws <see cref="StreamSkipException"/> skips the tests that use the fixture.</para>
/// <para>Thread-safe between <see cref="InitializeAsync"/> and <see cref="DisposeAsync"/>, which xUnit calls.</para>
/// </remarks>
/// <example><code>
/// public sealed class OrderTotalsTests(KafkaFixture kafka) : IClassFixture&lt;KafkaFixture&gt;
/// {
///     [StreamTheory, Seeds(25)]
///     public async Task Totals_count_every_order_once(Seed seed)
///     {
///         await using var run = await kafka.InjectAsync(Orders.Lifecycles(500).Generate(seed), partitions: 3);
///     }
/// }
/// </code></example>
public class KafkaFixture : IAsyncLifetime, INotable
{
    private readonly SharedResource<BrokerSession> _shared;
    private readonly BrokerKind? _kind;
    private BrokerSession? _session;
    private Exception? _failure;
    private bool _held;

    /// <summary>Makes a fixture on the broker that the environment chooses and the process shares; the embedded one by default.</summary>
    public KafkaFixture()
        : this(SharedBrokers.Chosen)
    {
    }

    /// <summary>Makes a fixture on a broker of its own.</summary>
    /// <param name="start">Starts the broker, which the fixture disposes. The token is cancelled after eleven minutes.</param>
    protected KafkaFixture(Func<CancellationToken, Task<IKafkaBroker>> start)
        : this(BrokerSession.Shared(start ?? throw new ArgumentNullException(nameof(start))))
    {
    }

    internal KafkaFixture(SharedResource<BrokerSession> shared, BrokerKind? kind = null)
    {
        _shared = shared;
        _kind = kind;
    }

    /// <summary>Where Kafka is.</summary>
    /// <exception cref="KafkaFixtureException">The broker did not start.</exception>
    /// <exception cref="InvalidOperationException">xUnit has not initialized the fixture, or has disposed it.</exception>
    public IKafkaBroker Broker => Testbed.Broker;

    /// <summary>Where clients connect, as <c>host:port</c>.</summary>
    /// <exception cref="KafkaFixtureException">The broker did not start.</exception>
    /// <exception cref="InvalidOperationException">xUnit has not initialized the fixture, or has disposed it.</exception>
    public string BootstrapServers => Broker.BootstrapServers;

    /// <summary>What puts streams on the broker. Shared by all fixtures of the broker; do not dispose it.</summary>
    /// <exception cref="KafkaFixtureException">The broker did not start.</exception>
    /// <exception cref="InvalidOperationException">xUnit has not initialized the fixture, or has disposed it.</exception>
    public KafkaTestbed Testbed => _failure switch
    {
        StreamSkipException skip => throw new StreamSkipException(skip.Message),
        KafkaBrokerMissingException missing when !KafkaBrokers.IsRequired(_kind ?? KafkaBrokers.Chosen) => throw new StreamSkipException(missing.Message),
        { } cause => throw new KafkaFixtureException(cause),
        null => _session?.Testbed ?? throw new InvalidOperationException(
            "The fixture is not initialized, or is disposed. Let xUnit do it: IClassFixture<KafkaFixture>, and a constructor parameter."),
    };

    string? INotable.Note => _session?.Testbed.Broker is { } broker ? $"Kafka broker: {broker.Name} at {broker.BootstrapServers}" : null;

    /// <summary>Puts a stream on the broker, in topics of its own; see <see cref="KafkaTestbed.InjectAsync"/>, which does it.</summary>
    /// <param name="stream">What to inject.</param>
    /// <param name="partitions">Over how many partitions; those of the stream's plan by default.</param>
    /// <param name="options">How; see the defaults there.</param>
    /// <param name="cancellationToken">Ends the injection early.</param>
    /// <returns>The run, once the broker has acknowledged every arrival. Dispose it before the test ends.</returns>
    /// <exception cref="KafkaFixtureException">The broker did not start.</exception>
    /// <exception cref="InvalidOperationException">xUnit has not initialized the fixture, or has disposed it.</exception>
    public Task<KafkaRun> InjectAsync(
        EventStream stream, int? partitions = null, InjectionOptions? options = null, CancellationToken cancellationToken = default) =>
        Testbed.InjectAsync(stream, partitions, options, cancellationToken);

    /// <summary>Starts the broker, if no other fixture has. Never throws: what goes wrong is thrown where the fixture is used.</summary>
    /// <returns>A task that ends when the broker runs or has failed to.</returns>
    public virtual async LifetimeTask InitializeAsync()
    {
        _held = true;
        try
        {
            _session = await _shared.AcquireAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            _failure = e;
        }
    }

    /// <summary>Stops the broker, if no other fixture uses it.</summary>
    /// <returns>A task that ends when the broker has stopped, or at once where others use it.</returns>
    public virtual async LifetimeTask DisposeAsync()
    {
        if (_held)
        {
            _held = false;
            _session = null;
            await _shared.ReleaseAsync().ConfigureAwait(false);
        }
    }
}
