using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>Settings of topics and brokers: described, altered, and refused in Kafka's words.</summary>
public abstract class ConfigContract(IContractBroker broker) : RawContract(broker)
{
    private const sbyte Topic = 2;
    private const sbyte Broker = 4;
    private const sbyte Set = 0;
    private const sbyte Delete = 1;
    private const sbyte Append = 2;
    private const sbyte Subtract = 3;

    // What a real Kafka has for a topic when nothing was set: name, value, type, and the brokers' name for it with a default.
    private static readonly string[] TopicSettings =
    [
        "cleanup.policy delete 7 log.cleanup.policy", "compression.gzip.level -1 3 compression.gzip.level", "compression.lz4.level 9 3 compression.lz4.level",
        "compression.type producer 2 compression.type", "compression.zstd.level 3 3 compression.zstd.level", "delete.retention.ms 86400000 5 log.cleaner.delete.retention.ms",
        "file.delete.delay.ms 60000 5 log.segment.delete.delay.ms", "flush.messages 9223372036854775807 5 log.flush.interval.messages", "flush.ms 9223372036854775807 5 ",
        "follower.replication.throttled.replicas  7 ", "index.interval.bytes 4096 3 log.index.interval.bytes", "leader.replication.throttled.replicas  7 ",
        "local.retention.bytes -2 5 log.local.retention.bytes", "local.retention.ms -2 5 log.local.retention.ms", "max.compaction.lag.ms 9223372036854775807 5 log.cleaner.max.compaction.lag.ms",
        "max.message.bytes 1048588 3 message.max.bytes", "message.timestamp.after.max.ms 3600000 5 log.message.timestamp.after.max.ms",
        "message.timestamp.before.max.ms 9223372036854775807 5 log.message.timestamp.before.max.ms", "message.timestamp.type CreateTime 2 log.message.timestamp.type",
        "min.cleanable.dirty.ratio 0.5 6 log.cleaner.min.cleanable.ratio", "min.compaction.lag.ms 0 5 log.cleaner.min.compaction.lag.ms", "preallocate false 1 log.preallocate",
        "remote.log.copy.disable false 1 ", "remote.log.delete.on.disable false 1 ", "remote.storage.enable false 1 ", "retention.bytes -1 5 log.retention.bytes",
        "retention.ms 604800000 5 ", "segment.bytes 1073741824 3 log.segment.bytes", "segment.index.bytes 10485760 3 log.index.size.max.bytes", "segment.jitter.ms 0 5 ",
        "segment.ms 604800000 5 ", "unclean.leader.election.enable false 1 unclean.leader.election.enable",
    ];

    // What a real Kafka says of the settings that the embedded broker has: name, type, and whether it can be changed while the broker runs.
    private static readonly string[] BrokerSettings =
    [
        "auto.create.topics.enable 1 read only", "broker.id 3 read only", "compression.gzip.level 3 dynamic", "compression.lz4.level 3 dynamic",
        "compression.type 2 dynamic", "compression.zstd.level 3 dynamic", "default.replication.factor 3 read only",
        "delete.topic.enable 1 read only", "group.consumer.heartbeat.interval.ms 3 read only", "group.consumer.session.timeout.ms 3 read only",
        "group.initial.rebalance.delay.ms 3 read only", "group.max.session.timeout.ms 3 read only", "group.min.session.timeout.ms 3 read only",
        "log.cleaner.delete.retention.ms 5 dynamic", "log.cleaner.max.compaction.lag.ms 5 dynamic", "log.cleaner.min.cleanable.ratio 6 dynamic",
        "log.cleaner.min.compaction.lag.ms 5 dynamic", "log.cleanup.policy 7 dynamic", "log.dirs 7 read only",
        "log.flush.interval.messages 5 dynamic", "log.flush.interval.ms 5 dynamic", "log.index.interval.bytes 3 dynamic",
        "log.index.size.max.bytes 3 dynamic", "log.local.retention.bytes 5 dynamic", "log.local.retention.ms 5 dynamic",
        "log.message.timestamp.after.max.ms 5 dynamic", "log.message.timestamp.before.max.ms 5 dynamic", "log.message.timestamp.type 2 dynamic",
        "log.preallocate 1 dynamic", "log.retention.bytes 5 dynamic", "log.retention.ms 5 dynamic", "log.roll.jitter.ms 5 dynamic",
        "log.roll.ms 5 dynamic", "log.segment.bytes 3 dynamic", "log.segment.delete.delay.ms 5 dynamic",
        "max.incremental.fetch.session.cache.slots 3 read only", "max.request.partition.size.limit 3 read only", "message.max.bytes 3 dynamic",
        "min.insync.replicas 3 dynamic", "node.id 3 read only", "num.partitions 3 read only", "socket.request.max.bytes 3 read only",
        "transaction.max.timeout.ms 3 read only", "unclean.leader.election.enable 1 dynamic",
    ];

