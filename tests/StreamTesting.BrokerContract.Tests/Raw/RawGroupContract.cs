using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>What contracts of the consumer protocol by single requests need.</summary>
public abstract class RawGroupContract(IContractBroker broker) : RawContract(broker)
{
    private protected RawMember NewMember(string group, string? instance = null) => new(Client, group, instance);

    private protected async Task<RawMember> JoinedAsync(string group, params string[] topics)
    {
        var member = NewMember(group);
        (await member.JoinAsync(topics)).ShouldBe(ErrorCode.None, member.Last.ErrorMessage);
        return member;
    }

    /// <summary>The first member of a group, with all partitions: a real coordinator hears of topics a little later than those who make them.</summary>
    private protected async Task<RawMember> FirstAsync(string group, int partitions, params string[] topics)
    {
        var member = await JoinedAsync(group, topics);
        await UntilAsync(() => member.Assignment.Count == partitions, "all partitions for the first member", member);
        return member;
    }

    private protected async Task<Guid> IdOfAsync(string topic) => (await Client.AskAsync<MetadataResponse>(ApiKey.Metadata, 12, new MetadataRequest
    {
        Topics = [new() { Name = topic }],
    })).Topics[0].TopicId;

    /// <summary>Lets members live, saying what they have, until something holds; an operator's change reaches a real coordinator in its own time.</summary>
    private protected static async Task UntilAsync(Func<bool> holds, string what, params RawMember[] members)
    {
        var until = DateTime.UtcNow + Patience;
        while (!holds())
        {
            foreach (var member in members)
            {
                (await member.AcknowledgeAsync()).ShouldBe(ErrorCode.None, member.Last.ErrorMessage);
            }

            if (DateTime.UtcNow > until)
            {
                throw new TimeoutException($"{what} did not come about within {Patience}: {string.Join("; ", members.Select(member => $"epoch {member.Epoch}, {member.Assignment.Count} partitions"))}");
            }
        }
    }

    private protected async Task<ConsumerGroupDescribeResponse.GroupItem> DescribeAsync(string group) =>
        (await Client.AskAsync<ConsumerGroupDescribeResponse>(ApiKey.ConsumerGroupDescribe, 1, new ConsumerGroupDescribeRequest { GroupIds = [group] })).Groups[0];

    private protected async Task<DescribeGroupsResponse.GroupItem> DescribeClassicAsync(string group, short version = 6) =>
        (await Client.AskAsync<DescribeGroupsResponse>(ApiKey.DescribeGroups, version, new DescribeGroupsRequest { Groups = [group] })).Groups[0];

    private protected async Task<ErrorCode> CommitAsync(string group, string topic, long offset, string member = "", int epoch = -1, short version = 9, int partition = 0) =>
        (await Client.AskAsync<OffsetCommitResponse>(ApiKey.OffsetCommit, version, new OffsetCommitRequest
        {
            GroupId = group,
            MemberId = member,
            GenerationIdOrMemberEpoch = epoch,
            Topics = [new() { Name = topic, Partitions = [new() { PartitionIndex = partition, CommittedOffset = offset, CommittedMetadata = "" }] }],
        })).Topics[0].Partitions[0].ErrorCode;

    private protected Task<JoinGroupResponse> JoinClassicAsync(
        string group, string member = "", string type = "consumer", string protocol = "range", string[]? topics = null, (string Topic, int Partition)[]? owned = null, string? instance = null) =>
        Client.AskAsync<JoinGroupResponse>(ApiKey.JoinGroup, instance is null ? (short)3 : (short)5, new JoinGroupRequest
        {
            GroupId = group,
            MemberId = member,
            GroupInstanceId = instance,
            SessionTimeoutMs = 10_000,
            RebalanceTimeoutMs = 10_000,
            ProtocolType = type,
            Protocols = [new() { Name = protocol, Metadata = ClassicBytes.Subscription(topics ?? [], owned ?? []) }],
        });

    private protected async Task<(ErrorCode Error, string? Message)> ConfigureAsync(string group, string name, string? value) =>
        (await Client.AskAsync<IncrementalAlterConfigsResponse>(ApiKey.IncrementalAlterConfigs, 1, new IncrementalAlterConfigsRequest
        {
            Resources = [new() { ResourceType = 32, ResourceName = group, Configs = [new() { Name = name, Value = value, ConfigOperation = value is null ? (sbyte)1 : (sbyte)0 }] }],
        })).Responses[0] is var answer ? (answer.ErrorCode, answer.ErrorMessage) : default;
}
