using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>AlterConfigs, by which older clients set settings: all of a topic at once.</summary>
public abstract class AlterConfigsContract(IContractBroker broker) : RawContract(broker)
{
    private const sbyte Topic = 2;

    [ContractFact]
    public async Task AlterConfigs_WhatIsNotNamed_GoesBackToItsDefault()
    {
        var topic = await NewTopicAsync(configs: new() { ["retention.ms"] = "1000", ["max.message.bytes"] = "2000" });

        (await AlterAsync(topic, ("max.message.bytes", "3000"))).ErrorCode.ShouldBe(ErrorCode.None);

        await UntilSettingsAsync(topic, ["max.message.bytes=3000"]);
    }

    [ContractFact]
    public async Task AlterConfigs_IllegalValue_ChangesNothing()
    {
        var topic = await NewTopicAsync(configs: new() { ["retention.ms"] = "1000" });

        (await AlterAsync(topic, ("retention.ms", "soon"))).ErrorCode.ShouldBe(ErrorCode.InvalidConfig);
        (await AlterAsync(topic, ("no.such.setting", "1"))).ErrorCode.ShouldBe(ErrorCode.InvalidConfig);
        (await AlterAsync(topic, ("retention.ms", null))).ErrorCode.ShouldBe(ErrorCode.InvalidRequest);
        (await AlterAsync(topic, ("retention.ms", "1"), ("retention.ms", "2"))).ErrorCode.ShouldBe(ErrorCode.InvalidRequest);

        (await SettingsAsync(topic)).ShouldBe(["retention.ms=1000"]);
    }

    [ContractFact]
    public async Task AlterConfigs_OfNoTopic_IsUnknown() =>
        (await AlterAsync(NewName(), ("retention.ms", "1"))).ErrorCode.ShouldBe(ErrorCode.UnknownTopicOrPartition);

    private async Task<AlterConfigsResponse.ResponseItem> AlterAsync(string topic, params (string Name, string? Value)[] settings) =>
        (await Client.AskAsync<AlterConfigsResponse>(ApiKey.AlterConfigs, 2, new AlterConfigsRequest
        {
            Resources = [new() { ResourceType = Topic, ResourceName = topic, Configs = [.. settings.Select(setting => new AlterConfigsRequest.ConfigItem { Name = setting.Name, Value = setting.Value })] }],
        })).Responses[0];

    private async Task UntilSettingsAsync(string topic, string[] expected)
    {
        var until = DateTime.UtcNow + Patience;
        while (!(await SettingsAsync(topic)).SequenceEqual(expected) && DateTime.UtcNow < until)
        {
        }

        (await SettingsAsync(topic)).ShouldBe(expected);
    }

    /// <summary>What was set for the topic, not what it has by default.</summary>
    private async Task<IReadOnlyList<string>> SettingsAsync(string topic)
    {
        const sbyte OfTheTopic = 1;
        var answer = await Client.AskAsync<DescribeConfigsResponse>(ApiKey.DescribeConfigs, 4, new DescribeConfigsRequest
        {
            Resources = [new() { ResourceType = Topic, ResourceName = topic, ConfigurationKeys = null }],
        });
        return [.. answer.Results[0].Configs.Where(config => config.ConfigSource == OfTheTopic).Select(config => $"{config.Name}={config.Value}").Order()];
    }

    public sealed class OnEmbedded(EmbeddedBroker broker) : AlterConfigsContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : AlterConfigsContract(broker), IClassFixture<RealKafka>;
}
