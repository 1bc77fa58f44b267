using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>The settings of single groups: how often a member is to be heard of, and how long it may be silent.</summary>
public abstract class ConsumerGroupConfigContract(IContractBroker broker) : RawGroupContract(broker)
{
    private const string Session = "consumer.session.timeout.ms";
    private const string Heartbeat = "consumer.heartbeat.interval.ms";

    [ContractFact]
    public async Task HeartbeatInterval_OfAGroup_IsWhatItsMembersAreTold()
    {
        var group = await NewGroupAsync();
        (await ConfigureAsync(group, Heartbeat, "250")).Error.ShouldBe(ErrorCode.None);
        var member = await JoinedAsync(group, await NewTopicAsync());

        await UntilAsync(() => member.Last.HeartbeatIntervalMs == 250, "the group's own interval", member);
        await ConfigureAsync(group, Heartbeat, null);
        await UntilAsync(() => member.Last.HeartbeatIntervalMs == 100, "the broker's interval", member);
    }

    [ContractFact]
    public async Task SessionTimeout_OfASilentMember_EndsItsMembership()
    {
        var group = await NewGroupAsync();
        (await ConfigureAsync(group, Session, "1500")).Error.ShouldBe(ErrorCode.None);
        await UntilConfiguredAsync(group, Session, "1500");
        var topic = await NewTopicAsync(2);
        var silent = await FirstAsync(group, 2, topic);
        var lives = await JoinedAsync(group, topic);

        await UntilAsync(() => lives.Assignment.Count == 2, "the silent member's partitions", lives);

        (await silent.BeatAsync()).ShouldBe(ErrorCode.UnknownMemberId);
    }

    [ContractFact]
    public async Task SessionTimeout_OfAStaticMemberThatIsAway_EndsItsMembershipToo()
    {
        var group = await NewGroupAsync();
        await ConfigureAsync(group, Session, "1500");
        await UntilConfiguredAsync(group, Session, "1500");
        var topic = await NewTopicAsync(2);
        var away = NewMember(group, "i");
        await away.JoinAsync(topic);
        await UntilAsync(() => away.Assignment.Count == 2, "all partitions for the first", away);
        var lives = await JoinedAsync(group, topic);
        await UntilAsync(() => lives.Assignment.Count == 1, "a partition for the second", away, lives);
        await away.LeaveAsync(-2);

        await UntilAsync(() => lives.Assignment.Count == 2, "the partitions of the one that is away", lives);
    }

    [ContractFact]
    public async Task Alter_ValuesThatAreNone_AreInvalid()
    {
        var group = await NewGroupAsync();

        (await ConfigureAsync(group, "nothing", "1")).ShouldBe((ErrorCode.InvalidConfig, "Unknown group config name: nothing"));
        (await ConfigureAsync(group, Session, "soon")).ShouldBe((ErrorCode.InvalidConfig, $"Invalid value soon for configuration {Session}: Not a number of type INT"));
        (await ConfigureAsync(group, Session, "0")).ShouldBe((ErrorCode.InvalidConfig, $"Invalid value 0 for configuration {Session}: Value must be at least 1"));
        (await ConfigureAsync("", Session, "5000")).Error.ShouldBe(ErrorCode.InvalidRequest);
    }

    [ContractFact]
    public async Task Describe_Group_SaysWhatIsItsOwn()
    {
        var group = await NewGroupAsync();
        await ConfigureAsync(group, Session, "50000");
        await UntilConfiguredAsync(group, Session, "50000");

        var described = await DescribeConfigsAsync(group, null);

        described.Single(config => config.Name == Session).ConfigSource.ShouldBe((sbyte)8);
        var interval = described.Single(config => config.Name == Heartbeat);
        (interval.Value, (int)interval.ConfigType).ShouldBe(("100", 3));
    }

    private async Task UntilConfiguredAsync(string group, string name, string value)
    {
        var until = DateTime.UtcNow + Patience;
        while ((await DescribeConfigsAsync(group, [name])).FirstOrDefault()?.Value != value)
        {
            DateTime.UtcNow.ShouldBeLessThan(until, $"{name}={value} in the broker");
        }
    }

    private async Task<List<DescribeConfigsResponse.ConfigItem>> DescribeConfigsAsync(string group, List<string>? names) =>
        (await Client.AskAsync<DescribeConfigsResponse>(ApiKey.DescribeConfigs, 4, new DescribeConfigsRequest
        {
            Resources = [new() { ResourceType = 32, ResourceName = group, ConfigurationKeys = names }],
        })).Results[0].Configs;

    public sealed class OnEmbedded(EmbeddedBroker broker) : ConsumerGroupConfigContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : ConsumerGroupConfigContract(broker), IClassFixture<RealKafka>;
}
