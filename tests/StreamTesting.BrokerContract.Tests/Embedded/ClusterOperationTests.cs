using Confluent.Kafka;
using Confluent.Kafka.Admin;
using StreamTesting.EmbeddedKafka;
using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Log;
using StreamTesting.EmbeddedKafka.Tests.Server;
using ErrorCode = StreamTesting.EmbeddedKafka.Protocol.ErrorCode;

namespace StreamTesting.BrokerContract.Tests.Embedded;

/// <summary>Leaders, coordinators and brokers that change under clients; no client can do that to a real cluster.</summary>
public sealed class ClusterOperationTests(EmbeddedClusterOfThree cluster) : Contract(cluster), IClassFixture<EmbeddedClusterOfThree>
{
    private EmbeddedKafka.EmbeddedKafka Broker => cluster.Broker;

    [Fact]
    public async Task MoveLeader_UnderAProducerAndAConsumer_LosesAndDoublesNothing()
    {
        var topic = await NewTopicAsync();
        using var producer = Producer(config => config.EnableIdempotence = true);
        using var consumer = Consumer(NewName());
        consumer.Assign(new TopicPartitionOffset(topic, 0, Offset.Beginning));
        foreach (var i in Enumerable.Range(0, 30))
        {
            if (i % 10 == 5)
            {
                await Broker.MoveLeaderAsync(topic, 0, (Leader(topic) % 3) + 1);
            }

            await producer.ProduceAsync(new TopicPartition(topic, 0), new Message<string?, string?> { Value = $"{i}" });
        }

        Read(consumer, 30).Select(record => record.Message.Value).ShouldBe(Enumerable.Range(0, 30).Select(i => $"{i}"));
        Broker.FindTopic(topic)!.Partitions[0].LeaderEpoch.ShouldBe(3);
    }

    [Fact]
    public async Task MoveLeader_UnderAWaitingFetch_AnswersItAtOnce()
    {
        var topic = await NewTopicAsync();
        using var client = ClientOf(Leader(topic));
        var request = Requests.Fetch(topic, 0, maxWaitMs: 60_000);
        request.Topics[0].TopicId = Broker.FindTopic(topic)!.Id;
        await client.SendAsync(ApiKey.Fetch, 17, request);
        await client.SendAsync(ApiKey.Fetch, 17, request);
        var next = (Leader(topic) % 3) + 1;

        await Broker.MoveLeaderAsync(topic, 0, next);

        await client.ReceiveAsync(ApiKey.Fetch, 17);
        var answer = (FetchResponse)(await client.ReceiveAsync(ApiKey.Fetch, 17)).Response;
        var one = answer.Responses[0].Partitions[0];
        (one.ErrorCode, one.CurrentLeader!.LeaderId, one.CurrentLeader.LeaderEpoch).ShouldBe((ErrorCode.NotLeaderOrFollower, next, 1));
    }

    [Fact]
    public async Task MoveLeader_Epochs_SayWhereEachEnded()
    {
        var topic = await NewTopicAsync();
        await ProduceAsync(topic, 3);
        await Broker.MoveLeaderAsync(topic, 0, (Leader(topic) % 3) + 1);
        await ProduceAsync(topic, 4);
        await Broker.MoveLeaderAsync(topic, 0, (Leader(topic) % 3) + 1);
        using var client = ClientOf(Leader(topic));

        (await EndOfEpochAsync(client, topic, 0)).ShouldBe((0, 3));
        (await EndOfEpochAsync(client, topic, 1)).ShouldBe((1, 7));
        (await EndOfEpochAsync(client, topic, 2)).ShouldBe((2, 7));
        var old = Requests.Fetch(topic, 0);
        old.Topics[0].Partitions[0].CurrentLeaderEpoch = 1;
        var fenced = await client.AskAsync<FetchResponse>(ApiKey.Fetch, 12, old);
        fenced.Responses[0].Partitions[0].ErrorCode.ShouldBe(ErrorCode.FencedLeaderEpoch);
    }

