using System.Diagnostics;
using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Log;
using StreamTesting.EmbeddedKafka.Tests.Server;

namespace StreamTesting.EmbeddedKafka.Tests.Faults;

public sealed class FaultActionTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private EmbeddedKafka broker = null!;
    private RawClient client = null!;

    public async Task InitializeAsync()
    {
        broker = await EmbeddedKafka.StartAsync(new EmbeddedKafkaOptions { Brokers = 2 });
        await broker.CreateTopicAsync("t", 2);
        client = new RawClient(broker.Brokers[0].Address);
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await broker.DisposeAsync();
    }

    [Fact]
    public async Task Refuse_Produce_AnswersTheErrorAndStoresNothing()
    {
        var fault = Add(FaultAction.Refuse("NOT_ENOUGH_REPLICAS"));

        (await ProduceAsync()).ErrorCode.ShouldBe(ErrorCode.NotEnoughReplicas);
        (await ProduceAsync()).ErrorCode.ShouldBe(ErrorCode.None);

        (fault.Matched, fault.Fired, End).ShouldBe((2, 1, 1));
    }

    [Fact]
    public async Task AnswerWith_Produce_StoresAndAnswersTheError()
    {
        Add(FaultAction.AnswerWith("REQUEST_TIMED_OUT"));

        (await ProduceAsync()).ErrorCode.ShouldBe(ErrorCode.RequestTimedOut);

        End.ShouldBe(1);
        broker.Faults.Firings.Single().Unacknowledged.ShouldBe([new UnacknowledgedBatch("t", 0, 0, 1)]);
    }

    [Fact]
    public async Task AnswerWith_Fetch_GivesTheRecordsBack()
    {
        await ProduceAsync();
        Add(FaultAction.AnswerWith("UNKNOWN_SERVER_ERROR"), "Fetch");

        var answer = await client.AskAsync<FetchResponse>(ApiKey.Fetch, 11, Requests.Fetch("t", 0));

        answer.ErrorCode.ShouldBe(ErrorCode.UnknownServerError);
    }

    [Fact]
    public async Task LoseAnswer_Produce_StoresAndClosesTheConnection()
    {
        await ProduceAsync();
        Add(FaultAction.LoseAnswer);

        await client.SendAsync(ApiKey.Produce, 9, NewProduce(count: 3));

        (await client.IsClosedAsync()).ShouldBeTrue();
        End.ShouldBe(4);
        var firing = broker.Faults.Firings.Single();
        (firing.Fault, firing.Api, firing.ClientId, firing.BrokerId).ShouldBe(("fault", "Produce", "raw", 1));
        firing.Unacknowledged.ShouldBe([new UnacknowledgedBatch("t", 0, 1, 3)]);
    }

    [Fact]
    public async Task Close_Produce_StoresNothing()
    {
        Add(FaultAction.Close);

        await client.SendAsync(ApiKey.Produce, 9, NewProduce());

        (await client.IsClosedAsync()).ShouldBeTrue();
        End.ShouldBe(0);
    }

    [Fact]
    public async Task TruncateAnswer_Produce_StoresAndBreaksOffInTheFrame()
    {
        Add(FaultAction.TruncateAnswer);

        await client.SendAsync(ApiKey.Produce, 9, NewProduce());

        (await Should.ThrowAsync<Exception>(client.ReceiveAsync(ApiKey.Produce, 9))).ShouldNotBeOfType<TimeoutException>();
        End.ShouldBe(1);
    }

    [Fact]
    public async Task Delay_Answer_ComesLaterAndInOrder()
    {
        Add(FaultAction.Delay(TimeSpan.FromMilliseconds(300)));
        var watch = Stopwatch.StartNew();
        var first = await client.SendAsync(ApiKey.Produce, 9, NewProduce());
        var second = await client.SendAsync(ApiKey.Metadata, 12, new MetadataRequest());

        (await client.ReceiveAsync(ApiKey.Produce, 9)).CorrelationId.ShouldBe(first);
        watch.Elapsed.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(290));
        (await client.ReceiveAsync(ApiKey.Metadata, 12)).CorrelationId.ShouldBe(second);
    }

    [Fact]
    public async Task Throttle_Answer_TellsTheTime()
    {
        Add(FaultAction.Throttle(TimeSpan.FromMilliseconds(250)));

        (await client.AskAsync<ProduceResponse>(ApiKey.Produce, 9, NewProduce())).ThrottleTimeMs.ShouldBe(250);
    }

    [Fact]
    public async Task Operation_AtTheThirdRequest_HappensBeforeItIsServed()
    {
        var fault = broker.Faults.Add(new FaultRule { Name = "move", Api = "Produce", Skip = 2, Action = FaultAction.MoveLeader("t", 0) });
        await ProduceAsync();
        await ProduceAsync();

        (await ProduceAsync()).ErrorCode.ShouldBe(ErrorCode.NotLeaderOrFollower);

        (fault.Fired, broker.FindTopic("t")!.Partitions[0].Leader).ShouldBe((1, 2));
    }

    [Fact]
    public async Task Operation_StopOfTheBrokerThatServes_IsDone()
    {
        var fault = Add(FaultAction.StopBroker(1));
        await client.SendAsync(ApiKey.Produce, 9, NewProduce());

        await fault.WaitAsync(1, Patience);
        while (!await client.IsClosedAsync())
        {
        }

        await broker.StartBrokerAsync(1);
        broker.Brokers[0].IsUp.ShouldBeTrue();
    }

    [Fact]
    public async Task Operation_ThatIsNotPossible_IsAnErrorOfTheBroker()
    {
        Add(FaultAction.ForceRebalance("nobody"));

        (await ProduceAsync()).ErrorCode.ShouldBe(ErrorCode.None);

        broker.Errors.ShouldHaveSingleItem().Message.ShouldBe("Fault 'fault' could not do what it is to do: There is no group 'nobody' with members. (Parameter 'groupId')");
    }

    private long End => broker.FindTopic("t")!.Partitions[0].EndOffset;

    private Fault Add(FaultAction action, string api = "Produce") => broker.Faults.Add(new FaultRule { Name = "fault", Api = api, Action = action });

    private static ProduceRequest NewProduce(int count = 1) =>
        Requests.Produce("t", new TestBatch { Count = count, BaseTimestamp = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() }.Build());

    private async Task<ProduceResponse.PartitionResponseItem> ProduceAsync() =>
        (await client.AskAsync<ProduceResponse>(ApiKey.Produce, 9, NewProduce())).Responses[0].PartitionResponses[0];
}
