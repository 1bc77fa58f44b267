using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>The consumer protocol of KIP-848 as a client library speaks it.</summary>
public abstract class ConsumerGroupClientContract(IContractBroker broker) : ConsumerProtocolContract(broker)
{
    [ContractFact]
    public async Task Subscribe_OneMember_ReadsCommitsAndGoesOn()
    {
        var topic = await NewTopicAsync(2);
        var group = NewName();
        await ProduceAsync(topic, 10);
        await ProduceAsync(topic, 10, partition: 1);
        var first = Joined(group, topic);
        Read(first, 20).Count.ShouldBe(20);
        first.Commit();
        Leave(first);
        await ProduceAsync(topic, 1, partition: 1, from: 10);

        var second = Joined(group, topic);

        Read(second, 1).ShouldHaveSingleItem().Offset.Value.ShouldBe(10);
    }

    [ContractFact]
    public async Task Subscribe_SecondMember_GetsHalf_AndGivesItBack()
    {
        var topic = await NewTopicAsync(4);
        var group = NewName();
        var first = Joined(group, topic);
        Until(() => first.Assignment.Count == 4, () => first.Consume(Poll), "all partitions");

        var second = Joined(group, topic);
        Until(() => first.Assignment.Count == 2 && second.Assignment.Count == 2, () => Consume(first, second), "two partitions each");
        first.Assignment.Intersect(second.Assignment).ShouldBeEmpty();
        Leave(second);

        Until(() => first.Assignment.Count == 4, () => first.Consume(Poll), "all partitions again");
    }

    [ContractFact]
    public async Task Describe_ActiveGroup_ShowsKindMembersAndAssignments()
    {
        var topic = await NewTopicAsync(3);
        var group = NewName();
        var member = Joined(group, topic, config => config.ClientId = "me");
        Until(() => member.Assignment.Count == 3, () => member.Consume(Poll), "all partitions");
        using var admin = Admin();

        var described = (await admin.DescribeConsumerGroupsAsync([group])).ConsumerGroupDescriptions[0];
        var listed = (await admin.ListConsumerGroupsAsync()).Valid;

        (described.State, described.PartitionAssignor).ShouldBe((ConsumerGroupState.Stable, "uniform"));
        var one = described.Members.ShouldHaveSingleItem();
        (one.ClientId, one.Assignment.TopicPartitions.Count).ShouldBe(("me", 3));
        listed.ShouldContain(candidate => candidate.GroupId == group);
    }

    [ContractFact]
    public async Task Subscribe_ByPattern_ReadsTopicsThatMatch()
    {
        var topic = await NewTopicAsync();
        await NewTopicAsync();
        await ProduceAsync(topic, 3);

        var member = Joined(NewName(), $"^{topic[..^4]}....");

        Read(member, 3).ShouldAllBe(record => record.Topic == topic);
    }

    [ContractFact]
    public async Task Subscribe_RangeAssignor_IsTheBrokers()
    {
        var topic = await NewTopicAsync(3);
        var group = NewName();
        var (first, second) = (Joined(group, topic, Range), Joined(group, topic, Range));

        Until(() => first.Assignment.Count + second.Assignment.Count == 3 && second.Assignment.Count > 0 && first.Assignment.Count > 0, () => Consume(first, second), "a range for each");

        using var admin = Admin();
        (await admin.DescribeConsumerGroupsAsync([group])).ConsumerGroupDescriptions[0].PartitionAssignor.ShouldBe("range");
        static void Range(ConsumerConfig config) => config.GroupRemoteAssignor = "range";
    }

    [ContractFact]
    public async Task Close_StaticMember_ComesBackToItsPartitions()
    {
        var topic = await NewTopicAsync(2);
        var group = NewName();
        var first = Joined(group, topic, config => config.GroupInstanceId = "one");
        var second = Joined(group, topic, config => config.GroupInstanceId = "two");
        Until(() => first.Assignment.Count == 1 && second.Assignment.Count == 1, () => Consume(first, second), "a partition each");
        var had = first.Assignment[0];

        Leave(first, isStatic: true);
        var back = Joined(group, topic, config => config.GroupInstanceId = "one");

        Until(() => back.Assignment.Count == 1, () => Consume(back, second), "the partition of the instance");
        (back.Assignment[0], second.Assignment.Count).ShouldBe((had, 1));
    }

    [ContractFact]
    public async Task Commit_InATransaction_IsWhereTheGroupGoesOn()
    {
        var topic = await NewTopicAsync();
        var group = NewName();
        await ProduceAsync(topic, 4);
        var member = Joined(group, topic);
        Read(member, 4);
        using var producer = Producer(config => config.TransactionalId = NewName());
        producer.InitTransactions(Patience);
        producer.BeginTransaction();
        producer.SendOffsetsToTransaction([new TopicPartitionOffset(topic, 0, 3)], member.ConsumerGroupMetadata, Patience);
        producer.CommitTransaction(Patience);
        Leave(member);

        Read(Joined(group, topic), 1)[0].Offset.Value.ShouldBe(3);
    }

    public sealed class OnEmbedded(EmbeddedBroker broker) : ConsumerGroupClientContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : ConsumerGroupClientContract(broker), IClassFixture<RealKafka>;
}
