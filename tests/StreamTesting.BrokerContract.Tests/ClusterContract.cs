using Confluent.Kafka;
using Confluent.Kafka.Admin;
using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Log;
using StreamTesting.EmbeddedKafka.Tests.Server;
using ErrorCode = StreamTesting.EmbeddedKafka.Protocol.ErrorCode;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>Two brokers: what the wrong one answers, and that clients find the right one.</summary>
public abstract class ClusterContract(IContractBroker broker) : Contract(broker)
{
    private readonly List<RawClient> clients = [];

    [ContractFact]
    public async Task Metadata_OfEachBroker_NamesTheSameBrokersAndLeaders()
    {
        var topic = await NewTopicAsync(4);
        var answers = new List<MetadataResponse>();
        foreach (var client in Brokers())
        {
            await UntilKnownAsync(client, topic, 4);
            answers.Add(await client.AskAsync<MetadataResponse>(ApiKey.Metadata, 12, new MetadataRequest { Topics = [new() { Name = topic }] }));
        }

        answers.Select(answer => answer.ClusterId).Distinct().Count().ShouldBe(1);
        foreach (var answer in answers)
        {
            answer.Brokers.Select(node => node.NodeId).Order().ShouldBe([1, 2]);
            answer.Brokers.Select(node => $"{node.Host}:{node.Port}").Order().ShouldBe(Servers.Split(',').Order());
            answer.Topics[0].Partitions.Select(partition => partition.LeaderId).Distinct().Count().ShouldBe(2);
        }

        Leaders(answers[0]).ShouldBe(Leaders(answers[1]));
    }

    [ContractFact]
    public async Task Produce_ToTheOtherBroker_IsToldTheLeader()
    {
        var topic = await NewTopicOnAsync(2);
        var (first, _) = await ConnectAsync(topic);

        var old = (await first.AskAsync<ProduceResponse>(ApiKey.Produce, 9, NewProduce(topic))).Responses[0].PartitionResponses[0];
        var answer = await first.AskAsync<ProduceResponse>(ApiKey.Produce, 10, NewProduce(topic));

        (old.ErrorCode, old.BaseOffset, old.CurrentLeader).ShouldBe((ErrorCode.NotLeaderOrFollower, -1, null));
        var one = answer.Responses[0].PartitionResponses[0];
        (one.ErrorCode, one.CurrentLeader!.LeaderId, one.CurrentLeader.LeaderEpoch).ShouldBe((ErrorCode.NotLeaderOrFollower, 2, 0));
        var node = answer.NodeEndpoints!.ShouldHaveSingleItem();
        (node.NodeId, $"{node.Host}:{node.Port}").ShouldBe((2, Servers.Split(',')[1]));
    }

    [ContractFact]
    public async Task Fetch_FromTheOtherBroker_IsToldTheLeader()
    {
        var topic = await NewTopicOnAsync(2);
        var (first, id) = await ConnectAsync(topic);
        var request = Requests.Fetch(topic, 0, maxWaitMs: 10_000);
        request.Topics[0].TopicId = id;

        var old = await first.AskAsync<FetchResponse>(ApiKey.Fetch, 12, request);
        var answer = await first.AskAsync<FetchResponse>(ApiKey.Fetch, 16, request);

        (old.Responses[0].Partitions[0].ErrorCode, old.Responses[0].Partitions[0].CurrentLeader).ShouldBe((ErrorCode.NotLeaderOrFollower, null));
        var one = answer.Responses[0].Partitions[0];
        (one.ErrorCode, one.HighWatermark, one.CurrentLeader!.LeaderId).ShouldBe((ErrorCode.NotLeaderOrFollower, -1, 2));
        answer.NodeEndpoints!.ShouldHaveSingleItem().NodeId.ShouldBe(2);
    }

    [ContractFact]
    public async Task Fetch_WithAnotherLeaderEpoch_IsFencedOrUnknown()
    {
        var topic = await NewTopicOnAsync(1);
        var (first, _) = await ConnectAsync(topic);
        var request = Requests.Fetch(topic, 0);
        request.Topics[0].Partitions[0].CurrentLeaderEpoch = 1;

        var answer = await first.AskAsync<FetchResponse>(ApiKey.Fetch, 12, request);

        answer.Responses[0].Partitions[0].ErrorCode.ShouldBe(ErrorCode.UnknownLeaderEpoch);
    }

    [ContractFact]
    public async Task ListOffsets_OfTheOtherBroker_IsRefused()
    {
        var topic = await NewTopicOnAsync(2);
        var (first, _) = await ConnectAsync(topic);

        var answer = await first.AskAsync<ListOffsetsResponse>(ApiKey.ListOffsets, 7, new ListOffsetsRequest
        {
            ReplicaId = -1, Topics = [new() { Name = topic, Partitions = [new() { PartitionIndex = 0, CurrentLeaderEpoch = -1, Timestamp = -1 }] }],
        });

        answer.Topics[0].Partitions[0].ErrorCode.ShouldBe(ErrorCode.NotLeaderOrFollower);
    }

