using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Log;

namespace StreamTesting.EmbeddedKafka.Tests.Server;

/// <summary>What a real Kafka cannot be asked in a test: the slots of sessions, their age, and brokers that move and stop.</summary>
public sealed class FetchSessionTests
{
    private readonly ManualTime time = new();

    [Fact]
    public async Task Full_NoSlots_IsAnsweredWithoutASession()
    {
        await using var broker = await StartAsync(slots: 0);
        using var client = new RawClient(broker);

        var answer = await FetchAsync(client, 0, 0, 1);

        (answer.ErrorCode, answer.SessionId, answer.Responses[0].Partitions.Count).ShouldBe((ErrorCode.None, 0, 1));
    }

    [Fact]
    public async Task Full_AllSlotsInUse_IsDeclinedUntilOneIsStale()
    {
        await using var broker = await StartAsync(slots: 1);
        using var client = new RawClient(broker);
        var first = (await FetchAsync(client, 0, 0, 1)).SessionId;
        time.Advance(TimeSpan.FromMinutes(2));
        (await FetchAsync(client, 0, 0, 1)).SessionId.ShouldBe(0);
        (await FetchAsync(client, first, 1, 0)).ErrorCode.ShouldBe(ErrorCode.None);
        time.Advance(TimeSpan.FromMinutes(2) + TimeSpan.FromMilliseconds(1));

        (await FetchAsync(client, 0, 0, 1)).SessionId.ShouldNotBe(0);

        (await FetchAsync(client, first, 2, 0)).ErrorCode.ShouldBe(ErrorCode.FetchSessionIdNotFound);
    }

    [Fact]
    public async Task Full_LargerThanAnOldSession_TakesItsSlot()
    {
        await using var broker = await StartAsync(slots: 1);
        using var client = new RawClient(broker);
        var small = (await FetchAsync(client, 0, 0, 1)).SessionId;
        (await FetchAsync(client, 0, 0, 2)).SessionId.ShouldBe(0, "a young session keeps its slot");
        for (var epoch = 1; epoch <= 2; epoch++)
        {
            time.Advance(TimeSpan.FromSeconds(61));
            (await FetchAsync(client, small, epoch, 0)).ErrorCode.ShouldBe(ErrorCode.None);
        }

        (await FetchAsync(client, 0, 0, 1)).SessionId.ShouldBe(0, "one of the same size is no better");
        (await FetchAsync(client, 0, 0, 2)).SessionId.ShouldNotBe(0);
        (await FetchAsync(client, small, 3, 0)).ErrorCode.ShouldBe(ErrorCode.FetchSessionIdNotFound);
    }

    [Fact]
    public async Task Incremental_LeaderMoves_IsToldWhileItWaits()
    {
        await using var broker = await StartAsync(brokers: 2);
        using var client = new RawClient(broker.BootstrapServers.Split(',')[0]);
        var session = (await FetchAsync(client, 0, 0, 1)).SessionId;
        var fetching = FetchAsync(client, session, 1, 0, maxWaitMs: 60_000);

        await broker.MoveLeaderAsync("t", 0, 2);

        (await fetching).Responses[0].Partitions[0].ErrorCode.ShouldBe(ErrorCode.NotLeaderOrFollower);
        await broker.MoveLeaderAsync("t", 0, 1);
        var back = (await FetchAsync(client, session, 2, 0)).Responses[0].Partitions[0];
        (back.ErrorCode, back.HighWatermark).ShouldBe((ErrorCode.None, 0));
        (await FetchAsync(client, session, 3, 0)).Responses.ShouldBeEmpty();
    }

    [Fact]
    public async Task Incremental_BrokerStoppedAndStarted_KnowsTheSessionNoMore()
    {
        await using var broker = await StartAsync(brokers: 2);
        var server = broker.BootstrapServers.Split(',')[0];
        int session;
        using (var client = new RawClient(server))
        {
            session = (await FetchAsync(client, 0, 0, 1)).SessionId;
        }

        await broker.StopBrokerAsync(1);
        await broker.StartBrokerAsync(1);

        using var again = new RawClient(server);
        (await FetchAsync(again, session, 1, 0)).ErrorCode.ShouldBe(ErrorCode.FetchSessionIdNotFound);
        (await FetchAsync(again, 0, 0, 1)).SessionId.ShouldNotBe(session);
    }

    [Fact]
    public async Task Incremental_SameEpochTwice_OnlyTheLastIsAnsweredWithRecords()
    {
        await using var broker = await StartAsync();
        using var slow = new RawClient(broker);
        using var fast = new RawClient(broker);
        var session = (await FetchAsync(slow, 0, 0, 1)).SessionId;
        var waiting = FetchAsync(slow, session, 1, 0, maxWaitMs: 60_000);

        // The second epoch is the right one as soon as the first request has begun.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await FetchAsync(fast, session, 2, 0)).ErrorCode == ErrorCode.InvalidFetchSessionEpoch)
        {
            patience.Token.ThrowIfCancellationRequested();
        }

        await fast.AskAsync<ProduceResponse>(ApiKey.Produce, 9, Requests.Produce("t", new TestBatch { BaseTimestamp = time.GetUtcNow().ToUnixTimeMilliseconds() }.Build()));

        var refused = await waiting;
        (refused.ErrorCode, refused.SessionId, refused.Responses.Count).ShouldBe((ErrorCode.InvalidFetchSessionEpoch, session, 0));
    }

    [Fact]
    public async Task Sessions_OpenedAndEndedByManyAtOnce_NeverTakeMoreThanTheirSlots()
    {
        await using var broker = await StartAsync(slots: 3);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            using var client = new RawClient(broker);
            for (var i = 0; i < 50; i++)
            {
                var session = (await FetchAsync(client, 0, 0, 2)).SessionId;
                if (session != 0)
                {
                    (await FetchAsync(client, session, 1, 0)).ErrorCode.ShouldBe(ErrorCode.None);
                    (await FetchAsync(client, session, -1, 0)).ErrorCode.ShouldBe(ErrorCode.None);
                }
            }
        }));

        using var last = new RawClient(broker);
        for (var i = 0; i < 3; i++)
        {
            (await FetchAsync(last, 0, 0, 1)).SessionId.ShouldNotBe(0, "all slots are free again");
        }

        (await FetchAsync(last, 0, 0, 1)).SessionId.ShouldBe(0);
        broker.Errors.ShouldBeEmpty();
    }

    private async Task<EmbeddedKafka> StartAsync(int slots = 1_000, int brokers = 1)
    {
        var broker = await EmbeddedKafka.StartAsync(new EmbeddedKafkaOptions { FetchSessionSlots = slots, TimeProvider = time, Brokers = brokers });
        await broker.CreateTopicAsync("t", 2);
        return broker;
    }

    private static Task<FetchResponse> FetchAsync(RawClient client, int session, int epoch, int partitions, int maxWaitMs = 0)
    {
        var request = Requests.Fetch("t", 0, maxWaitMs);
        (request.SessionId, request.SessionEpoch) = (session, epoch);
        request.Topics = partitions == 0 ? [] :
        [
            new()
            {
                Topic = "t",
                Partitions = [.. Enumerable.Range(0, partitions).Select(index => new FetchRequest.PartitionItem
                {
                    Partition = index, PartitionMaxBytes = 1_000_000, CurrentLeaderEpoch = -1,
                })],
            },
        ];
        return client.AskAsync<FetchResponse>(ApiKey.Fetch, 12, request);
    }
}
