using StreamTesting.EmbeddedKafka;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>The embedded broker with its logs in files, in segments so small that hardly any batch stays in memory.</summary>
public sealed class EmbeddedBrokerWithFiles : IContractBroker, IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("streamtesting-segments-");
    private EmbeddedKafka.EmbeddedKafka? broker;

    public string BootstrapServers => broker!.BootstrapServers;

    public Task CompactAsync(string topic) => broker!.CompactAsync(topic);

    public Task EnforceRetentionAsync(string topic) => broker!.EnforceRetentionAsync(topic);

    public async Task InitializeAsync() => broker = await EmbeddedKafka.EmbeddedKafka.StartAsync(
        new EmbeddedKafkaOptions { SegmentFolder = folder.FullName, FirstSegmentSize = 64 });

    public async Task DisposeAsync()
    {
        var errors = broker!.Errors;
        await broker.DisposeAsync();
        folder.Delete(recursive: true);
        errors.ShouldBeEmpty(string.Join("; ", errors.Select(error => $"{error.Message} {error.Exception}")));
        (broker.MemoryUsed, broker.SegmentFolderUsed).ShouldBe((0L, 0L));
    }
}
