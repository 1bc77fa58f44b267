using StreamTesting.EmbeddedKafka.Groups;

namespace StreamTesting.EmbeddedKafka.Tests.Groups;

public sealed class ConsumerGroupTests : IDisposable
{
    private readonly ConsumerGroupDriver group = new();

    public void Dispose() => group.Dispose();

    [Fact]
    public void Join_Second_GetsItsPartitionWhenTheFirstHasGivenItUp()
    {
        group.Join("a");
        group.Partitions("a").ShouldBe([0, 1]);
        group.Join("b");
        group.State.ShouldBe(GroupState.Reconciling);

        group.Beat("a");
        (group.Epoch("a"), group.Member("a")!.State, group.Member("a")!.Revoking.Count).ShouldBe((2, MemberState.UnrevokedPartitions, 1));
        group.Beat("b");
        (group.Epoch("b"), group.Member("b")!.State, group.Partitions("b").Count()).ShouldBe((3, MemberState.UnreleasedPartitions, 0));
        group.Beat("a");
        group.Beat("b");

        (group.State, group.Partitions("a").Single(), group.Partitions("b").Single()).ShouldBe((GroupState.Stable, 0, 1));
    }

    [Fact]
    public void Beat_TargetMovesOnWhileRevoking_IsReachedWhenAllIsGivenUp()
    {
        group.Topics.Set("t", 6);
        group.Join("a");
        group.Join("b");
        group.Beat("a");
        group.Join("c");

        group.Beat("a");
        (group.Epoch("a"), group.Partitions("a").Count()).ShouldBe((2, 2));
        group.Beat("a");
        group.Epoch("a").ShouldBe(4);
    }

    [Fact]
    public void Beat_PreviousEpoch_IsGoodAsLongAsNothingElseIsOwned()
    {
        group.TwoMembers();
        ConsumerHeartbeatResult At(int epoch, params int[] owned) => group.Coordinator.Heartbeat(ConsumerGroupDriver.Id, new ConsumerHeartbeat
        {
            MemberId = "a", Epoch = epoch, Owned = [.. owned.Select(partition => new TopicIdPartition(group.Topic, partition))],
        });

        At(2, 0).Epoch.ShouldBe(3);
        At(2).Epoch.ShouldBe(3);
        At(2, 0, 1).Error.ShouldBe(GroupError.FencedMemberEpoch);
        At(1, 0).Error.ShouldBe(GroupError.FencedMemberEpoch);
        At(4, 0).Error.ShouldBe(GroupError.FencedMemberEpoch);
        At(3, 0, 1).Error.ShouldBe(GroupError.None, "the epoch of now is not held against what a member says it has");
    }

    [Fact]
    public void ForceRebalance_AllGiveUpEverythingAndGetItBack()
    {
        group.TwoMembers();

        group.Coordinator.ForceRebalance(ConsumerGroupDriver.Id).ShouldBeTrue();

        foreach (var member in new[] { "a", "b" })
        {
            group.Beat(member, saysOwned: false).Assignment.ShouldBe([]);
            group.Beat(member).Assignment!.Count.ShouldBe(1);
            group.Epoch(member).ShouldBe(4);
        }

        group.State.ShouldBe(GroupState.Stable);
    }

    [Fact]
    public void ForceRebalance_OfMembersWhoSayThatTheyHaveTheirPartitions_WaitsForThem()
    {
        group.Join("a");
        group.Coordinator.ForceRebalance(ConsumerGroupDriver.Id);
        var had = new[] { new TopicIdPartition(group.Topic, 0) };
        ConsumerHeartbeatResult Owning() => group.Coordinator.Heartbeat(ConsumerGroupDriver.Id, new ConsumerHeartbeat { MemberId = "a", Epoch = 2, Owned = had });

        Owning().Assignment.ShouldBe([]);
        Owning().Assignment.ShouldBeNull();

        group.Member("a")!.Revoking.Count.ShouldBe(2);
    }

    [Fact]
    public void ForceRebalance_WithoutMembers_IsNone()
    {
        group.Coordinator.ForceRebalance(ConsumerGroupDriver.Id).ShouldBeFalse();
        group.Join("a");
        group.Leave("a");

        group.Coordinator.ForceRebalance(ConsumerGroupDriver.Id).ShouldBeFalse();
    }

