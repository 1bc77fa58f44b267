using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Samples;
using StreamTesting.Kafka;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>How far groups are, as <see cref="ConsumerLag"/> says it: through markers, aborted records and compaction, with offsets of open transactions.</summary>
public abstract class LagContract : Contract
{
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(20);
    private readonly IContractBroker broker;
    private readonly ConsumerLag lag;

    protected LagContract(IContractBroker broker)
        : base(broker)
    {
        this.broker = broker;
        lag = new ConsumerLag(new ExternalBroker(Servers));
    }

    [ContractFact]
    public async Task Ends_OfTransactions_AreThreeDifferentOnes()
    {
        var topic = await NewTopicAsync(2);
        using var producer = Transactional();
        Commit(producer, topic, 3);
        Abort(producer, topic, 2);
        producer.BeginTransaction();
        Produce(producer, topic, 1);

        (await EndAsync(topic, LogEnd.HighWatermark)).ShouldBe(8);
        (await EndAsync(topic, LogEnd.LastStable)).ShouldBe(7);
        (await EndAsync(topic, LogEnd.LastRecord)).ShouldBe(3);
        (await lag.EndOffsetsAsync(topic, LogEnd.LastRecord))[1].ShouldBe(0);

        producer.CommitTransaction(Patience);
        await UntilEndAsync(topic, LogEnd.LastRecord, 8);
    }

    [ContractFact]
    public async Task Ends_OfALongAbortedTail_AreFoundBeforeIt()
    {
        var topic = await NewTopicAsync();
        using var producer = Transactional();
        Commit(producer, topic, 1);
        Abort(producer, topic, 500);
        Abort(producer, topic, 300);

        (await EndAsync(topic, LogEnd.LastRecord)).ShouldBe(1);
    }

    [ContractFact]
    public async Task Ends_OfNothingButAborted_AreTheStart()
    {
        var topic = await NewTopicAsync();
        using var producer = Transactional();
        Abort(producer, topic, 5);

        (await EndAsync(topic, LogEnd.LastRecord)).ShouldBe(0);
        (await lag.OfAsync(NewName("g"), topic)).IsCaughtUp.ShouldBeTrue();
    }

    [ContractFact]
    public async Task Ends_OfRecordsThatWereDeleted_CountFromTheStartOfTheLog()
    {
        var topic = await NewTopicAsync();
        await ProduceAsync(topic, 10);
        using var admin = Admin();
        await admin.DeleteRecordsAsync([new TopicPartitionOffset(topic, 0, 4)]);

        var behind = await lag.OfAsync(NewName("g"), topic);

        behind.Partitions.ShouldBe([new PartitionLag(0, null, 4, 10)]);
        behind.Behind.ShouldBe(6);
    }

    [ContractFact]
    public async Task Ends_OfACompactedTail_AreTheLastRecordThatIsLeft()
    {
        var topic = await NewTopicAsync(configs: new() { ["cleanup.policy"] = "compact", ["segment.ms"] = "100", ["min.cleanable.dirty.ratio"] = "0.001", ["delete.retention.ms"] = "0" });
        using var producer = Producer();
        foreach (var (key, value) in new (string, string?)[] { ("a", "1"), ("b", "1"), ("b", "2"), ("b", null) })
        {
            await producer.ProduceAsync(topic, new Message<string?, string?> { Key = key, Value = value });
        }

        await broker.CompactAsync(topic);

        // A real Kafka leaves its last segment alone, so there the tombstone is still the last record.
        (await EndAsync(topic, LogEnd.LastRecord)).ShouldBeOneOf(1, 4);
    }

    [ContractFact]
    public async Task Lag_OfACommitBelowTheMarker_IsNone_HoweverItIsCommitted()
    {
        var topic = await NewTopicAsync();
        using var producer = Transactional();
        Commit(producer, topic, 3);
        Abort(producer, topic, 2);
        foreach (var (isolation, byRecord) in new[] { (IsolationLevel.ReadCommitted, true), (IsolationLevel.ReadCommitted, false), (IsolationLevel.ReadUncommitted, true) })
        {
            var group = NewName("g");
            var consumer = Member(group, topic, config => config.IsolationLevel = isolation);
            var last = Read(consumer, isolation == IsolationLevel.ReadCommitted ? 3 : 5)[^1];
            if (byRecord)
            {
                consumer.Commit(last);
            }
            else
            {
                consumer.Commit();
            }

            (await lag.Of(group, topic).WaitAsync(Within)).Topics[0].Partitions[0].End.ShouldBe(3);
            Leave(consumer);
        }
    }

