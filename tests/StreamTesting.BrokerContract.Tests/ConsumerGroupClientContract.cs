using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Samples;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>The consumer protocol of KIP-848 as a client library speaks it.</summary>
public abstract class ConsumerGroupClientContract(IContractBroker broker) : Contract(broker)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    private readonly List<IConsumer<string?, string?>> joined = [];

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
        GoAway(first);
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
        GoAway(second);

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

    protected override void Dispose(bool disposing)
    {
        joined.ToList().ForEach(GoAway);
        base.Dispose(disposing);
    }

    private IConsumer<string?, string?> Joined(string group, string topic, Action<ConsumerConfig>? configure = null)
    {
        var member = Consumer(group, config =>
        {
            (config.GroupProtocol, config.SessionTimeoutMs, config.HeartbeatIntervalMs) = (GroupProtocol.Consumer, null, null);
            configure?.Invoke(config);
        });
        joined.Add(member);
        member.Subscribe(topic);
        return member;
    }

    private void GoAway(IConsumer<string?, string?> member)
    {
        joined.Remove(member);
        GroupMember.LeaveByConsumerProtocol(Patience, member);
    }

    private static void Consume(params IConsumer<string?, string?>[] members) => Array.ForEach(members, member => member.Consume(Poll));

    public sealed class OnEmbedded(EmbeddedBroker broker) : ConsumerGroupClientContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : ConsumerGroupClientContract(broker), IClassFixture<RealKafka>;
}
