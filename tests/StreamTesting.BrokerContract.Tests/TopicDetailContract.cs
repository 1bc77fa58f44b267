using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Log;
using StreamTesting.EmbeddedKafka.Tests.Server;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>What clients seldom see of topics: ids, numbers left to the broker, names twice, words of refusals, times that are refused.</summary>
public abstract class TopicDetailContract(IContractBroker broker) : RawContract(broker)
{
    [ContractFact]
    public async Task Create_NumbersLeftToTheBroker_AreAnsweredWithAnId()
    {
        var topic = NewName();
        var created = await CreateAsync(new() { Name = topic, NumPartitions = -1, ReplicationFactor = -1 });

        (created.ErrorCode, created.NumPartitions, created.ReplicationFactor).ShouldBe((ErrorCode.None, 1, (short)1));
        (await KnownAsync(topic)).TopicId.ShouldBe(created.TopicId);
        created.TopicId.ShouldNotBe(Guid.Empty);
    }

    [ContractFact]
    public async Task Create_NumbersThatCannotBe_AreRefusedInKafkasWords()
    {
        (await RefusedAsync(1, 0)).ShouldBe("InvalidReplicationFactor: Replication factor must be larger than 0, or -1 to use the default value.");
        (await RefusedAsync(0, 1)).ShouldBe("InvalidPartitions: Number of partitions was set to an invalid non-positive value.");
        (await RefusedAsync(-2, 1)).ShouldBe("InvalidPartitions: Number of partitions was set to an invalid non-positive value.");
        (await RefusedAsync(1, 2)).ShouldBe(
            "InvalidReplicationFactor: Unable to replicate the partition 2 time(s): The target replication factor of 2 cannot be reached because only 1 broker(s) are registered or some brokers have all their log directories cordoned.");
    }

    [ContractFact]
    public async Task Create_NamesThatCannotBe_AreRefusedInKafkasWords()
    {
        var stem = NewName("a");
        await CreateAsync(new() { Name = stem + ".x", NumPartitions = 1, ReplicationFactor = 1 });

        (await RefusedAsync("")).ShouldBe("InvalidTopicException: Topic name is invalid: the empty string is not allowed");
        (await RefusedAsync("..")).ShouldBe("InvalidTopicException: Topic name is invalid: '..' is not allowed");
        (await RefusedAsync("a b")).ShouldBe("InvalidTopicException: Topic name is invalid: 'a b' contains one or more characters other than ASCII alphanumerics, '.', '_' and '-'");
        (await RefusedAsync(new string('x', 250))).ShouldBe($"InvalidTopicException: Topic name is invalid: the length of '{new string('x', 250)}' is longer than the max allowed length 249");
        (await RefusedAsync(stem + "_x")).ShouldBe($"InvalidTopicException: Topic '{stem}_x' collides with existing topic: {stem}.x");
        (await RefusedAsync(stem + ".x")).ShouldBe($"TopicAlreadyExists: Topic '{stem}.x' already exists.");
    }

    [ContractFact]
    public async Task Create_NameTwice_IsRefusedOnce()
    {
        var (topic, other) = (NewName(), NewName());
        var answer = await Client.AskAsync<CreateTopicsResponse>(ApiKey.CreateTopics, 7, new CreateTopicsRequest
        {
            TimeoutMs = 10_000,
            Topics = [NewTopic(topic), NewTopic(other), NewTopic(topic)],
        });

        answer.Topics.Select(one => (one.Name, one.ErrorCode)).ShouldBe([(other, ErrorCode.None), (topic, ErrorCode.InvalidRequest)], ignoreOrder: true);
        answer.Topics.Single(one => one.Name == topic).ErrorMessage.ShouldBe("Duplicate topic name.");
    }

    [ContractFact]
    public async Task Create_ByHandWithNumbers_IsRefused()
    {
        (await CreateAsync(new() { Name = NewName(), NumPartitions = 1, ReplicationFactor = -1, Assignments = [new() { PartitionIndex = 0, BrokerIds = [1] }] })).ErrorMessage
            .ShouldBe("A manual partition assignment was specified, but numPartitions was not set to -1.");
        (await CreateAsync(new() { Name = NewName(), NumPartitions = -1, ReplicationFactor = 1, Assignments = [new() { PartitionIndex = 0, BrokerIds = [1] }] })).ErrorMessage
            .ShouldBe("A manual partition assignment was specified, but replication factor was not set to -1.");
        (await CreateAsync(new() { Name = NewName(), NumPartitions = -1, ReplicationFactor = -1, Assignments = [new() { PartitionIndex = 1, BrokerIds = [1] }] })).ErrorMessage
            .ShouldBe("partitions should be a consecutive 0-based integer sequence");
    }

