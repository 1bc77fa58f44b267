using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>A partition of a fetch session: what the client asked of it last, and what it was told last. Guarded by its session.</summary>
internal sealed class FetchedPartition(string? name, Guid id, FetchRequest.PartitionItem asked)
{
    private Topic? topic;
    private Partition? partition;

    /// <summary>The topic's name; null for one that is asked for by an id that nobody knows yet.</summary>
    public string? Name { get; private set; } = name;

    /// <summary>The topic's id where the session goes by ids; empty where it goes by names.</summary>
    public Guid TopicId { get; } = id;

    public int Index { get; } = asked.Partition;

    public FetchRequest.PartitionItem Asked { get; set; } = asked;

    public long HighWatermark { get; private set; } = -1;

    public long LogStartOffset { get; private set; } = -1;

    /// <summary>
    /// The partition itself, or why there is none. A topic that was known by its id and is gone is told apart from one that has come back
    /// under another id.
    /// </summary>
    public (Partition? Partition, ErrorCode Error) Find(TopicCatalog catalog)
    {
        if (topic is not { IsDeleted: false })
        {
            (topic, partition) = (null, null);
            Name ??= catalog.Find(TopicId)?.Name;
            if (Name is null)
            {
                return (null, ErrorCode.UnknownTopicId);
            }

            var found = catalog.Find(Name);
            if (found is not null && TopicId != Guid.Empty && found.Id != TopicId)
            {
                return (null, ErrorCode.InconsistentTopicId);
            }

            topic = found;
        }

        partition ??= topic?.Find(Index);
        return (partition, partition is null ? ErrorCode.UnknownTopicOrPartition : ErrorCode.None);
    }

    /// <summary>Whether the client has something to learn: records, an error, or another end or start of the log.</summary>
    public bool IsNews(FetchResponse.PartitionItem found) =>
        found.Records is { IsEmpty: false } || found.ErrorCode != ErrorCode.None
        || found.HighWatermark != HighWatermark || found.LogStartOffset != LogStartOffset;

    /// <summary>Remembers what the client has been told; what follows an error is news again.</summary>
    public void Told(FetchResponse.PartitionItem found) =>
        (HighWatermark, LogStartOffset) = (found.ErrorCode == ErrorCode.None ? found.HighWatermark : -1, found.LogStartOffset);
}
