using Confluent.Kafka;
using StreamTesting.EmbeddedKafka.Protocol;
using ErrorCode = StreamTesting.EmbeddedKafka.Protocol.ErrorCode;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>A group with members that goes over from the classic to the consumer protocol and back, member by member.</summary>
public abstract class ConsumerGroupMigrationContract(IContractBroker broker) : RawGroupContract(broker)
{
    [ContractFact]
    public async Task Join_ClassicGroupWithMembers_TakesThemAlong()
    {
        var topic = await NewTopicAsync(2);
        var group = await NewGroupAsync();
        var (classic, generation) = await ClassicGroupAsync(group, topic, (topic, 0), (topic, 1));

        var member = await JoinedAsync(group, topic);

        member.Epoch.ShouldBeGreaterThan(generation);
        member.Assignment.ShouldBeEmpty();
        var described = await DescribeAsync(group);
        (described.GroupState, described.Members.Count).ShouldBe(("Reconciling", 2));
        var old = described.Members.Single(one => one.MemberId == classic);
        ((int)old.MemberType, old.MemberEpoch, old.Assignment.TopicPartitions.Single().Partitions.Count).ShouldBe((0, generation, 2));
        (await BeatClassicAsync(group, classic, generation)).ShouldBe(ErrorCode.RebalanceInProgress);
        (await SyncClassicAsync(group, classic, generation)).ErrorCode.ShouldBe(ErrorCode.RebalanceInProgress);
    }

    [ContractFact]
    public async Task ClassicMember_OfAConsumerGroup_GivesUpAndGetsPartitionsByJoining()
    {
        var topic = await NewTopicAsync(2);
        var group = await NewGroupAsync();
        var (classic, _) = await ClassicGroupAsync(group, topic, (topic, 0), (topic, 1));
        var member = await JoinedAsync(group, topic);

        var joined = await JoinClassicAsync(group, classic, topics: [topic], owned: [(topic, 0), (topic, 1)]);
        (joined.ErrorCode, joined.MemberId, joined.ProtocolName, joined.Leader).ShouldBe((ErrorCode.None, classic, "range", ""));
        var kept = ClassicBytes.Partitions((await SyncClassicAsync(group, classic, joined.GenerationId)).Assignment).ShouldHaveSingleItem();
        (await BeatClassicAsync(group, classic, joined.GenerationId)).ShouldBe(ErrorCode.RebalanceInProgress);
        joined = await JoinClassicAsync(group, classic, topics: [topic], owned: [kept]);
        ClassicBytes.Partitions((await SyncClassicAsync(group, classic, joined.GenerationId)).Assignment).ShouldBe([kept]);
        await member.AcknowledgeAsync();

        joined.GenerationId.ShouldBe(member.Epoch);
        member.Partitions.ShouldBe([1 - kept.Partition]);
        (await BeatClassicAsync(group, classic, joined.GenerationId)).ShouldBe(ErrorCode.None);
        (await DescribeAsync(group)).GroupState.ShouldBe("Stable");
    }

    [ContractFact]
    public async Task JoinGroup_ConsumerGroupWithMembers_IsTakenIn()
    {
        var topic = await NewTopicAsync(2);
        var group = await NewGroupAsync();
        var member = await FirstAsync(group, 2, topic);

        var joined = await JoinClassicAsync(group, topics: [topic]);
        (joined.ErrorCode, joined.GenerationId).ShouldBe((ErrorCode.None, member.Epoch + 1));
        ClassicBytes.Partitions((await SyncClassicAsync(group, joined.MemberId, joined.GenerationId)).Assignment).ShouldBeEmpty();
        (await BeatClassicAsync(group, joined.MemberId, joined.GenerationId)).ShouldBe(ErrorCode.None);
        await member.BeatAsync();
        await member.AcknowledgeAsync();

        (await BeatClassicAsync(group, joined.MemberId, joined.GenerationId)).ShouldBe(ErrorCode.RebalanceInProgress, "a partition is free for it");
        var again = await JoinClassicAsync(group, joined.MemberId, topics: [topic]);
        ClassicBytes.Partitions((await SyncClassicAsync(group, joined.MemberId, again.GenerationId)).Assignment).ShouldHaveSingleItem();
    }

    [ContractFact]
    public async Task JoinGroup_OfAnotherType_IsInconsistent()
    {
        var group = await NewGroupAsync();
        await JoinedAsync(group, await NewTopicAsync());

        (await JoinClassicAsync(group, type: "connect")).ErrorCode.ShouldBe(ErrorCode.InconsistentGroupProtocol);
        (await JoinClassicAsync(group)).ErrorCode.ShouldBe(ErrorCode.None);
        (await JoinClassicAsync(group, protocol: "other")).ErrorCode.ShouldBe(ErrorCode.InconsistentGroupProtocol);
    }

    [ContractFact]
    public async Task Join_ClassicGroupOfAnotherType_IsNotFound()
    {
        var group = await NewGroupAsync();
        (await JoinClassicAsync(group, type: "connect")).ErrorCode.ShouldBe(ErrorCode.None);
        var member = NewMember(group);

        (await member.JoinAsync("t")).ShouldBe(ErrorCode.GroupIdNotFound);
        member.Last.ErrorMessage.ShouldBe($"Cannot upgrade classic group {group} to consumer group because the group does not use the consumer embedded protocol.");
    }

