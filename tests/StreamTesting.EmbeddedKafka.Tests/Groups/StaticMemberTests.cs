using StreamTesting.EmbeddedKafka.Groups;

namespace StreamTesting.EmbeddedKafka.Tests.Groups;

public sealed class StaticMemberTests : IDisposable
{
    private readonly GroupDriver group = new();

    public void Dispose() => group.Dispose();

    [Fact]
    public async Task Join_StaticMemberAgain_KeepsItsAssignmentWithoutRebalance()
    {
        var old = await Stable("i");

        var back = await group.Join(instance: "i");

        back.Error.ShouldBe(GroupError.None);
        (back.Generation, group.State).ShouldBe((old.Generation, GroupState.Stable));
        back.MemberId.ShouldNotBe(old.MemberId);
        (await group.Sync(back.MemberId, back.Generation, "i")).Assignment.ShouldBe([9]);
    }

    [Fact]
    public async Task Join_StaticLeaderAgain_IsNotMadeToAssign()
    {
        var old = await Stable("i");

        var older = await group.Join(instance: "i");
        older.LeaderId.ShouldBe(old.MemberId);

        var newer = await group.Join(instance: "i", skip: true);
        (newer.LeaderId, newer.SkipAssignment).ShouldBe((newer.MemberId, true));
        newer.Members.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Heartbeat_ReplacedStaticMember_IsFenced()
    {
        var old = await Stable("i");
        await group.Join(instance: "i");

        group.Heartbeat(old.MemberId, old.Generation, "i").ShouldBe(GroupError.FencedInstanceId);
        group.Commit(old.MemberId, old.Generation, 1, "i").ShouldBe(GroupError.FencedInstanceId);
        (await group.Join(old.MemberId, "i")).Error.ShouldBe(GroupError.FencedInstanceId);
    }

    [Fact]
    public async Task Join_StaticMemberWithOtherMetadata_Rebalances()
    {
        var old = await Stable("i");

        var back = await group.Join(instance: "i", protocols: [("range", "other")]);

        back.Generation.ShouldBe(old.Generation + 1);
        back.LeaderId.ShouldBe(back.MemberId);
    }

    [Fact]
    public async Task Leave_ByInstanceId_RemovesTheMember()
    {
        await Stable("i");

        group.Leave("", "other").ShouldBe(GroupError.UnknownMemberId);
        group.Leave("", "i").ShouldBe(GroupError.None);
        group.State.ShouldBe(GroupState.Empty);
    }

    [Fact]
    public async Task Expire_StaticMemberAway_KeepsItsPlaceForItsSession()
    {
        await Stable("i");

        group.Time.Advance(GroupDriver.Session * 0.9);
        group.MemberCount.ShouldBe(1);
        group.Time.Advance(GroupDriver.Session * 0.2);
        group.MemberCount.ShouldBe(0);
    }

    [Fact]
    public async Task Join_StaticMemberWhileItsOldJoinWaits_FencesTheOldJoin()
    {
        await Stable("i");
        var dynamic = group.Join();
        var old = group.Join(group.Coordinator.Read("group", state => ((ClassicGroup)state).Members[0].Id)!, "i");
        await Task.WhenAll(dynamic, old);
        var third = group.Join();
        var waiting = group.Join(old.Now().MemberId, "i");

        _ = group.Join(instance: "i");

        (await waiting).Error.ShouldBe(GroupError.FencedInstanceId);
        third.IsCompleted.ShouldBeFalse();
    }

    private async Task<JoinResult> Stable(string instance)
    {
        var joined = await group.Join(instance: instance);
        await group.Sync(joined.MemberId, joined.Generation, instance, (joined.MemberId, 9));
        return joined;
    }
}
