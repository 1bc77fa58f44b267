using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>Static members of the consumer protocol: they keep their place while they are away.</summary>
public abstract class ConsumerGroupStaticContract(IContractBroker broker) : RawGroupContract(broker)
{
    [ContractFact]
    public async Task Join_InstanceThatIsThere_IsUnreleased()
    {
        var topic = await NewTopicAsync();
        var group = await NewGroupAsync();
        var member = NewMember(group, "i");
        (await member.JoinAsync(topic)).ShouldBe(ErrorCode.None);
        var twin = NewMember(group, "i");

        (await twin.JoinAsync(topic)).ShouldBe(ErrorCode.UnreleasedInstanceId);
        twin.Last.ErrorMessage.ShouldBe($"Static member {twin.Id} with instance id i cannot join the group because the instance id is owned by {member.Id} member.");
        (await member.BeatAsync()).ShouldBe(ErrorCode.None);
    }

    [ContractFact]
    public async Task Leave_ForNow_KeepsItsPartitionsForTheInstance()
    {
        var topic = await NewTopicAsync(2);
        var group = await NewGroupAsync();
        var member = NewMember(group, "i");
        await member.JoinAsync(topic);
        await UntilAsync(() => member.Assignment.Count == 2, "all partitions for the first", member);
        var second = await JoinedAsync(group, topic);
        await UntilAsync(() => second.Assignment.Count == 1, "a partition for the second", member, second);
        var (had, epoch) = (member.Assignment, member.Epoch);

        (await member.LeaveAsync(-2)).ShouldBe(ErrorCode.None);
        (member.Last.MemberEpoch, member.Last.MemberId).ShouldBe((-2, member.Id));
        await second.AcknowledgeAsync();
        second.Assignment.Count.ShouldBe(1);
        (await DescribeAsync(group)).Members.Single(one => one.InstanceId == "i").MemberEpoch.ShouldBe(-2);
        var back = NewMember(group, "i");
        (await back.JoinAsync(topic)).ShouldBe(ErrorCode.None);

        back.Assignment.ShouldBe(had);
        (back.Epoch, second.Epoch).ShouldBe((epoch, epoch));
        (await member.BeatAsync()).ShouldBe(ErrorCode.FencedInstanceId);
    }

    [ContractFact]
    public async Task Beat_OtherMemberOfTheInstance_IsFenced()
    {
        var topic = await NewTopicAsync();
        var group = await NewGroupAsync();
        var member = NewMember(group, "i");
        await member.JoinAsync(topic);
        var other = NewMember(group, "i");
        other.Epoch = member.Epoch;

        (await other.BeatAsync()).ShouldBe(ErrorCode.FencedInstanceId);
        other.Last.ErrorMessage.ShouldBe($"Static member {other.Id} with instance id i was fenced by member {member.Id}.");
        (await other.LeaveAsync()).ShouldBe(ErrorCode.FencedInstanceId);
        (await other.LeaveAsync(-2)).ShouldBe(ErrorCode.FencedInstanceId);
    }

    [ContractFact]
    public async Task Beat_UnknownInstance_IsUnknown()
    {
        var group = await NewGroupAsync();
        await JoinedAsync(group, await NewTopicAsync());
        var member = NewMember(group, "nobody");
        member.Epoch = 2;

        (await member.BeatAsync()).ShouldBe(ErrorCode.UnknownMemberId);
        member.Last.ErrorMessage.ShouldBe("Instance id nobody is unknown.");
        (await member.LeaveAsync(-2)).ShouldBe(ErrorCode.UnknownMemberId);
    }

    [ContractFact]
    public async Task Join_KnownStaticMemberUnderItsOwnId_IsUnreleasedToo()
    {
        var topic = await NewTopicAsync();
        var member = NewMember(await NewGroupAsync(), "i");
        await member.JoinAsync(topic);

        (await member.JoinAsync(topic)).ShouldBe(ErrorCode.UnreleasedInstanceId);
    }

    [ContractFact]
    public async Task Leave_ForGood_FreesItsPartitions()
    {
        var topic = await NewTopicAsync(2);
        var group = await NewGroupAsync();
        var member = NewMember(group, "i");
        await member.JoinAsync(topic);
        await UntilAsync(() => member.Assignment.Count == 2, "all partitions for the first", member);
        var second = await JoinedAsync(group, topic);
        await UntilAsync(() => second.Assignment.Count == 1, "a partition for the second", member, second);

        (await member.LeaveAsync()).ShouldBe(ErrorCode.None);
        await second.AcknowledgeAsync();

        second.Assignment.Count.ShouldBe(2);
    }

    [ContractFact]
    public async Task LeaveGroup_OfAnAdmin_RemovesMembersOfBothKinds()
    {
        var topic = await NewTopicAsync(3);
        var group = await NewGroupAsync();
        var fixedOne = NewMember(group, "i");
        await fixedOne.JoinAsync(topic);
        var dynamic = await JoinedAsync(group, topic);
        var stays = await JoinedAsync(group, topic);

        var answer = await Client.AskAsync<LeaveGroupResponse>(ApiKey.LeaveGroup, 5, new LeaveGroupRequest
        {
            GroupId = group,
            Members = [new() { MemberId = "", GroupInstanceId = "i" }, new() { MemberId = dynamic.Id }, new() { MemberId = "nobody" }, new() { MemberId = "", GroupInstanceId = "j" }],
        });

        answer.Members.Select(member => member.ErrorCode).ShouldBe([ErrorCode.None, ErrorCode.None, ErrorCode.UnknownMemberId, ErrorCode.UnknownMemberId]);
        (await fixedOne.BeatAsync()).ShouldBe(ErrorCode.UnknownMemberId);
        (await dynamic.BeatAsync()).ShouldBe(ErrorCode.UnknownMemberId);
        await UntilAsync(() => stays.Assignment.Count == 3, "all partitions for who stays", stays);
    }

    public sealed class OnEmbedded(EmbeddedBroker broker) : ConsumerGroupStaticContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : ConsumerGroupStaticContract(broker), IClassFixture<RealKafka>;
}