    [ContractFact]
    public async Task Describe_Broker_SettingsHaveKafkasTypes()
    {
        var told = (await DescribeAsync(Broker, "1")).Select(config => $"{config.Name} {config.ConfigType} {(config.ReadOnly ? "read only" : "dynamic")}").ToList();

        BrokerSettings.Except(told).ShouldBeEmpty();
        if (IsEmbedded)
        {
            told.Except(BrokerSettings).ShouldBeEmpty();
        }
    }

    [ContractFact]
    public async Task Describe_Topic_HasKafkasSettingsWithTypesAndSynonyms()
    {
        var topic = await NewTopicAsync();

        // Where replicas are elected by KIP-966, Kafka sets min.insync.replicas for all brokers.
        var told = (await DescribeAsync(Topic, topic)).Where(config => config.Name != "min.insync.replicas").OrderBy(config => config.Name, StringComparer.Ordinal).ToList();

        told.Select(config => $"{config.Name} {config.Value} {config.ConfigType} {config.Synonyms.SingleOrDefault()?.Name}").ShouldBe(TopicSettings);
        told.ShouldAllBe(config => config.ConfigSource == 5 && !config.ReadOnly && !config.IsSensitive && config.Documentation == null);
        told.SelectMany(config => config.Synonyms).ShouldAllBe(synonym => synonym.Source == 5);
    }

    [ContractFact]
    public async Task Describe_TopicWithASettingOfItsOwn_HasThatFirst()
    {
        var topic = await NewTopicAsync(configs: new() { ["max.message.bytes"] = "2000" });

        var told = (await DescribeAsync(Topic, topic, "max.message.bytes")).ShouldHaveSingleItem();

        (told.Value, told.ConfigSource).ShouldBe(("2000", (sbyte)1));
        told.Synonyms.Select(synonym => (synonym.Name, synonym.Value, synonym.Source)).ShouldBe([("max.message.bytes", "2000", 1), ("message.max.bytes", "1048588", 5)]);
    }

    [ContractFact]
    public async Task Describe_WithDocumentation_HasIt()
    {
        var topic = await NewTopicAsync();
        var answer = await Client.AskAsync<DescribeConfigsResponse>(ApiKey.DescribeConfigs, 4, new DescribeConfigsRequest
        {
            IncludeDocumentation = true, Resources = [new() { ResourceType = Topic, ResourceName = topic, ConfigurationKeys = ["retention.ms", "no.such.setting"] }],
        });

        var told = answer.Results[0].Configs.ShouldHaveSingleItem();
        told.Documentation.ShouldNotBeNullOrEmpty();
        (told.Name, told.Synonyms.Count, answer.Results[0].ErrorMessage).ShouldBe(("retention.ms", 0, ""));
    }

    [ContractFact]
    public async Task Describe_NoKeys_IsAllKeys()
    {
        var topic = await NewTopicAsync();
        var answer = await Client.AskAsync<DescribeConfigsResponse>(ApiKey.DescribeConfigs, 4, new DescribeConfigsRequest
        {
            Resources = [new() { ResourceType = Topic, ResourceName = topic, ConfigurationKeys = [] }],
        });

        answer.Results[0].Configs.Count.ShouldBe(TopicSettings.Length + 1);
    }

