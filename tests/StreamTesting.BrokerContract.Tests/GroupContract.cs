using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace StreamTesting.BrokerContract.Tests;

public abstract class GroupContract(IContractBroker broker) : Contract(broker)
{
    [ContractFact]
    public async Task Group_OneMember_GetsAllPartitions()
    {
        var topic = await NewTopicAsync(4);
        var consumer = Member(NewName(), topic);

        Until(() => consumer.Assignment.Count == 4, () => consumer.Consume(TimeSpan.FromMilliseconds(20)), "the assignment of all partitions");
    }

    [ContractFact]
    public Task Group_SecondMember_SharesWithNothingLostRange() => SharesAsync(PartitionAssignmentStrategy.Range);

    [ContractFact]
    public Task Group_SecondMember_SharesWithNothingLostRoundRobin() => SharesAsync(PartitionAssignmentStrategy.RoundRobin);

    [ContractFact]
    public Task Group_SecondMember_SharesWithNothingLostCooperative() => SharesAsync(PartitionAssignmentStrategy.CooperativeSticky);

    [ContractFact]
    public async Task Group_CooperativeSecondMember_TakesOnlyWhatMoves()
    {
        var topic = await NewTopicAsync(4);
        var group = NewName();
        var revoked = new List<TopicPartition>();
        var first = Member(group, topic, Cooperative, builder => builder.SetPartitionsRevokedHandler(
            (_, partitions) => revoked.AddRange(partitions.Select(partition => partition.TopicPartition))));
        Until(() => first.Assignment.Count == 4, () => Poll(first), "the first assignment");

        var second = Member(group, topic, Cooperative);
        Until(() => first.Assignment.Count == 2 && second.Assignment.Count == 2, () => Poll(first, second), "the shared assignment");

        revoked.Count.ShouldBe(2);
        first.Assignment.Concat(second.Assignment).Distinct().Count().ShouldBe(4);
    }

    [ContractFact]
    public async Task Group_MemberLeaves_TheOtherTakesOver()
    {
        var topic = await NewTopicAsync(4);
        var group = NewName();
        var first = Member(group, topic);
        var second = Member(group, topic);
        Until(() => first.Assignment.Count == 2 && second.Assignment.Count == 2, () => Poll(first, second), "the shared assignment");

        Leave(second);

        Until(() => first.Assignment.Count == 4, () => Poll(first), "all partitions at the one who stayed");
    }

    // Disposed of in this state, the client never comes back; closed, now and then.
    [ContractFact]
    public async Task Group_MemberWithACallbackOutstanding_CanLeave()
    {
        var topic = await NewTopicAsync(4);
        var group = NewName();
        using var admin = Admin();
        var member = Member(group, topic, Cooperative);
        Until(() => HasAssigned(admin, group, 4), () => { }, "the assignment");

        Leave(member);

        MembersOf(admin, group).ShouldBeEmpty();
    }

    [ContractFact]
    public async Task Group_MemberVanishes_TheOtherTakesOverAfterItsSession()
    {
        var topic = await NewTopicAsync(2);
        var group = NewName();
        var first = Member(group, topic, config => config.SessionTimeoutMs = 6000);
        var second = Member(group, topic, config => (config.SessionTimeoutMs, config.MaxPollIntervalMs) = (6000, 6000));
        Until(() => first.Assignment.Count == 1 && second.Assignment.Count == 1, () => Poll(first, second), "the shared assignment");

        // It polls no more: its client leaves the group when max.poll.interval.ms is over.
        Until(() => first.Assignment.Count == 2, () => Poll(first), "all partitions at the one who polls");
    }

    [ContractFact]
    public async Task Group_Restart_ResumesFromTheCommit()
    {
        var topic = await NewTopicAsync();
        var group = NewName();
        await ProduceAsync(topic, 10);
        var before = Member(group, topic);
        before.Commit(Read(before, 6)[5]);
        Leave(before);

        var after = Member(group, topic);

        Read(after, 4).Select(record => record.Offset.Value).ShouldBe([6, 7, 8, 9]);
    }

    [ContractFact]
    public async Task Group_AutoCommit_IsCommittedOnClose()
    {
        var topic = await NewTopicAsync();
        var group = NewName();
        await ProduceAsync(topic, 5);
        var consumer = Member(group, topic, config => config.EnableAutoCommit = true);
        Read(consumer, 5);
        Close(consumer);

        Committed(group, topic).ShouldBe(5);
    }

    [ContractFact]
    public async Task Group_StaticMemberRestarts_KeepsItsPartitionsWithoutRebalance()
    {
        var topic = await NewTopicAsync(2);
        var group = NewName();
        var rebalances = 0;
        var other = Member(group, topic, config => config.GroupInstanceId = "b", builder => builder.SetPartitionsAssignedHandler((_, _) => rebalances++));
        var old = Member(group, topic, config => config.GroupInstanceId = "a");
        Until(() => other.Assignment.Count == 1 && old.Assignment.Count == 1, () => Poll(other, old), "the shared assignment");
        var (before, had) = (rebalances, old.Assignment.Single());

        Close(old);
        var back = Member(group, topic, config => config.GroupInstanceId = "a");
        Until(() => back.Assignment.Count == 1, () => Poll(other, back), "the assignment after the restart");

        back.Assignment.Single().ShouldBe(had);
        rebalances.ShouldBe(before);
    }

