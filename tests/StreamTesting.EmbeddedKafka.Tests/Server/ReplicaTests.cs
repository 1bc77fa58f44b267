using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Tests.Server;

/// <summary>Replicas of brokers that are down: what is elected, reassigned and refused.</summary>
public sealed class ReplicaTests : IAsyncLifetime
{
    private EmbeddedKafka broker = null!;
    private RawClient client = null!;

    public async Task InitializeAsync()
    {
        broker = await EmbeddedKafka.StartAsync(new EmbeddedKafkaOptions { Brokers = 3 });
        client = new RawClient(broker.BootstrapServers.Split(',')[0]);
        (await CreateAsync("t", [2, 3])).ErrorCode.ShouldBe(ErrorCode.None);
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await broker.DisposeAsync();
    }

    [Fact]
    public async Task Elect_PreferredIsDown_IsNotAvailable()
    {
        await broker.StopBrokerAsync(2);

        (await ElectAsync(0)).ShouldBe(ErrorCode.PreferredLeaderNotAvailable);
        broker.FindTopic("t")!.Partitions[0].Leader.ShouldBe(3);
    }

    [Fact]
    public async Task Elect_PreferredIsBack_LeadsAgain()
    {
        await broker.StopBrokerAsync(2);
        await broker.StartBrokerAsync(2);
        broker.FindTopic("t")!.Partitions[0].Leader.ShouldBe(3);

        (await ElectAsync(0)).ShouldBe(ErrorCode.None);

        (broker.FindTopic("t")!.Partitions[0].Leader, broker.FindTopic("t")!.Partitions[0].LeaderEpoch).ShouldBe((2, 2));
    }

    [Fact]
    public async Task Elect_UncleanWithNobodyUp_HasNoOneToElect()
    {
        await broker.StopBrokerAsync(2);
        (await ElectAsync(1)).ShouldBe(ErrorCode.ElectionNotNeeded);
        await broker.StopBrokerAsync(3);

        (await ElectAsync(1)).ShouldBe(ErrorCode.EligibleLeadersNotAvailable);
    }

    [Fact]
    public async Task Reassign_LeaderIsNotAmongThem_LeadsTheFirstThatIsUp()
    {
        await broker.StopBrokerAsync(3);

        (await ReassignAsync([3, 1])).ShouldBe((ErrorCode.None, null));

        var partition = broker.FindTopic("t")!.Partitions[0];
        (partition.Leader, partition.LeaderEpoch, string.Join(',', partition.Replicas)).ShouldBe((1, 1, "3,1"));
    }

    [Fact]
    public async Task Reassign_LeaderStays_HasTheSameEpoch()
    {
        (await ReassignAsync([3, 2, 1])).ShouldBe((ErrorCode.None, null));

        var partition = broker.FindTopic("t")!.Partitions[0];
        (partition.Leader, partition.LeaderEpoch, string.Join(',', partition.Replicas)).ShouldBe((2, 0, "3,2,1"));
    }

    [Fact]
    public async Task Reassign_ToBrokersThatAreAllDown_IsRefused()
    {
        await broker.StopBrokerAsync(3);

        (await ReassignAsync([3])).Error.ShouldBe(ErrorCode.InvalidReplicaAssignment);
        broker.FindTopic("t")!.Partitions[0].Replicas.ShouldBe([2, 3]);
    }

    [Fact]
    public async Task Create_ReplicasThatAreAllDown_IsRefused()
    {
        await broker.StopBrokerAsync(3);

        (await CreateAsync("down", [3])).ErrorMessage.ShouldBe("All brokers specified in the manual partition assignment for partition 0 are fenced or in controlled shutdown.");
        (await CreateAsync("half", [3, 1])).ErrorCode.ShouldBe(ErrorCode.None);
        broker.FindTopic("half")!.Partitions[0].Leader.ShouldBe(1);
    }

    [Fact]
    public async Task Alter_OneBrokerOfSeveral_IsRefusedAndAllIsTaken()
    {
        (await AlterAsync("1")).ErrorCode.ShouldBe(ErrorCode.InvalidRequest);
        (await AlterAsync("")).ErrorCode.ShouldBe(ErrorCode.None);

        broker.FindTopic("t").ShouldNotBeNull();
        var told = await client.AskAsync<DescribeConfigsResponse>(ApiKey.DescribeConfigs, 4, new DescribeConfigsRequest
        {
            Resources = [new() { ResourceType = 2, ResourceName = "t", ConfigurationKeys = ["max.message.bytes"] }],
        });
        told.Results[0].Configs[0].Value.ShouldBe("4321");
    }

    [Fact]
    public async Task Unregister_BrokerOfTheCluster_IsRefused()
    {
        var answer = await client.AskAsync<UnregisterBrokerResponse>(ApiKey.UnregisterBroker, 0, new UnregisterBrokerRequest { BrokerId = 2 });

        answer.ErrorCode.ShouldBe(ErrorCode.InvalidRequest);
        answer.ErrorMessage!.ShouldContain("StopBrokerAsync");
    }

    private async Task<IncrementalAlterConfigsResponse.ResponseItem> AlterAsync(string name) =>
        (await client.AskAsync<IncrementalAlterConfigsResponse>(ApiKey.IncrementalAlterConfigs, 1, new IncrementalAlterConfigsRequest
        {
            Resources = [new() { ResourceType = 4, ResourceName = name, Configs = [new() { Name = "message.max.bytes", Value = "4321" }] }],
        })).Responses[0];

    private async Task<CreateTopicsResponse.TopicItem> CreateAsync(string topic, List<int> replicas) =>
        (await client.AskAsync<CreateTopicsResponse>(ApiKey.CreateTopics, 7, new CreateTopicsRequest
        {
            Topics = [new() { Name = topic, NumPartitions = -1, ReplicationFactor = -1, Assignments = [new() { PartitionIndex = 0, BrokerIds = replicas }] }],
        })).Topics[0];

    private async Task<(ErrorCode Error, string? Message)> ReassignAsync(List<int> replicas)
    {
        var answer = await client.AskAsync<AlterPartitionReassignmentsResponse>(ApiKey.AlterPartitionReassignments, 1, new AlterPartitionReassignmentsRequest
        {
            Topics = [new() { Name = "t", Partitions = [new() { PartitionIndex = 0, Replicas = replicas }] }],
        });
        return (answer.Responses[0].Partitions[0].ErrorCode, answer.Responses[0].Partitions[0].ErrorMessage);
    }

    private async Task<ErrorCode> ElectAsync(sbyte type) =>
        (await client.AskAsync<ElectLeadersResponse>(ApiKey.ElectLeaders, 2, new ElectLeadersRequest
        {
            ElectionType = type, TopicPartitions = [new() { Topic = "t", Partitions = [0] }],
        })).ReplicaElectionResults[0].PartitionResult[0].ErrorCode;
}
