using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>What members of the consumer protocol subscribe to, by name and by pattern, and what becomes of it when topics come, grow and go.</summary>
public abstract class ConsumerGroupSubscriptionContract(IContractBroker broker) : RawGroupContract(broker)
{
    [ContractFact]
    public async Task Subscribe_OtherTopic_GivesUpTheOneAndGetsTheOther()
    {
        var (one, other) = (await NewTopicAsync(2), await NewTopicAsync(1));
        var member = await FirstAsync(await NewGroupAsync(), 2, one);

        await member.SubscribeAsync([other]);
        member.Assignment.ShouldBeEmpty();
        await UntilAsync(() => member.Assignment.Count == 1, "the other topic's partition", member);

        member.Assignment.ShouldBe([(await IdOfAsync(other), 0)]);
    }

    [ContractFact]
    public async Task Subscribe_ToNothing_GivesUpAllAndStaysAMember()
    {
        var group = await NewGroupAsync();
        var member = await FirstAsync(group, 2, await NewTopicAsync(2));

        await member.SubscribeAsync([]);
        await member.AcknowledgeAsync();

        member.Assignment.ShouldBeEmpty();
        (await member.BeatAsync()).ShouldBe(ErrorCode.None);
        (await DescribeAsync(group)).Members.ShouldHaveSingleItem().SubscribedTopicNames.ShouldBeEmpty();
    }

    [ContractFact]
    public async Task Topic_ThatComesLater_IsAssignedThen()
    {
        var (topic, group) = (NewName(), await NewGroupAsync());
        var member = await JoinedAsync(group, topic);
        (member.Assignment.Count, member.Epoch).ShouldBe((0, 2));

        using var admin = Admin();
        await admin.CreateTopicsAsync([new() { Name = topic, NumPartitions = 2, ReplicationFactor = 1 }]);

        await UntilAsync(() => member.Assignment.Count == 2, "the partitions of the new topic", member);
        member.Epoch.ShouldBe(3);
    }

    [ContractFact]
    public async Task Topic_ThatGrows_IsSharedAnew()
    {
        var topic = await NewTopicAsync(1);
        var member = await FirstAsync(await NewGroupAsync(), 1, topic);
        var epoch = member.Epoch;

        using var admin = Admin();
        await admin.CreatePartitionsAsync([new() { Topic = topic, IncreaseTo = 3 }]);

        await UntilAsync(() => member.Assignment.Count == 3, "the new partitions", member);
        member.Epoch.ShouldBe(epoch + 1);
    }

    [ContractFact]
    public async Task Topic_ThatIsDeleted_IsTakenAway()
    {
        var (gone, stays) = (await NewTopicAsync(2), await NewTopicAsync(1));
        var member = await FirstAsync(await NewGroupAsync(), 3, gone, stays);

        using var admin = Admin();
        await admin.DeleteTopicsAsync([gone]);

        await UntilAsync(() => member.Assignment.Count == 1, "the end of the deleted partitions", member);
        member.Assignment.ShouldBe([(await IdOfAsync(stays), 0)]);
    }

    [ContractFact]
    public async Task Pattern_OfWholeNames_HasThoseThatMatch()
    {
        var prefix = NewName("p");
        var right = await NamedTopicAsync($"{prefix}-orders");
        await NamedTopicAsync($"{prefix}-orders-2");
        await NamedTopicAsync($"x{prefix}-orders");
        var member = NewMember(await NewGroupAsync());

        (await member.JoinAsync(null, regex: $"{prefix}-or.*s")).ShouldBe(ErrorCode.None);

        await UntilAsync(() => member.Assignment.Count > 0, "the partition of the topic that matches", member);
        member.Assignment.ShouldBe([(await IdOfAsync(right), 0)]);
    }

    [ContractFact]
    public async Task Pattern_AndNames_AddUp()
    {
        var prefix = NewName("p");
        await NamedTopicAsync($"{prefix}-a");
        await NamedTopicAsync($"{prefix}-b");
        var other = await NewTopicAsync(2);
        var member = NewMember(await NewGroupAsync());

        await member.JoinAsync([other], regex: $"{prefix}-[[:alpha:]]");

        await UntilAsync(() => member.Assignment.Count == 4, "both topics of the pattern and the one of the name", member);
    }

    // A real coordinator looks for new topics of its patterns every ten seconds at most.
    [ContractFact]
    public async Task Pattern_TopicThatComesLater_IsAssignedThen()
    {
        var prefix = NewName("p");
        await NamedTopicAsync($"{prefix}-1");
        var member = NewMember(await NewGroupAsync());
        await member.JoinAsync(null, regex: $"{prefix}-.");
        await UntilAsync(() => member.Assignment.Count == 1, "the first topic", member);

        await NamedTopicAsync($"{prefix}-2");

        await UntilAsync(() => member.Assignment.Count == 2, "the second topic", member);
    }

    [ContractFact]
    public async Task Pattern_ThatIsNone_IsRefused()
    {
        foreach (var bad in new[] { "(", "a{2,1}", "(?=a)", @"(a)\1", "a**", "[z-a]", "a{1001}", "(?>a)", "(?<=a)b" })
        {
            var member = NewMember(await NewGroupAsync());
            (await member.JoinAsync(null, regex: bad)).ShouldBe(ErrorCode.InvalidRegularExpression, bad);
            member.Last.ErrorMessage.ShouldStartWith($"SubscribedTopicRegex `{bad}` is not a valid regular expression: ");
        }

        foreach (var good in new[] { "a|b", @"\Qa.b\E", "(?P<name>a)", "(?i)A", "a*?", "[[:^alpha:]]", @"\pL", @"\x{41}", "(?i:a)b" })
        {
            var member = NewMember(await NewGroupAsync());
            (await member.JoinAsync(null, regex: good)).ShouldBe(ErrorCode.None, good);
        }
    }

    [ContractFact]
    public async Task Pattern_ThatChanges_GivesUpTheOldTopics()
    {
        var prefix = NewName("p");
        await NamedTopicAsync($"{prefix}-a");
        var other = await NamedTopicAsync($"{prefix}-b");
        var member = NewMember(await NewGroupAsync());
        await member.JoinAsync(null, regex: $"{prefix}-a");
        await UntilAsync(() => member.Assignment.Count == 1, "the first topic", member);

        await member.SubscribeAsync(regex: $"{prefix}-b");

        var id = await IdOfAsync(other);
        await UntilAsync(() => member.Assignment is [var one] && one.Topic == id, "the second topic", member);
    }

    private async Task<string> NamedTopicAsync(string name)
    {
        using var admin = Admin();
        await admin.CreateTopicsAsync([new() { Name = name, NumPartitions = 1, ReplicationFactor = 1 }]);
        Until(() => admin.GetMetadata(name, Patience).Topics is [{ Error.IsError: false }], () => { }, $"topic {name} in the metadata");
        return name;
    }

    public sealed class OnEmbedded(EmbeddedBroker broker) : ConsumerGroupSubscriptionContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : ConsumerGroupSubscriptionContract(broker), IClassFixture<RealKafka>;
}
