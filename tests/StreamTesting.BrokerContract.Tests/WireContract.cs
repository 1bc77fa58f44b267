using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Server;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>Requests that no broker of today serves, bytes that are none, and where offsets and epochs lie.</summary>
public abstract class WireContract(IContractBroker broker) : RawContract(broker)
{
    [ContractFact]
    public async Task ApiVersions_OfAVersionToCome_IsAnsweredInVersionZero()
    {
        await Client.SendBytesAsync([0, 0, 0, 11, 0, 18, 0, 99, 0, 0, 0, 7, 0xFF, 0xFF, 0]);

        var (correlation, response) = await Client.ReceiveAsync(ApiKey.ApiVersions, 0);

        var versions = (ApiVersionsResponse)response;
        (correlation, versions.ErrorCode).ShouldBe((7, ErrorCode.UnsupportedVersion));
        var own = versions.ApiKeys.Single(api => api.ApiKey == (short)ApiKey.ApiVersions);
        (own.MinVersion, own.MaxVersion).ShouldBe(((short)0, (short)4));
    }

    [ContractFact]
    public async Task ApiVersions_OfWhatIsServed_AreThoseOfKafka()
    {
        var request = new ApiVersionsRequest { ClientSoftwareName = "raw", ClientSoftwareVersion = "1" };

        var served = (await Client.AskAsync<ApiVersionsResponse>(ApiKey.ApiVersions, 4, request)).ApiKeys.ToDictionary(api => (ApiKey)api.ApiKey);

        foreach (var key in (ApiKey[])[ApiKey.Produce, ApiKey.Fetch, ApiKey.ListOffsets, ApiKey.Metadata, ApiKey.OffsetCommit, ApiKey.OffsetFetch, ApiKey.JoinGroup,
            ApiKey.InitProducerId, ApiKey.AddPartitionsToTxn, ApiKey.EndTxn, ApiKey.TxnOffsetCommit, ApiKey.WriteTxnMarkers, ApiKey.ListTransactions, ApiKey.CreateTopics])
        {
            var api = ApiTable.Find(key)!;
            (key, served[key].MinVersion, served[key].MaxVersion).ShouldBe((key, key == ApiKey.Produce ? (short)0 : api.MinVersion, api.MaxVersion));
        }
    }

    [ContractFact]
    public async Task Request_OfAVersionThatIsGone_ClosesTheConnection()
    {
        await Client.SendBytesAsync([0, 0, 0, 12, 0, 20, 0, 0, 0, 0, 0, 7, 0xFF, 0xFF, 0, 0]);

        (await Client.IsClosedAsync()).ShouldBeTrue();
    }

    [ContractFact]
    public async Task Request_OfAnUnknownApi_ClosesTheConnection()
    {
        await Client.SendBytesAsync([0, 0, 0, 10, 0x27, 0x10, 0, 0, 0, 0, 0, 7, 0xFF, 0xFF]);

        (await Client.IsClosedAsync()).ShouldBeTrue();
    }

    [ContractFact]
    public async Task Request_OfNegativeSize_ClosesTheConnection()
    {
        await Client.SendBytesAsync([0xFF, 0xFF, 0xFF, 0xFF]);

        (await Client.IsClosedAsync()).ShouldBeTrue();
    }

    [ContractFact]
    public async Task Request_OfImpossibleSize_ClosesTheConnection()
    {
        await Client.SendBytesAsync([0x7F, 0xFF, 0xFF, 0xFF]);

        (await Client.IsClosedAsync()).ShouldBeTrue();
    }

    [ContractFact]
    public async Task Request_BrokenOff_ClosesTheConnectionAndServesOthers()
    {
        await Client.SendBytesAsync([0, 0, 0, 12, 0, 3, 0, 12, 0, 0, 0, 1, 0xFF, 0xFF, 0, 0x7F]);

        (await Client.IsClosedAsync()).ShouldBeTrue();
        using var other = new RawClient(Servers);
        (await other.AskAsync<MetadataResponse>(ApiKey.Metadata, 12, new MetadataRequest { Topics = [] })).Brokers.Count.ShouldBe(1);
    }

