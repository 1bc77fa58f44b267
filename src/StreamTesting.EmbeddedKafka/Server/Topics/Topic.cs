namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>A topic. Its partitions only ever grow, its settings are replaced whole; both by the catalog alone.</summary>
internal sealed class Topic(string name, Guid id, int replication, TopicSettings settings)
{
    private volatile Partition[] partitions = [];
    private volatile TopicSettings settings = settings;
    private volatile bool isDeleted;

    public string Name { get; } = name;

    public Guid Id { get; } = id;

    /// <summary>How many replicas a partition has that is added.</summary>
    public int Replication { get; } = replication;

    /// <summary>Set by the catalog, for good: there may be another topic of this name by then.</summary>
    public bool IsDeleted
    {
        get => isDeleted;
        set => isDeleted = value;
    }

    public IReadOnlyList<Partition> Partitions => partitions;

    public TopicSettings Settings
    {
        get => settings;
        set => settings = value;
    }

    public Partition? Find(int index)
    {
        var all = partitions;
        return (uint)index < (uint)all.Length ? all[index] : null;
    }

    public void Grow(IEnumerable<Partition> added) => partitions = [.. partitions, .. added];

    public TopicSnapshot Snapshot() => new(Name, Id, [.. partitions.Select(partition => partition.Snapshot())]);
}
