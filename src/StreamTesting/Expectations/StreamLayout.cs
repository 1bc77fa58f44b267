namespace StreamTesting;

/// <summary>Which partitions of which topics a job reads, those without arrivals among them. They are numbered topic by topic.</summary>
internal sealed class StreamLayout
{
    private readonly string[] _topics;

    public StreamLayout(IEnumerable<string> topics, int partitions)
    {
        _topics = [.. topics];
        Partitions = partitions;
    }

    public int Partitions { get; }

    public int Topics => _topics.Length;

    public int Lanes => _topics.Length * Partitions;

    public static StreamLayout Of(GroundTruth truth)
    {
        var (topics, greatest) = (new SortedSet<string>(StringComparer.Ordinal), 0);
        foreach (var known in truth.Events)
        {
            topics.Add(known.Topic);
            greatest = Math.Max(greatest, known.Partition);
        }

        return new StreamLayout(topics.DefaultIfEmpty(""), Math.Max(truth.Origin?.Partitions ?? 1, greatest + 1));
    }

    public int LaneOf(Arrival arrival)
    {
        var topic = _topics.Length == 1 ? 0 : Array.IndexOf(_topics, arrival.Topic);
        return (topic * Partitions) + arrival.Partition;
    }

    public int PartitionOf(int lane) => lane % Partitions;
}
