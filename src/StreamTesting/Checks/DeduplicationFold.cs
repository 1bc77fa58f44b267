namespace StreamTesting;

internal sealed class DeduplicationFold<T>(string name, GroundTruth truth, Func<T, string?> by, bool mayRepeat) : EventFold<T>(name, truth, by)
{
    private readonly HashSet<string> _takenBack = new(StringComparer.Ordinal);
    private long _knownCopies;

    public Keep Keep { get; init; }

    public Func<Observed<T>, long?>? PositionBy { get; init; }

    public Func<Observed<T>, bool>? RetractionBy { get; init; }

    protected override long Expected => Truth.ReadableCount;

    protected override IReadOnlyList<Violation> Take(EventTruth known, Observed<T> observation, in OutputPlace place)
    {
        if (!known.IsReadable)
        {
            var isNew = Outputs.Add(known, place);
            return Found(DedupText.Poisoned(known, Outputs.CountOf(known), Outputs.OutputsOf(known), place), isNew);
        }

        if (RetractionBy?.Invoke(observation) == true)
        {
            return TakeBack(known, place);
        }

        if (Outputs.Add(known, place))
        {
            return PositionBy is null || Keep == Keep.Any || !known.HasConflict ? [] : Compare(known, PositionBy(observation), place);
        }

        if (mayRepeat)
        {
            Count(Allowed, Anomalies.Duplicate);
            return [];
        }

        var count = Outputs.CountOf(known);
        return Found(DedupText.Duplicate(known, count, Outputs.OutputsOf(known), place), isNewEvent: count == 2);
    }

    protected override IReadOnlyList<Violation> TakeUnknown(string? id, in OutputPlace place) => Phantom(id, place);

    protected override IEnumerable<Violation> End(ObservationEnding ending)
    {
        var conflicts = Truth.CountOf(DuplicateKind.Conflicting) == 0 || mayRepeat ? 0 : Truth.Events.Count(known => known.HasConflict && Outputs.Has(known.Ordinal));
        if (conflicts > _knownCopies)
        {
            Count(May, Keep == Keep.Any ? "which of the conflicting copies comes out" : "which of the conflicting copies came out (no positionBy tells)", conflicts - _knownCopies);
        }

        if (ending == ObservationEnding.Stopped)
        {
            return [];
        }

        var isWhole = ending == ObservationEnding.Completed;
        var missing = Missing().Select(known => DedupText.Missing(known, isWhole, mayRepeat));
        Wrong.Add(isWhole ? Anomalies.Lost : Anomalies.Unseen, Truth.ReadableCount - Outputs.Seen, missing);
        return missing;
    }

    protected override long ComparedWhen(ObservationEnding ending) => ending == ObservationEnding.Completed ? Truth.ReadableCount : Outputs.Seen;

    protected override string WhyNothing() => Truth.Events.Count == 0
        ? "the stream has no event, and none came out"
        : RuleText.Invariant($"of the stream's {RuleText.Count(Truth.Events.Count, "event")}, none can be read: all their arrivals are poisoned");

    private IReadOnlyList<Violation> Compare(EventTruth known, long? position, in OutputPlace place)
    {
        if (position is null)
        {
            return [];
        }

        _knownCopies++;
        var copy = known.Copies.FirstOrDefault(copy => copy.Position == position);
        return copy.Kind != DuplicateKind.None && copy.IsReadable && copy.SamePayloadAs != known.KeptPayload ? Found(DedupText.WrongCopy(known, copy, place)) : [];
    }

    private IReadOnlyList<Violation> TakeBack(EventTruth known, in OutputPlace place)
    {
        if (Outputs.Has(known.Ordinal))
        {
            Outputs.Clear(known);
            return [];
        }

        var violation = new Violation(
            Anomalies.Phantom,
            known.Id,
            $"{known} was taken back while it was not out",
            $"only what came out can be taken back; {place} takes it back before any output")
        {
            Event = known,
            Positions = [known.Position],
            Outputs = [place],
            At = place.Index,
        };
        return Found(violation, isNewEvent: _takenBack.Add(known.Id));
    }

    private IEnumerable<EventTruth> Missing()
    {
        for (var i = 0; i < Truth.Events.Count; i++)
        {
            if (!Outputs.Has(i) && Truth.Events[i].IsReadable)
            {
                yield return Truth.Events[i];
            }
        }
    }
}
