using StreamTesting.EmbeddedKafka.Groups;

namespace StreamTesting.EmbeddedKafka.Tests.Groups;

/// <summary>Members of the classic protocol in a group of the consumer protocol, on a clock that the test moves.</summary>
public sealed class MixedGroupTests : IDisposable
{
    private static readonly TimeSpan Session = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Rebalance = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(10);

    private static readonly byte[] ReadsT = [0, 0, 0, 0, 0, 1, 0, 1, (byte)'t', 255, 255, 255, 255];

    private readonly ConsumerGroupDriver group = new();

    private GroupKind Kind => (GroupKind)group.Coordinator.Read(ConsumerGroupDriver.Id, one => (object)one.Kind)!;

    public void Dispose() => group.Dispose();

    [Fact]
    public void Upgrade_WhileAMemberWaitsForTheOthers_TellsItToJoinAgain()
    {
        var first = JoinClassic("").Now();
        var waiting = JoinClassic("");
        waiting.IsCompleted.ShouldBeFalse();

        group.Join("a").Error.ShouldBe(GroupError.None);

        waiting.Now().Error.ShouldBe(GroupError.RebalanceInProgress);
        (Kind, group.Read(one => one.Members.ToList())!.Count).ShouldBe((GroupKind.Consumer, 3));
        Beat(first).ShouldBe(GroupError.RebalanceInProgress);
    }

    [Fact]
    public void Upgrade_OfAMemberWhoseBytesAreNone_IsRefusedAndChangesNothing()
    {
        var first = JoinClassic("", metadata: [1]).Now();

        var refused = group.Join("a");

        (refused.Error, Kind).ShouldBe((GroupError.GroupIdNotFound, GroupKind.Classic));
        refused.Message.ShouldBe("Cannot upgrade classic group group to consumer group because the embedded consumer protocol is malformed.");
        Beat(first).ShouldBe(GroupError.None);
    }

    [Fact]
    public void ClassicMember_ThatDoesNotJoinAgain_IsOutAfterItsRebalanceTime()
    {
        var classic = Mixed();
        group.Join("b");
        Beat(classic).ShouldBe(GroupError.RebalanceInProgress);
        PassLivingOf(classic, Rebalance - Moment);
        Beat(classic).ShouldBe(GroupError.RebalanceInProgress);

        group.Time.Advance(Moment * 2);

        Beat(classic).ShouldBe(GroupError.UnknownMemberId);
    }

    [Fact]
    public void ClassicMember_ThatDoesNotAskForItsAssignment_IsOutAfterItsRebalanceTime()
    {
        group.Join("a");
        var classic = JoinClassic("").Now();
        PassLivingOf(classic, Rebalance - Moment);
        Beat(classic).ShouldBe(GroupError.None);

        group.Time.Advance(Moment * 2);

        Beat(classic).ShouldBe(GroupError.UnknownMemberId);
    }

    [Fact]
    public void ClassicMember_ThatIsSilent_IsOutAfterItsOwnSession()
    {
        var classic = Mixed();

        group.Time.Advance(Session + Moment);

        Beat(classic).ShouldBe(GroupError.UnknownMemberId);
        group.Beat("a").Error.ShouldBe(GroupError.None);
        group.Partitions("a").ShouldBe([0, 1]);
    }

    [Fact]
    public void LastMemberOfTheConsumerProtocol_ThatIsSilent_LeavesAClassicGroup()
    {
        var classic = Mixed();
        PassLivingOf(classic, GroupSettings.Default.ConsumerSessionTimeout + Moment);

        Kind.ShouldBe(GroupKind.Classic);
        Beat(classic).ShouldBe(GroupError.RebalanceInProgress);
        var joined = JoinClassic(classic.MemberId).Now();
        (joined.Error, joined.LeaderId, joined.Members.Count).ShouldBe((GroupError.None, classic.MemberId, 1));
    }

