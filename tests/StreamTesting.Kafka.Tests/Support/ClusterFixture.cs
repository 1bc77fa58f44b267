using StreamTesting.EmbeddedKafka;

namespace StreamTesting.Kafka.Tests;

/// <summary>An embedded cluster of three brokers for the tests of one class.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    private EmbeddedBroker? _broker;
    private KafkaTestbed? _testbed;

    public EmbeddedKafka.EmbeddedKafka Server => _broker!.Server;

    public IKafkaBroker Broker => _broker!;

    public KafkaTestbed Testbed => _testbed!;

    public async Task InitializeAsync()
    {
        _broker = await EmbeddedBroker.StartAsync(new EmbeddedKafkaOptions { Brokers = 3 });
        _testbed = new KafkaTestbed(_broker);
    }

    public async Task DisposeAsync()
    {
        _testbed!.Dispose();
        await _broker!.DisposeAsync();
    }
}
