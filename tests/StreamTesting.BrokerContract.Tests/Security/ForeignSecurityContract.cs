using Confluent.Kafka;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>Clients of other languages, over SASL and TLS: what a user writes, as short as it gets.</summary>
public abstract class ForeignSecurityContract(ISecuredBroker broker, string client) : SecuredContract(broker)
{
    private readonly string authority = Path.GetTempFileName();

    private protected ForeignClient Client { get; } = new(client);

    [ContractFact]
    public async Task SaslOverTls_GoodPassword_CarriesARecord() =>
        (await RunAsync(SecuredUsers.AlicesPassword)).ShouldHaveEndedWith(0).Output.ShouldContain("carried");

    [ContractFact]
    public async Task SaslOverTls_WrongPassword_Fails()
    {
        var output = await RunAsync("wrong");

        output.ExitCode.ShouldNotBe(0);
        output.Output.ShouldNotContain("carried");
    }

    /// <summary>Writes one record and reads it.</summary>
    private protected abstract Task<ClientOutput> RunAsync(string authorityFile, string password, string topic);

    protected override void Dispose(bool disposing)
    {
        File.Delete(authority);
        base.Dispose(disposing);
    }

    private async Task<ClientOutput> RunAsync(string password)
    {
        var topic = $"t-{Guid.NewGuid():N}";
        using var admin = Quiet(new AdminClientBuilder(Config(Broker.SaslTls, "SASL_SSL", "SCRAM-SHA-512"))).Build();
        await admin.CreateTopicsAsync([new() { Name = topic, NumPartitions = 1, ReplicationFactor = 1 }]);
        await File.WriteAllTextAsync(authority, Broker.TrustedBy(Broker.SaslTls));
        return await RunAsync(authority, password, topic);
    }
}
