namespace StreamTesting;

internal sealed class OrderPerKeyFold<T>(string name, GroundTruth truth, Func<T, string?> by, int[] keyOfEvent) : EventFold<T>(name, truth, by)
{
    private readonly Newest[] _newest = new Newest[truth.KeyCount];
    private readonly Dictionary<(int Key, int Partition), EventTruth> _newestInPartition = [];
    private long _compared;

    protected override long Expected => 0;

    protected override IReadOnlyList<Violation> Take(EventTruth known, Observed<T> observation, in OutputPlace place)
    {
        if (!known.IsReadable)
        {
            Count(Allowed, Anomalies.Poisoned);
            return [];
        }

        if (!Outputs.Add(known, place))
        {
            Count(Allowed, Anomalies.Duplicate);
            return [];
        }

        var key = keyOfEvent[known.Ordinal];
        ref var newest = ref _newest[key];
        if (newest.Event is not { } before)
        {
            newest = new Newest(known, place.Partition, false);
            return [];
        }

        if (newest.IsSpread || newest.Partition != place.Partition)
        {
            return TakeSpread(known, place, key);
        }

        _compared++;
        if (known.OrdinalInKey > before.OrdinalInKey)
        {
            newest = newest with { Event = known };
            return [];
        }

        return Found(Reordered(known, before, place));
    }

    protected override IReadOnlyList<Violation> TakeUnknown(string? id, in OutputPlace place)
    {
        Count(Allowed, Anomalies.Phantom);
        return [];
    }

    protected override IEnumerable<Violation> End(ObservationEnding ending) => [];

    protected override long ComparedWhen(ObservationEnding ending) => _compared;

    protected override string WhyNothing() => (Observed, Outputs.Seen) switch
    {
        (0, _) => "nothing came out",
        (1, 0) => "the only output has no id of an event of the stream: does 'by' select it?",
        (_, 0) => RuleText.Invariant($"none of the {Observed} outputs has the id of an event of the stream: does 'by' select it?"),
        _ when May.Count > 0 => "no two outputs of the same key came out in the same partition",
        _ => "no two events of the same key came out",
    };

    private IReadOnlyList<Violation> TakeSpread(EventTruth known, in OutputPlace place, int key)
    {
        ref var newest = ref _newest[key];
        if (!newest.IsSpread)
        {
            _newestInPartition[(key, newest.Partition)] = newest.Event!;
            newest = newest with { IsSpread = true };
        }

        var overall = newest.Event!;
        var isNewest = known.OrdinalInKey > overall.OrdinalInKey;
        if (isNewest)
        {
            newest = newest with { Event = known };
        }

        var hasBefore = _newestInPartition.TryGetValue((key, place.Partition), out var before);
        _compared += hasBefore ? 1 : 0;
        if (hasBefore && known.OrdinalInKey < before!.OrdinalInKey)
        {
            return Found(Reordered(known, before, place));
        }

        _newestInPartition[(key, place.Partition)] = known;
        if (!isNewest)
        {
            Count(May, "order between output partitions");
        }

        return [];
    }

    private Violation Reordered(EventTruth known, EventTruth before, in OutputPlace place)
    {
        var earlier = Outputs.OutputsOf(before)[0];
        return new Violation(
            Anomalies.Reordered,
            known.Id,
            $"{known} came out after {before.Id}, which arrived later",
            RuleText.Invariant($"of key {known.Key}, {known.Id} arrived at position {known.ReadablePosition} and {before.Id} at position {before.ReadablePosition} -> {known.Id} must come out first; {before.Id} is {earlier}, {known.Id} is {place}"))
        {
            Event = known,
            Positions = [known.ReadablePosition, before.ReadablePosition],
            Outputs = [earlier, place],
            At = place.Index,
        };
    }

    private readonly record struct Newest(EventTruth? Event, int Partition, bool IsSpread);
}
