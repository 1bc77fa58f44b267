using StreamTesting.EmbeddedKafka;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>Three embedded brokers; topics made by name have a replica on each.</summary>
public sealed class EmbeddedClusterOfThree : IContractBroker, IAsyncLifetime
{
    public EmbeddedKafka.EmbeddedKafka Broker { get; private set; } = null!;

    public string BootstrapServers => Broker.BootstrapServers;

    public async Task InitializeAsync() => Broker = await EmbeddedKafka.EmbeddedKafka.StartAsync(new EmbeddedKafkaOptions { Brokers = 3 });

    public async Task DisposeAsync() => await Broker.DisposeAsync();
}
