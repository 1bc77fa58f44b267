using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>How the assignors of the broker share partitions among the members of a group of the consumer protocol.</summary>
public abstract class ConsumerGroupAssignorContract(IContractBroker broker) : RawGroupContract(broker)
{
    private string group = "";

    [ContractFact]
    public async Task Uniform_MembersWhoReadTheSame_HaveAsMuchGiveOrTakeOne()
    {
        var (one, other) = (await NewTopicAsync(4), await NewTopicAsync(3));
        var members = await MembersAsync(3, one, other);

        await SettleAsync(7, members);

        members.Select(member => member.Assignment.Count).Order().ShouldBe([2, 2, 3]);
        members.SelectMany(member => member.Assignment).Distinct().Count().ShouldBe(7);
    }

    [ContractFact]
    public async Task Uniform_MemberThatJoins_TakesNoMoreThanItsShare()
    {
        var topic = await NewTopicAsync(6);
        var members = await MembersAsync(2, topic);
        await SettleAsync(6, members);
        var before = members.ConvertAll(member => member.Partitions.ToList());
        members.Add(await JoinedAsync(group, topic));

        await SettleAsync(6, members);

        members.Select(member => member.Assignment.Count).ShouldBe([2, 2, 2]);
        members[0].Partitions.ShouldBeSubsetOf(before[0]);
        members[1].Partitions.ShouldBeSubsetOf(before[1]);
    }

    [ContractFact]
    public async Task Uniform_MemberThatLeaves_LeavesToTheOthersWhatTheyHad()
    {
        var topic = await NewTopicAsync(6);
        var members = await MembersAsync(3, topic);
        await SettleAsync(6, members);
        var before = members.ConvertAll(member => member.Partitions.ToList());

        await members[1].LeaveAsync();
        members.RemoveAt(1);
        before.RemoveAt(1);
        await SettleAsync(6, members);

        members.Select(member => member.Assignment.Count).ShouldBe([3, 3]);
        before[0].ShouldBeSubsetOf(members[0].Partitions);
        before[1].ShouldBeSubsetOf(members[1].Partitions);
    }

    [ContractFact]
    public async Task Uniform_MembersWhoReadDifferentTopics_AreBalancedAsFarAsThatGoes()
    {
        var (shared, own) = (await NewTopicAsync(4), await NewTopicAsync(2));
        group = await NewGroupAsync();
        var members = new List<RawMember> { await JoinedAsync(group, shared, own), await JoinedAsync(group, shared) };

        await SettleAsync(6, members);

        members.Select(member => member.Assignment.Count).ShouldBe([3, 3]);
        var id = await IdOfAsync(own);
        members[0].Assignment.Count(one => one.Topic == id).ShouldBe(2);
    }

    [ContractFact]
    public async Task Range_Members_HaveRangesInTheOrderOfTheirIds()
    {
        var topic = await NewTopicAsync(5);
        var members = await MembersAsync(2, [topic], "range");

        await SettleAsync(5, members);

        var sorted = members.OrderBy(member => member.Id, StringComparer.Ordinal).ToList();
        sorted[0].Partitions.ShouldBe([0, 1, 2]);
        sorted[1].Partitions.ShouldBe([3, 4]);
        (await DescribeAsync(group)).AssignorName.ShouldBe("range");
    }

    [ContractFact]
    public async Task Range_TopicsOfTheSameSize_AreSharedAlike()
    {
        var (one, other) = (await NewTopicAsync(3), await NewTopicAsync(3));
        var members = await MembersAsync(2, [one, other], "range");

        await SettleAsync(6, members);

        foreach (var member in members)
        {
            var topics = member.Assignment.GroupBy(partition => partition.Topic).Select(topic => topic.Select(partition => partition.Partition).Order().ToList()).ToList();
            topics.Count.ShouldBe(2);
            topics[0].ShouldBe(topics[1]);
        }
    }

    [ContractFact]
    public async Task Range_StaticMembers_ComeFirstInTheOrderOfTheirInstances()
    {
        var topic = await NewTopicAsync(5);
        group = await NewGroupAsync();
        var members = new List<RawMember> { NewMember(group, "b"), NewMember(group), NewMember(group, "a") };
        members[1].Id = "!";
        foreach (var member in members)
        {
            (await member.JoinAsync([topic], assignor: "range")).ShouldBe(ErrorCode.None);
        }

        await SettleAsync(5, members);

        members[2].Partitions.ShouldBe([0, 1]);
        members[0].Partitions.ShouldBe([2, 3]);
        members[1].Partitions.ShouldBe([4]);
    }

    [ContractFact]
    public async Task Range_MembersWhoReadDifferentTopics_ShareEachTopicAmongItsReaders()
    {
        var (shared, own) = (await NewTopicAsync(3), await NewTopicAsync(2));
        group = await NewGroupAsync();
        var (first, second) = (NewMember(group), NewMember(group));
        (first.Id, second.Id) = ("a", "b");
        await first.JoinAsync([shared], assignor: "range");
        await second.JoinAsync([shared, own], assignor: "range");

        await SettleAsync(5, [first, second]);

        first.Partitions.ShouldBe([0, 1]);
        second.Partitions.ShouldBe([0, 1, 2]);
    }

    [ContractFact]
    public async Task Assignor_ThatMostMembersAskFor_IsTaken()
    {
        var topic = await NewTopicAsync(2);
        group = await NewGroupAsync();
        foreach (var assignor in new[] { "uniform", "range", "range" })
        {
            await NewMember(group).JoinAsync([topic], assignor: assignor);
        }

        (await DescribeAsync(group)).AssignorName.ShouldBe("range");
    }

    private Task<List<RawMember>> MembersAsync(int count, params string[] topics) => MembersAsync(count, topics, null);

    private async Task<List<RawMember>> MembersAsync(int count, string[] topics, string? assignor)
    {
        group = await NewGroupAsync();
        var members = Enumerable.Range(0, count).Select(_ => NewMember(group)).ToList();
        foreach (var member in members)
        {
            (await member.JoinAsync(topics, assignor: assignor)).ShouldBe(ErrorCode.None);
        }

        return members;
    }

    private async Task SettleAsync(int partitions, List<RawMember> members)
    {
        var until = DateTime.UtcNow + Patience;
        do
        {
            DateTime.UtcNow.ShouldBeLessThan(until, "a stable group");
            await UntilAsync(() => members.Sum(member => member.Assignment.Count) == partitions, $"{partitions} partitions with their members", [.. members]);
            foreach (var member in members)
            {
                (await member.AcknowledgeAsync()).ShouldBe(ErrorCode.None);
            }
        }
        while ((await DescribeAsync(group)).GroupState != "Stable");
    }

    public sealed class OnEmbedded(EmbeddedBroker broker) : ConsumerGroupAssignorContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : ConsumerGroupAssignorContract(broker), IClassFixture<RealKafka>;
}
