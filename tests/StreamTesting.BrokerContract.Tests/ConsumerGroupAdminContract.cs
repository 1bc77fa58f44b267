using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>Groups of the consumer protocol as operators see them, and what becomes of an empty group that clients of the other protocol come to.</summary>
public abstract class ConsumerGroupAdminContract(IContractBroker broker) : RawGroupContract(broker)
{
    [ContractFact]
    public async Task Describe_Group_HasEpochsMembersAndTargets()
    {
        var topic = await NewTopicAsync(2);
        var group = await NewGroupAsync();
        var first = NewMember(group, "i");
        await first.JoinAsync([topic], rack: "r");
        await UntilAsync(() => first.Assignment.Count == 2, "all partitions for the first", first);
        var epoch = first.Epoch;
        var second = await JoinedAsync(group, topic);
        await first.BeatAsync();

        var described = await DescribeAsync(group);

        (described.ErrorCode, described.GroupState, described.GroupEpoch, described.AssignmentEpoch, described.AssignorName).ShouldBe((ErrorCode.None, "Reconciling", epoch + 1, epoch + 1, "uniform"));
        described.AuthorizedOperations.ShouldBe(int.MinValue);
        var one = described.Members.Single(member => member.MemberId == first.Id);
        (one.InstanceId, one.RackId, one.MemberEpoch, one.ClientId, (int)one.MemberType).ShouldBe(("i", "r", epoch, "raw", 1));
        one.ClientHost.ShouldBe("/127.0.0.1");
        one.SubscribedTopicNames.ShouldBe([topic]);
        (one.Assignment.TopicPartitions.Single().TopicName, one.Assignment.TopicPartitions.Single().Partitions.Count).ShouldBe((topic, 2), "what it has yet to give up counts");
        one.TargetAssignment.TopicPartitions.Single().Partitions.Count.ShouldBe(1);
        var other = described.Members.Single(member => member.MemberId == second.Id);
        (other.MemberEpoch, other.Assignment.TopicPartitions.Count, other.TargetAssignment.TopicPartitions.Single().Partitions.Count).ShouldBe((epoch + 1, 0, 1));
    }

    [ContractFact]
    public async Task State_FollowsTheMembers()
    {
        var topic = await NewTopicAsync(2);
        var group = await NewGroupAsync();
        var first = await FirstAsync(group, 2, topic);
        (await DescribeAsync(group)).GroupState.ShouldBe("Stable");
        var second = await JoinedAsync(group, topic);
        (await DescribeAsync(group)).GroupState.ShouldBe("Reconciling");
        await UntilAsync(() => second.Assignment.Count == 1, "a partition for the second", first, second);
        (await DescribeAsync(group)).GroupState.ShouldBe("Stable");

        var epoch = second.Epoch;
        await second.LeaveAsync();
        var leaving = await DescribeAsync(group);
        (leaving.GroupState, leaving.GroupEpoch, leaving.AssignmentEpoch).ShouldBe(("Assigning", epoch + 1, epoch));
        await first.LeaveAsync();

        var empty = await DescribeAsync(group);
        (empty.GroupState, empty.GroupEpoch, empty.Members.Count).ShouldBe(("Empty", epoch + 2, 0));
    }

    [ContractFact]
    public async Task Describe_OfTheOtherKindOrNone_IsNotFound()
    {
        var topic = await NewTopicAsync();
        var (consumer, classic, none) = (await NewGroupAsync(), await NewGroupAsync(), await NewGroupAsync());
        await JoinedAsync(consumer, topic);
        await CommitAsync(classic, topic, 1);

        var asked = await DescribeAsync(classic);
        (asked.ErrorCode, asked.ErrorMessage).ShouldBe((ErrorCode.GroupIdNotFound, $"Group {classic} is not a consumer group."));
        asked = await DescribeAsync(none);
        (asked.ErrorCode, asked.ErrorMessage).ShouldBe((ErrorCode.GroupIdNotFound, $"Group {none} not found."));
        (await DescribeAsync("")).ErrorCode.ShouldBe(ErrorCode.InvalidGroupId);
        var old = await DescribeClassicAsync(consumer);
        (old.ErrorCode, old.ErrorMessage, old.GroupState).ShouldBe((ErrorCode.GroupIdNotFound, $"Group {consumer} is not a classic group.", "Dead"));
        old = await DescribeClassicAsync(consumer, version: 5);
        (old.ErrorCode, old.GroupState).ShouldBe((ErrorCode.None, "Dead"));
    }

    [ContractFact]
    public async Task List_ByTypeAndState_HasThoseThatAreAsked()
    {
        var topic = await NewTopicAsync();
        var (consumer, classic) = (await NewGroupAsync(), await NewGroupAsync());
        var member = await FirstAsync(consumer, 1, topic);
        await CommitAsync(classic, topic, 1);
        async Task<List<ListGroupsResponse.GroupItem>> List(List<string> types, List<string> states) => (await Client.AskAsync<ListGroupsResponse>(
            ApiKey.ListGroups, 5, new ListGroupsRequest { TypesFilter = types, StatesFilter = states })).Groups.FindAll(one => one.GroupId == consumer || one.GroupId == classic);

        var listed = (await List(["consumer"], [])).ShouldHaveSingleItem();
        (listed.GroupId, listed.GroupType, listed.ProtocolType, listed.GroupState).ShouldBe((consumer, "consumer", "consumer", "Stable"));
        (await List(["Classic"], [])).ShouldHaveSingleItem().GroupId.ShouldBe(classic);
        (await List(["consumer", "classic"], [])).Count.ShouldBe(2);
        (await List([], ["stable"])).ShouldHaveSingleItem().GroupId.ShouldBe(consumer);
        (await List(["consumer"], ["empty"])).ShouldBeEmpty();
        await member.LeaveAsync();
        (await List(["consumer"], ["Empty"])).ShouldHaveSingleItem().GroupId.ShouldBe(consumer);
    }

