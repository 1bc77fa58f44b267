namespace StreamTesting.BrokerContract.Tests;

/// <summary>A real Apache Kafka; all classes share one process, whose end is the end of the tests.</summary>
public sealed class RealKafka : IContractBroker, IAsyncLifetime
{
    private static readonly Lazy<Task<KafkaProcess>> Shared = new(() => KafkaProcess.StartAsync());

    private KafkaProcess? process;

    public string BootstrapServers => process!.BootstrapServers;

    public async Task InitializeAsync() => process = KafkaHome.WhyNot is null ? await Shared.Value : null;

    public Task DisposeAsync() => Task.CompletedTask;
}