    [ContractFact]
    public async Task Leave_LastMemberOfTheConsumerProtocol_MakesTheGroupClassic()
    {
        var topic = await NewTopicAsync(2);
        var group = await NewGroupAsync();
        var (classic, _) = await ClassicGroupAsync(group, topic, (topic, 0), (topic, 1));
        var member = await JoinedAsync(group, topic);
        var joined = await JoinClassicAsync(group, classic, topics: [topic]);
        await SyncClassicAsync(group, classic, joined.GenerationId);
        await member.AcknowledgeAsync();
        await CommitAsync(group, topic, 5, member.Id, member.Epoch);

        (await member.LeaveAsync()).ShouldBe(ErrorCode.None);

        var described = await DescribeClassicAsync(group);
        (described.GroupState, described.Members.Single().MemberId).ShouldBe(("PreparingRebalance", classic));
        (await BeatClassicAsync(group, classic, joined.GenerationId)).ShouldBe(ErrorCode.RebalanceInProgress);
        var rejoined = await JoinClassicAsync(group, classic, topics: [topic]);
        (rejoined.ErrorCode, rejoined.Leader, rejoined.GenerationId).ShouldBe((ErrorCode.None, classic, joined.GenerationId + 1));
        (await CommittedAsync(group, topic, stable: false)).CommittedOffset.ShouldBe(5);
    }

    [ContractFact]
    public async Task Commit_OfAClassicMember_IsHeldToItsGeneration()
    {
        var topic = await NewTopicAsync(2);
        var group = await NewGroupAsync();
        await FirstAsync(group, 2, topic);
        var joined = await JoinClassicAsync(group, topics: [topic]);
        await SyncClassicAsync(group, joined.MemberId, joined.GenerationId);

        (await CommitAsync(group, topic, 5, joined.MemberId, joined.GenerationId, version: 8)).ShouldBe(ErrorCode.None);
        (await CommitAsync(group, topic, 5, joined.MemberId, joined.GenerationId + 1)).ShouldBe(ErrorCode.IllegalGeneration);
        (await BeatClassicAsync(group, joined.MemberId, joined.GenerationId + 1)).ShouldBe(ErrorCode.IllegalGeneration);
        (await SyncClassicAsync(group, joined.MemberId, joined.GenerationId + 1)).ErrorCode.ShouldBe(ErrorCode.IllegalGeneration);
    }

    [ContractFact]
    public async Task StaticMember_ThatComesWithTheOtherProtocol_TakesItsPlace()
    {
        var topic = await NewTopicAsync(2);
        var group = await NewGroupAsync();
        var stays = await FirstAsync(group, 2, topic);
        var classic = await JoinClassicAsync(group, topics: [topic], instance: "i");
        classic.ErrorCode.ShouldBe(ErrorCode.None);
        var member = NewMember(group, "i");

        (await member.JoinAsync(topic)).ShouldBe(ErrorCode.None, member.Last.ErrorMessage);

        await UntilAsync(() => member.Assignment.Count == 1 && stays.Assignment.Count == 1, "a partition each", member, stays);
        (await BeatClassicAsync(group, classic.MemberId, classic.GenerationId)).ShouldBe(ErrorCode.UnknownMemberId);
    }

    [ContractFact]
    public async Task Clients_OfBothProtocols_ShareAGroup()
    {
        var topic = await NewTopicAsync(4);
        var group = NewName();
        var classic = Member(group, topic);
        Until(() => classic.Assignment.Count == 4, () => classic.Consume(TimeSpan.FromMilliseconds(20)), "all partitions for the classic member");
        var member = NewMember(group);
        (await member.JoinAsync(topic)).ShouldBe(ErrorCode.None);

        Until(
            () => classic.Assignment.Count == 2 && member.Assignment.Count == 2,
            () =>
            {
                classic.Consume(TimeSpan.FromMilliseconds(20));
                member.AcknowledgeAsync().GetAwaiter().GetResult().ShouldBe(ErrorCode.None);
            },
            "two partitions each");
        classic.Assignment.Select(one => one.Partition.Value).Concat(member.Partitions).Order().ShouldBe([0, 1, 2, 3]);

        await member.LeaveAsync();
        Until(() => classic.Assignment.Count == 4, () => classic.Consume(TimeSpan.FromMilliseconds(20)), "all partitions for the classic member again");
    }

    private async Task<(string MemberId, int Generation)> ClassicGroupAsync(string group, string topic, params (string Topic, int Partition)[] partitions)
    {
        var joined = await JoinClassicAsync(group, topics: [topic]);
        joined.ErrorCode.ShouldBe(ErrorCode.None);
        var synced = await Client.AskAsync<SyncGroupResponse>(ApiKey.SyncGroup, 3, new SyncGroupRequest
        {
            GroupId = group,
            MemberId = joined.MemberId,
            GenerationId = joined.GenerationId,
            Assignments = [new() { MemberId = joined.MemberId, Assignment = ClassicBytes.Assignment(partitions) }],
        });
        synced.ErrorCode.ShouldBe(ErrorCode.None);
        return (joined.MemberId, joined.GenerationId);
    }

    private async Task<ErrorCode> BeatClassicAsync(string group, string member, int generation) =>
        (await Client.AskAsync<HeartbeatResponse>(ApiKey.Heartbeat, 3, new HeartbeatRequest { GroupId = group, MemberId = member, GenerationId = generation })).ErrorCode;

    private Task<SyncGroupResponse> SyncClassicAsync(string group, string member, int generation) =>
        Client.AskAsync<SyncGroupResponse>(ApiKey.SyncGroup, 3, new SyncGroupRequest { GroupId = group, MemberId = member, GenerationId = generation });

    public sealed class OnEmbedded(EmbeddedBroker broker) : ConsumerGroupMigrationContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : ConsumerGroupMigrationContract(broker), IClassFixture<RealKafka>;
}
