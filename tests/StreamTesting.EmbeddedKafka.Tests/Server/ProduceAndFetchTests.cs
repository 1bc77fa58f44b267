using System.Diagnostics;
using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Log;

namespace StreamTesting.EmbeddedKafka.Tests.Server;

public sealed class ProduceAndFetchTests : IAsyncLifetime
{
    private EmbeddedKafka broker = null!;
    private RawClient client = null!;

    public async Task InitializeAsync()
    {
        broker = await EmbeddedKafka.StartAsync();
        await broker.CreateTopicAsync("t");
        client = new RawClient(broker);
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await broker.DisposeAsync();
    }

    [Theory]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(12)]
    public async Task Produce_EveryVersionByName_IsStored(short version)
    {
        var response = await client.AskAsync<ProduceResponse>(ApiKey.Produce, version, Requests.Produce("t", NewBatch()));

        response.Responses[0].PartitionResponses[0].ShouldSatisfyAllConditions(
            answer => answer.ErrorCode.ShouldBe(ErrorCode.None),
            answer => answer.BaseOffset.ShouldBe(0));
        broker.FindTopic("t")!.RecordCount.ShouldBe(1);
    }

    [Fact]
    public async Task ProduceAndFetch_ByTopicId_FindTheTopicOrSayItIsUnknown()
    {
        var id = broker.FindTopic("t")!.Id;
        var produce = Requests.Produce("", NewBatch());
        produce.TopicData[0].TopicId = id;
        (await client.AskAsync<ProduceResponse>(ApiKey.Produce, 13, produce)).Responses[0].PartitionResponses[0].ErrorCode.ShouldBe(ErrorCode.None);
        var fetch = Requests.Fetch("", 0);
        fetch.Topics[0].TopicId = id;
        var fetched = await client.AskAsync<FetchResponse>(ApiKey.Fetch, 17, fetch);
        fetched.Responses[0].TopicId.ShouldBe(id);
        fetched.Responses[0].Partitions[0].Records!.Value.Length.ShouldBeGreaterThan(61);

        fetch.Topics[0].TopicId = produce.TopicData[0].TopicId = new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        (await client.AskAsync<FetchResponse>(ApiKey.Fetch, 17, fetch)).Responses[0].Partitions[0].ErrorCode.ShouldBe(ErrorCode.UnknownTopicId);
        (await client.AskAsync<ProduceResponse>(ApiKey.Produce, 13, produce)).Responses[0].PartitionResponses[0].ErrorCode.ShouldBe(ErrorCode.UnknownTopicId);
    }

    [Fact]
    public async Task Produce_UnknownAcks_IsRefused() =>
        (await ProduceAsync(Requests.Produce("t", NewBatch(), acks: 2))).ErrorCode.ShouldBe(ErrorCode.InvalidRequiredAcks);

    [Fact]
    public async Task Produce_ZstdInAnOldVersion_IsUnsupported()
    {
        var batch = new TestBatch { Attributes = 4, BaseTimestamp = Now }.Build();

        var old = await client.AskAsync<ProduceResponse>(ApiKey.Produce, 6, Requests.Produce("t", batch));

        old.Responses[0].PartitionResponses[0].ErrorCode.ShouldBe(ErrorCode.UnsupportedCompressionType);
    }

    [Fact]
    public async Task Produce_WithoutAcks_IsNotAnsweredAndAnErrorClosesTheConnection()
    {
        await client.SendAsync(ApiKey.Produce, 9, Requests.Produce("t", NewBatch(), acks: 0));
        await client.AskAsync<MetadataResponse>(ApiKey.Metadata, 12, new MetadataRequest());
        broker.FindTopic("t")!.RecordCount.ShouldBe(1);

        await client.SendAsync(ApiKey.Produce, 9, Requests.Produce("none", NewBatch(), acks: 0));

        (await client.IsClosedAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Produce_PastTheMemoryLimit_IsRefusedAndRecorded()
    {
        await using var small = await EmbeddedKafka.StartAsync(new EmbeddedKafkaOptions { MemoryLimit = 100_000 });
        await small.CreateTopicAsync("t");
        using var raw = new RawClient(small);
        var batch = new TestBatch { ValueSize = 60_000, BaseTimestamp = Now }.Build();
        (await raw.AskAsync<ProduceResponse>(ApiKey.Produce, 9, Requests.Produce("t", batch))).Responses[0].PartitionResponses[0].ErrorCode.ShouldBe(ErrorCode.None);

        var refused = (await raw.AskAsync<ProduceResponse>(ApiKey.Produce, 9, Requests.Produce("t", batch))).Responses[0].PartitionResponses[0];

        refused.ErrorCode.ShouldBe(ErrorCode.PolicyViolation);
        refused.ErrorMessage!.ShouldContain("MemoryLimit");
        small.Errors.ShouldHaveSingleItem().Message.ShouldContain("t-0");
        small.MemoryUsed.ShouldBeLessThanOrEqualTo(100_000);
    }

    [Fact]
    public async Task Fetch_NoDataYet_WaitsForTheFirstAppend()
    {
        var fetching = client.AskAsync<FetchResponse>(ApiKey.Fetch, 11, Requests.Fetch("t", 0, maxWaitMs: 60_000));
        using var producer = new RawClient(broker);
        fetching.IsCompleted.ShouldBeFalse();
        await producer.AskAsync<ProduceResponse>(ApiKey.Produce, 9, Requests.Produce("t", NewBatch()));

        (await fetching).Responses[0].Partitions[0].HighWatermark.ShouldBe(1);
    }

    [Fact]
    public async Task Fetch_TooFewBytes_WaitsForEnough()
    {
        var size = NewBatch().Length;
        var fetching = client.AskAsync<FetchResponse>(ApiKey.Fetch, 11, Requests.Fetch("t", 0, maxWaitMs: 60_000, minBytes: (2 * size) + 1));
        using var producer = new RawClient(broker);
        for (var i = 0; i < 3; i++)
        {
            fetching.IsCompleted.ShouldBeFalse();
            await producer.AskAsync<ProduceResponse>(ApiKey.Produce, 9, Requests.Produce("t", NewBatch()));
        }

        (await fetching).Responses[0].Partitions[0].Records!.Value.Length.ShouldBe(3 * size);
    }

    [Fact]
    public async Task Fetch_NothingComes_IsAnsweredEmptyAtItsTimeout()
    {
        var clock = Stopwatch.StartNew();

        var response = await client.AskAsync<FetchResponse>(ApiKey.Fetch, 11, Requests.Fetch("t", 0, maxWaitMs: 100));

        clock.Elapsed.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(95));
        var partition = response.Responses[0].Partitions[0];
        (partition.ErrorCode, partition.Records!.Value.Length, partition.HighWatermark).ShouldBe((ErrorCode.None, 0, 0));
    }

    [Fact]
    public async Task Fetch_DeletedTopic_IsToldAtOnce()
    {
        var fetching = client.AskAsync<FetchResponse>(ApiKey.Fetch, 11, Requests.Fetch("t", 0, maxWaitMs: 60_000));
        using var admin = new RawClient(broker);
        await admin.AskAsync<DeleteTopicsResponse>(ApiKey.DeleteTopics, 4, new DeleteTopicsRequest { TopicNames = ["t"] });

        (await fetching).Responses[0].Partitions[0].ErrorCode.ShouldBe(ErrorCode.UnknownTopicOrPartition);
    }

    [Fact]
    public async Task Fetch_FirstBatchAboveEveryLimit_IsGivenWhole()
    {
        await ProduceAsync(Requests.Produce("t", new TestBatch { ValueSize = 5000, BaseTimestamp = Now }.Build()));

        var response = await client.AskAsync<FetchResponse>(ApiKey.Fetch, 11, Requests.Fetch("t", 0, maxBytes: 1, partitionMaxBytes: 1));

        response.Responses[0].Partitions[0].Records!.Value.Length.ShouldBeGreaterThan(5000);
    }

    [Fact]
    public async Task Fetch_LeaderEpochOfAnotherTime_IsRefused()
    {
        var request = Requests.Fetch("t", 0);
        request.Topics[0].Partitions[0].CurrentLeaderEpoch = 4;

        (await client.AskAsync<FetchResponse>(ApiKey.Fetch, 11, request)).Responses[0].Partitions[0].ErrorCode.ShouldBe(ErrorCode.UnknownLeaderEpoch);
    }

    private static long Now => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    private static byte[] NewBatch() => new TestBatch { BaseTimestamp = Now }.Build();

    private async Task<ProduceResponse.PartitionResponseItem> ProduceAsync(ProduceRequest request) =>
        (await client.AskAsync<ProduceResponse>(ApiKey.Produce, 9, request)).Responses[0].PartitionResponses[0];
}