    [ContractFact]
    public async Task Describe_WhatIsNotThere_IsRefused()
    {
        (await RefusedAsync(Topic, "not-there")).ShouldBe((ErrorCode.UnknownTopicOrPartition, ""));
        (await RefusedAsync(Topic, "")).ShouldBe((ErrorCode.InvalidTopicException, "Topic name is invalid: the empty string is not allowed"));
        (await RefusedAsync(Topic, "a b")).ShouldBe((ErrorCode.InvalidTopicException, "Topic name is invalid: 'a b' contains one or more characters other than ASCII alphanumerics, '.', '_' and '-'"));
        (await RefusedAsync(Broker, "77")).ShouldBe((ErrorCode.InvalidRequest, "Unexpected broker id, expected 1 or empty string, but received 77"));
        (await RefusedAsync(Broker, "x")).ShouldBe((ErrorCode.InvalidRequest, "Broker id must be an integer, but it is: x"));
        (await RefusedAsync(3, "x")).Error.ShouldBe(ErrorCode.InvalidRequest);
    }

    [ContractFact]
    public async Task Describe_Broker_HasTypesAndWhatCanBeChanged()
    {
        var told = (await DescribeAsync(Broker, "1")).ToDictionary(config => config.Name);

        string Line(string name) => $"{told[name].Value} {told[name].ConfigType} {(told[name].ReadOnly ? "read only" : "dynamic")} {told[name].ConfigSource}";
        Line("auto.create.topics.enable").ShouldBe("true 1 read only 5");
        Line("message.max.bytes").ShouldBe("1048588 3 dynamic 5");
        Line("log.cleanup.policy").ShouldBe("delete 7 dynamic 5");
        Line("log.retention.bytes").ShouldBe("-1 5 dynamic 5");
        Line("log.message.timestamp.type").ShouldBe("CreateTime 2 dynamic 5");
        Line("node.id").ShouldBe("1 3 read only 4");
        Line("transaction.max.timeout.ms").ShouldBe("900000 3 read only 5");
        Line("max.incremental.fetch.session.cache.slots").ShouldBe("1000 3 read only 5");
        (told["log.retention.ms"].Value, told["log.retention.ms"].ReadOnly).ShouldBe((null, false));
        told["group.initial.rebalance.delay.ms"].Synonyms.Select(synonym => (synonym.Value, synonym.Source)).ShouldBe([("0", 4), ("3000", 5)]);
        told["broker.id"].Synonyms.Select(synonym => (synonym.Value, synonym.Source)).ShouldBe([("1", 4), ("-1", 5)]);
    }

    [ContractFact]
    public async Task Alter_Topic_AppendsAndSubtracts()
    {
        var topic = await NewTopicAsync();
        (await AlterAsync(Topic, topic, ("cleanup.policy", Append, "compact"))).ShouldBeNull();
        await UntilAsync(topic, "cleanup.policy", "delete,compact");
        (await AlterAsync(Topic, topic, ("cleanup.policy", Append, "compact"))).ShouldBeNull();
        (await AlterAsync(Topic, topic, ("cleanup.policy", Subtract, "delete"))).ShouldBeNull();
        await UntilAsync(topic, "cleanup.policy", "compact");
        (await AlterAsync(Topic, topic, ("cleanup.policy", Delete, null), ("retention.ms", Set, " 5000 "))).ShouldBeNull();

        await UntilAsync(topic, "cleanup.policy", "delete");
        await UntilAsync(topic, "retention.ms", "5000");
    }

