namespace StreamTesting.BrokerContract.Tests;

/// <summary>The embedded broker for requests that make sense to nobody: what it finds of them among its errors is its own affair.</summary>
public sealed class EmbeddedBrokerOfAnyRequests : IContractBroker, IAsyncLifetime
{
    private EmbeddedKafka.EmbeddedKafka? broker;

    public string BootstrapServers => broker!.BootstrapServers;

    public async Task InitializeAsync() => broker = await EmbeddedKafka.EmbeddedKafka.StartAsync();

    public async Task DisposeAsync()
    {
        var failed = broker!.Errors.Where(error => error.Message.Contains(" failed: ", StringComparison.Ordinal)).ToList();
        await broker.DisposeAsync();
        failed.ShouldBeEmpty(string.Join("; ", failed.Select(error => $"{error.Message} {error.Exception}")));
    }
}