    [Fact]
    public async Task StopBroker_ThatLeads_OthersTakeOverAndClientsGoOn()
    {
        var topic = await NewTopicOfThreeAsync();
        await ProduceAsync(topic, 5);
        var (stopped, group) = (Leader(topic), NewName());
        using var producer = Producer();
        var consumer = Member(group, topic);
        Read(consumer, 5);

        await Broker.StopBrokerAsync(stopped);

        await producer.ProduceAsync(new TopicPartition(topic, 0), new Message<string?, string?> { Value = "after" });
        Read(consumer, 1)[0].Message.Value.ShouldBe("after");
        Leader(topic).ShouldNotBe(stopped);
        Broker.Brokers.Single(one => !one.IsUp).Id.ShouldBe(stopped);
        await Broker.StartBrokerAsync(stopped);
        Leader(topic).ShouldNotBe(stopped);
        Broker.Brokers.ShouldAllBe(one => one.IsUp);
    }

    [Fact]
    public async Task StopBroker_TooFewInSync_RefusesAcksAllAndNoOthers()
    {
        var topic = await NewTopicOfThreeAsync();
        using var admin = Admin();
        await admin.IncrementalAlterConfigsAsync(new()
        {
            [new ConfigResource { Type = Confluent.Kafka.Admin.ResourceType.Topic, Name = topic }] =
                [new ConfigEntry { Name = "min.insync.replicas", Value = "3", IncrementalOperation = AlterConfigOpType.Set }],
        });
        var stopped = (Leader(topic) % 3) + 1;
        await Broker.StopBrokerAsync(stopped);
        using var client = ClientOf(Leader(topic));

        (await AskAsync(-1)).ShouldBe(ErrorCode.NotEnoughReplicas);
        (await AskAsync(1)).ShouldBe(ErrorCode.None);
        await Broker.StartBrokerAsync(stopped);
        (await AskAsync(-1)).ShouldBe(ErrorCode.None);

        async Task<ErrorCode> AskAsync(short acks)
        {
            var records = new TestBatch { BaseTimestamp = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() }.Build();
            var answer = await client.AskAsync<ProduceResponse>(ApiKey.Produce, 9, Requests.Produce(topic, records, acks));
            return answer.Responses[0].PartitionResponses[0].ErrorCode;
        }
    }

    [Fact]
    public async Task StopBroker_OnlyReplica_LeavesThePartitionWithoutLeaderUntilItIsBack()
    {
        var topic = await NewTopicAsync();
        await ProduceAsync(topic, 2);
        var stopped = Leader(topic);
        await Broker.StopBrokerAsync(stopped);
        using var client = ClientOf((stopped % 3) + 1);

        var metadata = await client.AskAsync<MetadataResponse>(ApiKey.Metadata, 12, new MetadataRequest { Topics = [new() { Name = topic }] });
        (metadata.Topics[0].Partitions[0].ErrorCode, metadata.Topics[0].Partitions[0].LeaderId).ShouldBe((ErrorCode.LeaderNotAvailable, -1));
        metadata.Brokers.Select(node => node.NodeId).ShouldNotContain(stopped);
        metadata.ControllerId.ShouldNotBe(stopped);

        await Broker.StartBrokerAsync(stopped);
        (Leader(topic), Broker.FindTopic(topic)!.Partitions[0].LeaderEpoch).ShouldBe((stopped, 2));
        ReadAll(topic, 2).Count.ShouldBe(2);
    }

