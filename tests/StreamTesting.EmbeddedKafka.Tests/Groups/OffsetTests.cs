using System.Text;
using StreamTesting.EmbeddedKafka.Groups;

namespace StreamTesting.EmbeddedKafka.Tests.Groups;

public sealed class OffsetTests : IDisposable
{
    private readonly GroupDriver group = new();

    public void Dispose() => group.Dispose();

    [Fact]
    public void Commit_SimpleConsumer_MakesAnEmptyGroup()
    {
        group.Commit("", -1, 5).ShouldBe(GroupError.None);

        (group.State, group.Committed()).ShouldBe((GroupState.Empty, 5));
    }

    [Fact]
    public async Task Commit_SimpleConsumerWhileMembersAreActive_IsRefused()
    {
        await group.StableWith(1);

        group.Commit("", -1, 5).ShouldBe(GroupError.UnknownMemberId);
    }

    [Fact]
    public async Task Commit_MemberOfThisGeneration_IsTaken()
    {
        var (members, generation) = await group.StableWith(1);

        group.Commit(members[0], generation, 5).ShouldBe(GroupError.None);
        group.Commit(members[0], generation - 1, 6).ShouldBe(GroupError.IllegalGeneration);
        group.Commit("ghost", generation, 6).ShouldBe(GroupError.UnknownMemberId);
        group.Committed().ShouldBe(5);
    }

    [Fact]
    public async Task Commit_WhileRebalancing_IsTakenBeforeTheJoinAndRefusedBeforeTheSync()
    {
        var (members, generation) = await group.StableWith(1);
        var second = group.Join();
        group.Commit(members[0], generation, 5).ShouldBe(GroupError.None);

        var rejoined = await group.Join(members[0]);

        group.Commit(members[0], rejoined.Generation, 6).ShouldBe(GroupError.RebalanceInProgress);
        (await second).Error.ShouldBe(GroupError.None);
    }

    [Fact]
    public void Commit_UnknownGroupWithGeneration_IsIllegal() => group.Commit("m", 3, 5).ShouldBe(GroupError.IllegalGeneration);

    [Fact]
    public async Task Delete_Groups_OnlyEmptyOnes()
    {
        group.Coordinator.Delete("group").ShouldBe(GroupError.GroupIdNotFound);
        var (members, _) = await group.StableWith(1);
        group.Coordinator.Delete("group").ShouldBe(GroupError.NonEmptyGroup);
        group.Leave(members[0]);

        group.Coordinator.Delete("group").ShouldBe(GroupError.None);
        group.Coordinator.Ids.ShouldBeEmpty();
    }

    [Fact]
    public void ForgetTopic_CommittedOffsets_AreGone()
    {
        group.Commit("", -1, 5);

        group.Coordinator.ForgetTopic("t");

        group.Committed().ShouldBeNull();
    }

    [Fact]
    public void SubscribedTopics_MetadataOfAConsumer_IsRead()
    {
        byte[] metadata = [0, 1, 0, 0, 0, 2, 0, 1, (byte)'a', 0, 2, (byte)'b', (byte)'c', 0, 0, 0, 0];

        ConsumerSubscription.TopicsOf([metadata])!.ShouldBe(["a", "bc"], ignoreOrder: true);
        ConsumerSubscription.TopicsOf([Encoding.UTF8.GetBytes("junk")]).ShouldBeNull();
        ConsumerSubscription.TopicsOf([metadata[..9]]).ShouldBeNull();
    }
}