    [ContractFact]
    public async Task Requests_Pipelined_AreAnsweredInTheirOrder()
    {
        var topic = await NewTopicAsync();
        var first = await Client.SendAsync(ApiKey.Fetch, 11, Requests.Fetch(topic, 0, maxWaitMs: 300));
        var second = await Client.SendAsync(ApiKey.Metadata, 12, new MetadataRequest { Topics = [] });
        var third = await Client.SendAsync(ApiKey.FindCoordinator, 4, new FindCoordinatorRequest { CoordinatorKeys = ["g"] });

        (await Client.ReceiveAsync(ApiKey.Fetch, 11)).CorrelationId.ShouldBe(first);
        (await Client.ReceiveAsync(ApiKey.Metadata, 12)).CorrelationId.ShouldBe(second);
        (await Client.ReceiveAsync(ApiKey.FindCoordinator, 4)).CorrelationId.ShouldBe(third);
    }

    [ContractFact]
    public async Task Fetch_ByAnIdThatIsNone_IsUnknown()
    {
        var request = Requests.Fetch("", 0);
        request.Topics[0].TopicId = Guid.NewGuid();

        (await Client.AskAsync<FetchResponse>(ApiKey.Fetch, 13, request)).Responses[0].Partitions[0].ErrorCode.ShouldBe(ErrorCode.UnknownTopicId);
    }

    [ContractFact]
    public async Task Metadata_ByIdInAVersionWithoutIds_IsInvalid()
    {
        var request = new MetadataRequest { Topics = [new() { Name = null, TopicId = Guid.NewGuid() }] };

        var old = await Client.AskAsync<MetadataResponse>(ApiKey.Metadata, 10, request);
        var now = await Client.AskAsync<MetadataResponse>(ApiKey.Metadata, 12, request);

        (old.Topics[0].ErrorCode, old.Topics[0].Name).ShouldBe((ErrorCode.InvalidRequest, ""));
        now.Topics[0].ErrorCode.ShouldBe(ErrorCode.UnknownTopicId);
    }

    [ContractFact]
    public async Task Fetch_BeyondTheEnd_IsOutOfRange()
    {
        var topic = await NewTopicAsync();
        await ProduceAsync(topic, 2);

        var partition = await FetchAsync(topic, 3);

        (partition.ErrorCode, partition.HighWatermark, partition.LastStableOffset, partition.LogStartOffset).ShouldBe((ErrorCode.OffsetOutOfRange, -1, -1, -1));
    }

    [ContractFact]
    public async Task Fetch_AtTheEnd_HasTheOffsetsAndNoRecords()
    {
        var topic = await NewTopicAsync();
        await ProduceAsync(topic, 2);

        var partition = await FetchAsync(topic, 2, committed: false);

        (partition.ErrorCode, partition.HighWatermark, partition.LastStableOffset, partition.LogStartOffset, partition.Records!.Value.Length)
            .ShouldBe((ErrorCode.None, 2, 2, 0, 0));
    }

    [ContractFact]
    public async Task LeaderEpoch_Asked_EndsWhereTheLogEnds()
    {
        var topic = await NewTopicAsync();
        await ProduceAsync(topic, 4);

        (await EndOfEpochAsync(topic, 0)).ShouldBe((ErrorCode.None, 0, 4));
        (await EndOfEpochAsync(topic, 5)).ShouldBe((ErrorCode.None, -1, -1));
        (await EndOfEpochAsync(topic, 0, believed: 3)).ShouldBe((ErrorCode.UnknownLeaderEpoch, -1, -1));
    }

    [ContractFact]
    public async Task DeleteRecords_OffsetsBelowTheStart_AreAnsweredWithTheStart()
    {
        var topic = await NewTopicAsync();
        await ProduceAsync(topic, 4);
        await DeleteAsync(topic, 3);

        (await DeleteAsync(topic, 1)).ShouldBe((ErrorCode.None, 3));
        (await DeleteAsync(topic, -1)).ShouldBe((ErrorCode.None, 4));
        (await DeleteAsync(topic, 5)).ShouldBe((ErrorCode.OffsetOutOfRange, -1));
        (await DeleteAsync(topic, -2)).ShouldBe((ErrorCode.OffsetOutOfRange, -1));
    }

    [ContractFact]
    public async Task Grow_ValidateOnly_AddsNothing()
    {
        var topic = await NewTopicAsync(2);
        var answer = await Client.AskAsync<CreatePartitionsResponse>(ApiKey.CreatePartitions, 3, new CreatePartitionsRequest
        {
            TimeoutMs = 10_000, ValidateOnly = true, Topics = [new() { Name = topic, Count = 5, Assignments = null }],
        });

        answer.Results[0].ErrorCode.ShouldBe(ErrorCode.None);
        var metadata = await Client.AskAsync<MetadataResponse>(ApiKey.Metadata, 12, new MetadataRequest { Topics = [new() { Name = topic }] });
        metadata.Topics[0].Partitions.Count.ShouldBe(2);
    }

