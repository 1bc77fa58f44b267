using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace StreamTesting.BrokerContract.Tests;

public abstract class GroupAdminContract(IContractBroker broker) : Contract(broker)
{
    [ContractFact]
    public async Task ListOffsets_OfAGroup_AreItsCommits()
    {
        var (topic, group) = await CommittedGroupAsync(7);
        using var admin = Admin();

        var offsets = await admin.ListConsumerGroupOffsetsAsync([new ConsumerGroupTopicPartitions(group, null)]);

        var one = offsets[0].Partitions.ShouldHaveSingleItem();
        (one.Topic, one.Partition.Value, one.Offset.Value, one.Error.Code).ShouldBe((topic, 0, 7, ErrorCode.NoError));
    }

    [ContractFact]
    public async Task ListOffsets_OfNamedPartitions_SaysWhereNothingIs()
    {
        var (topic, group) = await CommittedGroupAsync(3);
        using var admin = Admin();

        var offsets = await admin.ListConsumerGroupOffsetsAsync(
            [new ConsumerGroupTopicPartitions(group, [new TopicPartition(topic, 0), new TopicPartition(topic, 1)])]);

        offsets[0].Partitions.Select(partition => (partition.Partition.Value, partition.Offset.Value))
            .ShouldBe([(0, 3), (1, Offset.Unset.Value)], ignoreOrder: true);
    }

    [ContractFact]
    public async Task AlterOffsets_EmptyGroup_IsWhereItStartsNext()
    {
        var (topic, group) = await CommittedGroupAsync(5);
        using var admin = Admin();
        await admin.AlterConsumerGroupOffsetsAsync([new ConsumerGroupTopicPartitionOffsets(group, [new TopicPartitionOffset(topic, 0, 2)])]);

        var consumer = Member(group, topic);
        Read(consumer, 1)[0].Offset.Value.ShouldBe(2);
    }

    [ContractFact]
    public async Task AlterOffsets_ActiveGroup_IsRefused()
    {
        var topic = await NewTopicAsync();
        var group = NewName();
        var consumer = Member(group, topic);
        Until(() => consumer.Assignment.Count == 1, () => consumer.Consume(TimeSpan.FromMilliseconds(20)), "the assignment");
        using var admin = Admin();

        var refused = await Should.ThrowAsync<AlterConsumerGroupOffsetsException>(
            admin.AlterConsumerGroupOffsetsAsync([new ConsumerGroupTopicPartitionOffsets(group, [new TopicPartitionOffset(topic, 0, 0)])]));

        refused.Results[0].Partitions[0].Error.Code.ShouldBe(ErrorCode.UnknownMemberId);
    }

    [ContractFact]
    public async Task Describe_ActiveGroup_ShowsMembersAndAssignments()
    {
        var topic = await NewTopicAsync(3);
        var group = NewName();
        var consumer = Member(group, topic, config => config.ClientId = "me");
        Until(() => consumer.Assignment.Count == 3, () => consumer.Consume(TimeSpan.FromMilliseconds(20)), "the assignment");
        using var admin = Admin();

        var described = (await admin.DescribeConsumerGroupsAsync([group])).ConsumerGroupDescriptions[0];

        (described.State, described.PartitionAssignor, described.IsSimpleConsumerGroup).ShouldBe((ConsumerGroupState.Stable, "range", false));
        described.Coordinator.Id.ShouldBe(1);
        var member = described.Members.ShouldHaveSingleItem();
        (member.ClientId, member.Assignment.TopicPartitions.Count).ShouldBe(("me", 3));
        member.ConsumerId.ShouldStartWith("me-");
    }

    [ContractFact]
    public async Task Describe_GroupWithoutMembers_IsEmpty()
    {
        var (_, group) = await CommittedGroupAsync(1);
        using var admin = Admin();

        (await admin.DescribeConsumerGroupsAsync([group])).ConsumerGroupDescriptions[0].State.ShouldBe(ConsumerGroupState.Empty);
    }

