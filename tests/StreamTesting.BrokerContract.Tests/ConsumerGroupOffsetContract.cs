using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>Committed offsets of groups of the consumer protocol: who may commit, fetch and delete them.</summary>
public abstract class ConsumerGroupOffsetContract(IContractBroker broker) : RawGroupContract(broker)
{
    [ContractFact]
    public async Task Commit_AtTheMembersEpoch_IsTaken()
    {
        var topic = await NewTopicAsync();
        var group = await NewGroupAsync();
        var member = await FirstAsync(group, 1, topic);

        (await CommitAsync(group, topic, 5, member.Id, member.Epoch)).ShouldBe(ErrorCode.None);

        (await CommittedAsync(group, topic, stable: false)).CommittedOffset.ShouldBe(5);
    }

    [ContractFact]
    public async Task Commit_AtAnotherEpoch_IsStale()
    {
        var topic = await NewTopicAsync();
        var group = await NewGroupAsync();
        var member = await FirstAsync(group, 1, topic);

        (await CommitAsync(group, topic, 5, member.Id, member.Epoch + 1)).ShouldBe(ErrorCode.StaleMemberEpoch);
        (await CommitAsync(group, topic, 5, member.Id, member.Epoch - 1)).ShouldBe(ErrorCode.StaleMemberEpoch);
        (await CommitAsync(group, topic, 5, member.Id, -1)).ShouldBe(ErrorCode.StaleMemberEpoch);
        (await CommittedAsync(group, topic, stable: false)).CommittedOffset.ShouldBe(-1);
    }

    [ContractFact]
    public async Task Commit_AtAnEpochThatHasPassed_IsTakenForWhatTheMemberKept()
    {
        var topic = await NewTopicAsync(2);
        var group = await NewGroupAsync();
        var first = await FirstAsync(group, 2, topic);
        var epoch = first.Epoch;
        var second = await JoinedAsync(group, topic);
        await UntilAsync(() => second.Assignment.Count == 1, "a partition for the second", first, second);
        first.Epoch.ShouldBe(epoch + 1);
        var (kept, given) = (first.Partitions.Single(), second.Partitions.Single());

        (await CommitAsync(group, topic, 5, first.Id, epoch, partition: kept)).ShouldBe(ErrorCode.None);
        (await CommitAsync(group, topic, 5, first.Id, epoch, partition: given)).ShouldBe(ErrorCode.StaleMemberEpoch);
        (await CommitAsync(group, topic, 5, second.Id, epoch, partition: given)).ShouldBe(ErrorCode.StaleMemberEpoch);
        (await CommitAsync(group, topic, 5, first.Id, epoch + 1, partition: given)).ShouldBe(ErrorCode.None);
    }

    [ContractFact]
    public async Task Commit_WhileRevoking_IsTakenForWhatIsGivenUp()
    {
        var topic = await NewTopicAsync(2);
        var group = await NewGroupAsync();
        var first = await FirstAsync(group, 2, topic);
        var epoch = first.Epoch;
        await JoinedAsync(group, topic);
        await first.BeatAsync();
        first.Assignment.Count.ShouldBe(1);

        (await CommitAsync(group, topic, 5, first.Id, epoch, partition: 0)).ShouldBe(ErrorCode.None);
        (await CommitAsync(group, topic, 5, first.Id, epoch, partition: 1)).ShouldBe(ErrorCode.None);
    }

    [ContractFact]
    public async Task Commit_OfStrangers_IsRefusedWhileThereAreMembers()
    {
        var topic = await NewTopicAsync();
        var group = await NewGroupAsync();
        var member = await FirstAsync(group, 1, topic);

        (await CommitAsync(group, topic, 5, "nobody", member.Epoch)).ShouldBe(ErrorCode.UnknownMemberId);
        (await CommitAsync(group, topic, 5)).ShouldBe(ErrorCode.UnknownMemberId);
        await member.LeaveAsync();
        (await CommitAsync(group, topic, 5)).ShouldBe(ErrorCode.None);
        (await CommitAsync(group, topic, 5, member.Id, 2)).ShouldBe(ErrorCode.UnknownMemberId);
    }

    [ContractFact]
    public async Task Commit_InAVersionWithoutEpochs_IsUnsupported()
    {
        var topic = await NewTopicAsync();
        var group = await NewGroupAsync();
        var member = await FirstAsync(group, 1, topic);

        (await CommitAsync(group, topic, 5, member.Id, member.Epoch, version: 8)).ShouldBe(ErrorCode.UnsupportedVersion);
    }

