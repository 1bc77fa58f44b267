using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>The consumer protocol of KIP-848 by single heartbeats: epochs, what is told when, who is fenced.</summary>
public abstract class ConsumerGroupHeartbeatContract(IContractBroker broker) : RawGroupContract(broker)
{
    [ContractFact]
    public async Task Join_FirstMember_HasAll()
    {
        var topic = await NewTopicAsync(3);
        var member = await FirstAsync(await NewGroupAsync(), 3, topic);

        member.Partitions.ShouldBe([0, 1, 2]);
        member.Assignment[0].Topic.ShouldBe(await IdOfAsync(topic));
        member.Last.HeartbeatIntervalMs.ShouldBe(100);
    }

    [ContractFact]
    public async Task Beat_NothingNew_TellsNoAssignment()
    {
        var member = await FirstAsync(await NewGroupAsync(), 3, await NewTopicAsync(3));
        var epoch = member.Epoch;

        (await member.AcknowledgeAsync()).ShouldBe(ErrorCode.None);

        (member.Last.Assignment is null, member.Last.MemberEpoch, member.Last.MemberId).ShouldBe((true, epoch, member.Id));
    }

    [ContractFact]
    public async Task Beat_FullRequest_IsToldAllAgain()
    {
        var topic = await NewTopicAsync(2);
        var member = await FirstAsync(await NewGroupAsync(), 2, topic);

        await member.SendAsync(new ConsumerGroupHeartbeatRequest
        {
            MemberEpoch = member.Epoch, RebalanceTimeoutMs = 1000, SubscribedTopicNames = [topic], TopicPartitions = RawMember.Items(member.Assignment),
        });

        member.Last.Assignment!.TopicPartitions.ShouldHaveSingleItem().Partitions.Count.ShouldBe(2);
    }

    [ContractFact]
    public async Task Join_SecondMember_WaitsForWhatTheFirstGivesUp()
    {
        var topic = await NewTopicAsync(4);
        var group = await NewGroupAsync();
        var first = await FirstAsync(group, 4, topic);
        var epoch = first.Epoch;

        var second = await JoinedAsync(group, topic);
        (second.Epoch, second.Assignment.Count).ShouldBe((epoch + 1, 0));
        await first.BeatAsync();
        (first.Epoch, first.Assignment.Count).ShouldBe((epoch, 2));
        await second.AcknowledgeAsync();
        (second.Epoch, second.Assignment.Count, second.Last.Assignment is null).ShouldBe((epoch + 1, 0, true));

        await first.AcknowledgeAsync();
        (first.Epoch, first.Assignment.Count).ShouldBe((epoch + 1, 2));
        await second.AcknowledgeAsync();
        (second.Epoch, second.Assignment.Count).ShouldBe((epoch + 1, 2));
        first.Assignment.Intersect(second.Assignment).ShouldBeEmpty();
    }

    [ContractFact]
    public async Task Beat_StillOwningWhatIsRevoked_StaysAtItsEpoch()
    {
        var topic = await NewTopicAsync(2);
        var group = await NewGroupAsync();
        var first = await FirstAsync(group, 2, topic);
        var (all, epoch) = (first.Assignment, first.Epoch);
        var second = await JoinedAsync(group, topic);
        await first.OwningAsync(all);
        var left = first.Assignment.ShouldHaveSingleItem();

        await first.OwningAsync(all);
        await first.BeatAsync();

        (first.Epoch, first.Last.Assignment is null).ShouldBe((epoch, true));
        await second.BeatAsync();
        second.Assignment.ShouldBeEmpty();
        await first.OwningAsync([left]);
        first.Epoch.ShouldBe(epoch + 1);
    }

    [ContractFact]
    public async Task Beat_TargetMovesOnWhileRevoking_IsReachedWhenAllIsGivenUp()
    {
        var topic = await NewTopicAsync(6);
        var group = await NewGroupAsync();
        var first = await FirstAsync(group, 6, topic);
        var epoch = first.Epoch;
        await JoinedAsync(group, topic);
        await first.BeatAsync();
        (first.Epoch, first.Assignment.Count).ShouldBe((epoch, 3));
        await JoinedAsync(group, topic);

        await first.AcknowledgeAsync();
        (first.Epoch, first.Assignment.Count).ShouldBe((epoch, 2));
        await first.AcknowledgeAsync();

        (first.Epoch, first.Assignment.Count).ShouldBe((epoch + 2, 2));
    }

