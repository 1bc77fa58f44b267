namespace StreamTesting.Kafka.Tests;

/// <summary>The broker that the tests share: the embedded one, or where STREAMTESTING_TEST_BROKER says one is.</summary>
public sealed class BrokerFixture : IAsyncLifetime
{
    private KafkaTestbed? _testbed;

    public IKafkaBroker Broker { get; private set; } = null!;

    public KafkaTestbed Testbed => _testbed!;

    public async Task InitializeAsync()
    {
        Broker = Environment.GetEnvironmentVariable("STREAMTESTING_TEST_BROKER") is { Length: > 0 } servers
            ? new ExternalBroker(servers)
            : await EmbeddedBroker.StartAsync();
        _testbed = new KafkaTestbed(Broker);
    }

    public async Task DisposeAsync()
    {
        _testbed?.Dispose();
        await Broker.DisposeAsync();
    }

    public static EventStream Stream(int count, int partitions = 1) => Stream(new TestDomain(count), partitions);

    public static EventStream Stream(TestDomain domain, int partitions = 1) => new StreamPlan(domain).Over(partitions).Generate(new Seed(1));
}

[CollectionDefinition(Name)]
public sealed class BrokerCollection : ICollectionFixture<BrokerFixture>
{
    public const string Name = "one broker";
}