    [ContractFact]
    public async Task Lag_OfAGroupWhoseOffsetsAreInATransaction_IsPendingUntilItIsCommitted()
    {
        var (topic, group) = (await NewTopicAsync(), NewName("g"));
        await ProduceAsync(topic, 4);
        var consumer = Member(group, topic);
        Read(consumer, 4);
        using var producer = Transactional();
        producer.BeginTransaction();
        producer.SendOffsetsToTransaction([new TopicPartitionOffset(topic, 0, 4)], consumer.ConsumerGroupMetadata, Patience);

        (await lag.CommittedAsync(group, topic)).ShouldBe([new CommittedOffset(topic, 0, null, true)]);
        (await lag.OfAsync(group, topic)).ToString().ShouldBe(
            $"group '{group}' is behind in '{topic}': committed nothing of 4 in partition 0 (a transaction that has not ended has more)");

        producer.CommitTransaction(Patience);
        (await lag.Of(group, topic).WaitAsync(Within)).Topics[0].Partitions[0].ShouldBe(new PartitionLag(0, 4, 0, 4));
    }

    [ContractFact]
    public async Task Members_OfAClassicGroup_AreSeenComingAndGoing()
    {
        var (topic, group) = (await NewTopicAsync(2), NewName("g"));
        var progress = lag.Of(group, topic);
        (await progress.WaitForMembersAsync(0, Within)).Phase.ShouldBe(GroupPhase.Missing);

        var one = Member(group, topic, config => config.ClientId = "one");
        var two = Member(group, topic, config => config.ClientId = "two");
        var waiting = progress.WaitForMembersAsync(2, Within);
        Until(() => waiting.IsCompleted, () => { one.Consume(TimeSpan.FromMilliseconds(10)); two.Consume(TimeSpan.FromMilliseconds(10)); }, "the group");
        var stable = await waiting;

        stable.Type.ShouldBe(GroupType.Classic);
        stable.Members.Select(member => member.Client).Order().ShouldBe(["one", "two"]);
        stable.Members.SelectMany(member => member.Partitions).Order().ShouldBe([(topic, 0), (topic, 1)]);
        (await lag.GroupsAsync()).ShouldContain(new ListedGroup(group, GroupType.Classic, GroupPhase.Stable));
    }

    [ContractFact]
    public async Task AConsumerGroup_IsWaitedForAsAClassicOneIs()
    {
        var (topic, group) = (await NewTopicAsync(2), NewName("g"));
        await ProduceAsync(topic, 3);
        await ProduceAsync(topic, 4, partition: 1);
        var progress = lag.Of(group, topic);
        var member = Consumer(group, config => (config.GroupProtocol, config.SessionTimeoutMs, config.HeartbeatIntervalMs, config.ClientId) = (GroupProtocol.Consumer, null, null, "me"));
        member.Subscribe(topic);
        Read(member, 7);
        var now = await progress.WaitForMembersAsync(1, Within);
        var behind = await progress.NowAsync();
        member.Commit();
        var end = await progress.WaitAsync(Within);
        GroupMember.LeaveByConsumerProtocol(Patience, member);
        var left = await progress.WaitForMembersAsync(0, Within);

        (now.Type, now.Phase, now.Assignor).ShouldBe((GroupType.Consumer, GroupPhase.Stable, "uniform"));
        now.Members.ShouldHaveSingleItem().Client.ShouldBe("me");
        now.Members[0].Partitions.ShouldBe([(topic, 0), (topic, 1)]);
        behind.ToString().ShouldBe($"group '{group}' (consumer) is stable with 1 member, 7 behind: committed nothing of 3 in partition 0 of '{topic}', committed nothing of 4 in partition 1 of '{topic}'");
        end.IsCaughtUp.ShouldBeTrue();
        (left.Type, left.Phase).ShouldBe((GroupType.Consumer, GroupPhase.Empty));
        (await lag.GroupsAsync()).ShouldContain(new ListedGroup(group, GroupType.Consumer, GroupPhase.Empty));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        lag.Dispose();
    }

    private IProducer<string?, string?> Transactional()
    {
        var producer = Producer(config => config.TransactionalId = NewName("tx"));
        producer.InitTransactions(Patience);
        return producer;
    }

    private static void Commit(IProducer<string?, string?> producer, string topic, int count)
    {
        producer.BeginTransaction();
        Produce(producer, topic, count);
        producer.CommitTransaction(Patience);
    }

    private static void Abort(IProducer<string?, string?> producer, string topic, int count)
    {
        producer.BeginTransaction();
        Produce(producer, topic, count);
        producer.AbortTransaction(Patience);
    }

    private static void Produce(IProducer<string?, string?> producer, string topic, int count)
    {
        for (var i = 0; i < count; i++)
        {
            producer.Produce(new TopicPartition(topic, 0), new Message<string?, string?> { Value = "v" });
        }

        producer.Flush(Patience);
    }

    private async Task<long> EndAsync(string topic, LogEnd end) => (await lag.EndOffsetsAsync(topic, end))[0];

    /// <summary>Kafka may answer the end of a transaction before its marker stands in the log.</summary>
    private async Task UntilEndAsync(string topic, LogEnd end, long wanted)
    {
        var found = await EndAsync(topic, end);
        for (var tries = 0; found != wanted && tries < 500; tries++)
        {
            found = await EndAsync(topic, end);
        }

        found.ShouldBe(wanted);
    }

    public sealed class OnEmbedded(EmbeddedBroker broker) : LagContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : LagContract(broker), IClassFixture<RealKafka>;
}