    [ContractFact]
    public async Task Alter_Topic_ThatCannotBe_IsRefusedInKafkasWords()
    {
        var topic = await NewTopicAsync();
        async Task<string?> Try(string name, string? value, sbyte operation = Set) => await AlterAsync(Topic, topic, validateOnly: true, (name, operation, value));

        (await Try("no.such.setting", "1")).ShouldBe("InvalidConfig: Unknown topic config name: no.such.setting");
        (await Try("retention.ms", "x")).ShouldBe("InvalidConfig: Invalid value x for configuration retention.ms: Not a number of type LONG");
        (await Try("retention.ms", "-2")).ShouldBe("InvalidConfig: Invalid value -2 for configuration retention.ms: Value must be at least -1");
        (await Try("max.message.bytes", "99999999999")).ShouldBe("InvalidConfig: Invalid value 99999999999 for configuration max.message.bytes: Not a number of type INT");
        (await Try("min.insync.replicas", "0")).ShouldBe("InvalidConfig: Invalid value 0 for configuration min.insync.replicas: Value must be at least 1");
        (await Try("segment.bytes", "13")).ShouldBe("InvalidConfig: Invalid value 13 for configuration segment.bytes: Value must be at least 1048576");
        (await Try("min.cleanable.dirty.ratio", "1.5")).ShouldBe("InvalidConfig: Invalid value 1.5 for configuration min.cleanable.dirty.ratio: Value must be no more than 1");
        (await Try("cleanup.policy", "compact,none")).ShouldBe("InvalidConfig: Invalid value none for configuration cleanup.policy: String must be one of: compact, delete");
        (await Try("compression.type", "zip")).ShouldBe("InvalidConfig: Invalid value zip for configuration compression.type: String must be one of: uncompressed, zstd, lz4, snappy, gzip, producer");
        (await Try("message.timestamp.type", "createTime")).ShouldBe("InvalidConfig: Invalid value createTime for configuration message.timestamp.type: String must be one of: CreateTime, LogAppendTime");
        (await Try("preallocate", "perhaps")).ShouldBe("InvalidConfig: Invalid value perhaps for configuration preallocate: Expected value to be either true or false");
        (await Try("remote.storage.enable", "true")).ShouldBe("InvalidConfig: Tiered Storage functionality is disabled in the broker. Topic cannot be configured with remote log storage.");
        (await Try("retention.ms", "1", Append)).ShouldBe("InvalidConfig: Can't APPEND to key retention.ms because its type is not LIST.");
        (await Try("retention.ms", "1", Subtract)).ShouldBe("InvalidConfig: Can't SUBTRACT to key retention.ms because its type is not LIST.");
        (await Try("retention.ms", null)).ShouldBe("InvalidRequest: Null value not supported for : retention.ms");
        (await AlterAsync(Topic, topic, ("retention.ms", Set, "1"), ("retention.ms", Set, "2"))).ShouldBe("InvalidRequest: Error due to duplicate config keys");
    }

    [ContractFact]
    public async Task Alter_WhatIsNotThere_IsRefused()
    {
        (await AlterAsync(Topic, "not-there", ("retention.ms", Set, "1"))).ShouldBe("UnknownTopicOrPartition: The topic 'not-there' does not exist.");
        (await AlterAsync(Topic, "a b", ("retention.ms", Set, "1"))).ShouldBe("InvalidTopicException: Topic name is invalid: 'a b' contains one or more characters other than ASCII alphanumerics, '.', '_' and '-'");
        (await AlterAsync(99, "x", ("retention.ms", Set, "1"))).ShouldBe("InvalidRequest: Unknown resource type 99");
        (await AlterAsync(Broker, "77", ("message.max.bytes", Set, "1"))).ShouldBe("InvalidRequest: Unexpected broker id, expected 1, but received 77");
        (await AlterAsync(Broker, "x", ("message.max.bytes", Set, "1"))).ShouldBe("InvalidRequest: Node id must be an integer, but it is: x");
        (await AlterAsync(Broker, "1", ("num.partitions", Set, "4"))).ShouldBe("InvalidRequest: Cannot update these configs dynamically: [num.partitions]");
        (await AlterAsync(Broker, "1", ("message.max.bytes", Set, "x"))).ShouldBe("InvalidRequest: Invalid value x for configuration message.max.bytes: Not a number of type INT");
        (await AlterAsync(8, "1", ("no.such.logger", Set, "DEBUG"))).ShouldBe("InvalidConfig: Logger no.such.logger does not exist!");
    }

    [ContractFact]
    public async Task Alter_SameResourceTwice_IsRefusedForBoth()
    {
        var topic = await NewTopicAsync();
        var twice = new IncrementalAlterConfigsRequest { Resources = [NewChange(Topic, topic, ("retention.ms", Set, "1")), NewChange(Topic, topic, ("retention.ms", Set, "2"))] };

        var answer = await Client.AskAsync<IncrementalAlterConfigsResponse>(ApiKey.IncrementalAlterConfigs, 1, twice);

        answer.Responses.Count.ShouldBe(2);
        answer.Responses.ShouldAllBe(response => response.ErrorCode == ErrorCode.InvalidRequest && response.ErrorMessage == "Each resource must appear at most once.");
    }

