namespace StreamTesting;

/// <summary>The greatest event time among the first so many arrivals of a partition: kept where it rises.</summary>
internal sealed class WatermarkTable
{
    private readonly SortedDictionary<int, List<Rise>> _rises = [];
    private readonly Dictionary<int, long> _counts = [];

    public WatermarkTable(GroundTruth truth)
    {
        for (var partition = 0; partition < (truth.Origin?.Partitions ?? 0); partition++)
        {
            _rises[partition] = [];
            _counts[partition] = 0;
        }

        string? topic = null;
        foreach (var arrival in truth.Arrivals)
        {
            if ((topic ??= arrival.Topic) != arrival.Topic)
            {
                throw new ArgumentException($"The stream has the topics '{topic}' and '{arrival.Topic}': readings of watermarks name partitions, so they can be judged for one topic only.", nameof(truth));
            }

            if (!_rises.TryGetValue(arrival.Partition, out var rises))
            {
                _rises[arrival.Partition] = rises = [];
            }

            var count = _counts[arrival.Partition] = _counts.GetValueOrDefault(arrival.Partition) + 1;
            var time = arrival.Event.EventTime.ToUnixTimeMilliseconds();
            if (!arrival.Labels.IsPoisoned && (rises.Count == 0 || time > rises[^1].Time))
            {
                rises.Add(new Rise(count, time, arrival.Position, truth.TryFind(arrival.Event.Id, out var known) ? known.Ordinal : 0));
            }
        }

        Truth = truth;
    }

    public GroundTruth Truth { get; }

    public IEnumerable<int> Partitions => _rises.Keys;

    public int PartitionCount => _rises.Count;

    public long? CountOf(int partition) => _counts.TryGetValue(partition, out var count) ? count : null;

    /// <summary>The latest rise among the first so many arrivals; null where they have no time.</summary>
    public Rise? GreatestOf(int partition, long consumed)
    {
        var rises = _rises[partition];
        var (low, high) = (0, rises.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = rises[middle].Count <= consumed ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? null : rises[low - 1];
    }

    internal readonly record struct Rise(long Count, long Time, long Position, int Ordinal);
}
