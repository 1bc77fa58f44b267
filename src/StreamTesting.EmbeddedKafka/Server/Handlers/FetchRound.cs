using StreamTesting.EmbeddedKafka.Log;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>One look at all the partitions of a fetch.</summary>
internal sealed class FetchRound
{
    private const sbyte ReadCommitted = 1;
    private const short FirstVersionWithLeader = 16;

    private int bytes;
    private bool mustAnswer;
    private bool isEnough;

    public FetchResponse Response { get; } = new();

    public List<PartitionLog> Partitions { get; } = [];

    /// <summary>Whether to answer now: enough bytes, an error to tell, more behind what was read, or nothing to wait for.</summary>
    public bool IsEnough => isEnough || mustAnswer || Partitions.Count == 0;

    public static FetchRound Read(RequestContext context, FetchRequest request)
    {
        var round = new FetchRound();
        foreach (var asked in request.Topics)
        {
            var topic = context.Version >= 13 ? context.Cluster.Topics.Find(asked.TopicId) : context.Cluster.Topics.Find(asked.Topic);
            context.Topic ??= topic?.Name ?? asked.Topic;
            var answer = new FetchResponse.ResponseItem { Topic = asked.Topic, TopicId = asked.TopicId, Partitions = new(asked.Partitions.Count) };
            foreach (var partition in asked.Partitions)
            {
                answer.Partitions.Add(round.Read(context, request, topic, partition));
            }

            round.Response.Responses.Add(answer);
        }

        round.isEnough = round.bytes >= Math.Max(request.MinBytes, 0) || round.bytes >= request.MaxBytes;
        return round;
    }

    public static FetchResponse.PartitionItem Failed(int partition, ErrorCode error) =>
        new() { PartitionIndex = partition, ErrorCode = error, HighWatermark = -1, Records = ReadOnlyMemory<byte>.Empty };

    private FetchResponse.PartitionItem Read(RequestContext context, FetchRequest request, Topic? topic, FetchRequest.PartitionItem asked)
    {
        if (topic?.Find(asked.Partition) is not { } partition)
        {
            return Fail(asked, topic is null && context.Version >= 13 ? ErrorCode.UnknownTopicId : ErrorCode.UnknownTopicOrPartition);
        }

        if (partition.LeaderId != context.Node.Id)
        {
            return FailWithLeader(context, partition, asked, ErrorCode.NotLeaderOrFollower);
        }

        if (partition.CheckEpoch(asked.CurrentLeaderEpoch) is var epochError and not ErrorCode.None)
        {
            return epochError == ErrorCode.FencedLeaderEpoch
                ? FailWithLeader(context, partition, asked, epochError)
                : Fail(asked, epochError);
        }

        var left = Math.Max(0, request.MaxBytes - bytes);
        var read = partition.Log.Read(asked.FetchOffset, Math.Min(left, asked.PartitionMaxBytes), atLeastOne: bytes == 0, request.IsolationLevel == ReadCommitted);
        Partitions.Add(partition.Log);
        mustAnswer |= read.Error != LogError.None || read is { HasMore: true, Slice.Bytes.Length: > 0 };
        bytes += read.Slice.Bytes.Length;
        return new FetchResponse.PartitionItem
        {
            PartitionIndex = asked.Partition,
            ErrorCode = (ErrorCode)read.Error,
            HighWatermark = read.Error == LogError.None ? read.HighWatermark : -1,
            LastStableOffset = read.Error == LogError.None ? read.LastStableOffset : -1,
            LogStartOffset = read.Error == LogError.None ? read.LogStartOffset : -1,
            AbortedTransactions = read.Aborted is null ? null : [.. read.Aborted.Select(transaction =>
                new FetchResponse.AbortedTransactionItem { ProducerId = transaction.ProducerId, FirstOffset = transaction.FirstOffset })],
            Records = context.Keep(read.Slice),
        };
    }

    // The answer names the leader, so that the consumer can go on without asking for metadata (KIP-951).
    private FetchResponse.PartitionItem FailWithLeader(RequestContext context, Partition partition, FetchRequest.PartitionItem asked, ErrorCode error)
    {
        var failed = Fail(asked, error);
        if (context.Version < FirstVersionWithLeader)
        {
            return failed;
        }

        var (leader, epoch, _) = partition.Leadership;
        failed.CurrentLeader = new() { LeaderId = leader, LeaderEpoch = epoch };
        if (context.Cluster.Brokers.Find(leader) is { } node && Response.NodeEndpoints?.Exists(known => known.NodeId == node.Id) != true)
        {
            (Response.NodeEndpoints ??= []).Add(new() { NodeId = node.Id, Host = node.Host, Port = node.Port });
        }

        return failed;
    }

    private FetchResponse.PartitionItem Fail(FetchRequest.PartitionItem asked, ErrorCode error)
    {
        mustAnswer = true;
        return Failed(asked.Partition, error);
    }
}
