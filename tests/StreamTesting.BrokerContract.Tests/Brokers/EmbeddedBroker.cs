namespace StreamTesting.BrokerContract.Tests;

/// <summary>The embedded broker, one for a class.</summary>
public sealed class EmbeddedBroker : IContractBroker, IAsyncLifetime
{
    private EmbeddedKafka.EmbeddedKafka? broker;

    public string BootstrapServers => broker!.BootstrapServers;

    public Task CompactAsync(string topic) => broker!.CompactAsync(topic);

    public Task EnforceRetentionAsync(string topic) => broker!.EnforceRetentionAsync(topic);

    public async Task InitializeAsync() => broker = await EmbeddedKafka.EmbeddedKafka.StartAsync();

    public async Task DisposeAsync()
    {
        var errors = broker!.Errors;
        await broker.DisposeAsync();
        errors.ShouldBeEmpty(string.Join("; ", errors.Select(error => $"{error.Message} {error.Exception}")));
    }
}
