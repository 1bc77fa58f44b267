using StreamTesting.EmbeddedKafka.Groups;

namespace StreamTesting.EmbeddedKafka.Tests.Groups;

public sealed class SyncAndHeartbeatTests : IDisposable
{
    private readonly GroupDriver group = new();

    public void Dispose() => group.Dispose();

    [Fact]
    public async Task Sync_Followers_WaitForTheLeaderAndGetTheirOwnAssignment()
    {
        var first = await group.Join();
        var coming = group.Join();
        await group.Join(first.MemberId);
        var second = await coming;

        var followers = group.Sync(second.MemberId, 2);
        followers.IsCompleted.ShouldBeFalse();
        var leader = await group.Sync(first.MemberId, 2, null, (first.MemberId, 1), (second.MemberId, 2));

        leader.Assignment.ShouldBe([1]);
        (await followers).Assignment.ShouldBe([2]);
        (await group.Sync(second.MemberId, 2)).Assignment.ShouldBe([2]);
    }

    [Fact]
    public async Task Sync_MemberTheLeaderForgot_GetsAnEmptyAssignment()
    {
        var first = await group.Join();

        (await group.Sync(first.MemberId, 1)).Assignment.ShouldBeEmpty();
        group.State.ShouldBe(GroupState.Stable);
    }

    [Fact]
    public async Task Sync_WrongGenerationOrMember_IsRefused()
    {
        var (members, generation) = await group.StableWith(1);

        (await group.Sync(members[0], generation - 1)).Error.ShouldBe(GroupError.IllegalGeneration);
        (await group.Sync("ghost", generation)).Error.ShouldBe(GroupError.UnknownMemberId);
    }

    [Fact]
    public async Task Sync_OtherProtocol_IsInconsistent()
    {
        var (members, generation) = await group.StableWith(1);

        var sync = new SyncCommand { MemberId = members[0], Generation = generation, ProtocolType = "consumer", ProtocolName = "sticky" };

        (await group.Coordinator.Sync("group", sync)).Error.ShouldBe(GroupError.InconsistentGroupProtocol);
    }

    [Fact]
    public async Task Sync_WaitingWhenARebalanceStarts_IsToldSo()
    {
        var (members, _) = await group.StableWith(2);
        var rejoins = new[] { group.Join(members[0], protocols: [("range", "x")]), group.Join(members[1]) };
        var generation = (await Task.WhenAll(rejoins))[0].Generation;
        var follower = group.Sync(members[1], generation);

        _ = group.Join();

        (await follower).Error.ShouldBe(GroupError.RebalanceInProgress);
    }

    [Fact]
    public async Task Sync_MemberThatNeverSyncs_IsRemovedAtTheRebalanceTimeout()
    {
        var first = await group.Join();
        var coming = group.Join();
        await group.Join(first.MemberId);
        var second = await coming;
        var waiting = group.Sync(second.MemberId, 2);
        for (var waited = TimeSpan.Zero; waited < GroupDriver.Rebalance; waited += GroupDriver.Session / 2)
        {
            group.Time.Advance(GroupDriver.Session / 2);
            group.Heartbeat(first.MemberId, 2);
        }

        group.Time.Advance(TimeSpan.FromMilliseconds(2));

        (await waiting).Error.ShouldBe(GroupError.RebalanceInProgress);
        group.Heartbeat(first.MemberId, 2).ShouldBe(GroupError.UnknownMemberId);
    }

    [Fact]
    public async Task Heartbeat_SilentMember_IsRemovedAfterItsSession()
    {
        var (members, generation) = await group.StableWith(2);
        group.Time.Advance(GroupDriver.Session * 0.9);
        group.Heartbeat(members[0], generation).ShouldBe(GroupError.None);

        group.Time.Advance(GroupDriver.Session * 0.2);

        group.MemberCount.ShouldBe(1);
        group.Heartbeat(members[0], generation).ShouldBe(GroupError.RebalanceInProgress);
        group.Heartbeat(members[1], generation).ShouldBe(GroupError.UnknownMemberId);
    }

    [Fact]
    public async Task Heartbeat_RegularMember_StaysForEver()
    {
        var (members, generation) = await group.StableWith(1);

        for (var i = 0; i < 100; i++)
        {
            group.Time.Advance(GroupDriver.Session * 0.99);
            group.Heartbeat(members[0], generation).ShouldBe(GroupError.None);
        }
    }

    [Fact]
    public async Task Heartbeat_WrongGenerationOrGroup_IsRefused()
    {
        var (members, generation) = await group.StableWith(1);

        group.Heartbeat(members[0], generation + 1).ShouldBe(GroupError.IllegalGeneration);
        group.Coordinator.Heartbeat("other", new MemberClaim("m", null, 1)).ShouldBe(GroupError.UnknownMemberId);
    }

    [Fact]
    public async Task Leave_LastMember_EmptiesTheGroupAndKeepsItsOffsets()
    {
        var (members, generation) = await group.StableWith(1);
        group.Commit(members[0], generation, 7);

        group.Leave(members[0]).ShouldBe(GroupError.None);

        group.State.ShouldBe(GroupState.Empty);
        group.Committed().ShouldBe(7);
        group.Leave(members[0]).ShouldBe(GroupError.UnknownMemberId);
        (await group.Join()).Error.ShouldBe(GroupError.None);
    }

    [Fact]
    public async Task Leave_Leader_AnotherLeadsTheNextGeneration()
    {
        var (members, _) = await group.StableWith(2);

        group.Leave(members[0]);

        (await group.Join(members[1])).LeaderId.ShouldBe(members[1]);
    }

    [Fact]
    public async Task Leave_TheOneEveryoneWaitsFor_EndsTheRebalance()
    {
        var (members, _) = await group.StableWith(2);
        var rejoin = group.Join(members[0]);
        rejoin.IsCompleted.ShouldBeFalse();

        group.Leave(members[1]);

        (await rejoin).Members.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Leave_PendingMember_EndsTheRebalance()
    {
        var (members, _) = await group.StableWith(1);
        var pending = await group.Join(known: true);
        var rejoin = group.Join(members[0]);

        group.Leave(pending.MemberId).ShouldBe(GroupError.None);

        (await rejoin).Members.ShouldHaveSingleItem();
    }
}