    [ContractFact]
    public async Task AlterConfigs_Topic_SetsAllAnew()
    {
        var topic = await NewTopicAsync(configs: new() { ["retention.ms"] = "7777", ["flush.ms"] = "5" });

        (await ReplaceAsync(Topic, topic, ("retention.ms", "8888"))).ShouldBeNull();

        await UntilAsync(topic, "retention.ms", "8888");
        await UntilAsync(topic, "flush.ms", "9223372036854775807");
        (await ReplaceAsync(Topic, topic, ("no.such.setting", "1"))).ShouldBe("InvalidConfig: Unknown topic config name: no.such.setting");
        (await ReplaceAsync(Topic, topic, ("retention.ms", null))).ShouldBe("InvalidRequest: Null value not supported for : retention.ms");
        (await ReplaceAsync(Topic, "not-there", ("retention.ms", "1"))).ShouldBe("UnknownTopicOrPartition: The topic 'not-there' does not exist.");
        (await ReplaceAsync(8, "1", ("x", "1"))).ShouldBe("InvalidRequest: Unknown resource type 8");
        (await ReplaceAsync(Broker, "1", ("num.partitions", "1"))).ShouldBe("InvalidRequest: Cannot update these configs dynamically: [num.partitions]");
    }

    [ContractFact]
    public async Task Alter_AllBrokers_IsTheDefaultOfTopics()
    {
        var topic = await NewTopicAsync();
        try
        {
            (await AlterAsync(Broker, "", ("log.flush.interval.messages", Set, "100001"))).ShouldBeNull();
            await UntilAsync(topic, "flush.messages", "100001");
            var all = (await DescribeAsync(Broker, "", "log.flush.interval.messages")).ShouldHaveSingleItem();
            (all.Value, all.ConfigSource).ShouldBe(("100001", (sbyte)3));

            (await AlterAsync(Broker, "1", ("log.flush.interval.messages", Set, "100002"))).ShouldBeNull();
            await UntilAsync(topic, "flush.messages", "100002");
            var told = (await DescribeAsync(Topic, topic, "flush.messages")).Single();
            told.Synonyms.Select(synonym => (synonym.Name, synonym.Value, synonym.Source)).ShouldBe(
            [
                ("log.flush.interval.messages", "100002", 2), ("log.flush.interval.messages", "100001", 3), ("log.flush.interval.messages", "9223372036854775807", 5),
            ]);
            told.ConfigSource.ShouldBe((sbyte)2);
        }
        finally
        {
            await AlterAsync(Broker, "1", ("log.flush.interval.messages", Delete, null));
            await AlterAsync(Broker, "", ("log.flush.interval.messages", Delete, null));
        }

        await UntilAsync(topic, "flush.messages", "9223372036854775807");
    }

    [ContractFact]
    public async Task Create_Topic_AnswersWithItsSettings()
    {
        var topic = NewName();
        var created = (await Client.AskAsync<CreateTopicsResponse>(ApiKey.CreateTopics, 5, NewTopicRequest(topic, ("retention.ms", "60000")))).Topics[0];

        (created.ErrorCode, created.NumPartitions, created.ReplicationFactor).ShouldBe((ErrorCode.None, 1, (short)1));
        created.Configs!.Count.ShouldBe(TopicSettings.Length + 1);
        var own = created.Configs.Single(config => config.Name == "retention.ms");
        (own.Value, own.ConfigSource).ShouldBe(("60000", (sbyte)1));
    }

    [ContractFact]
    public async Task Create_TopicWithSettingsThatCannotBe_IsRefused()
    {
        (await CreateRefusedAsync(("no.such.setting", "1"))).ShouldBe("Unknown topic config name: no.such.setting");
        (await CreateRefusedAsync(("retention.ms", "x"))).ShouldBe("Invalid value x for configuration retention.ms: Not a number of type LONG");
        (await CreateRefusedAsync(("retention.ms", null))).ShouldBe("Null value not supported for topic configs: retention.ms");
    }

    /// <summary>The embedded broker has no setting that it does not honour, or that is no default of topics.</summary>
    protected virtual bool IsEmbedded => false;