    [Fact]
    public void ExpireSession_OfTheLastMemberOfTheConsumerProtocol_LeavesAClassicGroup()
    {
        Mixed();

        group.Coordinator.ExpireSession(ConsumerGroupDriver.Id, "a").ShouldBeTrue();

        Kind.ShouldBe(GroupKind.Classic);
    }

    [Fact]
    public void ForceRebalance_ReachesBothKindsOfMembers()
    {
        var classic = Mixed();

        group.Coordinator.ForceRebalance(ConsumerGroupDriver.Id).ShouldBeTrue();

        Beat(classic).ShouldBe(GroupError.RebalanceInProgress);
        group.Beat("a", saysOwned: false).Assignment.ShouldBe([]);
        var again = JoinClassic(classic.MemberId).Now();
        ConsumerProtocolBytes.ReadAssignment(Sync(again).Now().Assignment).Count.ShouldBe(1);
    }

    [Fact]
    public void Subscription_CutOffAnywhere_IsNone()
    {
        byte[] whole = [0, 3, 0, 0, 0, 1, 0, 1, (byte)'t', 255, 255, 255, 255, 0, 0, 0, 1, 0, 1, (byte)'t', 0, 0, 0, 1, 0, 0, 0, 7, 0, 0, 0, 5, 0, 1, (byte)'r'];
        var read = ConsumerProtocolBytes.ReadSubscription(whole)!;
        (read.Version, read.Topics.Single(), read.Owned.Single(), read.RackId).ShouldBe(((short)3, "t", new TopicPartitionKey("t", 7), "r"));

        for (var length = 0; length < whole.Length; length++)
        {
            ConsumerProtocolBytes.ReadSubscription(whole.AsSpan(0, length)).ShouldBeNull($"{length} bytes");
        }

        ConsumerProtocolBytes.ReadSubscription([0, 0, 127, 255, 255, 255]).ShouldBeNull();
    }

    [Fact]
    public void Assignment_WrittenAndRead_IsTheSame()
    {
        TopicPartitionKey[] partitions = [new("a", 1), new("a", 3), new("ö", 0)];

        ConsumerProtocolBytes.ReadAssignment(ConsumerProtocolBytes.WriteAssignment(2, partitions)).ShouldBe(partitions);
        ConsumerProtocolBytes.ReadAssignment([]).ShouldBeEmpty();
    }

    // The member "a" of the consumer protocol and a classic one, with a partition each.
    private JoinResult Mixed()
    {
        group.Join("a");
        var classic = JoinClassic("").Now();
        Sync(classic).Now();
        group.Beat("a");
        group.Beat("a");
        var again = JoinClassic(classic.MemberId).Now();
        ConsumerProtocolBytes.ReadAssignment(Sync(again).Now().Assignment).Count.ShouldBe(1);
        group.State.ShouldBe(GroupState.Stable);
        return again;
    }

    private void PassLivingOf(JoinResult classic, TimeSpan time)
    {
        for (var left = time; left > TimeSpan.Zero; left -= TimeSpan.FromSeconds(5))
        {
            group.Time.Advance(left < TimeSpan.FromSeconds(5) ? left : TimeSpan.FromSeconds(5));
            Beat(classic);
        }
    }

    private GroupError Beat(JoinResult joined) => group.Coordinator.Heartbeat(ConsumerGroupDriver.Id, new MemberClaim(joined.MemberId, null, joined.Generation));

    private Task<SyncResult> Sync(JoinResult joined) =>
        group.Coordinator.Sync(ConsumerGroupDriver.Id, new SyncCommand { MemberId = joined.MemberId, Generation = joined.Generation });

    private Task<JoinResult> JoinClassic(string memberId, byte[]? metadata = null) => group.Coordinator.Join(ConsumerGroupDriver.Id, new JoinCommand
    {
        MemberId = memberId,
        ClientId = "c",
        SessionTimeout = Session,
        RebalanceTimeout = Rebalance,
        ProtocolType = "consumer",
        Protocols = [new GroupProtocol("range", metadata ?? ReadsT)],
    });
}