    [ContractFact]
    public async Task Grow_ThatCannotBe_IsRefusedInKafkasWords()
    {
        var topic = await NewTopicAsync(3);

        (await GrowAsync(topic, 3)).ShouldBe("InvalidPartitions: Topic already has 3 partition(s).");
        (await GrowAsync(topic, 2)).ShouldBe($"InvalidPartitions: The topic {topic} currently has 3 partition(s); 2 would not be an increase.");
        (await GrowAsync("not-there", 2)).ShouldBe("UnknownTopicOrPartition: ");
        (await GrowAsync(topic, 5, [1])).ShouldBe("InvalidReplicaAssignment: Attempted to add 2 additional partition(s), but only 1 assignment(s) were specified.");
        (await GrowAsync(topic, 4, [7])).ShouldBe("InvalidReplicaAssignment: The manual partition assignment includes broker 7, but no such broker is registered.");
    }

    [ContractFact]
    public async Task Delete_ById_DeletesTheTopic()
    {
        var topic = await NewTopicAsync();
        var id = (await KnownAsync(topic)).TopicId;

        var deleted = await DeleteAsync((null, id));
        var again = await DeleteAsync((null, id));

        (deleted.ErrorCode, deleted.Name, deleted.TopicId).ShouldBe((ErrorCode.None, topic, id));
        (again.ErrorCode, again.Name, again.TopicId).ShouldBe((ErrorCode.UnknownTopicId, null, id));
    }

    [ContractFact]
    public async Task Delete_ByBothOrNeitherOrTwice_IsRefused()
    {
        var topic = await NewTopicAsync();
        var id = (await KnownAsync(topic)).TopicId;

        (await DeleteAsync((topic, id))).ErrorMessage.ShouldBe("You may not specify both topic name and topic id.");
        (await DeleteAsync((null, Guid.Empty))).ErrorMessage.ShouldBe("Neither topic name nor id were specified.");
        var twice = await DeleteAsync((topic, Guid.Empty), (topic, Guid.Empty));
        (twice.ErrorCode, twice.ErrorMessage).ShouldBe((ErrorCode.InvalidRequest, "Duplicate topic name."));
        (await DeleteAsync(("a b", Guid.Empty))).ErrorCode.ShouldBe(ErrorCode.UnknownTopicOrPartition);
        (await KnownAsync(topic)).ErrorCode.ShouldBe(ErrorCode.None);
    }

    [ContractFact]
    public async Task Metadata_NameTwice_IsToldOnce()
    {
        var topic = await NewTopicAsync();
        var answer = await Client.AskAsync<MetadataResponse>(ApiKey.Metadata, 12, new MetadataRequest { Topics = [new() { Name = topic }, new() { Name = topic }] });

        answer.Topics.ShouldHaveSingleItem().Name.ShouldBe(topic);
    }

    [ContractFact]
    public async Task Metadata_OperationsAsked_AreAll()
    {
        var topic = await NewTopicAsync();
        var of = await Client.AskAsync<MetadataResponse>(ApiKey.Metadata, 12, new MetadataRequest { IncludeTopicAuthorizedOperations = true, Topics = [new() { Name = topic }] });
        var cluster = await Client.AskAsync<MetadataResponse>(ApiKey.Metadata, 8, new MetadataRequest { IncludeClusterAuthorizedOperations = true, Topics = [] });
        var none = await Client.AskAsync<MetadataResponse>(ApiKey.Metadata, 8, new MetadataRequest { Topics = [new() { Name = topic }] });

        of.Topics[0].TopicAuthorizedOperations.ShouldBe(3576);
        cluster.ClusterAuthorizedOperations.ShouldBe(8096);
        (none.ClusterAuthorizedOperations, none.Topics[0].TopicAuthorizedOperations).ShouldBe((int.MinValue, int.MinValue));
    }

    [ContractFact]
    public async Task Metadata_NameThatCollides_IsNotMade()
    {
        var stem = NewName("a");
        await CreateAsync(NewTopic(stem + ".x"));
        await KnownAsync(stem + ".x");
        var answer = await Client.AskAsync<MetadataResponse>(ApiKey.Metadata, 12, new MetadataRequest { AllowAutoTopicCreation = true, Topics = [new() { Name = stem + "_x" }] });

        (answer.Topics[0].ErrorCode, answer.Topics[0].Name).ShouldBe((ErrorCode.UnknownTopicOrPartition, stem + "_x"));
    }

