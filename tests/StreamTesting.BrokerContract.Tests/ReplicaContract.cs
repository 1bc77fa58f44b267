using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Server;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>Replicas that someone chooses, gives to other brokers, and elects among; two brokers.</summary>
public abstract class ReplicaContract(IContractBroker broker) : RawContract(broker)
{
    [ContractFact]
    public async Task Create_WithReplicasByHand_HasThem()
    {
        var topic = NewName();
        var created = await CreateAsync(topic, [2, 1], [1, 2], [2, 1]);

        (created.ErrorCode, created.NumPartitions, created.ReplicationFactor).ShouldBe((ErrorCode.None, 3, (short)2));
        (await UntilAsync(topic, partitions => partitions.Count == 3)).Select(partition => (string.Join(',', partition.ReplicaNodes), partition.LeaderId))
            .ShouldBe([("2,1", 2), ("1,2", 1), ("2,1", 2)]);
    }

    [ContractFact]
    public async Task Create_WithReplicasThatCannotBe_IsRefused()
    {
        (await RefusedAsync([1], [1, 2])).ShouldBe("The manual partition assignment includes a partition with 2 replica(s), but this is not consistent with previous partitions, which have 1 replica(s).");
        (await RefusedAsync([1, 7])).ShouldBe("The manual partition assignment includes broker 7, but no such broker is registered.");
        (await RefusedAsync([2, 2])).ShouldBe("The manual partition assignment includes the broker 2 more than once.");
        (await RefusedAsync([[]])).ShouldBe("The manual partition assignment includes an empty replica list.");
    }

    [ContractFact]
    public async Task Grow_WithReplicasByHand_HasThem()
    {
        var topic = NewName();
        await CreateAsync(topic, [1]);
        await UntilAsync(topic, partitions => partitions.Count == 1);
        var request = new CreatePartitionsRequest { TimeoutMs = 10_000, Topics = [new() { Name = topic, Count = 3, Assignments = [new() { BrokerIds = [2] }, new() { BrokerIds = [1] }] }] };

        (await Client.AskAsync<CreatePartitionsResponse>(ApiKey.CreatePartitions, 3, request)).Results[0].ErrorCode.ShouldBe(ErrorCode.None);

        (await UntilAsync(topic, partitions => partitions.Count == 3)).Select(partition => partition.LeaderId).ShouldBe([1, 2, 1]);
    }

    [ContractFact]
    public async Task Reassign_ToTheOtherBroker_MovesTheLeaderAndKeepsTheRecords()
    {
        var topic = NewName();
        await CreateAsync(topic, [1]);
        await UntilAsync(topic, partitions => partitions.Count == 1);
        await ProduceAsync(topic, 5);

        (await ReassignAsync(topic, 0, [2])).ShouldBe((ErrorCode.None, null));

        var moved = (await UntilAsync(topic, partitions => partitions[0].LeaderId == 2 && partitions[0].ReplicaNodes.Count == 1))[0];
        (moved.ReplicaNodes.Single(), moved.LeaderEpoch > 0).ShouldBe((2, true));
        ReadAll(topic, 5).Count.ShouldBe(5);
        await UntilDoneAsync(topic);
    }

    [ContractFact]
    public async Task Reassign_ToMoreReplicas_AddsThem()
    {
        var topic = NewName();
        await CreateAsync(topic, [1]);
        await UntilAsync(topic, partitions => partitions.Count == 1);

        (await ReassignAsync(topic, 0, [1, 2])).ShouldBe((ErrorCode.None, null));

        var grown = (await UntilAsync(topic, partitions => partitions[0].IsrNodes.Count == 2))[0];
        (grown.LeaderId, string.Join(',', grown.ReplicaNodes)).ShouldBe((1, "1,2"));
    }