    [ContractFact]
    public async Task Alter_ValidateOnly_ChangesNothing()
    {
        var topic = await NewTopicAsync();
        (await AlterAsync(topic, "retention.ms", "777")).ShouldBe(ErrorCode.None);
        (await AlterAsync(topic, "retention.ms", "many")).ShouldBe(ErrorCode.InvalidConfig);

        var described = await Client.AskAsync<DescribeConfigsResponse>(ApiKey.DescribeConfigs, 4, new DescribeConfigsRequest
        {
            Resources = [new() { ResourceType = 2, ResourceName = topic, ConfigurationKeys = ["retention.ms"] }],
        });
        described.Results[0].Configs.Single().Value.ShouldBe("604800000");
    }

    [ContractFact]
    public async Task Names_AtTheirLimits_AreTakenOrRefused()
    {
        (await CreateAsync("")).ShouldBe(ErrorCode.InvalidTopicException);
        (await CreateAsync(".")).ShouldBe(ErrorCode.InvalidTopicException);
        (await CreateAsync("..")).ShouldBe(ErrorCode.InvalidTopicException);
        (await CreateAsync("ä")).ShouldBe(ErrorCode.InvalidTopicException);
        (await CreateAsync("a/b")).ShouldBe(ErrorCode.InvalidTopicException);
        (await CreateAsync(new string('x', 250))).ShouldBe(ErrorCode.InvalidTopicException);
        (await CreateAsync(new string('x', 249))).ShouldBe(ErrorCode.None);
        (await CreateAsync("...")).ShouldBe(ErrorCode.None);
        (await CreateAsync("-A-z.0_9")).ShouldBe(ErrorCode.None);
    }

    private async Task<ErrorCode> CreateAsync(string name)
    {
        var request = new CreateTopicsRequest { TimeoutMs = 10_000, ValidateOnly = true, Topics = [new() { Name = name, NumPartitions = 1, ReplicationFactor = 1 }] };
        return (await Client.AskAsync<CreateTopicsResponse>(ApiKey.CreateTopics, 7, request)).Topics[0].ErrorCode;
    }

    private async Task<ErrorCode> AlterAsync(string topic, string name, string value)
    {
        var answer = await Client.AskAsync<IncrementalAlterConfigsResponse>(ApiKey.IncrementalAlterConfigs, 1, new IncrementalAlterConfigsRequest
        {
            ValidateOnly = true, Resources = [new() { ResourceType = 2, ResourceName = topic, Configs = [new() { Name = name, ConfigOperation = 0, Value = value }] }],
        });
        return answer.Responses[0].ErrorCode;
    }

    private async Task<(ErrorCode Error, long Low)> DeleteAsync(string topic, long offset)
    {
        var answer = await Client.AskAsync<DeleteRecordsResponse>(ApiKey.DeleteRecords, 2, new DeleteRecordsRequest
        {
            TimeoutMs = 10_000, Topics = [new() { Name = topic, Partitions = [new() { PartitionIndex = 0, Offset = offset }] }],
        });
        return (answer.Topics[0].Partitions[0].ErrorCode, answer.Topics[0].Partitions[0].LowWatermark);
    }

    private async Task<(ErrorCode Error, int Epoch, long End)> EndOfEpochAsync(string topic, int epoch, int believed = -1)
    {
        var answer = await Client.AskAsync<OffsetForLeaderEpochResponse>(ApiKey.OffsetForLeaderEpoch, 4, new OffsetForLeaderEpochRequest
        {
            ReplicaId = -1, Topics = [new() { Topic = topic, Partitions = [new() { Partition = 0, CurrentLeaderEpoch = believed, LeaderEpoch = epoch }] }],
        });
        var one = answer.Topics[0].Partitions[0];
        return (one.ErrorCode, one.LeaderEpoch, one.EndOffset);
    }

    public sealed class OnEmbedded(EmbeddedBrokerOfBadClients broker) : WireContract(broker), IClassFixture<EmbeddedBrokerOfBadClients>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : WireContract(broker), IClassFixture<RealKafka>;
}
