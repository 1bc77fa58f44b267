using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Server;
using StreamTesting.EmbeddedKafka.Tests.Log;

namespace StreamTesting.EmbeddedKafka.Tests.Server;

public sealed class RequestHandlingTests : IAsyncLifetime
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

    [Fact]
    public async Task ApiVersions_UnknownVersion_IsAnsweredInVersionZero()
    {
        byte[] request = [0, 0, 0, 11, 0, 18, 0, 99, 0, 0, 0, 7, 0xFF, 0xFF, 0];
        await client.SendBytesAsync(request);

        var (correlation, response) = await client.ReceiveAsync(ApiKey.ApiVersions, 0);

        correlation.ShouldBe(7);
        var versions = response.ShouldBeOfType<ApiVersionsResponse>();
        versions.ErrorCode.ShouldBe(ErrorCode.UnsupportedVersion);
        versions.ApiKeys.ShouldHaveSingleItem().ApiKey.ShouldBe((short)ApiKey.ApiVersions);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task ApiVersions_Known_ListsExactlyWhatIsServed(short version)
    {
        var request = new ApiVersionsRequest { ClientSoftwareName = "raw", ClientSoftwareVersion = "1.0" };

        var response = await client.AskAsync<ApiVersionsResponse>(ApiKey.ApiVersions, version, request);

        var keys = response.ApiKeys.Select(api => (ApiKey)api.ApiKey).ToList();
        keys.ShouldContain(ApiKey.Produce);
        keys.ShouldContain(ApiKey.AddPartitionsToTxn);
        keys.ShouldNotContain(ApiKey.ShareGroupHeartbeat);
        keys.ShouldBe(ApiTable.All.Select(api => api.Key).Where(key => HandlerTable.Create().Find(key) is not null), ignoreOrder: true);
    }

    [Fact]
    public void Handlers_All_ServeTheApiTheyAreFoundBy()
    {
        var table = HandlerTable.Create();

        var served = ApiTable.All.Where(api => table.Find(api.Key) is not null).ToList();

        served.Count.ShouldBeGreaterThan(40);
        served.ShouldAllBe(api => table.Find(api.Key)!.Api == api.Key);
        table.Find((ApiKey)(-1)).ShouldBeNull();
        table.Find((ApiKey)short.MaxValue).ShouldBeNull();
    }

    [Fact]
    public async Task ApiVersions_SoftwareNameOfOtherCharacters_IsInvalid()
    {
        var request = new ApiVersionsRequest { ClientSoftwareName = "-raw-", ClientSoftwareVersion = "1" };

        (await client.AskAsync<ApiVersionsResponse>(ApiKey.ApiVersions, 3, request)).ErrorCode.ShouldBe(ErrorCode.InvalidRequest);
    }

    [Fact]
    public async Task Request_ApiThatIsNotServed_ClosesTheConnectionAndSaysSo()
    {
        await client.SendAsync(ApiKey.AddRaftVoter, 1, new AddRaftVoterRequest());

        (await client.IsClosedAsync()).ShouldBeTrue();
        broker.Errors.ShouldHaveSingleItem().Message.ShouldContain("AddRaftVoter");
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF })]
    [InlineData(new byte[] { 0x7F, 0xFF, 0xFF, 0xFF })]
    [InlineData(new byte[] { 0, 0, 0, 2, 0, 3 })]
    [InlineData(new byte[] { 0, 0, 0, 12, 0, 3, 0, 12, 0, 0, 0, 1, 0xFF, 0xFF, 0, 0x7F })]
    public async Task Request_Garbage_ClosesTheConnectionAndServesOthers(byte[] bytes)
    {
        await client.SendBytesAsync(bytes);

        (await client.IsClosedAsync()).ShouldBeTrue();
        using var other = new RawClient(broker);
        (await other.AskAsync<MetadataResponse>(ApiKey.Metadata, 12, new MetadataRequest())).Topics.ShouldHaveSingleItem();
        broker.Errors.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Requests_Pipelined_AreAnsweredInOrderAlsoBehindAWait()
    {
        await client.SendAsync(ApiKey.Fetch, 11, Requests.Fetch("t", 0, maxWaitMs: 60_000));
        await client.SendAsync(ApiKey.Metadata, 12, new MetadataRequest());
        await client.SendAsync(ApiKey.FindCoordinator, 4, new FindCoordinatorRequest { CoordinatorKeys = ["g"] });

        (await client.ReceiveAsync(ApiKey.Fetch, 11)).CorrelationId.ShouldBe(1);
        (await client.ReceiveAsync(ApiKey.Metadata, 12)).CorrelationId.ShouldBe(2);
        (await client.ReceiveAsync(ApiKey.FindCoordinator, 4)).CorrelationId.ShouldBe(3);
    }

    [Fact]
    public async Task Requests_Seen_AreObservable()
    {
        await client.AskAsync<ProduceResponse>(ApiKey.Produce, 9, Requests.Produce("t", new TestBatch().Build()));

        var seen = broker.Requests.ShouldHaveSingleItem();
        (seen.Api, seen.Version, seen.ClientId, seen.BrokerId, seen.Number).ShouldBe(("Produce", 9, "raw", 1, 1));
        broker.RequestCount.ShouldBe(1);
    }

    [Fact]
    public async Task Handler_ThatThrows_AnswersUnknownServerErrorAndIsRecorded()
    {
        await using var faulty = EmbeddedKafka.Start(new EmbeddedKafkaOptions(), new Throwing());
        using var raw = new RawClient(faulty);

        var response = await raw.AskAsync<ListOffsetsResponse>(ApiKey.ListOffsets, 7, new ListOffsetsRequest
        {
            Topics = [new() { Name = "t", Partitions = [new() { PartitionIndex = 3 }] }],
        });

        response.Topics[0].Partitions[0].ErrorCode.ShouldBe(ErrorCode.UnknownServerError);
        faulty.Errors.ShouldHaveSingleItem().Exception!.Message.ShouldBe("on purpose");
    }

    private sealed class Throwing : IRequestInterceptor
    {
        public bool IsActive => true;

        public ValueTask<IMessage?> BeforeAsync(RequestContext context, IApiHandler handler, IMessage request) =>
            throw new NotSupportedException("on purpose");

        public ValueTask<IMessage?> AfterAsync(RequestContext context, IApiHandler handler, IMessage request, IMessage? response) => new(response);
    }
}
