using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>An answer to a fetch whose parts are used again for the next one.</summary>
internal sealed class FetchAnswer
{
    private readonly List<FetchResponse.ResponseItem> topics = [];
    private readonly List<FetchResponse.PartitionItem> partitions = [];
    private readonly List<FetchResponse.AbortedTransactionItem> noneAborted = [];
    private int partitionsInUse;

    public FetchResponse Response { get; } = new();

    /// <summary>How many parts are kept to be used again.</summary>
    public int Parts => partitions.Count;

    /// <summary>Takes everything out.</summary>
    public void Clear()
    {
        foreach (var topic in Response.Responses)
        {
            topic.Partitions.Clear();
        }

        for (var i = 0; i < partitionsInUse; i++)
        {
            partitions[i].Records = ReadOnlyMemory<byte>.Empty;
        }

        Response.Responses.Clear();
        Response.NodeEndpoints = null;
        (Response.ErrorCode, Response.SessionId, Response.ThrottleTimeMs) = (ErrorCode.None, 0, 0);
        partitionsInUse = 0;
    }

    /// <summary>A partition that is not yet in the answer; the one before is used again if it was not added.</summary>
    public FetchResponse.PartitionItem NextPartition(int index)
    {
        if (partitionsInUse == partitions.Count)
        {
            partitions.Add(new());
        }

        var item = partitions[partitionsInUse];
        (item.PartitionIndex, item.ErrorCode, item.HighWatermark, item.LastStableOffset, item.LogStartOffset) = (index, ErrorCode.None, -1, -1, -1);
        (item.AbortedTransactions, item.CurrentLeader, item.Records) = (null, null, ReadOnlyMemory<byte>.Empty);
        return item;
    }

    /// <summary>Puts a partition behind those that are there.</summary>
    public void Add(string name, Guid id, FetchResponse.PartitionItem partition)
    {
        var last = Response.Responses.Count == 0 ? null : Response.Responses[^1];
        if (last is null || last.Topic != name || last.TopicId != id)
        {
            last = NextTopic();
            (last.Topic, last.TopicId) = (name, id);
            Response.Responses.Add(last);
        }

        last.Partitions.Add(partition);
        partitionsInUse++;
    }

    /// <summary>The transactions that were aborted, as the answer tells them.</summary>
    public List<FetchResponse.AbortedTransactionItem> Aborted(IReadOnlyList<Log.AbortedTransaction> aborted) => aborted.Count == 0 ? noneAborted
        : [.. aborted.Select(transaction => new FetchResponse.AbortedTransactionItem { ProducerId = transaction.ProducerId, FirstOffset = transaction.FirstOffset })];

    private FetchResponse.ResponseItem NextTopic()
    {
        var inUse = Response.Responses.Count;
        if (inUse == topics.Count)
        {
            topics.Add(new());
        }

        return topics[inUse];
    }
}
