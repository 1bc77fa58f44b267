using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>A quorum of one: the controller. The other brokers observe. There is no log of metadata, so that it is always at its end.</summary>
internal sealed class DescribeQuorumHandler : ApiHandler<DescribeQuorumRequest>
{
    private const string MetadataTopic = "__cluster_metadata";
    private const string Listener = "PLAINTEXT";
    private const int Epoch = 1;
    private const short FirstVersionWithTimes = 1;
    private const short FirstVersionWithNodes = 2;

    public override ApiKey Api => ApiKey.DescribeQuorum;

    protected override IMessage Handle(RequestContext context, DescribeQuorumRequest request)
    {
        var isThere = request.Topics is [{ TopicName: MetadataTopic, Partitions: [{ PartitionIndex: 0 }] }];
        var controller = context.Cluster.Brokers.Find(context.Cluster.Brokers.ControllerId);
        return new DescribeQuorumResponse
        {
            ErrorMessage = "",
            Topics = request.Topics.ConvertAll(topic => new DescribeQuorumResponse.TopicItem
            {
                TopicName = topic.TopicName,
                Partitions = topic.Partitions.ConvertAll(partition => isThere ? Quorum(context) : Unknown(partition.PartitionIndex)),
            }),
            Nodes = isThere && controller is not null && context.Version >= FirstVersionWithNodes
                ? [new() { NodeId = controller.Id, Listeners = [new() { Name = Listener, Host = controller.Host, Port = (ushort)controller.Port }] }]
                : [],
        };
    }

    protected override IMessage Refuse(RequestContext context, DescribeQuorumRequest request, ErrorCode error) =>
        new DescribeQuorumResponse { ErrorCode = error, ErrorMessage = error.Description() };

    private static DescribeQuorumResponse.PartitionItem Quorum(RequestContext context)
    {
        var brokers = context.Cluster.Brokers;
        var now = context.Version >= FirstVersionWithTimes ? context.Cluster.Options.TimeProvider.GetUtcNow().ToUnixTimeMilliseconds() : -1;
        return new()
        {
            PartitionIndex = 0,
            ErrorMessage = "",
            LeaderId = brokers.ControllerId,
            LeaderEpoch = Epoch,
            CurrentVoters = [new() { ReplicaId = brokers.ControllerId, LastFetchTimestamp = now, LastCaughtUpTimestamp = now }],
            Observers = [.. brokers.Up.Where(node => node.Id != brokers.ControllerId).Select(node => new DescribeQuorumResponse.ObserverItem
            {
                ReplicaId = node.Id, LastFetchTimestamp = now, LastCaughtUpTimestamp = now,
            })],
        };
    }

    private static DescribeQuorumResponse.PartitionItem Unknown(int partition) => new()
    {
        PartitionIndex = partition, ErrorCode = ErrorCode.UnknownTopicOrPartition, ErrorMessage = ErrorCode.UnknownTopicOrPartition.Description(),
    };
}
