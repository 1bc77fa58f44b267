namespace StreamTesting.BrokerContract.Tests;

/// <summary>An embedded cluster of two brokers.</summary>
public sealed class EmbeddedCluster : IContractBroker, IAsyncLifetime
{
    private EmbeddedKafka.EmbeddedKafka? broker;

    public string BootstrapServers => broker!.BootstrapServers;

    public async Task InitializeAsync() =>
        broker = await EmbeddedKafka.EmbeddedKafka.StartAsync(new EmbeddedKafka.EmbeddedKafkaOptions { Brokers = 2, ReplicationFactor = 1 });

    public async Task DisposeAsync()
    {
        var errors = broker!.Errors;
        await broker.DisposeAsync();
        errors.ShouldBeEmpty(string.Join("; ", errors.Select(error => $"{error.Message} {error.Exception}")));
    }
}
