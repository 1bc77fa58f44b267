using StreamTesting.EmbeddedKafka.Log;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Appends to logs. There are no followers, so that every kind of acknowledgement is ready at once.</summary>
internal sealed class ProduceHandler : ApiHandler<ProduceRequest>
{
    private const short FirstVersionWithZstd = 7;

    // From there on the answer names the leader, so that the producer can go on without asking for metadata (KIP-951).
    private const short FirstVersionWithLeader = 10;

    public override ApiKey Api => ApiKey.Produce;

    protected override IMessage? Handle(RequestContext context, ProduceRequest request)
    {
        var response = ProduceAnswer.Take(context, request);
        var failed = false;
        for (var i = 0; i < request.TopicData.Count; i++)
        {
            var (topicData, answer) = (request.TopicData[i], response.Responses[i]);
            var topic = context.Version >= 13 ? context.Cluster.Topics.Find(topicData.TopicId) : context.Cluster.Topics.Find(topicData.Name);
            context.Topic ??= topic?.Name ?? topicData.Name;
            for (var j = 0; j < topicData.PartitionData.Count; j++)
            {
                var result = answer.PartitionResponses[j];
                Append(context, request, topic, topicData.PartitionData[j], result);
                failed |= result.ErrorCode != ErrorCode.None;
                if (result.CurrentLeader is { } leader && context.Cluster.Brokers.Find(leader.LeaderId) is { } node)
                {
                    (response.NodeEndpoints ??= []).Add(new() { NodeId = node.Id, Host = node.Host, Port = node.Port });
                }
            }
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
            PartitionResponses = topic.PartitionData.ConvertAll(data => new ProduceResponse.PartitionResponseItem().Refuse(data.Index, error)),
        }),
    };

    private static void Append(
        RequestContext context, ProduceRequest request, Topic? topic, ProduceRequest.PartitionDataItem data, ProduceResponse.PartitionResponseItem answer)
    {
        if (request.Acks is < -1 or > 1)
        {
            answer.Refuse(data.Index, ErrorCode.InvalidRequiredAcks);
            return;
        }

        if (topic?.Find(data.Index) is not { } partition)
        {
            answer.Refuse(data.Index, topic is null && context.Version >= 13 ? ErrorCode.UnknownTopicId : ErrorCode.UnknownTopicOrPartition);
            return;
        }

        if (partition.LeaderId != context.Node.Id)
        {
            answer.Refuse(data.Index, ErrorCode.NotLeaderOrFollower);
            var (leader, epoch, _) = partition.Leadership;
            answer.CurrentLeader = context.Version >= FirstVersionWithLeader ? new() { LeaderId = leader, LeaderEpoch = epoch } : null;
            return;
        }

        var records = data.Records.GetValueOrDefault();
        if (Precheck(context, request, topic, partition, records.Span) is var error and not ErrorCode.None)
        {
            answer.Refuse(data.Index, error);
            return;
        }

        if (IsTransactional(records.Span))
        {
            TransactionalAppend.Append(context, request.TransactionalId, partition, records, answer);
            return;
        }

        answer.Tell(context, partition, partition.Log.Append(records.Span, partition.LeaderEpoch, topic.Settings.Log));
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
}