    [ContractFact]
    public async Task Beat_PreviousEpoch_IsGoodAsLongAsNothingNewIsOwned()
    {
        var topic = await NewTopicAsync(2);
        var group = await NewGroupAsync();
        var first = await FirstAsync(group, 2, topic);
        var (all, epoch) = (first.Assignment, first.Epoch);
        await JoinedAsync(group, topic);
        await first.OwningAsync(all);
        await first.AcknowledgeAsync();
        first.Epoch.ShouldBe(epoch + 1);

        first.Epoch = epoch;
        (await first.AcknowledgeAsync()).ShouldBe(ErrorCode.None);
        first.Epoch.ShouldBe(epoch + 1);
        first.Epoch = epoch;
        (await first.OwningAsync(all)).ShouldBe(ErrorCode.FencedMemberEpoch);
        (await first.BeatAsync()).ShouldBe(ErrorCode.FencedMemberEpoch);
    }

    [ContractFact]
    public async Task Beat_OtherEpochs_AreFenced()
    {
        var member = await FirstAsync(await NewGroupAsync(), 1, await NewTopicAsync());
        var epoch = member.Epoch;

        member.Epoch = epoch + 1;
        (await member.AcknowledgeAsync()).ShouldBe(ErrorCode.FencedMemberEpoch);
        member.Last.ErrorMessage.ShouldBe($"The consumer group member has a greater member epoch ({epoch + 1}) than the one known by the group coordinator ({epoch}). The member must abandon all its partitions and rejoin.");
        member.Epoch = epoch - 1;
        (await member.OwningAsync([(Guid.NewGuid(), 0)])).ShouldBe(ErrorCode.FencedMemberEpoch);
        member.Last.ErrorMessage.ShouldBe($"The consumer group member has a smaller member epoch ({epoch - 1}) than the one known by the group coordinator ({epoch}). The member must abandon all its partitions and rejoin.");
        member.Epoch = epoch;
        (await member.AcknowledgeAsync()).ShouldBe(ErrorCode.None);
    }

    [ContractFact]
    public async Task Beat_Strangers_AreUnknown()
    {
        var group = await NewGroupAsync();
        var stranger = NewMember(group);
        stranger.Epoch = 5;
        (await stranger.BeatAsync()).ShouldBe(ErrorCode.GroupIdNotFound);
        (await stranger.LeaveAsync()).ShouldBe(ErrorCode.GroupIdNotFound);
        var member = await JoinedAsync(group, await NewTopicAsync());

        (await stranger.BeatAsync()).ShouldBe(ErrorCode.UnknownMemberId);
        stranger.Last.ErrorMessage.ShouldBe($"Member {stranger.Id} is not a member of group {group}.");
        (await stranger.LeaveAsync()).ShouldBe(ErrorCode.UnknownMemberId);
        (await member.BeatAsync()).ShouldBe(ErrorCode.None);
    }

    [ContractFact]
    public async Task Join_KnownMemberAgain_HasWhatItHad()
    {
        var topic = await NewTopicAsync(2);
        var group = await NewGroupAsync();
        var member = await FirstAsync(group, 2, topic);
        var second = await JoinedAsync(group, topic);
        await UntilAsync(() => second.Assignment.Count == 1, "a partition for the second", member, second);
        var epoch = member.Epoch;

        (await member.JoinAsync(topic)).ShouldBe(ErrorCode.None);

        (member.Epoch, member.Assignment.Count).ShouldBe((epoch, 1));
    }

    [ContractFact]
    public async Task Leave_Member_IsAnsweredAndItsPartitionsGoToTheOther()
    {
        var topic = await NewTopicAsync(2);
        var group = await NewGroupAsync();
        var first = await FirstAsync(group, 2, topic);
        var second = await JoinedAsync(group, topic);
        await UntilAsync(() => second.Assignment.Count == 1, "a partition for the second", first, second);
        var epoch = second.Epoch;

        (await first.LeaveAsync()).ShouldBe(ErrorCode.None);
        (first.Last.MemberEpoch, first.Last.MemberId, first.Last.Assignment is null).ShouldBe((-1, first.Id, true));
        await second.BeatAsync();

        (second.Epoch, second.Assignment.Count).ShouldBe((epoch + 1, 2));
        (await first.BeatAsync()).ShouldBe(ErrorCode.UnknownMemberId);
    }

