using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Server.Handlers;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>
/// Which handler serves which API. What is not here is not advertised, and refused. A handler is made with the first request for it: to
/// load all of them takes longer than anything else at the start of a broker.
/// </summary>
internal sealed class HandlerTable
{
    private const int Places = 128;

    private readonly Func<IApiHandler>?[] makers = new Func<IApiHandler>?[Places];
    private readonly IApiHandler?[] made = new IApiHandler?[Places];

    private HandlerTable()
    {
    }

    private IEnumerable<ApiKey> Served => Enumerable.Range(0, Places).Where(key => makers[key] is not null).Select(key => (ApiKey)key);

    public static HandlerTable Create()
    {
        var table = new HandlerTable();
        table.makers[(int)ApiKey.ApiVersions] = () => new ApiVersionsHandler(() => table.Served);
        Add(table.makers);
        AddAdmin(table.makers);
        return table;
    }

    /// <summary>The handler of an API; null where it is not served. Handlers keep nothing, so that it does no harm to make one twice.</summary>
    public IApiHandler? Find(ApiKey api)
    {
        var key = (int)api;
        return key is < 0 or >= Places || makers[key] is not { } make ? null : made[key] ??= make();
    }

    private static void Add(Func<IApiHandler>?[] makers)
    {
        makers[(int)ApiKey.Produce] = () => new ProduceHandler();
        makers[(int)ApiKey.Fetch] = () => new FetchHandler();
        makers[(int)ApiKey.ListOffsets] = () => new ListOffsetsHandler();
        makers[(int)ApiKey.OffsetForLeaderEpoch] = () => new OffsetForLeaderEpochHandler();
        makers[(int)ApiKey.Metadata] = () => new MetadataHandler();
        makers[(int)ApiKey.DescribeCluster] = () => new DescribeClusterHandler();
        makers[(int)ApiKey.FindCoordinator] = () => new FindCoordinatorHandler();
        makers[(int)ApiKey.InitProducerId] = () => new InitProducerIdHandler();
        makers[(int)ApiKey.CreateTopics] = () => new CreateTopicsHandler();
        makers[(int)ApiKey.DeleteTopics] = () => new DeleteTopicsHandler();
        makers[(int)ApiKey.CreatePartitions] = () => new CreatePartitionsHandler();
        makers[(int)ApiKey.DeleteRecords] = () => new DeleteRecordsHandler();
        makers[(int)ApiKey.DescribeConfigs] = () => new DescribeConfigsHandler();
        makers[(int)ApiKey.AlterConfigs] = () => new AlterConfigsHandler();
        makers[(int)ApiKey.IncrementalAlterConfigs] = () => new IncrementalAlterConfigsHandler();
        makers[(int)ApiKey.JoinGroup] = () => new JoinGroupHandler();
        makers[(int)ApiKey.SyncGroup] = () => new SyncGroupHandler();
        makers[(int)ApiKey.Heartbeat] = () => new HeartbeatHandler();
        makers[(int)ApiKey.LeaveGroup] = () => new LeaveGroupHandler();
        makers[(int)ApiKey.ConsumerGroupHeartbeat] = () => new ConsumerGroupHeartbeatHandler();
        makers[(int)ApiKey.ConsumerGroupDescribe] = () => new ConsumerGroupDescribeHandler();
        makers[(int)ApiKey.OffsetCommit] = () => new OffsetCommitHandler();
        makers[(int)ApiKey.OffsetFetch] = () => new OffsetFetchHandler();
        makers[(int)ApiKey.OffsetDelete] = () => new OffsetDeleteHandler();
        makers[(int)ApiKey.AddPartitionsToTxn] = () => new AddPartitionsToTxnHandler();
        makers[(int)ApiKey.AddOffsetsToTxn] = () => new AddOffsetsToTxnHandler();
        makers[(int)ApiKey.TxnOffsetCommit] = () => new TxnOffsetCommitHandler();
        makers[(int)ApiKey.EndTxn] = () => new EndTxnHandler();
        makers[(int)ApiKey.WriteTxnMarkers] = () => new WriteTxnMarkersHandler();
        makers[(int)ApiKey.DescribeTransactions] = () => new DescribeTransactionsHandler();
        makers[(int)ApiKey.ListTransactions] = () => new ListTransactionsHandler();
        makers[(int)ApiKey.DescribeProducers] = () => new DescribeProducersHandler();
        makers[(int)ApiKey.SaslHandshake] = () => new SaslHandshakeHandler();
        makers[(int)ApiKey.SaslAuthenticate] = () => new SaslAuthenticateHandler();
        makers[(int)ApiKey.DescribeUserScramCredentials] = () => new DescribeUserScramCredentialsHandler();
        makers[(int)ApiKey.AlterUserScramCredentials] = () => new AlterUserScramCredentialsHandler();
        makers[(int)ApiKey.DescribeGroups] = () => new DescribeGroupsHandler();
        makers[(int)ApiKey.ListGroups] = () => new ListGroupsHandler();
        makers[(int)ApiKey.DeleteGroups] = () => new DeleteGroupsHandler();
    }

    /// <summary>What operators ask for; much of it is refused, each with the error that Kafka has for it.</summary>
    private static void AddAdmin(Func<IApiHandler>?[] makers)
    {
        makers[(int)ApiKey.ListConfigResources] = () => new ListConfigResourcesHandler();
        makers[(int)ApiKey.DescribeTopicPartitions] = () => new DescribeTopicPartitionsHandler();
        makers[(int)ApiKey.DescribeQuorum] = () => new DescribeQuorumHandler();
        makers[(int)ApiKey.UpdateFeatures] = () => new UpdateFeaturesHandler();
        makers[(int)ApiKey.UnregisterBroker] = () => new UnregisterBrokerHandler();
        makers[(int)ApiKey.DescribeLogDirs] = () => new DescribeLogDirsHandler();
        makers[(int)ApiKey.AlterReplicaLogDirs] = () => new AlterReplicaLogDirsHandler();
        makers[(int)ApiKey.ElectLeaders] = () => new ElectLeadersHandler();
        makers[(int)ApiKey.AlterPartitionReassignments] = () => new AlterPartitionReassignmentsHandler();
        makers[(int)ApiKey.ListPartitionReassignments] = () => new ListPartitionReassignmentsHandler();
        makers[(int)ApiKey.DescribeClientQuotas] = () => new DescribeClientQuotasHandler();
        makers[(int)ApiKey.AlterClientQuotas] = () => new AlterClientQuotasHandler();
        makers[(int)ApiKey.DescribeAcls] = () => new DescribeAclsHandler();
        makers[(int)ApiKey.CreateAcls] = () => new CreateAclsHandler();
        makers[(int)ApiKey.DeleteAcls] = () => new DeleteAclsHandler();
        makers[(int)ApiKey.CreateDelegationToken] = () => new CreateDelegationTokenHandler();
        makers[(int)ApiKey.RenewDelegationToken] = () => new RenewDelegationTokenHandler();
        makers[(int)ApiKey.ExpireDelegationToken] = () => new ExpireDelegationTokenHandler();
        makers[(int)ApiKey.DescribeDelegationToken] = () => new DescribeDelegationTokenHandler();
    }
}