    [ContractFact]
    public async Task List_Groups_HasThemWithTheirState()
    {
        var (_, group) = await CommittedGroupAsync(1);
        using var admin = Admin();

        var listed = await admin.ListConsumerGroupsAsync();
        var empty = await admin.ListConsumerGroupsAsync(new ListConsumerGroupsOptions { MatchStates = [ConsumerGroupState.Empty] });
        var stable = await admin.ListConsumerGroupsAsync(new ListConsumerGroupsOptions { MatchStates = [ConsumerGroupState.Stable] });

        listed.Valid.ShouldContain(one => one.GroupId == group && one.State == ConsumerGroupState.Empty);
        empty.Valid.ShouldContain(one => one.GroupId == group);
        stable.Valid.ShouldNotContain(one => one.GroupId == group);
    }

    [ContractFact]
    public async Task Delete_EmptyGroup_IsGoneWithItsOffsets()
    {
        var (topic, group) = await CommittedGroupAsync(4);
        using var admin = Admin();
        await admin.DeleteGroupsAsync([group]);

        (await admin.ListConsumerGroupsAsync()).Valid.ShouldNotContain(one => one.GroupId == group);
        using var consumer = Consumer(group);
        consumer.Committed([new TopicPartition(topic, 0)], Patience)[0].Offset.ShouldBe(Offset.Unset);
    }

    [ContractFact]
    public async Task Delete_ActiveGroup_IsRefused()
    {
        var topic = await NewTopicAsync();
        var group = NewName();
        var consumer = Member(group, topic);
        Until(() => consumer.Assignment.Count == 1, () => consumer.Consume(TimeSpan.FromMilliseconds(20)), "the assignment");
        using var admin = Admin();

        var refused = await Should.ThrowAsync<DeleteGroupsException>(admin.DeleteGroupsAsync([group]));

        refused.Results[0].Error.Code.ShouldBe(ErrorCode.NonEmptyGroup);
    }

    [ContractFact]
    public async Task Delete_UnknownGroup_IsRefused()
    {
        using var admin = Admin();
        var refused = await Should.ThrowAsync<DeleteGroupsException>(admin.DeleteGroupsAsync([NewName()]));

        refused.Results[0].Error.Code.ShouldBe(ErrorCode.GroupIdNotFound);
    }

    [ContractFact]
    public async Task DeleteOffsets_EmptyGroup_AreGone()
    {
        var (topic, group) = await CommittedGroupAsync(4);
        using var admin = Admin();
        await admin.DeleteConsumerGroupOffsetsAsync(group, [new TopicPartition(topic, 0)]);

        using var consumer = Consumer(group);
        consumer.Committed([new TopicPartition(topic, 0)], Patience)[0].Offset.ShouldBe(Offset.Unset);
    }

    [ContractFact]
    public async Task DeleteOffsets_SubscribedTopic_IsRefused()
    {
        var topic = await NewTopicAsync();
        var group = NewName();
        var consumer = Member(group, topic);
        Until(() => consumer.Assignment.Count == 1, () => consumer.Consume(TimeSpan.FromMilliseconds(20)), "the assignment");
        using var admin = Admin();

        var refused = await Should.ThrowAsync<DeleteConsumerGroupOffsetsException>(
            admin.DeleteConsumerGroupOffsetsAsync(group, [new TopicPartition(topic, 0)]));

        refused.Result.Partitions[0].Error.Code.ShouldBe(ErrorCode.GroupSubscribedToTopic);
    }

    private async Task<(string Topic, string Group)> CommittedGroupAsync(int offset)
    {
        var topic = await NewTopicAsync(2);
        await ProduceAsync(topic, 10);
        var group = NewName("g");
        var consumer = Member(group, topic);
        Until(() => consumer.Assignment.Count == 2, () => consumer.Consume(TimeSpan.FromMilliseconds(20)), "the assignment");
        consumer.Commit([new TopicPartitionOffset(topic, 0, offset)]);
        Leave(consumer);
        return (topic, group);
    }

    public sealed class OnEmbedded(EmbeddedBroker broker) : GroupAdminContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : GroupAdminContract(broker), IClassFixture<RealKafka>;
}