    [ContractFact]
    public async Task Join_Version0WithoutId_IsGivenOne()
    {
        var member = NewMember(await NewGroupAsync());
        member.Id = "";

        await member.SendAsync(new ConsumerGroupHeartbeatRequest { RebalanceTimeoutMs = 1000, SubscribedTopicNames = ["nothing"], TopicPartitions = [] }, version: 0);

        (member.Last.ErrorCode, member.Id.Length > 10, member.Assignment.Count).ShouldBe((ErrorCode.None, true, 0));
    }

    [ContractFact]
    public async Task Join_NotWhole_IsInvalid()
    {
        var group = await NewGroupAsync();
        async Task<string?> Refusal(ConsumerGroupHeartbeatRequest request, string? id = null, string? instance = null, string? otherGroup = null)
        {
            var member = NewMember(otherGroup ?? group, instance);
            member.Id = id ?? member.Id;
            (await member.SendAsync(request)).ShouldBe(ErrorCode.InvalidRequest);
            return member.Last.ErrorMessage;
        }

        (await Refusal(Joining(), id: "")).ShouldBe("MemberId can't be empty.");
        (await Refusal(Joining(), otherGroup: "")).ShouldBe("GroupId can't be empty.");
        (await Refusal(Joining(), instance: "")).ShouldBe("InstanceId can't be empty.");
        (await Refusal(Joining(request => request.RackId = ""))).ShouldBe("RackId can't be empty.");
        (await Refusal(Joining(request => request.RebalanceTimeoutMs = -1))).ShouldBe("RebalanceTimeoutMs must be provided in first request.");
        (await Refusal(Joining(request => request.TopicPartitions = null))).ShouldBe("TopicPartitions must be empty when (re-)joining.");
        (await Refusal(Joining(request => request.TopicPartitions = RawMember.Items([(Guid.NewGuid(), 0)])))).ShouldBe("TopicPartitions must be empty when (re-)joining.");
        (await Refusal(Joining(request => request.SubscribedTopicNames = null))).ShouldBe("Either SubscribedTopicNames or SubscribedTopicRegex must be non-null when (re-)joining.");
        (await Refusal(Joining(request => request.MemberEpoch = -2))).ShouldBe("InstanceId can't be null.");
        (await Refusal(Joining(request => request.MemberEpoch = -3))).ShouldBe("MemberEpoch is invalid.");
        (await DescribeAsync(group)).ErrorCode.ShouldBe(ErrorCode.GroupIdNotFound);
    }

    [ContractFact]
    public async Task Join_UnknownAssignor_IsUnsupported()
    {
        var member = NewMember(await NewGroupAsync());

        (await member.JoinAsync(["t"], assignor: "mine")).ShouldBe(ErrorCode.UnsupportedAssignor);

        member.Last.ErrorMessage.ShouldBe("ServerAssignor mine is not supported. Supported assignors: uniform, range.");
    }

    [ContractFact]
    public async Task Beat_GivesUpPartitionsTooLate_IsOut()
    {
        var topic = await NewTopicAsync(2);
        var group = await NewGroupAsync();
        var slow = NewMember(group);
        await slow.JoinAsync([topic], rebalanceTimeoutMs: 500);
        await UntilAsync(() => slow.Assignment.Count == 2, "all partitions for the first", slow);
        var second = await JoinedAsync(group, topic);
        await slow.BeatAsync();

        await UntilAsync(() => second.Assignment.Count == 2, "both partitions for the second", second);

        (await slow.BeatAsync()).ShouldBe(ErrorCode.UnknownMemberId);
    }

    private static ConsumerGroupHeartbeatRequest Joining(Action<ConsumerGroupHeartbeatRequest>? change = null)
    {
        var request = new ConsumerGroupHeartbeatRequest { RebalanceTimeoutMs = 1000, SubscribedTopicNames = ["t"], TopicPartitions = [] };
        change?.Invoke(request);
        return request;
    }

    public sealed class OnEmbedded(EmbeddedBroker broker) : ConsumerGroupHeartbeatContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : ConsumerGroupHeartbeatContract(broker), IClassFixture<RealKafka>;
}
