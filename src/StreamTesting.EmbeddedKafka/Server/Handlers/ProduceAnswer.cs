using StreamTesting.EmbeddedKafka.Log;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Fills answers to produce requests, which are used again and again: whatever an answer may have, each way sets.</summary>
internal static class ProduceAnswer
{
    /// <summary>An answer with a place for each partition of a request.</summary>
    public static ProduceResponse Take(RequestContext context, ProduceRequest request)
    {
        var response = context.Client.Spares.TakeResponse();
        (response.ThrottleTimeMs, response.NodeEndpoints, response.UnknownTaggedFields) = (0, null, null);
        Fit(response.Responses, request.TopicData.Count);
        for (var i = 0; i < request.TopicData.Count; i++)
        {
            var (asked, answer) = (request.TopicData[i], response.Responses[i]);
            (answer.Name, answer.TopicId) = (asked.Name, asked.TopicId);
            Fit(answer.PartitionResponses, asked.PartitionData.Count);
        }

        return context.Produced = response;
    }

    /// <summary>Tells what became of an append.</summary>
    public static void Tell(this ProduceResponse.PartitionResponseItem answer, RequestContext context, Partition partition, AppendResult result)
    {
        if (result.Error == LogError.PolicyViolation)
        {
            context.Cluster.Errors.Add($"Produce to {partition.Topic.Name}-{partition.Index} refused: {result.Reason}");
        }

        answer.Refuse(partition.Index, (ErrorCode)result.Error, result.Reason);
        if (result.Error == LogError.None)
        {
            (answer.BaseOffset, answer.LogAppendTimeMs, answer.LogStartOffset) = (result.BaseOffset, result.AppendTimeMs, result.LogStartOffset);
        }
    }

    /// <summary>Refuses a batch.</summary>
    public static ProduceResponse.PartitionResponseItem Refuse(this ProduceResponse.PartitionResponseItem answer, int index, ErrorCode error, string? reason = null)
    {
        (answer.Index, answer.ErrorCode, answer.ErrorMessage) = (index, error, reason);
        (answer.BaseOffset, answer.LogAppendTimeMs, answer.LogStartOffset) = (-1, -1, -1);
        (answer.CurrentLeader, answer.UnknownTaggedFields) = (null, null);
        return answer;
    }

    private static void Fit<T>(List<T> list, int count)
        where T : new()
    {
        while (list.Count < count)
        {
            list.Add(new T());
        }

        list.RemoveRange(count, list.Count - count);
    }
}