    [ContractFact]
    public async Task Fetch_ByMember_KnowsItsEpoch()
    {
        var topic = await NewTopicAsync();
        var group = await NewGroupAsync();
        var member = await FirstAsync(group, 1, topic);
        await CommitAsync(group, topic, 7, member.Id, member.Epoch);
        async Task<(ErrorCode Error, long? Offset)> Fetch(string? id, int epoch)
        {
            var answer = (await Client.AskAsync<OffsetFetchResponse>(ApiKey.OffsetFetch, 9, new OffsetFetchRequest
            {
                Groups = [new() { GroupId = group, MemberId = id, MemberEpoch = epoch, Topics = [new() { Name = topic, PartitionIndexes = [0] }] }],
            })).Groups[0];
            return (answer.ErrorCode, answer.Topics.FirstOrDefault()?.Partitions[0].CommittedOffset);
        }

        (await Fetch(member.Id, member.Epoch)).ShouldBe((ErrorCode.None, 7));
        (await Fetch(null, -1)).ShouldBe((ErrorCode.None, 7));
        (await Fetch(member.Id, member.Epoch + 1)).Error.ShouldBe(ErrorCode.StaleMemberEpoch);
        (await Fetch(member.Id, member.Epoch - 1)).Error.ShouldBe(ErrorCode.StaleMemberEpoch);
        (await Fetch("nobody", member.Epoch)).Error.ShouldBe(ErrorCode.UnknownMemberId);
        (await Fetch("", -1)).Error.ShouldBe(ErrorCode.UnknownMemberId);
    }

    [ContractFact]
    public async Task TransactionalCommit_OfAMember_CountsAtItsEpochAlone()
    {
        var topic = await NewTopicAsync();
        var group = await NewGroupAsync();
        var member = await FirstAsync(group, 1, topic);
        var producer = await StartedAsync();

        (await producer.CommitOffsetAsync(group, topic, 1, generation: member.Epoch + 1, member: member.Id)).ShouldBe(ErrorCode.IllegalGeneration);
        (await producer.CommitOffsetAsync(group, topic, 1, generation: member.Epoch, member: "nobody")).ShouldBe(ErrorCode.UnknownMemberId);
        (await producer.CommitOffsetAsync(group, topic, 3, generation: member.Epoch, member: member.Id)).ShouldBe(ErrorCode.None);

        (await CommittedAsync(group, topic, stable: true)).ErrorCode.ShouldBe(ErrorCode.UnstableOffsetCommit);
        (await producer.EndWhenPossibleAsync(commit: true)).ShouldBe(ErrorCode.None);
        var until = DateTime.UtcNow + Patience;
        while ((await CommittedAsync(group, topic, stable: true)).CommittedOffset != 3)
        {
            DateTime.UtcNow.ShouldBeLessThan(until, "the offset of the transaction");
        }
    }

    [ContractFact]
    public async Task TransactionalCommit_OfNobody_IsTaken()
    {
        var topic = await NewTopicAsync();
        var group = await NewGroupAsync();
        await FirstAsync(group, 1, topic);
        var producer = await StartedAsync();

        (await producer.CommitOffsetAsync(group, topic, 3)).ShouldBe(ErrorCode.None);
        (await producer.EndWhenPossibleAsync(commit: false)).ShouldBe(ErrorCode.None);
    }

    [ContractFact]
    public async Task DeleteOffsets_OfATopicThatIsRead_IsRefused()
    {
        var (read, other) = (await NewTopicAsync(), await NewTopicAsync());
        var group = await NewGroupAsync();
        var member = await FirstAsync(group, 1, read);
        await CommitAsync(group, read, 5, member.Id, member.Epoch);
        await CommitAsync(group, other, 5, member.Id, member.Epoch);

        var answer = await Client.AskAsync<OffsetDeleteResponse>(ApiKey.OffsetDelete, 0, new OffsetDeleteRequest
        {
            GroupId = group, Topics = [new() { Name = read, Partitions = [new() { PartitionIndex = 0 }] }, new() { Name = other, Partitions = [new() { PartitionIndex = 0 }] }],
        });

        answer.ErrorCode.ShouldBe(ErrorCode.None);
        answer.Topics.ToDictionary(topic => topic.Name, topic => topic.Partitions[0].ErrorCode)
            .ShouldBe(new Dictionary<string, ErrorCode> { [read] = ErrorCode.GroupSubscribedToTopic, [other] = ErrorCode.None }, ignoreOrder: true);
        (await CommittedAsync(group, other, stable: false)).CommittedOffset.ShouldBe(-1);
    }

    public sealed class OnEmbedded(EmbeddedBroker broker) : ConsumerGroupOffsetContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : ConsumerGroupOffsetContract(broker), IClassFixture<RealKafka>;
}
