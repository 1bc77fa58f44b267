using StreamTesting.EmbeddedKafka.Log;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>
/// Looks at all the partitions of a fetch, as often as it takes: those that the request names, or those of its session. One of them is kept
/// with each connection, so that a client that fetches again and again costs no new objects.
/// </summary>
internal sealed class FetchRound : IDisposable
{
    private const sbyte ReadCommitted = 1;
    private const short FirstVersionWithIds = 13;
    private const short FirstVersionWithLeader = 16;
    private const int MostKept = 1_000;

    private readonly FetchAnswer answer = new();
    private readonly List<LinkedListNode<FetchedPartition>> told = [];
    private RequestContext context = null!;
    private FetchRequest request = null!;
    private FetchSession? session;
    private int bytes;
    private bool mustAnswer;
    private bool isEnough;

    /// <summary>The logs that were looked at.</summary>
    public List<PartitionLog> Partitions { get; } = [];

    /// <summary>Whether to answer now: enough bytes, an error to tell, more behind what was read, or nothing to wait for.</summary>
    public bool IsEnough => isEnough || mustAnswer || Partitions.Count == 0;

    /// <summary>A round for a request; null for the session where it names all it wants.</summary>
    public static FetchRound Of(RequestContext context, FetchRequest request, FetchSession? session)
    {
        var round = context.Client.Fetch.Take() ?? new FetchRound();
        (round.context, round.request, round.session) = (context, request, session);
        context.Lease = round;
        return round;
    }

    /// <summary>Looks, and forgets what it saw before.</summary>
    public void Read()
    {
        var before = Partitions.Count;
        answer.Clear();
        Partitions.Clear();
        told.Clear();
        (bytes, mustAnswer) = (0, false);
        if (session is null)
        {
            ReadRequested();
        }
        else
        {
            lock (session.Gate)
            {
                ReadSession(session);
            }
        }

        // What was never there keeps nobody from waiting for the others; what has gone meanwhile does.
        mustAnswer |= Partitions.Count < before;
        isEnough = bytes >= Math.Max(request.MinBytes, 0) || bytes >= request.MaxBytes;
    }

    /// <summary>The answer, after which the session knows what the client knows.</summary>
    public FetchResponse Answer(FetchSessions sessions)
    {
        if (session is null)
        {
            answer.Response.SessionId = FetchSessions.IsNew(request) ? sessions.Create(request, context.Version, answer.Response, context.Cluster.Topics) : 0;
            return answer.Response;
        }

        lock (session.Gate)
        {
            answer.Response.SessionId = session.Id;
            if (session.Epoch == FetchSession.Next(request.SessionEpoch))
            {
                Tell(session);
                return answer.Response;
            }
        }

        // Someone has come with the same epoch meanwhile.
        context.Release();
        return new FetchResponse { ErrorCode = ErrorCode.InvalidFetchSessionEpoch, SessionId = session.Id };
    }

    public void Dispose()
    {
        var client = context.Client;
        answer.Clear();
        Partitions.Clear();
        told.Clear();
        (context, request, session) = (null!, null!, null);
        if (answer.Parts <= MostKept)
        {
            client.Fetch.Keep(this);
        }
    }

    private void ReadRequested()
    {
        foreach (var asked in request.Topics)
        {
            var byId = context.Version >= FirstVersionWithIds;
            var topic = byId ? context.Cluster.Topics.Find(asked.TopicId) : context.Cluster.Topics.Find(asked.Topic);
            context.Topic ??= topic?.Name ?? asked.Topic;
            foreach (var partition in asked.Partitions)
            {
                var item = answer.NextPartition(partition.Partition);
                var found = topic?.Find(partition.Partition);
                Read(item, found, topic is null && byId ? ErrorCode.UnknownTopicId : ErrorCode.UnknownTopicOrPartition, partition);
                answer.Add(asked.Topic, asked.TopicId, item);
            }
        }
    }

    private void ReadSession(FetchSession of)
    {
        for (var node = of.First; node is not null; node = node.Next)
        {
            var cached = node.Value;
            var item = answer.NextPartition(cached.Index);
            var (partition, error) = cached.Find(context.Cluster.Topics);
            context.Topic ??= cached.Name;
            Read(item, partition, error, cached.Asked);
            if (cached.IsNews(item))
            {
                answer.Add(of.UsesTopicIds ? "" : cached.Name!, cached.TopicId, item);
                told.Add(node);
            }
        }
    }

    private void Tell(FetchSession of)
    {
        var next = 0;
        foreach (var topic in answer.Response.Responses)
        {
            foreach (var item in topic.Partitions)
            {
                var node = told[next++];
                node.Value.Told(item);
                if (item.Records is { IsEmpty: false })
                {
                    of.MoveToEnd(node);
                }
            }
        }
    }

    private void Read(FetchResponse.PartitionItem item, Partition? partition, ErrorCode missing, FetchRequest.PartitionItem asked)
    {
        if (partition is null)
        {
            item.ErrorCode = missing;
            mustAnswer |= missing == ErrorCode.InconsistentTopicId;
            return;
        }

        if (partition.LeaderId != context.Node.Id)
        {
            FailWithLeader(item, partition, ErrorCode.NotLeaderOrFollower);
            return;
        }

        if (partition.CheckEpoch(asked.CurrentLeaderEpoch) is var epochError and not ErrorCode.None)
        {
            if (epochError == ErrorCode.FencedLeaderEpoch)
            {
                FailWithLeader(item, partition, epochError);
            }
            else
            {
                Fail(item, epochError);
            }

            return;
        }

        var left = Math.Max(0, request.MaxBytes - bytes);
        var read = partition.Log.Read(asked.FetchOffset, Math.Min(left, asked.PartitionMaxBytes), atLeastOne: bytes == 0, request.IsolationLevel == ReadCommitted);
        Partitions.Add(partition.Log);
        mustAnswer |= read.Error != LogError.None || read is { HasMore: true, Slice.Bytes.Length: > 0 };
        bytes += read.Slice.Bytes.Length;
        item.ErrorCode = (ErrorCode)read.Error;
        if (read.Error == LogError.None)
        {
            (item.HighWatermark, item.LastStableOffset, item.LogStartOffset) = (read.HighWatermark, read.LastStableOffset, read.LogStartOffset);
        }

        item.AbortedTransactions = read.Aborted is null ? null : answer.Aborted(read.Aborted);
        item.Records = context.Keep(read.Slice);
    }

    // The answer names the leader, so that the consumer can go on without asking for metadata (KIP-951).
    private void FailWithLeader(FetchResponse.PartitionItem item, Partition partition, ErrorCode error)
    {
        Fail(item, error);
        if (context.Version < FirstVersionWithLeader)
        {
            return;
        }

        var (leader, epoch, _) = partition.Leadership;
        item.CurrentLeader = new() { LeaderId = leader, LeaderEpoch = epoch };
        if (context.Cluster.Brokers.Find(leader) is { } node && answer.Response.NodeEndpoints?.Exists(known => known.NodeId == node.Id) != true)
        {
            (answer.Response.NodeEndpoints ??= []).Add(new() { NodeId = node.Id, Host = node.Host, Port = node.Port });
        }
    }

    private void Fail(FetchResponse.PartitionItem item, ErrorCode error)
    {
        mustAnswer = true;
        item.ErrorCode = error;
    }
}
