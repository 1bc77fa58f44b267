using StreamTesting.Kafka;
using StreamTesting.Tests.Shared;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>A real Apache Kafka of two brokers, started for the one class that needs it.</summary>
public sealed class RealCluster : IContractBroker, IAsyncLifetime
{
    private ProcessBroker? broker;

    public string BootstrapServers => broker!.BootstrapServers;

    public async Task InitializeAsync() => broker = KafkaHome.WhyNot is null ? await ProcessBroker.StartAsync(KafkaHome.Options with { Brokers = 2 }) : null;

    public async Task DisposeAsync() => await (broker?.DisposeAsync() ?? ValueTask.CompletedTask);
}
