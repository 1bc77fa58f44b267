namespace StreamTesting.BrokerContract.Tests;

/// <summary>A real Apache Kafka of two brokers, started for the one class that needs it.</summary>
public sealed class RealCluster : IContractBroker, IAsyncLifetime
{
    private KafkaProcess? process;

    public string BootstrapServers => process!.BootstrapServers;

    public async Task InitializeAsync() => process = KafkaHome.WhyNot is null ? await KafkaProcess.StartAsync(brokers: 2) : null;

    public Task DisposeAsync() => Task.CompletedTask;
}
