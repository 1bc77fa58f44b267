using Confluent.Kafka;
using StreamTesting.EmbeddedKafka;

namespace StreamTesting.BrokerContract.Tests.Embedded;

/// <summary>What faults do to Confluent.Kafka, which must bear them as it bears those of a real broker.</summary>
public sealed class FaultTests : Contract, IAsyncLifetime
{
    private readonly Holder holder;

    public FaultTests()
        : this(new Holder())
    {
    }

    private FaultTests(Holder holder)
        : base(holder) => this.holder = holder;

    private EmbeddedKafka.EmbeddedKafka Broker => holder.Broker;

    public async Task InitializeAsync() => holder.Broker = await EmbeddedKafka.EmbeddedKafka.StartAsync(new EmbeddedKafkaOptions { Brokers = 3 });

    public async Task DisposeAsync()
    {
        Dispose();
        await Broker.DisposeAsync();
    }

    [Fact]
    public async Task LoseAnswer_PlainProducer_WritesARealDuplicate()
    {
        var topic = await NewTopicAsync();
        var fault = Add("Produce", FaultAction.LoseAnswer, topic);
        await ProduceOneAsync(topic, idempotent: false);

        fault.Fired.ShouldBe(1);
        ReadAll(topic, 2).Select(record => record.Message.Value).ShouldBe(["v", "v"]);
        Broker.Faults.Firings.Single().Unacknowledged.ShouldBe([new UnacknowledgedBatch(topic, 0, 0, 1)]);
    }

