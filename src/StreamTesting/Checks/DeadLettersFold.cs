namespace StreamTesting;

internal sealed class DeadLettersFold<T>(string name, GroundTruth truth, DeadLetterTable table, Func<Observed<T>, DeadLetter?> by) : CountingFold<T>(name)
{
    private readonly int[] _letters = new int[table.Entries.Count];
    private readonly HashSet<long> _wrong = [];
    private long _putAside;

    public bool MayRepeat { get; init; }

    protected override IReadOnlyList<Violation> Take(Observed<T> observation, in OutputPlace place)
    {
        var letter = Read(by, observation, place, "The arrival", "Give a 'by' that says of which arrival every dead letter is.");
        if (letter is null)
        {
            return Found(new Violation(
                Anomalies.Phantom, null, $"{place} says of no arrival that it is of: 'by' gave null", "every dead letter must be of an arrival of the stream") { Outputs = [place], At = place.Index });
        }

        var entries = table.Find(letter);
        if (entries.Count == 0)
        {
            return table.FindOther(letter) is { } position ? TakeGood(position, place) : Phantom(letter, place);
        }

        var number = entries.FirstOrDefault(entry => _letters[entry] == 0, entries[^1]);
        if (_letters[number]++ == 0)
        {
            _putAside++;
            return [];
        }

        if (MayRepeat)
        {
            Count(Allowed, Anomalies.Duplicate);
            return [];
        }

        return Repeated(table.Entries[number], entries.Count, place, _letters[number]);
    }

    protected override IEnumerable<Violation> End(ObservationEnding ending)
    {
        if (ending == ObservationEnding.Stopped)
        {
            return [];
        }

        var anomaly = ending == ObservationEnding.Completed ? Anomalies.NotDeadLettered : Anomalies.Unseen;
        var missing = table.Entries.Where((_, number) => _letters[number] == 0).Select(entry => Missing(entry, anomaly));
        Wrong.Add(anomaly, table.Entries.Count - _putAside, missing);
        return missing;
    }

    protected override long ComparedWhen(ObservationEnding ending) => ending == ObservationEnding.Completed ? table.Entries.Count : _putAside;

    protected override string WhyNothing() => truth.ArrivalCount == 0
        ? "the stream has no arrival"
        : "the stream has no arrival to be put aside, and none was: a plan with .Poisoned(rate) has some";

    private IReadOnlyList<Violation> TakeGood(long position, in OutputPlace place)
    {
        var known = table.EventAt(position);
        var violation = new Violation(
            Anomalies.WronglyDeadLettered,
            known.Id,
            $"{known} was put aside though it can be read",
            RuleText.Invariant($"arrival at position {position} is not poisoned -> must not be dead-lettered; it is {place}"))
        {
            Event = known,
            Positions = [position],
            Outputs = [place],
            At = place.Index,
        };
        return Found(violation, isNewEvent: _wrong.Add(position));
    }

    private IReadOnlyList<Violation> Phantom(DeadLetter letter, in OutputPlace place)
    {
        var rule = (letter.Number, letter.Lane) switch
        {
            (null, _) => $"none of the stream's {RuleText.Count(truth.ArrivalCount, "arrival")} has these bytes: does 'by' give the value as it was read?",
            (_, null) when !table.IsWhole => "no arrival that is judged here has this position",
            (_, null) => RuleText.Invariant($"the stream has the positions 0 to {truth.ArrivalCount - 1}"),
            (_, { } lane) => table.CountOf(lane) is { } count
                ? RuleText.Invariant($"{lane} has the offsets 0 to {count - 1}")
                : RuleText.Invariant($"the stream has no {lane}"),
        };
        return Found(new Violation(Anomalies.Phantom, null, $"{place} is of {letter}, which the stream never had", $"{rule} -> must not be dead-lettered") { Outputs = [place], At = place.Index });
    }

    private IReadOnlyList<Violation> Repeated(DeadLetterTable.Entry entry, int alike, in OutputPlace place, int count)
    {
        var known = truth.Events[OrdinalOf(entry)];
        var which = alike == 1 ? RuleText.Invariant($"arrival at position {entry.Position}") : RuleText.Invariant($"each of the {alike} arrivals with these bytes, the last at position {entry.Position},");
        var violation = new Violation(
            Anomalies.Duplicate,
            known.Id,
            RuleText.Invariant($"{known} was put aside {count} times"),
            $"{which} is {Why(entry)} -> must be dead-lettered once; {place} is one too many")
        {
            Event = known,
            Positions = [entry.Position],
            Outputs = [place],
            At = place.Index,
        };
        return Found(violation, isNewEvent: count == 2);
    }

    private Violation Missing(DeadLetterTable.Entry entry, string anomaly)
    {
        var known = truth.Events[OrdinalOf(entry)];
        var isWhole = anomaly == Anomalies.NotDeadLettered;
        return new Violation(
            anomaly,
            known.Id,
            $"{known} was not put aside{(isWhole ? "" : " when the observation ended")}",
            RuleText.Invariant($"arrival at position {entry.Position} ({entry.Lane}, number {entry.Number}) is {Why(entry)} -> must be dead-lettered once; no dead letter is of it{(isWhole ? "" : " yet")}"))
        {
            Event = known,
            Positions = [entry.Position],
            At = entry.Position,
        };
    }

    private int OrdinalOf(DeadLetterTable.Entry entry) => truth.TryFind(entry.EventId, out var known) ? known.Ordinal : 0;

    private static string Why(DeadLetterTable.Entry entry) => entry.Poison == PoisonKinds.None
        ? "one that this consumer has to put aside"
        : $"poisoned ({PayloadLabel.WordsOf(entry.Poison)})";
}
