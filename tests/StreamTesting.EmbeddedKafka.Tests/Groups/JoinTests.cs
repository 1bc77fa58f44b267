using StreamTesting.EmbeddedKafka.Groups;

namespace StreamTesting.EmbeddedKafka.Tests.Groups;

public sealed class JoinTests : IDisposable
{
    private readonly GroupDriver group = new();

    public void Dispose() => group.Dispose();

    [Fact]
    public void Join_FirstMember_LeadsAtOnce()
    {
        var join = group.Join(protocols: [("range", "m")]);

        join.IsCompleted.ShouldBeTrue();
        join.Now().Error.ShouldBe(GroupError.None);
        (join.Now().Generation, join.Now().LeaderId, join.Now().ProtocolName).ShouldBe((1, join.Now().MemberId, "range"));
        join.Now().Members.ShouldHaveSingleItem().Metadata.ShouldBe("m"u8.ToArray());
        group.State.ShouldBe(GroupState.CompletingRebalance);
    }

    [Fact]
    public void Join_UnknownIdInNewerVersion_IsGivenOneFirst()
    {
        var first = group.Join(known: true).Now();

        first.Error.ShouldBe(GroupError.MemberIdRequired);
        first.MemberId.ShouldStartWith("c-");
        var second = group.Join(first.MemberId, known: true);
        second.Now().ShouldSatisfyAllConditions(
            result => result.Error.ShouldBe(GroupError.None),
            result => result.MemberId.ShouldBe(first.MemberId));
    }

    [Fact]
    public void Join_MadeUpId_IsUnknown()
    {
        group.Join("ghost").Now().Error.ShouldBe(GroupError.UnknownMemberId);
        group.Join();

        group.Join("ghost").Now().Error.ShouldBe(GroupError.UnknownMemberId);
    }

    [Theory]
    [InlineData(5.999)]
    [InlineData(1800.001)]
    public void Join_SessionTimeoutOutOfRange_IsRefused(double seconds) =>
        group.Join(session: TimeSpan.FromSeconds(seconds)).Now().Error.ShouldBe(GroupError.InvalidSessionTimeout);

    [Fact]
    public async Task Join_OtherProtocolTypeOrNoCommonProtocol_IsRefused()
    {
        await group.StableWith(1);

        (await group.Join(type: "connect")).Error.ShouldBe(GroupError.InconsistentGroupProtocol);
        (await group.Join(protocols: [("sticky", "")])).Error.ShouldBe(GroupError.InconsistentGroupProtocol);
        (await group.Join(type: "")).Error.ShouldBe(GroupError.InconsistentGroupProtocol);
    }

    [Fact]
    public async Task Join_SecondMember_WaitsUntilTheFirstIsBackAndNoLonger()
    {
        var (members, generation) = await group.StableWith(1);

        var second = group.Join();

        second.IsCompleted.ShouldBeFalse();
        group.Heartbeat(members[0], generation).ShouldBe(GroupError.RebalanceInProgress);
        var first = group.Join(members[0]);
        (await second).Generation.ShouldBe(2);
        (await first).LeaderId.ShouldBe(members[0]);
        first.Now().Members.Count.ShouldBe(2);
        second.Now().Members.ShouldBeEmpty();
    }

    [Fact]
    public async Task Join_Protocols_TheMostVotedCommonOneIsChosen()
    {
        var first = group.Join(protocols: [("range", ""), ("sticky", ""), ("own", "")]).Now();
        var second = group.Join(protocols: [("sticky", ""), ("range", "")]);
        var third = group.Join(protocols: [("sticky", ""), ("range", "")]);
        var again = group.Join(first.MemberId, protocols: [("own", ""), ("range", ""), ("sticky", "")]);

        var results = await Task.WhenAll(again, second, third);

        results.ShouldAllBe(result => result.ProtocolName == "sticky");
    }

    [Fact]
    public async Task Join_StableFollowerUnchanged_IsAnsweredWithoutRebalance()
    {
        var (members, generation) = await group.StableWith(2);

        var join = group.Join(members[1]);

        join.Now().Generation.ShouldBe(generation);
        group.State.ShouldBe(GroupState.Stable);
    }