    [ContractFact]
    public async Task Reassign_WhatCannotBe_IsRefused()
    {
        var topic = NewName();
        await CreateAsync(topic, [1]);
        await UntilAsync(topic, partitions => partitions.Count == 1);

        (await ReassignAsync(topic, 0, null)).Error.ShouldBe(ErrorCode.NoReassignmentInProgress);
        (await ReassignAsync(topic, 9, [1])).ShouldBe((ErrorCode.UnknownTopicOrPartition, $"Unable to find partition {topic}:9."));
        (await ReassignAsync("not-there", 0, [1])).ShouldBe((ErrorCode.UnknownTopicOrPartition, "Unable to find a topic named not-there."));
        (await ReassignAsync(topic, 0, [7])).ShouldBe((ErrorCode.InvalidReplicaAssignment, "The manual partition assignment includes broker 7, but no such broker is registered."));
        (await ReassignAsync(topic, 0, [1, 1])).ShouldBe((ErrorCode.InvalidReplicaAssignment, "The manual partition assignment includes the broker 1 more than once."));
        (await ReassignAsync(topic, 0, [])).ShouldBe((ErrorCode.InvalidReplicaAssignment, "The manual partition assignment includes an empty replica list."));
        (await ReassignAsync(topic, 0, [1, 2], mayGrow: false)).Error.ShouldBe(ErrorCode.InvalidReplicationFactor);
    }

    [ContractFact]
    public async Task Elect_ThePreferredLeader_AfterItsReplicasChangedPlaces()
    {
        var topic = NewName();
        await CreateAsync(topic, [1, 2]);
        await UntilAsync(topic, partitions => partitions.Count == 1 && partitions[0].IsrNodes.Count == 2);
        (await ElectAsync(topic, 0, 0)).ShouldBe(ErrorCode.ElectionNotNeeded);
        await ReassignAsync(topic, 0, [2, 1]);
        await UntilAsync(topic, partitions => partitions[0].ReplicaNodes[0] == 2);

        (await ElectAsync(topic, 0, 0)).ShouldBe(ErrorCode.None);

        (await UntilAsync(topic, partitions => partitions[0].LeaderId == 2))[0].LeaderEpoch.ShouldBeGreaterThan(0);
        (await ElectAsync(topic, 0, 0)).ShouldBe(ErrorCode.ElectionNotNeeded);
    }

    [ContractFact]
    public async Task Elect_WhatIsLedOrNotThere_IsNotNeededOrUnknown()
    {
        var topic = NewName();
        await CreateAsync(topic, [1, 2]);
        await UntilAsync(topic, partitions => partitions.Count == 1);

        (await ElectAsync(topic, 0, 1)).ShouldBe(ErrorCode.ElectionNotNeeded);
        (await ElectAsync(topic, 4, 0)).ShouldBe(ErrorCode.UnknownTopicOrPartition);
        (await ElectAsync("not-there", 0, 0)).ShouldBe(ErrorCode.UnknownTopicOrPartition);
        (await ElectAsync(topic, 0, 2)).ShouldBe(ErrorCode.InvalidRequest);
    }

    [ContractFact]
    public async Task Elect_All_TellsOnlyOfThoseThatMoved()
    {
        var topic = NewName();
        await CreateAsync(topic, [1, 2], [1, 2]);
        await UntilAsync(topic, partitions => partitions.Count == 2 && partitions.TrueForAll(partition => partition.IsrNodes.Count == 2));
        await ReassignAsync(topic, 1, [2, 1]);
        await UntilAsync(topic, partitions => partitions[1].ReplicaNodes[0] == 2);

        var answer = await Client.AskAsync<ElectLeadersResponse>(ApiKey.ElectLeaders, 2, new ElectLeadersRequest { TimeoutMs = 10_000, TopicPartitions = null });

        var elected = answer.ReplicaElectionResults.Single(result => result.Topic == topic).PartitionResult.ShouldHaveSingleItem();
        (elected.PartitionId, elected.ErrorCode).ShouldBe((1, ErrorCode.None));
    }

    [ContractFact]
    public async Task LogDirs_OfEachBroker_HaveItsOwnReplicasOnly()
    {
        var topic = NewName();
        await CreateAsync(topic, [1], [2]);
        await UntilAsync(topic, partitions => partitions.Count == 2);
        using var second = new RawClient(Servers.Split(',')[1]);

        (await ReplicasAsync(Client, topic)).ShouldBe([0]);
        (await ReplicasAsync(second, topic)).ShouldBe([1]);
    }