    [ContractFact]
    public async Task LeaderEpoch_AskedOfTheOtherBroker_IsRefused()
    {
        var topic = await NewTopicOnAsync(2);
        var (first, _) = await ConnectAsync(topic);

        var answer = await first.AskAsync<OffsetForLeaderEpochResponse>(ApiKey.OffsetForLeaderEpoch, 4, new OffsetForLeaderEpochRequest
        {
            ReplicaId = -1, Topics = [new() { Topic = topic, Partitions = [new() { Partition = 0, CurrentLeaderEpoch = -1, LeaderEpoch = 0 }] }],
        });

        answer.Topics[0].Partitions[0].ErrorCode.ShouldBe(ErrorCode.NotLeaderOrFollower);
    }

    [ContractFact]
    public async Task Group_AtTheOtherBroker_IsNotCoordinated()
    {
        var group = NewName("g");
        var coordinator = await CoordinatorAsync(0, group);
        (await CoordinatorAsync(0, group, Brokers()[1])).ShouldBe(coordinator);
        var other = Brokers()[2 - coordinator];

        var heartbeat = await other.AskAsync<HeartbeatResponse>(ApiKey.Heartbeat, 4, new HeartbeatRequest { GroupId = group, MemberId = "m" });
        heartbeat.ErrorCode.ShouldBe(ErrorCode.NotCoordinator);
        var offsets = await other.AskAsync<OffsetFetchResponse>(ApiKey.OffsetFetch, 8, new OffsetFetchRequest { Groups = [new() { GroupId = group }] });
        offsets.Groups[0].ErrorCode.ShouldBe(ErrorCode.NotCoordinator);
        var described = await other.AskAsync<DescribeGroupsResponse>(ApiKey.DescribeGroups, 5, new DescribeGroupsRequest { Groups = [group] });
        described.Groups[0].ErrorCode.ShouldBe(ErrorCode.NotCoordinator);
        var deleted = await other.AskAsync<DeleteGroupsResponse>(ApiKey.DeleteGroups, 2, new DeleteGroupsRequest { GroupsNames = [group] });
        deleted.Results[0].ErrorCode.ShouldBe(ErrorCode.NotCoordinator);
    }

    [ContractFact]
    public async Task Transaction_AtTheOtherBroker_IsNotCoordinated()
    {
        var id = NewName("tx");
        var other = Brokers()[2 - await CoordinatorAsync(1, id)];

        (await new RawProducer(other, id).InitOnceAsync()).ShouldBe(ErrorCode.NotCoordinator);
        var described = await other.AskAsync<DescribeTransactionsResponse>(
            ApiKey.DescribeTransactions, 0, new DescribeTransactionsRequest { TransactionalIds = [id] });
        described.TransactionStates[0].ErrorCode.ShouldBe(ErrorCode.NotCoordinator);
    }

    [ContractFact]
    public async Task CreateTopic_ThroughEachBroker_IsDone()
    {
        foreach (var client in Brokers())
        {
            var name = NewName();
            var answer = await client.AskAsync<CreateTopicsResponse>(ApiKey.CreateTopics, 7, new CreateTopicsRequest
            {
                TimeoutMs = 10_000, Topics = [new() { Name = name, NumPartitions = 2, ReplicationFactor = 2 }],
            });
            (answer.Topics[0].ErrorCode, answer.Topics[0].ReplicationFactor).ShouldBe((ErrorCode.None, (short)2));
        }
    }

    [ContractFact]
    public async Task CreateTopic_MoreReplicasThanBrokers_IsRefused()
    {
        using var admin = Admin();
        var refused = await Should.ThrowAsync<CreateTopicsException>(
            admin.CreateTopicsAsync([new TopicSpecification { Name = NewName(), NumPartitions = 1, ReplicationFactor = 3 }]));

        refused.Results[0].Error.Code.ShouldBe(Confluent.Kafka.ErrorCode.InvalidReplicationFactor);
    }

    [ContractFact]
    public async Task Replicas_OfATopicWithTwo_AreBothBrokersAndInSync()
    {
        var name = NewName();
        using var admin = Admin();
        await admin.CreateTopicsAsync([new TopicSpecification { Name = name, NumPartitions = 2, ReplicasAssignments = new() { [0] = [2, 1], [1] = [1, 2] } }]);
        Metadata? metadata = null;
        Until(() => (metadata = admin.GetMetadata(name, Patience)).Topics is [{ Partitions.Count: 2 } topic] && topic.Partitions.All(one => one.InSyncReplicas.Length == 2),
            () => { }, "two partitions with two replicas in sync");

        metadata!.Topics[0].Partitions.OrderBy(one => one.PartitionId).Select(one => (one.Leader, string.Join(',', one.Replicas)))
            .ShouldBe([(2, "2,1"), (1, "1,2")]);
    }