    [Fact]
    public async Task LoseAnswer_IdempotentProducer_WritesNone()
    {
        var topic = await NewTopicAsync();
        var fault = Add("Produce", FaultAction.LoseAnswer, topic);

        var report = await ProduceOneAsync(topic, idempotent: true);

        (fault.Fired, report.Offset.Value).ShouldBe((1, 0));
        Broker.FindTopic(topic)!.RecordCount.ShouldBe(1);
    }

    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 1)]
    public async Task AnswerWith_RequestTimedOut_IsARetryOfWhatIsStored(bool idempotent, int expected)
    {
        var topic = await NewTopicAsync();
        Add("Produce", FaultAction.AnswerWith("REQUEST_TIMED_OUT"), topic);
        await ProduceOneAsync(topic, idempotent);

        Broker.FindTopic(topic)!.RecordCount.ShouldBe(expected);
    }

    [Fact]
    public async Task TruncateAnswer_IdempotentProducer_BearsIt()
    {
        var topic = await NewTopicAsync();
        var fault = Add("Produce", FaultAction.TruncateAnswer, topic);
        await ProduceOneAsync(topic, idempotent: true);

        (fault.Fired, Broker.FindTopic(topic)!.RecordCount).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Refuse_RetriableError_IsTriedAgain()
    {
        var topic = await NewTopicAsync();
        Add("Produce", FaultAction.Refuse("NOT_ENOUGH_REPLICAS"), topic, times: 2);
        await ProduceOneAsync(topic, idempotent: false);

        Broker.FindTopic(topic)!.RecordCount.ShouldBe(1);
        Broker.Faults.EnsureAllFired();
    }

    [Fact]
    public async Task Refuse_FinalError_ReachesTheProducer()
    {
        var topic = await NewTopicAsync();
        Add("Produce", FaultAction.Refuse("TOPIC_AUTHORIZATION_FAILED"), topic);

        var refused = await Should.ThrowAsync<ProduceException<string?, string?>>(ProduceOneAsync(topic, idempotent: false));

        refused.Error.Code.ShouldBe(ErrorCode.TopicAuthorizationFailed);
    }

    [Fact]
    public async Task ForceRebalance_UnderAConsumer_ItReadsOn()
    {
        var (topic, group) = (await NewTopicAsync(), NewName());
        await ProduceAsync(topic, 5);
        var consumer = Member(group, topic);
        Read(consumer, 5);
        consumer.Commit();

        await Broker.ForceRebalanceAsync(group);

        Until(() => Broker.FindGroup(group)!.Generation == 2, () => consumer.Consume(TimeSpan.FromMilliseconds(20)), "the second generation");
        await ProduceAsync(topic, 1, from: 5);
        Read(consumer, 1)[0].Message.Value.ShouldBe("v5");
    }

    [Fact]
    public async Task ExpireSession_UnderAConsumer_ItComesBackAsANewMember()
    {
        var (topic, group) = (await NewTopicAsync(), NewName());
        await ProduceAsync(topic, 5);
        var consumer = Member(group, topic);
        Read(consumer, 5);
        consumer.Commit();
        var before = Broker.FindGroup(group)!.Members.Single().MemberId;

        await Broker.ExpireSessionAsync(group);
        Broker.FindGroup(group)!.Members.ShouldBeEmpty();

        Until(() => Broker.FindGroup(group) is { State: GroupState.Stable, Members.Count: 1 }, () => consumer.Consume(TimeSpan.FromMilliseconds(20)), "the member's return");
        Broker.FindGroup(group)!.Members.Single().MemberId.ShouldNotBe(before);
    }

    [Fact]
    public async Task LoseAnswer_OfACommit_IsCommittedAllTheSame()
    {
        var (topic, group) = (await NewTopicAsync(), NewName());
        await ProduceAsync(topic, 3);
        var consumer = Member(group, topic);
        Read(consumer, 3);
        var fault = Add("OffsetCommit", FaultAction.LoseAnswer);
        try
        {
            consumer.Commit();
        }
        catch (KafkaException)
        {
            // Whether the client tries again by itself depends on its version.
        }

        fault.Fired.ShouldBe(1);
        Broker.FindGroup(group)!.Offsets.Single().Offset.ShouldBe(3);
    }

    [Fact]
    public async Task DeleteTopic_UnderAProducer_IsAnErrorToIt()
    {
        var topic = await NewTopicAsync();
        using var producer = Producer(config => (config.MessageTimeoutMs, config.AllowAutoCreateTopics) = (3000, false));
        await producer.ProduceAsync(topic, new Message<string?, string?> { Value = "v" });
        Broker.Faults.Add(new FaultRule { Name = "gone", Api = "Produce", Topic = topic, Action = FaultAction.DeleteTopic(topic) });

        await Should.ThrowAsync<ProduceException<string?, string?>>(producer.ProduceAsync(topic, new Message<string?, string?> { Value = "v" }));

        Broker.FindTopic(topic).ShouldBeNull();
    }

    [Fact]
    public async Task AbortTransaction_UnderAProducer_LeavesNothingToCommittedReaders()
    {
        var (topic, id) = (await NewTopicAsync(), NewName("tx"));
        using var producer = Producer(config => config.TransactionalId = id);
        producer.InitTransactions(Patience);
        producer.BeginTransaction();
        await producer.ProduceAsync(topic, new Message<string?, string?> { Value = "v" });

        await Broker.AbortTransactionAsync(id);

        Should.Throw<KafkaException>(() => producer.CommitTransaction(Patience));
        Broker.FindTransaction(id)!.State.ShouldBe(TransactionState.CompleteAbort);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Plan_OfEverything_LosesNothingOfAnIdempotentProducer(int seed)
    {
        var (topic, group) = (NewName(), NewName());
        await Broker.CreateTopicAsync(topic, 3);
        var faults = Broker.Faults.Apply(FaultPlan.FromSeed((ulong)seed, new FaultMenu
        {
            Topic = topic, Partitions = 3, Group = group, Brokers = 3, Over = 20, LostAcknowledgements = 3, RefusedProduces = 2, LostFetches = 2, DelayedFetches = 1,
            DelayUpTo = TimeSpan.FromMilliseconds(200), LeaderMoves = 2, Rebalances = 1, CoordinatorMoves = 1,
        }));
        using var producer = Producer(config => (config.EnableIdempotence, config.MessageTimeoutMs) = (true, 30_000));
        var consumer = Member(group, topic, config => config.FetchWaitMaxMs = 50);
        Until(() => consumer.Assignment.Count == 3, () => consumer.Consume(TimeSpan.FromMilliseconds(20)), "the assignment");
        var seen = new HashSet<string>();
        for (var i = 0; i < 60; i++)
        {
            var report = await producer.ProduceAsync(new TopicPartition(topic, i % 3), new Message<string?, string?> { Value = $"{i}" });
            report.Status.ShouldBe(PersistenceStatus.Persisted);
        }

        Until(() => seen.Count == 60 && faults.All(fault => fault.Fired > 0), () => Note(seen, consumer.Consume(TimeSpan.FromMilliseconds(50))), "all records, and all faults");

        Broker.FindTopic(topic)!.RecordCount.ShouldBe(60);
        Broker.Errors.ShouldBeEmpty();
        Broker.Faults.EnsureAllFired();
    }

    private static void Note(HashSet<string> seen, ConsumeResult<string?, string?>? result)
    {
        if (result is not null)
        {
            seen.Add(result.Message.Value!);
        }
    }

    private Fault Add(string api, FaultAction action, string? topic = null, int times = 1) =>
        Broker.Faults.Add(new FaultRule { Name = "fault", Api = api, Topic = topic, Times = times, Action = action });

    private async Task<DeliveryResult<string?, string?>> ProduceOneAsync(string topic, bool idempotent)
    {
        using var producer = Producer(config => config.EnableIdempotence = idempotent);
        return await producer.ProduceAsync(new TopicPartition(topic, 0), new Message<string?, string?> { Value = "v" });
    }

    private sealed class Holder : IContractBroker
    {
        public EmbeddedKafka.EmbeddedKafka Broker { get; set; } = null!;

        public string BootstrapServers => Broker.BootstrapServers;
    }
}
