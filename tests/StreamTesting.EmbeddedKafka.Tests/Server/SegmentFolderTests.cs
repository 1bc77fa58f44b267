using StreamTesting.EmbeddedKafka.Log;
using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Log;

namespace StreamTesting.EmbeddedKafka.Tests.Server;

public sealed class SegmentFolderTests : IDisposable
{
    private const int BatchSize = 900_000;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("streamtesting-segments-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Produce_TenTimesTheMemory_IsTakenAndReadAgain()
    {
        await using var broker = await StartAsync(memory: 8 << 20);
        using var client = new RawClient(broker);

        for (var i = 0; i < 90; i++)
        {
            (await ProduceAsync(client)).ErrorCode.ShouldBe(ErrorCode.None);
        }

        broker.MemoryUsed.ShouldBeLessThanOrEqualTo(8 << 20);
        broker.SegmentFolderUsed.ShouldBeGreaterThan(70L << 20);
        for (var i = 0; i < 90; i++)
        {
            var read = (await client.AskAsync<FetchResponse>(ApiKey.Fetch, 11, Requests.Fetch("t", i))).Responses[0].Partitions[0];
            var batch = BatchCheck.View(read.Records!.Value.Span);
            (read.ErrorCode, batch.BaseOffset, batch.Crc).ShouldBe((ErrorCode.None, i, batch.ComputeCrc()));
        }

        broker.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Produce_PastTheLimitOfTheFolder_IsRefusedAndRecorded()
    {
        await using var broker = await StartAsync(limit: 5_000_000);
        using var client = new RawClient(broker);
        ProduceResponse.PartitionResponseItem answer;
        var taken = 0;
        while ((answer = await ProduceAsync(client)).ErrorCode == ErrorCode.None)
        {
            taken++;
        }

        answer.ErrorCode.ShouldBe(ErrorCode.PolicyViolation);
        answer.ErrorMessage!.ShouldContain("SegmentFolderLimit");
        broker.Errors[0].Message.ShouldContain("t-0");
        broker.SegmentFolderUsed.ShouldBeLessThanOrEqualTo(5_000_000);
        broker.FindTopic("t")!.RecordCount.ShouldBe(taken);
    }

    [Fact]
    public async Task DeleteTopic_InFiles_GivesMemoryAndFilesBack()
    {
        await using var broker = await StartAsync();
        using var client = new RawClient(broker);
        for (var i = 0; i < 80; i++)
        {
            await ProduceAsync(client);
        }

        await broker.DeleteTopicAsync("t");

        broker.MemoryUsed.ShouldBe(0);
        broker.SegmentFolderUsed.ShouldBeLessThan(64 << 20);
        await broker.StopAsync();
        broker.SegmentFolderUsed.ShouldBe(0);
    }

    [Fact]
    public async Task Start_FolderThatCannotBe_SaysWhatIsWrong()
    {
        var file = Path.Combine(folder.FullName, "file");
        await File.WriteAllTextAsync(file, "");

        (await Should.ThrowAsync<IOException>(() => EmbeddedKafka.StartAsync(new EmbeddedKafkaOptions { SegmentFolder = Path.Combine(file, "x") })))
            .Message.ShouldContain(file);
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => EmbeddedKafka.StartAsync(new EmbeddedKafkaOptions { SegmentFolder = "" }));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => EmbeddedKafka.StartAsync(new EmbeddedKafkaOptions { SegmentFolderLimit = 1 }));
    }

    private async Task<EmbeddedKafka> StartAsync(long memory = 1 << 30, long limit = 1 << 30)
    {
        var broker = await EmbeddedKafka.StartAsync(new EmbeddedKafkaOptions { MemoryLimit = memory, SegmentFolder = folder.FullName, SegmentFolderLimit = limit });
        await broker.CreateTopicAsync("t");
        return broker;
    }

    private static async Task<ProduceResponse.PartitionResponseItem> ProduceAsync(RawClient client)
    {
        var batch = new TestBatch { ValueSize = BatchSize }.Build();
        return (await client.AskAsync<ProduceResponse>(ApiKey.Produce, 9, Requests.Produce("t", batch))).Responses[0].PartitionResponses[0];
    }
}
