using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>
/// The partitions that a client fetches again and again, so that it names only those of which it wants something new (KIP-227). Those that
/// gave records go to the end, so that all have their turn. Whoever touches it holds its <see cref="Gate"/>.
/// </summary>
internal sealed class FetchSession(int id, bool usesTopicIds, DateTimeOffset createdAt)
{
    private readonly Dictionary<(string? Name, Guid TopicId, int Index), LinkedListNode<FetchedPartition>> byKey = [];
    private readonly LinkedList<FetchedPartition> inTurn = [];

    public Lock Gate { get; } = new();

    public int Id { get; } = id;

    public bool UsesTopicIds { get; } = usesTopicIds;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public DateTimeOffset UsedAt { get; set; } = createdAt;

    /// <summary>The epoch that the next request has to bring.</summary>
    public int Epoch { get; private set; } = 1;

    public int Count => byKey.Count;

    /// <summary>The partitions in the order they have their turn.</summary>
    public LinkedListNode<FetchedPartition>? First => inTurn.First;

    /// <summary>The epoch behind one: there is no 0 in a session that lives.</summary>
    public static int Next(int epoch) => epoch == int.MaxValue ? 1 : epoch + 1;

    public void Advance() => Epoch = Next(Epoch);

    /// <summary>Takes in what a request names, and leaves out what it forgets.</summary>
    public void Update(FetchRequest request)
    {
        foreach (var topic in request.Topics)
        {
            foreach (var partition in topic.Partitions)
            {
                Ask(topic.Topic, topic.TopicId, partition);
            }
        }

        foreach (var topic in request.ForgottenTopicsData)
        {
            foreach (var partition in topic.Partitions)
            {
                if (byKey.Remove(Key(topic.Topic, topic.TopicId, partition), out var node))
                {
                    inTurn.Remove(node);
                }
            }
        }
    }

    /// <summary>Lets the others have their turn before this one.</summary>
    public void MoveToEnd(LinkedListNode<FetchedPartition> node)
    {
        if (node.List == inTurn && node.Next is not null)
        {
            inTurn.Remove(node);
            inTurn.AddLast(node);
        }
    }

    private void Ask(string name, Guid topicId, FetchRequest.PartitionItem asked)
    {
        var key = Key(name, topicId, asked.Partition);
        if (byKey.TryGetValue(key, out var node))
        {
            node.Value.Asked = asked;
        }
        else
        {
            byKey[key] = inTurn.AddLast(new FetchedPartition(key.Name, key.TopicId, asked));
        }
    }

    private (string? Name, Guid TopicId, int Index) Key(string name, Guid topicId, int index) =>
        UsesTopicIds ? (null, topicId, index) : (name, Guid.Empty, index);
}
