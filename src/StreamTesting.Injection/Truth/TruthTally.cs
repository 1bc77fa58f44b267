using System.Runtime.InteropServices;

namespace StreamTesting.Injection;

/// <summary>Counts what the labels of the arrivals say, in a memory that does not grow with them.</summary>
internal sealed class TruthTally(StreamPlan plan)
{
    private readonly Dictionary<Lane, long> _byLane = [];
    private readonly long[] _byCause = new long[32];
    private readonly Dictionary<string, long> _byFault = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _byType = new(StringComparer.Ordinal);
    private readonly (TimeSpan Threshold, long[] Touched, long[] All)[] _late =
        [.. plan.Disorder.OfType<Late>().Select(late => late.Least).Distinct().Select(least => (least, new long[1], new long[1]))];

    public long Arrivals { get; private set; }

    public long Events { get; private set; }

    public long[] ByKind { get; } = new long[Enum.GetValues<DuplicateKind>().Length];

    public IEnumerable<KeyValuePair<Lane, long>> ByLane => _byLane.OrderBy(lane => lane.Key);

    public IEnumerable<KeyValuePair<string, long>> ByType => _byType.OrderBy(type => type.Key, StringComparer.Ordinal);

    public LabelCounts All { get; } = new();

    public LabelCounts Touched { get; } = new();

    /// <summary>Arrivals, copies counted too, on a later day (UTC) than their event.</summary>
    public long ArrivalsLateByDay { get; private set; }

    public TimeSpan GreatestDelay { get; private set; }

    public DateTimeOffset? EarliestEvent { get; private set; }

    public DateTimeOffset? LatestEvent { get; private set; }

    public long Poisoned { get; private set; }

    public long SecondRows { get; private set; }

    public long PartialUpdates { get; private set; }

    /// <summary>How many arrivals a producer wrote again.</summary>
    public long WrittenAgain { get; private set; }

    /// <summary>How many first arrivals each kind of step touched, whatever came of it.</summary>
    public IEnumerable<KeyValuePair<string, long>> ByCause => Enum.GetValues<Causes>()
        .Where(cause => cause != Causes.None && TouchedBy(cause) > 0)
        .Select(cause => KeyValuePair.Create(LabelText.NameOf(cause), TouchedBy(cause)));

    public IEnumerable<KeyValuePair<string, long>> ByFault => _byFault.OrderBy(fault => fault.Key, StringComparer.Ordinal);

    public long TouchedBy(Causes cause) => _byCause[System.Numerics.BitOperations.Log2((uint)cause)];

    public long FaultyBy(string name) => _byFault.GetValueOrDefault(name);

    public (long Touched, long All) LateBy(TimeSpan threshold)
    {
        var (_, touched, all) = Array.Find(_late, known => known.Threshold == threshold);
        return (touched[0], all[0]);
    }

    public void Add(Arrival arrival)
    {
        var labels = arrival.Labels;
        var isLateByDay = LabelText.LateDays(arrival) > 0;
        Arrivals++;
        ArrivalsLateByDay += isLateByDay ? 1 : 0;
        ByKind[(int)labels.Duplicate]++;
        WrittenAgain += arrival.Causes.HasFlag(Causes.LostAcknowledgement) ? 1 : 0;
        CollectionsMarshal.GetValueRefOrAddDefault(_byLane, new Lane(arrival.Topic, arrival.Partition), out _)++;
        if (labels.IsDuplicate)
        {
            return;
        }

        var happened = arrival.Event;
        Events++;
        CollectionsMarshal.GetValueRefOrAddDefault(_byType, happened.Type, out _)++;
        EarliestEvent = EarliestEvent is { } earliest && earliest <= happened.EventTime ? earliest : happened.EventTime;
        LatestEvent = LatestEvent is { } latest && latest >= happened.EventTime ? latest : happened.EventTime;
        GreatestDelay = labels.Delay > GreatestDelay ? labels.Delay : GreatestDelay;
        foreach (var fault in labels.Faults ?? NameList.Empty)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_byFault, fault, out _)++;
        }

        if (labels.Payload is { } payload)
        {
            Add(payload);
        }

        var causes = arrival.Causes;
        for (var left = (uint)causes; left != 0; left &= left - 1)
        {
            _byCause[System.Numerics.BitOperations.TrailingZeroCount(left)]++;
        }

        All.Add(isLateByDay, labels.IsOutOfOrder, labels.IsOutOfOrderInEntity);
        Touched.Add(
            isLateByDay && causes.HasFlag(Causes.Late),
            labels.IsOutOfOrder && causes.HasFlag(Causes.OutOfOrder),
            labels.IsOutOfOrderInEntity && causes.HasFlag(Causes.OutOfOrderInEntity));
        foreach (var (threshold, touched, all) in _late)
        {
            if (labels.IsLate(threshold))
            {
                all[0]++;
                touched[0] += causes.HasFlag(Causes.Late) ? 1 : 0;
            }
        }
    }

    private void Add(PayloadLabel payload)
    {
        Poisoned += payload.IsPoisoned ? 1 : 0;
        SecondRows += payload.SameRowAs is null ? 0 : 1;
        PartialUpdates += payload.LeftOut.Length > 0 ? 1 : 0;
        foreach (var fault in payload.Faults)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_byFault, fault.Name, out _)++;
        }
    }
}
