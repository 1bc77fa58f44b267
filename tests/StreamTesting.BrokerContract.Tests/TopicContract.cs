using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace StreamTesting.BrokerContract.Tests;

public abstract class TopicContract(IContractBroker broker) : Contract(broker)
{
    [ContractFact]
    public async Task Create_NewTopic_HasItsPartitionsAndALeader()
    {
        var topic = await NewTopicAsync(5);

        var metadata = Metadata(topic);

        metadata.Error.Code.ShouldBe(ErrorCode.NoError);
        metadata.Partitions.Select(partition => partition.PartitionId).Order().ShouldBe([0, 1, 2, 3, 4]);
        metadata.Partitions.ShouldAllBe(partition => partition.Leader == 1 && partition.InSyncReplicas.Length == 1);
    }

    [ContractFact]
    public async Task Create_ExistingTopic_IsRefused()
    {
        var topic = await NewTopicAsync();

        (await RefusedAsync(new TopicSpecification { Name = topic, NumPartitions = 1 })).ShouldBe(ErrorCode.TopicAlreadyExists);
    }

    [ContractFact]
    public async Task Create_IllegalName_IsRefused() =>
        (await RefusedAsync(new TopicSpecification { Name = "no spaces", NumPartitions = 1 })).ShouldBe(ErrorCode.TopicException);

    [ContractFact]
    public async Task Create_NameThatCollidesInMetrics_IsRefused()
    {
        var stem = NewName("a");
        using var admin = Admin();
        await admin.CreateTopicsAsync([new TopicSpecification { Name = $"{stem}.x", NumPartitions = 1 }]);

        (await RefusedAsync(new TopicSpecification { Name = $"{stem}_x", NumPartitions = 1 })).ShouldBe(ErrorCode.TopicException);
    }

    [ContractFact]
    public async Task Create_TooManyReplicas_IsRefused() =>
        (await RefusedAsync(new TopicSpecification { Name = NewName(), NumPartitions = 1, ReplicationFactor = 3 })).ShouldBe(ErrorCode.InvalidReplicationFactor);

    [ContractFact]
    public async Task Create_UnknownSetting_IsRefused() =>
        (await RefusedAsync(new TopicSpecification { Name = NewName(), NumPartitions = 1, Configs = new() { ["no.such.setting"] = "1" } })).ShouldBe(ErrorCode.InvalidConfig);

    [ContractFact]
    public async Task Create_IllegalSettingValue_IsRefused() =>
        (await RefusedAsync(new TopicSpecification { Name = NewName(), NumPartitions = 1, Configs = new() { ["max.message.bytes"] = "many" } })).ShouldBe(ErrorCode.InvalidConfig);

    [ContractFact]
    public async Task Create_ValidateOnly_CreatesNothing()
    {
        var name = NewName();
        using var admin = Admin();
        await admin.CreateTopicsAsync([new TopicSpecification { Name = name, NumPartitions = 1 }], new CreateTopicsOptions { ValidateOnly = true });

        admin.GetMetadata(Patience).Topics.ShouldNotContain(topic => topic.Topic == name);
    }

    [ContractFact]
    public async Task Create_DefaultPartitions_AreTheBrokers()
    {
        var name = NewName();
        using var admin = Admin();
        await admin.CreateTopicsAsync([new TopicSpecification { Name = name }]);

        Metadata(name).Partitions.Count.ShouldBe(1);
    }

    [ContractFact]
    public async Task Delete_Topic_IsGoneAndMayComeBackEmpty()
    {
        var topic = await NewTopicAsync();
        await ProduceAsync(topic, 3);
        using var admin = Admin();
        await admin.DeleteTopicsAsync([topic]);
        Until(() => admin.GetMetadata(Patience).Topics.TrueForAll(known => known.Topic != topic), () => { }, "the end of the topic");

        await admin.CreateTopicsAsync([new TopicSpecification { Name = topic, NumPartitions = 2 }]);

        Until(() => Metadata(topic).Partitions.Count == 2, () => { }, "the new topic");
        using var consumer = Consumer(NewName());
        Watermarks(consumer, topic).ShouldBe((0, 0));
    }

    [ContractFact]
    public async Task Delete_UnknownTopic_IsRefused()
    {
        using var admin = Admin();
        var refused = await Should.ThrowAsync<DeleteTopicsException>(admin.DeleteTopicsAsync([NewName()]));

        refused.Results[0].Error.Code.ShouldBe(ErrorCode.UnknownTopicOrPart);
    }

    [ContractFact]
    public async Task Produce_UnknownTopic_CreatesIt()
    {
        var topic = NewName();
        using var producer = Producer();

        (await producer.ProduceAsync(topic, new Message<string?, string?> { Value = "v" })).Offset.Value.ShouldBe(0);

        Metadata(topic).Partitions.Count.ShouldBe(1);
    }

