using StreamTesting.EmbeddedKafka.Log;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Appends to logs. There are no followers, so that every kind of acknowledgement is ready at once.</summary>
internal sealed class ProduceHandler : ApiHandler<ProduceRequest>
{
    private const short FirstVersionWithZstd = 7;
    private const short FirstVersionWithLeader = 10;

    public override ApiKey Api => ApiKey.Produce;

    protected override IMessage? Handle(RequestContext context, ProduceRequest request)
    {
        var response = new ProduceResponse { Responses = new(request.TopicData.Count) };
        var failed = false;
        foreach (var topicData in request.TopicData)
        {
            var topic = context.Version >= 13 ? context.Cluster.Topics.Find(topicData.TopicId) : context.Cluster.Topics.Find(topicData.Name);
            context.Topic ??= topic?.Name ?? topicData.Name;
            var answer = new ProduceResponse.ResponseItem { Name = topicData.Name, TopicId = topicData.TopicId, PartitionResponses = new(topicData.PartitionData.Count) };
            foreach (var data in topicData.PartitionData)
            {
                var result = Append(context, request, topic, data);
                failed |= result.ErrorCode != ErrorCode.None;
                if (result.CurrentLeader is { } leader && context.Cluster.Brokers.Find(leader.LeaderId) is { } node)
                {
                    (response.NodeEndpoints ??= []).Add(new() { NodeId = node.Id, Host = node.Host, Port = node.Port });
                }

                answer.PartitionResponses.Add(result);
            }

            response.Responses.Add(answer);
        }

        if (request.Acks != 0)
        {
            return response;
        }

        // Nobody reads an answer to acks=0: a closed connection is how the producer learns to look again.
        context.CloseConnection = failed;
        return null;
    }

    protected override IMessage? Refuse(RequestContext context, ProduceRequest request, ErrorCode error) => request.Acks == 0 ? null : new ProduceResponse
    {
        Responses = request.TopicData.ConvertAll(topic => new ProduceResponse.ResponseItem
        {
            Name = topic.Name,
            TopicId = topic.TopicId,
            PartitionResponses = topic.PartitionData.ConvertAll(data => Failed(data.Index, error, null)),
        }),
    };

    private static ProduceResponse.PartitionResponseItem Append(
        RequestContext context, ProduceRequest request, Topic? topic, ProduceRequest.PartitionDataItem data)
    {
        if (request.Acks is < -1 or > 1)
        {
            return Failed(data.Index, ErrorCode.InvalidRequiredAcks, null);
        }

        if (topic?.Find(data.Index) is not { } partition)
        {
            return Failed(data.Index, topic is null && context.Version >= 13 ? ErrorCode.UnknownTopicId : ErrorCode.UnknownTopicOrPartition, null);
        }

        if (partition.LeaderId != context.Node.Id)
        {
            return NotLeader(context, partition);
        }

        var records = data.Records.GetValueOrDefault();
        if (Precheck(context, request, topic, partition, records.Span) is var error and not ErrorCode.None)
        {
            return Failed(data.Index, error, null);
        }

        return IsTransactional(records.Span)
            ? TransactionalAppend.Append(context, request.TransactionalId, partition, records)
            : Answer(context, partition, partition.Log.Append(records.Span, partition.LeaderEpoch, topic.Settings.Log));
    }

    // The answer names the leader, so that the producer can go on without asking for metadata (KIP-951).
    private static ProduceResponse.PartitionResponseItem NotLeader(RequestContext context, Partition partition)
    {
        var failed = Failed(partition.Index, ErrorCode.NotLeaderOrFollower, null);
        var (leader, epoch, _) = partition.Leadership;
        failed.CurrentLeader = context.Version >= FirstVersionWithLeader ? new() { LeaderId = leader, LeaderEpoch = epoch } : null;
        return failed;
    }

    private static bool IsTransactional(ReadOnlySpan<byte> records) =>
        records.Length >= RecordBatch.HeaderSize && BatchCheck.View(records).IsTransactional;

    private static ErrorCode Precheck(
        RequestContext context, ProduceRequest request, Topic topic, Partition partition, ReadOnlySpan<byte> records)
    {
        if (request.Acks == -1 && topic.Settings.MinInSyncReplicas > 1 && !HasEnoughReplicas(context, topic, partition.Replicas))
        {
            return ErrorCode.NotEnoughReplicas;
        }

        return context.Version < FirstVersionWithZstd && records.Length >= RecordBatch.HeaderSize
            && BatchCheck.View(records).CodecNumber == (int)CompressionCodec.Zstd
            ? ErrorCode.UnsupportedCompressionType
            : ErrorCode.None;
    }

    // More than there are replicas cannot be asked for, as in Kafka since 4.0.
    private static bool HasEnoughReplicas(RequestContext context, Topic topic, IReadOnlyList<int> replicas) =>
        replicas.Count(context.Cluster.Brokers.IsUp) >= Math.Min(topic.Settings.MinInSyncReplicas, replicas.Count);

    /// <summary>The answer to an append.</summary>
    public static ProduceResponse.PartitionResponseItem Answer(RequestContext context, Partition partition, AppendResult result)
    {
        if (result.Error == LogError.None)
        {
            return new()
            {
                Index = partition.Index, BaseOffset = result.BaseOffset, LogAppendTimeMs = result.AppendTimeMs, LogStartOffset = result.LogStartOffset,
            };
        }

        if (result.Error == LogError.PolicyViolation)
        {
            context.Cluster.Errors.Add($"Produce to {partition.Topic.Name}-{partition.Index} refused: {result.Reason}");
        }

        return Failed(partition.Index, (ErrorCode)result.Error, result.Reason);
    }

    /// <summary>The answer that refuses a batch.</summary>
    public static ProduceResponse.PartitionResponseItem Failed(int index, ErrorCode error, string? reason) =>
        new() { Index = index, ErrorCode = error, BaseOffset = -1, LogAppendTimeMs = -1, LogStartOffset = -1, ErrorMessage = reason };
}