    [ContractFact]
    public async Task Delete_Group_OnlyAnEmptyOne()
    {
        var topic = await NewTopicAsync();
        var group = await NewGroupAsync();
        var member = await JoinedAsync(group, topic);
        await CommitAsync(group, topic, 5, member.Id, member.Epoch);
        async Task<ErrorCode> Delete() => (await Client.AskAsync<DeleteGroupsResponse>(ApiKey.DeleteGroups, 2, new DeleteGroupsRequest { GroupsNames = [group] })).Results[0].ErrorCode;

        (await Delete()).ShouldBe(ErrorCode.NonEmptyGroup);
        await member.LeaveAsync();
        (await Delete()).ShouldBe(ErrorCode.None);

        (await DescribeAsync(group)).ErrorCode.ShouldBe(ErrorCode.GroupIdNotFound);
        (await CommittedAsync(group, topic, stable: false)).CommittedOffset.ShouldBe(-1);
        (await member.BeatAsync()).ShouldBe(ErrorCode.GroupIdNotFound);
    }

    [ContractFact]
    public async Task Join_EmptyClassicGroup_BecomesAConsumerGroupWithItsOffsets()
    {
        var topic = await NewTopicAsync();
        var group = await NewGroupAsync();
        await CommitAsync(group, topic, 5);
        var stranger = NewMember(group);
        stranger.Epoch = 3;
        (await stranger.BeatAsync()).ShouldBe(ErrorCode.GroupIdNotFound);

        await FirstAsync(group, 1, topic);

        (await DescribeAsync(group)).GroupState.ShouldBe("Stable");
        (await CommittedAsync(group, topic, stable: false)).CommittedOffset.ShouldBe(5);
    }

    [ContractFact]
    public async Task JoinGroup_EmptyConsumerGroup_BecomesAClassicGroupWithItsOffsets()
    {
        var topic = await NewTopicAsync();
        var group = await NewGroupAsync();
        var member = await JoinedAsync(group, topic);
        await CommitAsync(group, topic, 5, member.Id, member.Epoch);
        await member.LeaveAsync();

        (await JoinClassicAsync(group)).ErrorCode.ShouldBe(ErrorCode.None);

        (await DescribeClassicAsync(group)).GroupState.ShouldBe("CompletingRebalance");
        (await DescribeAsync(group)).ErrorMessage.ShouldBe($"Group {group} is not a consumer group.");
        (await CommittedAsync(group, topic, stable: false)).CommittedOffset.ShouldBe(5);
    }

    [ContractFact]
    public async Task ClassicRequests_ToAConsumerGroup_ComeFromNoMember()
    {
        var group = await NewGroupAsync();
        var member = NewMember(group, "i");
        await member.JoinAsync(await NewTopicAsync());

        (await Client.AskAsync<HeartbeatResponse>(ApiKey.Heartbeat, 4, new HeartbeatRequest { GroupId = group, MemberId = "nobody", GenerationId = 2 })).ErrorCode.ShouldBe(ErrorCode.UnknownMemberId);
        (await Client.AskAsync<HeartbeatResponse>(ApiKey.Heartbeat, 4, new HeartbeatRequest { GroupId = group, MemberId = member.Id, GenerationId = 2 })).ErrorCode.ShouldBe(ErrorCode.UnknownMemberId);
        (await Client.AskAsync<HeartbeatResponse>(ApiKey.Heartbeat, 4, new HeartbeatRequest { GroupId = group, MemberId = "nobody", GroupInstanceId = "i", GenerationId = 2 })).ErrorCode.ShouldBe(ErrorCode.FencedInstanceId);
        (await Client.AskAsync<SyncGroupResponse>(ApiKey.SyncGroup, 4, new SyncGroupRequest { GroupId = group, MemberId = member.Id, GenerationId = 2 })).ErrorCode.ShouldBe(ErrorCode.UnknownMemberId);
    }

    [ContractFact]
    public async Task Features_OfTheCluster_SayThatTheProtocolIsThere()
    {
        var versions = await Client.AskAsync<ApiVersionsResponse>(ApiKey.ApiVersions, 4, new ApiVersionsRequest { ClientSoftwareName = "raw", ClientSoftwareVersion = "1" });

        versions.FinalizedFeatures!.Single(feature => feature.Name == "group.version").MaxVersionLevel.ShouldBe((short)1);
        versions.ApiKeys.Single(api => api.ApiKey == (short)ApiKey.ConsumerGroupHeartbeat).MaxVersion.ShouldBe((short)1);
    }

    public sealed class OnEmbedded(EmbeddedBroker broker) : ConsumerGroupAdminContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : ConsumerGroupAdminContract(broker), IClassFixture<RealKafka>;
}
