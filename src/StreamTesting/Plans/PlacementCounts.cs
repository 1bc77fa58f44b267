namespace StreamTesting;

/// <summary>What the steps about connections and partitions did, measured from the arrivals' keys, partitions and times in a pass of its own.</summary>
internal sealed class PlacementCounts
{
    private readonly HashSet<(string Topic, string Key)> _offline = [];
    private readonly Dictionary<int, HashSet<(string Topic, string Key)>> _skewed = [];
    private readonly Dictionary<int, HashSet<(string Topic, string Key)>> _keys = [];
    private readonly Dictionary<DisorderStep, long> _ofStep = [];
    private readonly Dictionary<int, long> _arrivals = [];

    public long HeldAtOnce { get; private set; }

    public long EntitiesOffline => _offline.Count;

    public static PlacementCounts Of(EventStream stream, StreamMeasurement measured)
    {
        var counts = new PlacementCounts();
        var steps = stream.Plan.Disorder;
        if (!steps.Any(step => step is Offline or Skewed or Bursting or PartitionStep))
        {
            return counts;
        }

        var least = steps.OfType<Offline>().Select(step => step.Least).DefaultIfEmpty().Min();
        var busyUntil = stream.Where(arrival => !steps.OfType<Idle>().Any(idle => idle.Partition == arrival.Partition && idle.Lasting is null))
            .Select(arrival => arrival.ArrivalTime).DefaultIfEmpty(measured.EarliestEvent).Last();
        foreach (var arrival in stream)
        {
            counts.Add(arrival, least);
            foreach (var step in steps.OfType<PartitionStep>().Where(step => step.Partition == arrival.Partition))
            {
                if (Counts(step, arrival, measured.EarliestEvent, busyUntil))
                {
                    counts._ofStep[step] = counts.OfStep(step) + 1;
                }
            }
        }

        return counts;
    }

    public long OfStep(DisorderStep step) => _ofStep.GetValueOrDefault(step);

    public long ArrivalsIn(int partition) => _arrivals.GetValueOrDefault(partition);

    public long SkewedTo(int partition) => _skewed.TryGetValue(partition, out var keys) ? keys.Count : 0;

    public long KeysIn(int partition) => _keys.TryGetValue(partition, out var keys) ? keys.Count : 0;

    /// <summary>Arrivals that are late by the lag of their partition; those that come while it ought to be idle, or although it always ought to be.</summary>
    private static bool Counts(PartitionStep step, Arrival arrival, DateTimeOffset start, DateTimeOffset busyUntil) => step switch
    {
        Lagging lag => arrival.Labels.Delay >= lag.By,
        Idle { From: { } from } idle => arrival.ArrivalTime >= start + from && arrival.ArrivalTime < (idle.Lasting is { } lasting ? start + from + lasting : busyUntil),
        _ => true,
    };

    private static void Add<T>(Dictionary<int, HashSet<T>> sets, int partition, T element)
    {
        if (!sets.TryGetValue(partition, out var set))
        {
            sets[partition] = set = [];
        }

        set.Add(element);
    }

    private void Add(Arrival arrival, TimeSpan least)
    {
        var key = (arrival.Topic, arrival.Event.Key);
        HeldAtOnce += arrival.Causes.HasFlag(Causes.Bursting) ? 1 : 0;
        _arrivals[arrival.Partition] = ArrivalsIn(arrival.Partition) + 1;
        Add(_keys, arrival.Partition, key);
        if (arrival.Causes.HasFlag(Causes.Offline) && arrival.Labels.IsLate(least))
        {
            _offline.Add(key);
        }

        if (arrival.Causes.HasFlag(Causes.Skewed))
        {
            Add(_skewed, arrival.Partition, key);
        }
    }
}