    /// <summary>The replicas that a broker has; a real one tells of a topic a moment before it has made its logs.</summary>
    private static async Task<List<int>> ReplicasAsync(RawClient client, string topic)
    {
        var request = new DescribeLogDirsRequest { Topics = [new() { Topic = topic, Partitions = [0, 1] }] };
        var until = DateTime.UtcNow + Patience;
        while (true)
        {
            var answer = await client.AskAsync<DescribeLogDirsResponse>(ApiKey.DescribeLogDirs, 4, request);
            List<int> replicas = [.. answer.Results.SelectMany(directory => directory.Topics).SelectMany(found => found.Partitions).Select(partition => partition.PartitionIndex)];
            if (replicas.Count > 0)
            {
                return replicas;
            }

            DateTime.UtcNow.ShouldBeLessThan(until, $"the broker has no replica of '{topic}'");
        }
    }

    private async Task<CreateTopicsResponse.TopicItem> CreateAsync(string topic, params int[][] replicas) =>
        (await Client.AskAsync<CreateTopicsResponse>(ApiKey.CreateTopics, 7, new CreateTopicsRequest
        {
            TimeoutMs = 10_000,
            Topics =
            [
                new()
                {
                    Name = topic,
                    NumPartitions = -1,
                    ReplicationFactor = -1,
                    Assignments = [.. replicas.Select((ids, index) => new CreateTopicsRequest.AssignmentItem { PartitionIndex = index, BrokerIds = [.. ids] })],
                },
            ],
        })).Topics[0];

    private async Task<string?> RefusedAsync(params int[][] replicas)
    {
        var refused = await CreateAsync(NewName(), replicas);
        refused.ErrorCode.ShouldBe(ErrorCode.InvalidReplicaAssignment);
        return refused.ErrorMessage;
    }

    private async Task<(ErrorCode Error, string? Message)> ReassignAsync(string topic, int partition, List<int>? replicas, bool mayGrow = true)
    {
        var answer = await Client.AskAsync<AlterPartitionReassignmentsResponse>(ApiKey.AlterPartitionReassignments, 1, new AlterPartitionReassignmentsRequest
        {
            TimeoutMs = 10_000,
            AllowReplicationFactorChange = mayGrow,
            Topics = [new() { Name = topic, Partitions = [new() { PartitionIndex = partition, Replicas = replicas }] }],
        });
        answer.ErrorCode.ShouldBe(ErrorCode.None);
        var one = answer.Responses[0].Partitions[0];
        return (one.ErrorCode, one.ErrorMessage);
    }

    private async Task<ErrorCode> ElectAsync(string topic, int partition, sbyte type) =>
        (await Client.AskAsync<ElectLeadersResponse>(ApiKey.ElectLeaders, 2, new ElectLeadersRequest
        {
            TimeoutMs = 10_000, ElectionType = type, TopicPartitions = [new() { Topic = topic, Partitions = [partition] }],
        })).ReplicaElectionResults[0].PartitionResult[0].ErrorCode;

    private async Task UntilDoneAsync(string topic)
    {
        var until = DateTime.UtcNow + Patience;
        while ((await Client.AskAsync<ListPartitionReassignmentsResponse>(ApiKey.ListPartitionReassignments, 0, new ListPartitionReassignmentsRequest
        {
            TimeoutMs = 10_000, Topics = [new() { Name = topic, PartitionIndexes = [0] }],
        })).Topics.Count > 0)
        {
            DateTime.UtcNow.ShouldBeLessThan(until, "the reassignment is still under way");
        }
    }

    private async Task<List<MetadataResponse.PartitionItem>> UntilAsync(string topic, Func<List<MetadataResponse.PartitionItem>, bool> holds)
    {
        var until = DateTime.UtcNow + Patience;
        while (true)
        {
            var answer = await Client.AskAsync<MetadataResponse>(ApiKey.Metadata, 12, new MetadataRequest { Topics = [new() { Name = topic }] });
            var partitions = answer.Topics[0].Partitions.OrderBy(partition => partition.PartitionIndex).ToList();
            if (partitions.Count > 0 && holds(partitions))
            {
                return partitions;
            }

            DateTime.UtcNow.ShouldBeLessThan(until, string.Join("; ", partitions.Select(partition =>
                $"{partition.PartitionIndex}: leader {partition.LeaderId}, replicas {string.Join(',', partition.ReplicaNodes)}, in sync {string.Join(',', partition.IsrNodes)}")));
        }
    }

    public sealed class OnEmbedded(EmbeddedCluster broker) : ReplicaContract(broker), IClassFixture<EmbeddedCluster>;

    [OnRealKafka]
    public sealed class OnReal(RealCluster broker) : ReplicaContract(broker), IClassFixture<RealCluster>;
}
