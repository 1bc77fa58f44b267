using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>The embedded broker for contracts that send what is no request: it is to say so among its errors, and nothing else.</summary>
public sealed class EmbeddedBrokerOfBadClients : IContractBroker, IAsyncLifetime
{
    private EmbeddedKafka.EmbeddedKafka? broker;

    public string BootstrapServers => broker!.BootstrapServers;

    public async Task InitializeAsync() => broker = await EmbeddedKafka.EmbeddedKafka.StartAsync();

    public async Task DisposeAsync()
    {
        var errors = broker!.Errors;
        await broker.DisposeAsync();
        errors.ShouldNotBeEmpty();
        errors.ShouldAllBe(error => error.Exception is WireFormatException || error.Message.Contains("does not serve; the connection was closed"));
    }
}
