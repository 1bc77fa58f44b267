using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>
/// The fetch sessions of one broker, in a number of slots. Where all are taken, a new session gets the slot of one that nobody has used for
/// two minutes, or of a smaller one that is older than that; otherwise there is none, and the client goes on without. Thread-safe; the
/// lock of a session is only ever taken inside of this one, not around it.
/// </summary>
internal sealed class FetchSessions(int slots, TimeProvider time)
{
    private const short FirstVersionWithIds = 13;
    private const int None = 0;
    private const int Final = -1;

    private static readonly TimeSpan Stale = TimeSpan.FromMinutes(2);

    private readonly Lock gate = new();
    private readonly Dictionary<int, FetchSession> sessions = [];
    private int lastId;

    /// <summary>How many sessions there are.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return sessions.Count;
            }
        }
    }

    /// <summary>Whether a request wants a session to be made for it.</summary>
    public static bool IsNew(FetchRequest request) => request.SessionEpoch == 0;

    /// <summary>The session that a request goes on with; null for one that names all it wants, which ends the session it names.</summary>
    public (FetchSession? Session, ErrorCode Error) Open(FetchRequest request, short version)
    {
        if (request.SessionEpoch is 0 or Final && request.SessionId == None)
        {
            return default;
        }

        lock (gate)
        {
            if (request.SessionEpoch is 0 or Final)
            {
                sessions.Remove(request.SessionId);
                return default;
            }

            if (!sessions.TryGetValue(request.SessionId, out var session))
            {
                return (null, ErrorCode.FetchSessionIdNotFound);
            }

            lock (session.Gate)
            {
                return GoOn(session, request, version);
            }
        }
    }

    /// <summary>The id of a session made of what a full request asked for and was answered; 0 where there is no slot for it.</summary>
    public int Create(FetchRequest request, short version, FetchResponse answer, TopicCatalog catalog)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            var size = request.Topics.Sum(topic => topic.Partitions.Count);
            if (sessions.Count >= slots && !TryEvict(size, now))
            {
                return None;
            }

            lastId = FetchSession.Next(lastId);
            var session = new FetchSession(lastId, version >= FirstVersionWithIds, now);
            session.Update(request);
            for (var node = session.First; node is not null; node = node.Next)
            {
                node.Value.Find(catalog);
            }

            Tell(session, answer);
            sessions[session.Id] = session;
            return session.Id;
        }
    }

    /// <summary>Forgets all, as a broker does that stops.</summary>
    public void Clear()
    {
        lock (gate)
        {
            sessions.Clear();
        }
    }

    private static void Tell(FetchSession session, FetchResponse answer)
    {
        var node = session.First;
        foreach (var topic in answer.Responses)
        {
            foreach (var partition in topic.Partitions)
            {
                if (node?.Value.Index == partition.PartitionIndex)
                {
                    node.Value.Told(partition);
                    node = node.Next;
                }
            }
        }
    }

    private (FetchSession? Session, ErrorCode Error) GoOn(FetchSession session, FetchRequest request, short version)
    {
        if (session.Epoch != request.SessionEpoch)
        {
            return (null, ErrorCode.InvalidFetchSessionEpoch);
        }

        if (session.UsesTopicIds != version >= FirstVersionWithIds)
        {
            return (null, ErrorCode.FetchSessionTopicIdError);
        }

        session.Update(request);
        if (session.Count == 0)
        {
            sessions.Remove(session.Id);
            return default;
        }

        session.UsedAt = time.GetUtcNow();
        session.Advance();
        return (session, ErrorCode.None);
    }

    private bool TryEvict(int size, DateTimeOffset now)
    {
        var oldest = sessions.Values.MinBy(session => session.UsedAt);
        if (oldest is not null && now - oldest.UsedAt > Stale)
        {
            return sessions.Remove(oldest.Id);
        }

        var smallest = sessions.Values.Where(session => now - session.CreatedAt > Stale).MinBy(session => session.Count);
        return smallest is not null && size > smallest.Count && sessions.Remove(smallest.Id);
    }
}
