namespace StreamTesting;

/// <summary>What <see cref="Deduplication{T}"/> and <see cref="NoLoss{T}"/> say.</summary>
internal static class DedupText
{
    public static Violation Duplicate(EventTruth known, long count, IReadOnlyList<OutputPlace> outputs, in OutputPlace last, string? horizon = null)
    {
        var arrivals = 1 + known.Copies.Count;
        var why = known.Copies.Count == 0
            ? "it arrived once only, so the consumer itself put it out again"
            : count > arrivals
                ? RuleText.Invariant($"it arrived {arrivals} times only, so the consumer itself put it out again")
                : "a copy that the stream sent came through";
        return new Violation(
            Anomalies.Duplicate,
            known.Id,
            RuleText.Invariant($"{known} came out {count} times: {why}"),
            $"{RuleText.Arrived(known)}{horizon ?? " -> must come out once"}; {RuleText.CameOut(count, outputs)}")
        {
            Event = known,
            Positions = PositionsOf(known),
            Outputs = outputs,
            At = last.Index,
        };
    }

    public static Violation Missing(EventTruth known, bool isWhole, bool mayRepeat) => new(
        isWhole ? Anomalies.Lost : Anomalies.Unseen,
        known.Id,
        isWhole ? $"{known} never came out" : $"{known} had not come out when the observation ended",
        $"{RuleText.Arrived(known)} ({known.Labels}) -> must come out {(mayRepeat ? "at least once" : "once")}; {(isWhole ? "it never came out" : "it has not come out yet")}")
    {
        Event = known,
        Positions = PositionsOf(known),
        At = known.Position,
    };

    public static Violation Poisoned(EventTruth known, long count, IReadOnlyList<OutputPlace> outputs, in OutputPlace last) => new(
        Anomalies.Poisoned,
        known.Id,
        $"{known} came out, and nobody can read it",
        $"{RuleText.Arrived(known)} -> must not come out, but be put aside; {RuleText.CameOut(count, outputs)}")
    {
        Event = known,
        Positions = PositionsOf(known),
        Outputs = outputs,
        At = last.Index,
    };

    public static Violation WrongCopy(EventTruth known, long position, in OutputPlace place, Keep keep) => new(
        Anomalies.WrongCopy,
        known.Id,
        RuleText.Invariant($"{known} came out as its {Called(known, position)} at position {position} has it"),
        $"{RuleText.Arrived(known)} -> {Kept(known, keep)} must come out; {RuleText.Invariant($"{place} is of position {position}")}")
    {
        Event = known,
        Positions = PositionsOf(known),
        Outputs = [place],
        At = place.Index,
    };

    private static string Called(EventTruth known, long position) => position == known.Position
        ? "first arrival"
        : known.Copies.First(copy => copy.Position == position).Kind == DuplicateKind.Conflicting ? "conflicting copy" : "copy";

    private static string Kept(EventTruth known, Keep keep) => keep == Keep.Last
        ? RuleText.Invariant($"the last one{(known.Copies[^1].IsReadable ? "" : " that can be read")}, of position {known.LastReadablePosition},")
        : RuleText.Invariant($"the first one{(known.IsPoisoned ? " that can be read" : "")}, of position {known.ReadablePosition},");

    private static long[] PositionsOf(EventTruth known) => [known.Position, .. known.Copies.Select(copy => copy.Position)];
}
