using Confluent.Kafka;
using StreamTesting.EmbeddedKafka;

namespace StreamTesting.BrokerContract.Tests.Embedded;

/// <summary>What a test can do to a group of the consumer protocol on the embedded broker, and see of it, under a client library.</summary>
public sealed class ConsumerGroupOperationTests(EmbeddedClusterOfThree cluster) : ConsumerProtocolContract(cluster), IClassFixture<EmbeddedClusterOfThree>
{
    private EmbeddedKafka.EmbeddedKafka Broker => cluster.Broker;

    [Fact]
    public async Task Groups_ShowKindEpochsAssignmentAndLag()
    {
        var (topic, group) = (await NewTopicAsync(2), NewName());
        await ProduceAsync(topic, 5);
        var member = Joined(group, topic, config => config.ClientId = "me");
        Read(member, 5);
        member.Commit([new TopicPartitionOffset(topic, 0, 2)]);

        var seen = Broker.FindGroup(group)!;

        (seen.Kind, seen.State, seen.Protocol, seen.ProtocolType, seen.LeaderId, seen.Lag).ShouldBe((GroupKind.Consumer, GroupState.Stable, "uniform", "consumer", null, 3));
        seen.AssignmentEpoch.ShouldBe(seen.Generation);
        var one = seen.Members.ShouldHaveSingleItem();
        (one.ClientId, one.Epoch, one.Revoking.Count).ShouldBe(("me", seen.Generation, 0));
        one.Assignment.ShouldBe([(topic, 0), (topic, 1)]);
        one.Target.ShouldBe(one.Assignment);
    }

    [Fact]
    public async Task ForceRebalance_TakesAllPartitionsAndGivesThemBack()
    {
        var (topic, group, events) = (await NewTopicAsync(2), NewName(), new Rebalances());
        var member = Joined(group, topic, build: events.Record);
        Until(() => member.Assignment.Count == 2, () => member.Consume(Poll), "all partitions");

        await Broker.ForceRebalanceAsync(group);

        Until(() => events.Assigned == 4 && member.Assignment.Count == 2, () => member.Consume(Poll), "all partitions again");
        (events.Revoked, events.Lost).ShouldBe((2, 0));
        await ProduceAsync(topic, 3);
        Read(member, 3).Count.ShouldBe(3);
    }

    [Fact]
    public async Task ExpireSession_OfAMember_LosesItsPartitionsAndJoinsAgain()
    {
        var (topic, group, events) = (await NewTopicAsync(2), NewName(), new Rebalances());
        var member = Joined(group, topic, build: events.Record);
        Until(() => member.Assignment.Count == 2, () => member.Consume(Poll), "all partitions");
        var id = Broker.FindGroup(group)!.Members[0].MemberId;

        await Broker.ExpireSessionAsync(group, id);

        Until(() => events.Assigned == 4 && member.Assignment.Count == 2, () => member.Consume(Poll), "all partitions again");
        events.Lost.ShouldBe(2);
    }

    [Fact]
    public async Task MoveGroupCoordinator_UnderAMember_ChangesNothingForIt()
    {
        var (topic, group, events) = (await NewTopicAsync(2), NewName(), new Rebalances());
        var member = Joined(group, topic, build: events.Record);
        Until(() => member.Assignment.Count == 2, () => member.Consume(Poll), "all partitions");
        var coordinator = Broker.FindGroupCoordinator(group);

        await Broker.MoveGroupCoordinatorAsync(group);
        Broker.FindGroupCoordinator(group).ShouldNotBe(coordinator);
        await ProduceAsync(topic, 3);
        Read(member, 3);
        member.Commit();

        Broker.FindGroup(group)!.Offsets.ShouldHaveSingleItem().Offset.ShouldBe(3);
        (events.Revoked, events.Lost).ShouldBe((0, 0));
    }

    [Fact]
    public async Task StopBroker_ThatCoordinates_LeavesTheGroupToAnother()
    {
        var (topic, group) = (await NewTopicAsync(2), NewName());
        var member = Joined(group, topic);
        Until(() => member.Assignment.Count == 2, () => member.Consume(Poll), "all partitions");
        var coordinator = Broker.FindGroupCoordinator(group);

        await Broker.StopBrokerAsync(coordinator);
        var second = Joined(group, topic);
        Until(() => member.Assignment.Count == 1 && second.Assignment.Count == 1, () => Consume(member, second), "a partition each");

        await Broker.StartBrokerAsync(coordinator);
        Broker.FindGroup(group)!.Members.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("lost")]
    [InlineData("refused")]
    [InlineData("closed")]
    public async Task Faults_AtHeartbeats_AreOvercome(string how)
    {
        var (topic, group) = (await NewTopicAsync(4), NewName());
        var fault = Broker.Faults.Add(new FaultRule
        {
            Name = $"{how} {group}",
            Api = "ConsumerGroupHeartbeat",
            Group = group,
            Skip = 1,
            Times = 2,
            Action = how == "lost" ? FaultAction.LoseAnswer : how == "closed" ? FaultAction.Close : FaultAction.Refuse("COORDINATOR_NOT_AVAILABLE"),
        });
        var first = Joined(group, topic);
        Until(() => first.Assignment.Count == 4, () => first.Consume(Poll), "all partitions");

        var second = Joined(group, topic);
        Until(() => first.Assignment.Count == 2 && second.Assignment.Count == 2, () => Consume(first, second), "two partitions each");

        Until(() => fault.Fired == 2, () => Consume(first, second), "both faults");
        await ProduceAsync(topic, 2, partition: 3);
        Until(() => (first.Consume(Poll) ?? second.Consume(Poll)) is { Partition.Value: 3 }, () => { }, "a record");
    }

    [Fact]
    public async Task DeleteTopic_UnderAMember_TakesItsPartitions()
    {
        var (topic, group) = (await NewTopicAsync(2), NewName());
        var member = Joined(group, topic);
        Until(() => member.Assignment.Count == 2, () => member.Consume(Poll), "all partitions");

        await Broker.DeleteTopicAsync(topic);

        Until(() => member.Assignment.Count == 0, () => Quietly(member), "the end of the partitions");
        Broker.FindGroup(group)!.Members.ShouldHaveSingleItem().Assignment.ShouldBeEmpty();
    }

    private static void Quietly(IConsumer<string?, string?> member)
    {
        try
        {
            member.Consume(Poll);
        }
        catch (ConsumeException)
        {
            // The client says that the topic is gone.
        }
    }

    private sealed class Rebalances
    {
        public int Assigned { get; private set; }

        public int Revoked { get; private set; }

        public int Lost { get; private set; }

        public void Record(ConsumerBuilder<string?, string?> builder) => builder
            .SetPartitionsAssignedHandler((_, partitions) => { Assigned += partitions.Count; })
            .SetPartitionsRevokedHandler((_, partitions) => { Revoked += partitions.Count; })
            .SetPartitionsLostHandler((_, partitions) => { Lost += partitions.Count; });
    }
}