    [Fact]
    public async Task StopBroker_ThatCoordinates_AnotherTakesOverWithTheGroup()
    {
        var (topic, group) = (await NewTopicOfThreeAsync(), NewName());
        await ProduceAsync(topic, 3);
        var consumer = Member(group, topic);
        Read(consumer, 3);
        var stopped = Broker.FindGroupCoordinator(group);

        await Broker.StopBrokerAsync(stopped);

        Broker.FindGroupCoordinator(group).ShouldNotBe(stopped);
        Until(() => Commits(consumer), () => consumer.Consume(TimeSpan.FromMilliseconds(50)), "a commit through the new coordinator");
        Broker.FindGroup(group)!.Generation.ShouldBe(1);
        await Broker.StartBrokerAsync(stopped);
    }

    [Fact]
    public async Task MoveGroupCoordinator_UnderAMember_ItGoesOnInItsGeneration()
    {
        var (topic, group) = (await NewTopicAsync(), NewName());
        await ProduceAsync(topic, 3);
        var consumer = Member(group, topic);
        Read(consumer, 3);
        var next = (Broker.FindGroupCoordinator(group) % 3) + 1;

        await Broker.MoveGroupCoordinatorAsync(group, next);

        Broker.FindGroupCoordinator(group).ShouldBe(next);
        Until(() => Commits(consumer), () => consumer.Consume(TimeSpan.FromMilliseconds(50)), "a commit through the new coordinator");
        Broker.FindGroup(group)!.Generation.ShouldBe(1);
        Broker.FindGroup(group)!.Offsets.Single().Offset.ShouldBe(3);
    }

    [Fact]
    public async Task MoveTransactionCoordinator_BetweenRecordsAndCommit_TheTransactionGoesOn()
    {
        var (topic, id) = (await NewTopicAsync(), NewName("tx"));
        using var producer = Producer(config => config.TransactionalId = id);
        producer.InitTransactions(Patience);
        producer.BeginTransaction();
        await producer.ProduceAsync(topic, new Message<string?, string?> { Value = "v" });

        await Broker.MoveTransactionCoordinatorAsync(id, (Broker.FindTransactionCoordinator(id) % 3) + 1);
        producer.CommitTransaction(Patience);

        Broker.FindTransaction(id)!.State.ShouldBe(EmbeddedKafka.TransactionState.CompleteCommit);
    }

    [Fact]
    public async Task Operations_OnWhatIsNotThere_SaySo()
    {
        var topic = await NewTopicAsync();

        (await Should.ThrowAsync<ArgumentException>(() => Broker.MoveLeaderAsync(topic, 7, 1))).Message.ShouldContain("partitions 0 to 0");
        (await Should.ThrowAsync<ArgumentException>(() => Broker.MoveLeaderAsync("nothing", 0, 1))).Message.ShouldContain("'nothing'");
        (await Should.ThrowAsync<ArgumentException>(() => Broker.StopBrokerAsync(9))).Message.ShouldContain("1, 2, 3");
    }

    private int Leader(string topic) => Broker.FindTopic(topic)!.Partitions[0].Leader;

    private RawClient ClientOf(int broker) => new(Broker.Brokers.Single(one => one.Id == broker).Address);

    private async Task<string> NewTopicOfThreeAsync()
    {
        var name = NewName();
        await Broker.CreateTopicAsync(name);
        return name;
    }

    private static bool Commits(IConsumer<string?, string?> consumer)
    {
        try
        {
            return consumer.Commit().Count == 1;
        }
        catch (KafkaException)
        {
            return false;
        }
    }

    private static async Task<(int Epoch, long End)> EndOfEpochAsync(RawClient client, string topic, int epoch)
    {
        var answer = await client.AskAsync<OffsetForLeaderEpochResponse>(ApiKey.OffsetForLeaderEpoch, 4, new OffsetForLeaderEpochRequest
        {
            ReplicaId = -1, Topics = [new() { Topic = topic, Partitions = [new() { Partition = 0, CurrentLeaderEpoch = -1, LeaderEpoch = epoch }] }],
        });
        return (answer.Topics[0].Partitions[0].LeaderEpoch, answer.Topics[0].Partitions[0].EndOffset);
    }
}