    [ContractFact]
    public async Task Group_TwoOfOneInstanceId_TheOlderIsFenced()
    {
        var topic = await NewTopicAsync();
        var group = NewName();
        var older = Member(group, topic, config => config.GroupInstanceId = "same");
        Until(() => older.Assignment.Count == 1, () => Poll(older), "the first assignment");
        var newer = Member(group, topic, config => config.GroupInstanceId = "same");
        Until(() => newer.Assignment.Count == 1, () => Poll(newer), "the second assignment");

        var error = Should.Throw<KafkaException>(() => Until(() => false, () => older.Consume(TimeSpan.FromMilliseconds(50)), "the fencing"));

        error.Error.Code.ShouldBe(ErrorCode.FencedInstanceId);
    }

    [ContractFact]
    public async Task Group_OtherStrategy_IsRefused()
    {
        var topic = await NewTopicAsync();
        var group = NewName();
        var first = Member(group, topic);
        Until(() => first.Assignment.Count == 1, () => Poll(first), "the first assignment");
        var second = Member(group, topic, Cooperative);

        var error = Should.Throw<ConsumeException>(() => Until(() => false, () => second.Consume(TimeSpan.FromMilliseconds(50)), "the refusal"));

        error.Error.Code.ShouldBe(ErrorCode.InconsistentGroupProtocol);
    }

    [ContractFact]
    public async Task Group_TopicGrows_NewPartitionsAreAssigned()
    {
        var topic = await NewTopicAsync();
        var consumer = Member(NewName(), topic, config => config.TopicMetadataRefreshIntervalMs = 200);
        Until(() => consumer.Assignment.Count == 1, () => Poll(consumer), "the first assignment");
        using var admin = Admin();
        await admin.CreatePartitionsAsync([new() { Topic = topic, IncreaseTo = 3 }]);

        Until(() => consumer.Assignment.Count == 3, () => Poll(consumer), "the assignment of the new partitions");
    }

    [ContractFact]
    public async Task Commit_WithoutMembership_IsKept()
    {
        var topic = await NewTopicAsync();
        await ProduceAsync(topic, 3);
        var group = NewName();
        using (var consumer = Consumer(group))
        {
            consumer.Assign(new TopicPartition(topic, 0));
            consumer.Commit([new TopicPartitionOffset(topic, 0, 2)]);
        }

        Committed(group, topic).ShouldBe(2);
    }

    [ContractFact]
    public async Task Committed_NothingYet_IsUnset()
    {
        var topic = await NewTopicAsync();

        Committed(NewName(), topic).ShouldBe(Offset.Unset.Value);
    }

    private async Task SharesAsync(PartitionAssignmentStrategy strategy)
    {
        var topic = await NewTopicAsync(6);
        var group = NewName();
        var seen = new HashSet<(int, long)>();
        var first = Member(group, topic, config => config.PartitionAssignmentStrategy = strategy);
        Until(() => first.Assignment.Count == 6, () => Take(first, seen), "the first assignment");
        var producing = Task.WhenAll(Enumerable.Range(0, 6).Select(partition => ProduceAsync(topic, 50, partition)));
        var second = Member(group, topic, config => config.PartitionAssignmentStrategy = strategy);
        Until(() => first.Assignment.Count == 3 && second.Assignment.Count == 3, () => Take(first, seen, second), "the shared assignment");
        await producing;
        await Task.WhenAll(Enumerable.Range(0, 6).Select(partition => ProduceAsync(topic, 50, partition)));

        Until(() => seen.Count == 600, () => Take(first, seen, second), "all 600 records");
    }

    private static void Take(IConsumer<string?, string?> first, HashSet<(int, long)> seen, IConsumer<string?, string?>? second = null)
    {
        foreach (var consumer in new[] { first, second })
        {
            if (consumer?.Consume(TimeSpan.FromMilliseconds(5)) is { } record)
            {
                seen.Add((record.Partition.Value, record.Offset.Value));
            }
        }
    }

    private static void Poll(params IConsumer<string?, string?>[] consumers)
    {
        foreach (var consumer in consumers)
        {
            consumer.Consume(TimeSpan.FromMilliseconds(5));
        }
    }

    private static void Cooperative(ConsumerConfig config) => config.PartitionAssignmentStrategy = PartitionAssignmentStrategy.CooperativeSticky;

    private static IEnumerable<MemberDescription> MembersOf(IAdminClient admin, string group) =>
        admin.DescribeConsumerGroupsAsync([group]).GetAwaiter().GetResult().ConsumerGroupDescriptions[0].Members;

    private static bool HasAssigned(IAdminClient admin, string group, int partitions)
    {
        try
        {
            return MembersOf(admin, group).Sum(member => member.Assignment.TopicPartitions.Count) == partitions;
        }
        catch (DescribeConsumerGroupsException)
        {
            return false;
        }
    }

    private long Committed(string group, string topic)
    {
        using var consumer = Consumer(group);
        return consumer.Committed([new TopicPartition(topic, 0)], Patience)[0].Offset.Value;
    }

    public sealed class OnEmbedded(EmbeddedBroker broker) : GroupContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : GroupContract(broker), IClassFixture<RealKafka>;
}