    [Fact]
    public async Task Join_StableFollowerWithOtherMetadata_Rebalances()
    {
        var (members, _) = await group.StableWith(2);

        var join = group.Join(members[1], protocols: [("range", "new")]);

        join.IsCompleted.ShouldBeFalse();
        group.State.ShouldBe(GroupState.PreparingRebalance);
    }

    [Fact]
    public async Task Join_StableLeaderAgain_Rebalances()
    {
        var (members, _) = await group.StableWith(2);

        _ = group.Join(members[0]);

        group.State.ShouldBe(GroupState.PreparingRebalance);
    }

    [Fact]
    public async Task Join_MemberThatStaysAway_IsDroppedAtTheRebalanceTimeout()
    {
        var (members, generation) = await group.StableWith(1);
        var second = group.Join();
        for (var waited = TimeSpan.Zero; waited < GroupDriver.Rebalance - GroupDriver.Session; waited += GroupDriver.Session / 2)
        {
            group.Time.Advance(GroupDriver.Session / 2);
            group.Heartbeat(members[0], generation).ShouldBe(GroupError.RebalanceInProgress);
        }

        second.IsCompleted.ShouldBeFalse();
        group.Time.Advance(GroupDriver.Session / 2);
        group.Heartbeat(members[0], generation);
        group.Time.Advance(GroupDriver.Session / 2 + TimeSpan.FromMilliseconds(2));

        (await second).LeaderId.ShouldBe(second.Now().MemberId);
        group.MemberCount.ShouldBe(1);
        group.Heartbeat(members[0], generation).ShouldBe(GroupError.UnknownMemberId);
    }

    [Fact]
    public async Task Join_PendingMemberThatNeverReturns_HoldsTheRebalanceForItsSessionOnly()
    {
        var (members, generation) = await group.StableWith(1);
        group.Join(known: true).Now().Error.ShouldBe(GroupError.MemberIdRequired);
        var rejoin = group.Join(members[0]);
        rejoin.IsCompleted.ShouldBeFalse();

        group.Time.Advance(GroupDriver.Session + TimeSpan.FromMilliseconds(2));

        (await rejoin).Generation.ShouldBe(generation + 1);
    }

    [Fact]
    public async Task Join_InitialDelay_GathersMembersAndIsExtendedByEach()
    {
        using var delayed = new GroupDriver(GroupSettings.Default with { InitialRebalanceDelay = TimeSpan.FromSeconds(3) });
        var first = delayed.Join();
        delayed.Time.Advance(TimeSpan.FromSeconds(2));
        var second = delayed.Join();
        delayed.Time.Advance(TimeSpan.FromSeconds(2.9));
        first.IsCompleted.ShouldBeFalse();

        delayed.Time.Advance(TimeSpan.FromSeconds(0.2));

        (await first).Members.Count.ShouldBe(2);
        (await second).Generation.ShouldBe(1);
    }

    [Fact]
    public async Task Join_FullGroup_IsRefused()
    {
        using var small = new GroupDriver(GroupSettings.Default with { MaxSize = 1 });
        await small.StableWith(1);

        (await small.Join()).Error.ShouldBe(GroupError.GroupMaxSizeReached);
    }

    [Fact]
    public void Join_EmptyGroupId_IsInvalid() =>
        group.Coordinator.Join("", new JoinCommand
        {
            MemberId = "", ClientId = "c", ProtocolType = "consumer", Protocols = [new("range", [])],
            SessionTimeout = GroupDriver.Session, RebalanceTimeout = GroupDriver.Rebalance,
        }).Now().Error.ShouldBe(GroupError.InvalidGroupId);

    [Fact]
    public async Task Dispose_WaitingJoin_IsAnswered()
    {
        await group.StableWith(1);
        var waiting = group.Join();

        group.Coordinator.Dispose();

        (await waiting).Error.ShouldBe(GroupError.CoordinatorNotAvailable);
        (await group.Join()).Error.ShouldBe(GroupError.CoordinatorNotAvailable);
    }
}