    [ContractFact]
    public async Task Grow_Partitions_AreThere()
    {
        var topic = await NewTopicAsync(2);
        using var admin = Admin();
        await admin.CreatePartitionsAsync([new PartitionsSpecification { Topic = topic, IncreaseTo = 4 }]);
        Until(() => Metadata(topic).Partitions.Count == 4, () => { }, "the new partitions");
        await ProduceAsync(topic, 2, 3);

        ReadAll(topic, 2, 3).Count.ShouldBe(2);
    }

    [ContractFact]
    public async Task Grow_ToFewer_IsRefused()
    {
        var topic = await NewTopicAsync(3);
        using var admin = Admin();
        var refused = await Should.ThrowAsync<CreatePartitionsException>(
            admin.CreatePartitionsAsync([new PartitionsSpecification { Topic = topic, IncreaseTo = 2 }]));

        refused.Results[0].Error.Code.ShouldBe(ErrorCode.InvalidPartitions);
    }

    [ContractFact]
    public async Task Describe_Settings_ShowsDefaultsAndWhatWasSet()
    {
        var topic = await NewTopicAsync(configs: new() { ["max.message.bytes"] = "12345" });
        using var admin = Admin();

        var entries = await SettingsAsync(admin, topic);

        (entries["max.message.bytes"].Value, entries["max.message.bytes"].IsDefault).ShouldBe(("12345", false));
        (entries["message.timestamp.type"].Value, entries["message.timestamp.type"].IsDefault).ShouldBe(("CreateTime", true));
        (entries["cleanup.policy"].Value, entries["retention.ms"].Value).ShouldBe(("delete", "604800000"));
    }

    [ContractFact]
    public async Task Alter_Settings_TakesEffectAndCanBeTakenBack()
    {
        var topic = await NewTopicAsync();
        using var admin = Admin();
        await AlterAsync(admin, topic, "message.timestamp.type", "LogAppendTime", AlterConfigOpType.Set);
        Until(() => SettingsAsync(admin, topic).Result["message.timestamp.type"].Value == "LogAppendTime", () => { }, "the new setting");
        await ProduceAsync(topic, 1);
        ReadAll(topic, 1)[0].Message.Timestamp.Type.ShouldBe(TimestampType.LogAppendTime);

        await AlterAsync(admin, topic, "message.timestamp.type", null, AlterConfigOpType.Delete);

        Until(() => SettingsAsync(admin, topic).Result["message.timestamp.type"].IsDefault, () => { }, "the default setting");
    }

    [ContractFact]
    public async Task Alter_IllegalValue_IsRefused()
    {
        var topic = await NewTopicAsync();
        using var admin = Admin();
        var refused = await Should.ThrowAsync<IncrementalAlterConfigsException>(
            AlterAsync(admin, topic, "message.timestamp.type", "Sometimes", AlterConfigOpType.Set));

        refused.Results[0].Error.Code.ShouldBe(ErrorCode.InvalidConfig);
    }

    [ContractFact]
    public async Task DescribeTopics_ByName_HasAnId()
    {
        var topic = await NewTopicAsync(2);
        using var admin = Admin();

        var described = await admin.DescribeTopicsAsync(TopicCollection.OfTopicNames([topic]));

        var one = described.TopicDescriptions.ShouldHaveSingleItem();
        (one.Name, one.Partitions.Count, one.IsInternal).ShouldBe((topic, 2, false));
        one.TopicId.ToString().ShouldNotBeNullOrEmpty();
    }

    [ContractFact]
    public async Task DescribeCluster_Controller_IsABrokerThatExists()
    {
        using var admin = Admin();

        var cluster = await admin.DescribeClusterAsync();

        cluster.ClusterId.Length.ShouldBe(22);
        cluster.Nodes.ShouldContain(node => node.Id == cluster.Controller.Id);
    }

    private static async Task<Dictionary<string, ConfigEntryResult>> SettingsAsync(IAdminClient admin, string topic) =>
        (await admin.DescribeConfigsAsync([new ConfigResource { Type = ResourceType.Topic, Name = topic }]))[0].Entries;

    private static Task AlterAsync(IAdminClient admin, string topic, string name, string? value, AlterConfigOpType operation) =>
        admin.IncrementalAlterConfigsAsync(new()
        {
            [new ConfigResource { Type = ResourceType.Topic, Name = topic }] =
                [new ConfigEntry { Name = name, Value = value, IncrementalOperation = operation }],
        });

    private TopicMetadata Metadata(string topic)
    {
        using var admin = Admin();
        return admin.GetMetadata(topic, Patience).Topics[0];
    }

    private async Task<ErrorCode> RefusedAsync(TopicSpecification specification)
    {
        using var admin = Admin();
        var refused = await Should.ThrowAsync<CreateTopicsException>(admin.CreateTopicsAsync([specification]));
        return refused.Results[0].Error.Code;
    }

    public sealed class OnEmbedded(EmbeddedBroker broker) : TopicContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : TopicContract(broker), IClassFixture<RealKafka>;
}