    private static CreateTopicsRequest NewTopicRequest(string topic, params (string Name, string? Value)[] configs) => new()
    {
        TimeoutMs = 10_000,
        Topics =
        [
            new()
            {
                Name = topic,
                NumPartitions = -1,
                ReplicationFactor = -1,
                Configs = [.. configs.Select(config => new CreateTopicsRequest.ConfigItem { Name = config.Name, Value = config.Value })],
            },
        ],
    };

    private async Task<string?> CreateRefusedAsync(params (string, string?)[] configs)
    {
        var refused = (await Client.AskAsync<CreateTopicsResponse>(ApiKey.CreateTopics, 7, NewTopicRequest(NewName(), configs))).Topics[0];
        refused.ErrorCode.ShouldBe(ErrorCode.InvalidConfig);
        return refused.ErrorMessage;
    }

    private async Task UntilAsync(string topic, string name, string value)
    {
        var until = DateTime.UtcNow + Patience;
        string? seen;
        while ((seen = (await DescribeAsync(Topic, topic, name)).Single().Value) != value)
        {
            DateTime.UtcNow.ShouldBeLessThan(until, $"{name} of {topic} is {seen}, not {value}");
        }
    }

    private async Task<List<DescribeConfigsResponse.ConfigItem>> DescribeAsync(sbyte type, string name, params string[] keys)
    {
        var answer = await Client.AskAsync<DescribeConfigsResponse>(ApiKey.DescribeConfigs, 4, new DescribeConfigsRequest
        {
            IncludeSynonyms = true, Resources = [new() { ResourceType = type, ResourceName = name, ConfigurationKeys = keys.Length == 0 ? null : [.. keys] }],
        });
        answer.Results[0].ErrorCode.ShouldBe(ErrorCode.None);
        return answer.Results[0].Configs;
    }

    private async Task<(ErrorCode Error, string? Message)> RefusedAsync(sbyte type, string name)
    {
        var answer = await Client.AskAsync<DescribeConfigsResponse>(ApiKey.DescribeConfigs, 4, new DescribeConfigsRequest
        {
            Resources = [new() { ResourceType = type, ResourceName = name, ConfigurationKeys = null }],
        });
        return (answer.Results[0].ErrorCode, answer.Results[0].ErrorMessage);
    }

    private Task<string?> AlterAsync(sbyte type, string name, params (string Name, sbyte Operation, string? Value)[] changes) => AlterAsync(type, name, false, changes);

    private async Task<string?> AlterAsync(sbyte type, string name, bool validateOnly, params (string Name, sbyte Operation, string? Value)[] changes)
    {
        var answer = await Client.AskAsync<IncrementalAlterConfigsResponse>(ApiKey.IncrementalAlterConfigs, 1, new IncrementalAlterConfigsRequest
        {
            ValidateOnly = validateOnly, Resources = [NewChange(type, name, changes)],
        });
        var response = answer.Responses.ShouldHaveSingleItem();
        return response.ErrorCode == ErrorCode.None ? null : $"{response.ErrorCode}: {response.ErrorMessage}";
    }

    private async Task<string?> ReplaceAsync(sbyte type, string name, params (string Name, string? Value)[] configs)
    {
        var answer = await Client.AskAsync<AlterConfigsResponse>(ApiKey.AlterConfigs, 2, new AlterConfigsRequest
        {
            Resources =
            [
                new() { ResourceType = type, ResourceName = name, Configs = [.. configs.Select(config => new AlterConfigsRequest.ConfigItem { Name = config.Name, Value = config.Value })] },
            ],
        });
        var response = answer.Responses.ShouldHaveSingleItem();
        return response.ErrorCode == ErrorCode.None ? null : $"{response.ErrorCode}: {response.ErrorMessage}";
    }

    private static IncrementalAlterConfigsRequest.ResourceItem NewChange(sbyte type, string name, params (string Name, sbyte Operation, string? Value)[] changes) => new()
    {
        ResourceType = type,
        ResourceName = name,
        Configs = [.. changes.Select(change => new IncrementalAlterConfigsRequest.ConfigItem { Name = change.Name, ConfigOperation = change.Operation, Value = change.Value })],
    };

    public sealed class OnEmbedded(EmbeddedBroker broker) : ConfigContract(broker), IClassFixture<EmbeddedBroker>
    {
        protected override bool IsEmbedded => true;
    }

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : ConfigContract(broker), IClassFixture<RealKafka>;
}