    [ContractFact]
    public async Task CreateTopic_AssignedToABrokerThatIsNot_IsRefused()
    {
        using var admin = Admin();
        var refused = await Should.ThrowAsync<CreateTopicsException>(
            admin.CreateTopicsAsync([new TopicSpecification { Name = NewName(), NumPartitions = 1, ReplicasAssignments = new() { [0] = [7] } }]));

        refused.Results[0].Error.Code.ShouldBe(Confluent.Kafka.ErrorCode.InvalidReplicaAssignment);
    }

    [ContractFact]
    public async Task ProduceAndConsume_OverBothBrokers_LosesNothing()
    {
        var topic = await NewTopicAsync(4);
        foreach (var partition in Enumerable.Range(0, 4))
        {
            await ProduceAsync(topic, 25, partition);
        }

        var consumer = Member(NewName(), topic);

        Read(consumer, 100).Select(record => (record.Partition.Value, record.Offset.Value)).Distinct().Count().ShouldBe(100);
    }

    [ContractFact]
    public async Task Transaction_OverBothBrokers_IsWhole()
    {
        var topic = await NewTopicAsync(2);
        using var producer = Producer(config => config.TransactionalId = NewName("tx"));
        producer.InitTransactions(Patience);
        producer.BeginTransaction();
        foreach (var partition in Enumerable.Range(0, 2))
        {
            producer.Produce(new TopicPartition(topic, partition), new Message<string?, string?> { Value = "v" });
        }

        producer.CommitTransaction(Patience);

        using var reader = Consumer(NewName(), config => config.IsolationLevel = IsolationLevel.ReadCommitted);
        reader.Assign(Enumerable.Range(0, 2).Select(partition => new TopicPartitionOffset(topic, partition, Offset.Beginning)));
        Read(reader, 2).Select(record => record.Partition.Value).Order().ShouldBe([0, 1]);
    }

    protected override void Dispose(bool disposing)
    {
        clients.ForEach(client => client.Dispose());
        base.Dispose(disposing);
    }

    private static List<(int Partition, int Leader)> Leaders(MetadataResponse answer) =>
        [.. answer.Topics[0].Partitions.Select(partition => (partition.PartitionIndex, partition.LeaderId)).Order()];

    private List<RawClient> Brokers()
    {
        if (clients.Count == 0)
        {
            clients.AddRange(Servers.Split(',').Select(server => new RawClient(server)));
        }

        return clients;
    }

    private async Task<string> NewTopicOnAsync(int broker)
    {
        var name = NewName();
        using var admin = Admin();
        await admin.CreateTopicsAsync([new TopicSpecification { Name = name, NumPartitions = 1, ReplicasAssignments = new() { [0] = [broker] } }]);
        return name;
    }

    private async Task<(RawClient First, Guid TopicId)> ConnectAsync(string topic)
    {
        var first = Brokers()[0];
        return (first, await UntilKnownAsync(first, topic, 1));
    }

    private static async Task<Guid> UntilKnownAsync(RawClient client, string topic, int partitions)
    {
        var until = DateTime.UtcNow + Patience;
        while (true)
        {
            var answer = await client.AskAsync<MetadataResponse>(ApiKey.Metadata, 12, new MetadataRequest { Topics = [new() { Name = topic }] });
            if (answer.Topics[0].ErrorCode == ErrorCode.None && answer.Topics[0].Partitions.Count == partitions)
            {
                return answer.Topics[0].TopicId;
            }

            (DateTime.UtcNow < until).ShouldBeTrue($"topic '{topic}' is not in the broker's metadata after {Patience}");
        }
    }

    private async Task<int> CoordinatorAsync(sbyte type, string key, RawClient? asked = null)
    {
        var until = DateTime.UtcNow + Patience;
        while (true)
        {
            var request = new FindCoordinatorRequest { KeyType = type, CoordinatorKeys = [key] };
            var one = (await (asked ?? Brokers()[0]).AskAsync<FindCoordinatorResponse>(ApiKey.FindCoordinator, 4, request)).Coordinators[0];
            if (one.ErrorCode == ErrorCode.None)
            {
                return one.NodeId;
            }

            (DateTime.UtcNow < until).ShouldBeTrue($"there is no coordinator of '{key}' after {Patience}: {one.ErrorCode}");
        }
    }

    private static ProduceRequest NewProduce(string topic) =>
        Requests.Produce(topic, new TestBatch { BaseTimestamp = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() }.Build());

    public sealed class OnEmbedded(EmbeddedCluster broker) : ClusterContract(broker), IClassFixture<EmbeddedCluster>;

    [OnRealKafka]
    public sealed class OnReal(RealCluster broker) : ClusterContract(broker), IClassFixture<RealCluster>;
}
