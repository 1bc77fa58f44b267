using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Server.Handlers;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>Which handler serves which API. What is not here is not advertised, and refused.</summary>
internal sealed class HandlerTable
{
    private readonly Dictionary<ApiKey, IApiHandler> handlers;

    private HandlerTable(IEnumerable<IApiHandler> handlers) =>
        this.handlers = handlers.Append(new ApiVersionsHandler(() => this.handlers!.Keys)).ToDictionary(handler => handler.Api);

    /// <summary>The APIs of this floor.</summary>
    public static HandlerTable Create() => new(
    [
        new ProduceHandler(), new FetchHandler(), new ListOffsetsHandler(), new OffsetForLeaderEpochHandler(), new MetadataHandler(),
        new DescribeClusterHandler(), new FindCoordinatorHandler(), new InitProducerIdHandler(),
        new CreateTopicsHandler(), new DeleteTopicsHandler(), new CreatePartitionsHandler(), new DeleteRecordsHandler(),
        new DescribeConfigsHandler(), new AlterConfigsHandler(), new IncrementalAlterConfigsHandler(),
        new JoinGroupHandler(), new SyncGroupHandler(), new HeartbeatHandler(), new LeaveGroupHandler(),
        new ConsumerGroupHeartbeatHandler(), new ConsumerGroupDescribeHandler(),
        new OffsetCommitHandler(), new OffsetFetchHandler(), new OffsetDeleteHandler(),
        new AddPartitionsToTxnHandler(), new AddOffsetsToTxnHandler(), new TxnOffsetCommitHandler(), new EndTxnHandler(), new WriteTxnMarkersHandler(),
        new DescribeTransactionsHandler(), new ListTransactionsHandler(), new DescribeProducersHandler(),
        new SaslHandshakeHandler(), new SaslAuthenticateHandler(), new DescribeUserScramCredentialsHandler(), new AlterUserScramCredentialsHandler(),
        new DescribeGroupsHandler(), new ListGroupsHandler(), new DeleteGroupsHandler(),
        .. Admin(),
    ]);

    /// <summary>What operators ask for; much of it is refused, each with the error that Kafka has for it.</summary>
    private static IEnumerable<IApiHandler> Admin() =>
    [
        new ListConfigResourcesHandler(), new DescribeTopicPartitionsHandler(), new DescribeQuorumHandler(), new UpdateFeaturesHandler(), new UnregisterBrokerHandler(),
        new DescribeLogDirsHandler(), new AlterReplicaLogDirsHandler(), new ElectLeadersHandler(),
        new AlterPartitionReassignmentsHandler(), new ListPartitionReassignmentsHandler(), new DescribeClientQuotasHandler(), new AlterClientQuotasHandler(),
        new DescribeAclsHandler(), new CreateAclsHandler(), new DeleteAclsHandler(),
        new CreateDelegationTokenHandler(), new RenewDelegationTokenHandler(), new ExpireDelegationTokenHandler(), new DescribeDelegationTokenHandler(),
    ];

    public IApiHandler? Find(ApiKey api) => handlers.GetValueOrDefault(api);
}
