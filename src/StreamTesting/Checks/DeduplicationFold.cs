namespace StreamTesting;

internal sealed class DeduplicationFold<T>(string name, GroundTruth truth, Func<T, string?> by, bool mayRepeat) : EventFold<T>(name, truth, by)
{
    private readonly HashSet<string> _takenBack = new(StringComparer.Ordinal);
    private readonly Dictionary<int, (long Position, OutputPlace Place)> _standing = [];
    private readonly Dictionary<int, long> _atHorizon = [];
    private readonly Dictionary<int, int> _beyond = [];
    private readonly HashSet<int> _duplicated = [];
    private long _knownCopies;

    public Keep Keep { get; init; }

    public Func<Observed<T>, long?>? PositionBy { get; init; }

    public Func<Observed<T>, bool>? RetractionBy { get; init; }

    public bool Replaces { get; init; }

    public HorizonTable? Horizon { get; init; }

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

        var isFirst = Outputs.Add(known, place);
        var position = PositionBy is not null && known.Copies.Count > 0 ? PositionBy(observation) : null;
        var wrong = (isFirst || Replaces) && position is not null && Keep != Keep.Any && known.HasConflict ? Compare(known, position.Value, place, isFirst) : [];
        if (isFirst)
        {
            if (Horizon is not null && position is not null)
            {
                _atHorizon[known.Ordinal] = position.Value;
            }

            return wrong;
        }

        if (Replaces)
        {
            Count(Allowed, "replaced");
            return wrong;
        }

        if (mayRepeat)
        {
            Count(Allowed, Anomalies.Duplicate);
            return [];
        }

        if (Horizon is not null && IsBeyondHorizon(known, position))
        {
            Count(May, "a copy further away than the horizon came out");
            return [];
        }

        var count = Outputs.CountOf(known);
        return Found(DedupText.Duplicate(known, count, Outputs.OutputsOf(known), place, Horizon?.RuleOf(known)), isNewEvent: _duplicated.Add(known.Ordinal));
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
        return isWhole ? WrongAtTheEnd().Concat(missing) : missing;
    }

    protected override long ComparedWhen(ObservationEnding ending) => ending == ObservationEnding.Completed ? Truth.ReadableCount : Outputs.Seen;

    protected override string WhyNothing() => Truth.Events.Count == 0
        ? "the stream has no event, and none came out"
        : RuleText.Invariant($"of the stream's {RuleText.Count(Truth.Events.Count, "event")}, none can be read: all their arrivals are poisoned");

    private IReadOnlyList<Violation> Compare(EventTruth known, long position, in OutputPlace place, bool isFirst)
    {
        _knownCopies += isFirst ? 1 : 0;
        if (Keep == Keep.Last)
        {
            _standing[known.Ordinal] = (position, place);
            return [];
        }

        return IsOtherPayload(known, position, known.KeptPayload) ? Found(DedupText.WrongCopy(known, position, place, Keep)) : [];
    }

    private static bool IsOtherPayload(EventTruth known, long position, long kept)
    {
        if (position == known.Position)
        {
            return !known.Labels.IsPoisoned && known.Position != kept;
        }

        var copy = known.Copies.FirstOrDefault(copy => copy.Position == position);
        return copy.Kind != DuplicateKind.None && copy.IsReadable && copy.SamePayloadAs != kept;
    }

    private bool IsBeyondHorizon(EventTruth known, long? position)
    {
        if (position is { } at && _atHorizon.TryGetValue(known.Ordinal, out var before) && Horizon!.MayFollow(known, before, at) is { } may)
        {
            _atHorizon[known.Ordinal] = may ? at : before;
            return may;
        }

        var further = _beyond.GetValueOrDefault(known.Ordinal);
        _beyond[known.Ordinal] = further + 1;
        return further + 1 < Horizon!.MostOutputs(known);
    }

    private List<Violation> WrongAtTheEnd()
    {
        var wrong = _standing
            .Where(standing => Outputs.Has(standing.Key) && (Horizon is null || Horizon.MostOutputs(Truth.Events[standing.Key]) == 1))
            .Where(standing => IsOtherPayload(Truth.Events[standing.Key], standing.Value.Position, Truth.Events[standing.Key].LastPayload))
            .Select(standing => DedupText.WrongCopy(Truth.Events[standing.Key], standing.Value.Position, standing.Value.Place, Keep.Last))
            .ToList();
        Wrong.Add(Anomalies.WrongCopy, wrong.Count, wrong.OrderBy(violation => violation.At));
        return wrong;
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