    [Fact]
    public void ExpireSession_OfOneOrAll_RemovesThem()
    {
        group.TwoMembers();

        group.Coordinator.ExpireSession(ConsumerGroupDriver.Id, "nobody").ShouldBeFalse();
        group.Coordinator.ExpireSession(ConsumerGroupDriver.Id, "a").ShouldBeTrue();
        group.Beat("a").Error.ShouldBe(GroupError.UnknownMemberId);
        group.Beat("b");
        group.Partitions("b").ShouldBe([0, 1]);

        group.Coordinator.ExpireSession(ConsumerGroupDriver.Id, null).ShouldBeTrue();
        group.State.ShouldBe(GroupState.Empty);
    }

    [Fact]
    public void Join_WithUnknownTopic_WaitsForIt()
    {
        group.Join("a", topics: ["later"]);
        group.Partitions("a").ShouldBeEmpty();

        group.Topics.Set("later", 3);
        group.Beat("a");

        (group.Epoch("a"), group.Partitions("a").Count()).ShouldBe((3, 3));
    }

    [Fact]
    public void Topics_ThatNobodyReads_ChangeNothing()
    {
        group.Join("a");

        group.Topics.Set("other", 3);
        group.Beat("a");

        group.Epoch("a").ShouldBe(2);
    }

    [Fact]
    public void Topic_DeletedAndMadeAgain_IsAnotherTopic()
    {
        group.Join("a");
        group.Topics.Delete("t");
        var again = group.Topics.Set("t", 1);

        group.Beat("a");
        group.Beat("a");

        group.Member("a")!.Assigned.Keys.ShouldBe([new TopicIdPartition(again, 0)]);
    }

    [Fact]
    public void MaxSize_Reached_RefusesNewMembersOnly()
    {
        using var small = new ConsumerGroupDriver(GroupSettings.Default with { MaxSize = 1 });
        small.Join("a");

        small.Join("b").Error.ShouldBe(GroupError.GroupMaxSizeReached);
        small.Join("a").Error.ShouldBe(GroupError.None);
    }

    [Fact]
    public void Dispose_OfTheCoordinator_TellsMembersToLookElsewhere()
    {
        group.Join("a");

        group.Coordinator.Dispose();

        group.Beat("a").Error.ShouldBe(GroupError.CoordinatorNotAvailable);
        group.Join("b").Error.ShouldBe(GroupError.CoordinatorNotAvailable);
    }

    [Fact]
    public async Task Kinds_OfAnEmptyGroup_ChangeAndKeepTheOffsets()
    {
        var claim = new MemberClaim("", null, -1);
        group.Coordinator.Commit(ConsumerGroupDriver.Id, claim, [new(new TopicPartitionKey("t", 0), new StoredOffset(5, -1, "", group.Time.GetUtcNow()))]).ShouldBe(GroupError.None);
        GroupKind Kind() => (GroupKind)group.Coordinator.Read(ConsumerGroupDriver.Id, one => (object)one.Kind)!;
        long? Committed() => group.Coordinator.Read(ConsumerGroupDriver.Id, one => new Tuple<long?>(one.Offsets.Find(new TopicPartitionKey("t", 0))?.Offset))?.Item1;

        group.Join("a");
        (Kind(), Committed()).ShouldBe((GroupKind.Consumer, 5));
        group.Leave("a");
        (await JoinClassic()).Error.ShouldBe(GroupError.None);
        (Kind(), Committed()).ShouldBe((GroupKind.Classic, 5));
    }

    [Fact]
    public void Transaction_OpenWhileTheKindChanges_EndsInTheOtherKind()
    {
        var claim = new MemberClaim("", null, -1);
        group.Coordinator.CommitLater(ConsumerGroupDriver.Id, claim, 7, [new(new TopicPartitionKey("t", 0), new StoredOffset(9, -1, "", group.Time.GetUtcNow()))]).ShouldBe(GroupError.None);

        group.Join("a");
        group.Coordinator.EndTransaction(7, committed: true);

        group.Coordinator.Read(ConsumerGroupDriver.Id, one => (object)one.Offsets.Find(new TopicPartitionKey("t", 0))!.Value.Offset).ShouldBe(9L);
    }

    private Task<JoinResult> JoinClassic() => group.Coordinator.Join(ConsumerGroupDriver.Id, new JoinCommand
    {
        MemberId = "",
        ClientId = "c",
        SessionTimeout = TimeSpan.FromSeconds(10),
        RebalanceTimeout = TimeSpan.FromSeconds(10),
        ProtocolType = "consumer",
        Protocols = [new GroupProtocol("range", [])],
    });
}