    [ContractFact]
    public async Task Produce_TimesTooFarAwayForTheTopic_AreRefused()
    {
        var topic = await NewTopicAsync(configs: new() { ["message.timestamp.before.max.ms"] = "60000", ["message.timestamp.after.max.ms"] = "30000" });
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

        (await ProduceAtAsync(topic, now - 120_000)).ShouldBe(ErrorCode.InvalidTimestamp);
        (await ProduceAtAsync(topic, now + 60_000)).ShouldBe(ErrorCode.InvalidTimestamp);
        (await ProduceAtAsync(topic, now - 30_000)).ShouldBe(ErrorCode.None);
    }

    [ContractFact]
    public async Task Produce_MoreReplicasAskedThanThereAre_AreTaken()
    {
        var topic = await NewTopicAsync(configs: new() { ["min.insync.replicas"] = "2" });
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

        (await ProduceAtAsync(topic, now, acks: 1)).ShouldBe(ErrorCode.None);
        (await ProduceAtAsync(topic, now, acks: -1)).ShouldBe(ErrorCode.None);
    }

    private async Task<ErrorCode> ProduceAtAsync(string topic, long time, short acks = -1)
    {
        var until = DateTime.UtcNow + Patience;
        while (true)
        {
            var answer = await Client.AskAsync<ProduceResponse>(ApiKey.Produce, 9, Requests.Produce(topic, new TestBatch { BaseTimestamp = time }.Build(), acks));
            var error = answer.Responses[0].PartitionResponses[0].ErrorCode;
            if (error != ErrorCode.NotLeaderOrFollower || DateTime.UtcNow > until)
            {
                return error;
            }
        }
    }

    private async Task<MetadataResponse.TopicItem> KnownAsync(string topic)
    {
        var until = DateTime.UtcNow + Patience;
        while (true)
        {
            var answer = await Client.AskAsync<MetadataResponse>(ApiKey.Metadata, 12, new MetadataRequest { Topics = [new() { Name = topic }] });
            if (answer.Topics[0].ErrorCode == ErrorCode.None)
            {
                return answer.Topics[0];
            }

            DateTime.UtcNow.ShouldBeLessThan(until, $"{topic}: {answer.Topics[0].ErrorCode}");
        }
    }

    private static CreateTopicsRequest.TopicItem NewTopic(string name) => new() { Name = name, NumPartitions = 1, ReplicationFactor = 1 };

    private async Task<CreateTopicsResponse.TopicItem> CreateAsync(CreateTopicsRequest.TopicItem topic) =>
        (await Client.AskAsync<CreateTopicsResponse>(ApiKey.CreateTopics, 7, new CreateTopicsRequest { TimeoutMs = 10_000, Topics = [topic] })).Topics[0];

    private Task<string> RefusedAsync(int partitions, short replication) =>
        RefusedAsync(new CreateTopicsRequest.TopicItem { Name = NewName(), NumPartitions = partitions, ReplicationFactor = replication });

    private Task<string> RefusedAsync(string name) => RefusedAsync(NewTopic(name));

    private async Task<string> RefusedAsync(CreateTopicsRequest.TopicItem topic)
    {
        var refused = await CreateAsync(topic);
        (refused.TopicId, refused.NumPartitions).ShouldBe((Guid.Empty, -1));
        return $"{refused.ErrorCode}: {refused.ErrorMessage}";
    }

    private async Task<string> GrowAsync(string topic, int count, List<int>? replicas = null)
    {
        var answer = await Client.AskAsync<CreatePartitionsResponse>(ApiKey.CreatePartitions, 3, new CreatePartitionsRequest
        {
            TimeoutMs = 10_000, ValidateOnly = true, Topics = [new() { Name = topic, Count = count, Assignments = replicas is null ? null : [new() { BrokerIds = replicas }] }],
        });
        return $"{answer.Results[0].ErrorCode}: {answer.Results[0].ErrorMessage}";
    }

    private async Task<DeleteTopicsResponse.ResponseItem> DeleteAsync(params (string? Name, Guid Id)[] topics) =>
        (await Client.AskAsync<DeleteTopicsResponse>(ApiKey.DeleteTopics, 6, new DeleteTopicsRequest
        {
            TimeoutMs = 10_000, Topics = [.. topics.Select(topic => new DeleteTopicsRequest.TopicItem { Name = topic.Name, TopicId = topic.Id })],
        })).Responses.ShouldHaveSingleItem();

    public sealed class OnEmbedded(EmbeddedBroker broker) : TopicDetailContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : TopicDetailContract(broker), IClassFixture<RealKafka>;
}
