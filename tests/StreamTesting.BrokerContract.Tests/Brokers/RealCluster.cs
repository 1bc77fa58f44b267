using StreamTesting.Kafka;
using StreamTesting.Tests.Shared;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>A real Apache Kafka of two brokers; all classes that need it share it, and its end is the end of the tests.</summary>
public sealed class RealCluster : IContractBroker, IAsyncLifetime
{
    private static readonly Lazy<Task<ProcessBroker>> Shared = new(() => ProcessBroker.StartAsync(KafkaHome.Options with { Brokers = 2 }));

    private ProcessBroker? broker;

    public string BootstrapServers => broker!.BootstrapServers;

    public async Task InitializeAsync() => broker = KafkaHome.WhyNot is null ? await Shared.Value : null;

    public Task DisposeAsync() => Task.CompletedTask;
}
