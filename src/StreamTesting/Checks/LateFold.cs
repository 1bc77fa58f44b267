namespace StreamTesting;

internal sealed class LateFold<T>(string name, LateTable table, Func<T, string?> by, LateQuestion question) : EventFold<T>(name, table.Engine.Stream, by)
{
    private long _seen;

    protected override long Expected => 0;

    private string Profile => table.Engine.Profile.Name;

    protected override IReadOnlyList<Violation> Take(EventTruth known, Observed<T> observation, in OutputPlace place)
    {
        var isFirst = Outputs.Add(known, place);
        var outcome = table.Of(known);
        _seen += isFirst && outcome == ArrivalOutcome.LateDropped ? 1 : 0;
        switch (question)
        {
            case LateQuestion.Dropped when outcome == ArrivalOutcome.LateDropped:
                return Found(About(known, Anomalies.LateNotDropped, $"{known} came out though it is late", $"{table.RuleOf(known)}; it is {place}", place), isFirst);
            case LateQuestion.SideOutput when outcome is not (ArrivalOutcome.LateDropped or ArrivalOutcome.Undecided):
                return Found(About(known, Anomalies.WronglyPutAside, $"{known} was put aside as late", $"{table.RuleOf(known)}; it is {place} of the side output", place), isFirst);
            case LateQuestion.SideOutput when !isFirst && table.Engine.Options.TakesOnce:
                var count = Outputs.CountOf(known);
                return Found(About(known, Anomalies.Duplicate, RuleText.Invariant($"{known} was put aside as late {count} times"), $"{table.RuleOf(known)}, once; {RuleText.CameOut(count, Outputs.OutputsOf(known))}", place), count == 2);
            case LateQuestion.SideOutput:
                return [];
        }

        if (!isFirst)
        {
            Count(Allowed, Anomalies.Duplicate);
        }

        return [];
    }

    protected override IReadOnlyList<Violation> TakeUnknown(string? id, in OutputPlace place)
    {
        if (question == LateQuestion.SideOutput)
        {
            return Phantom(id, place);
        }

        Count(Allowed, Anomalies.Phantom);
        return [];
    }

    protected override IEnumerable<Violation> End(ObservationEnding ending)
    {
        if (table.Undecided > 0)
        {
            Count(May, $"whether an event is late for {Profile}", table.Undecided);
        }

        if (question == LateQuestion.Dropped || ending == ObservationEnding.Stopped)
        {
            return [];
        }

        var isWhole = ending == ObservationEnding.Completed;
        var anomaly = !isWhole ? Anomalies.Unseen : question == LateQuestion.Accepted ? Anomalies.DroppedTooEarly : Anomalies.LateNotPutAside;
        var wanted = Truth.Events.Where(known => IsWanted(known) && !Outputs.Has(known.Ordinal));
        var missing = wanted.Select(known => About(
            known,
            anomaly,
            question == LateQuestion.Accepted ? $"{known} {(isWhole ? "never came out though it is not too late" : "had not come out when the observation ended")}" : $"{known} is late and is not in the side output{(isWhole ? "" : " yet")}",
            $"{table.RuleOf(known)}; it {(isWhole ? "never came out" : "has not come out yet")}",
            new OutputPlace(table.PositionOf(known))) with { Outputs = [] });
        Wrong.Add(anomaly, wanted.LongCount(), missing);
        return missing;
    }

    protected override long ComparedWhen(ObservationEnding ending) => question switch
    {
        LateQuestion.Accepted => ending == ObservationEnding.Completed ? table.Pressed : 0,
        LateQuestion.Dropped => table.Dropped,
        _ => ending == ObservationEnding.Completed ? table.Dropped : _seen,
    };

    protected override string WhyNothing()
    {
        var may = table.Undecided == 0 ? "" : RuleText.Invariant($"; {RuleText.Count(table.Undecided, "event")} may be, as partitions interleave, and barriers or one partition decide it");
        return question == LateQuestion.Accepted
            ? $"no event of the stream is out of order or late, and must be accepted by {Profile}{may}"
            : $"no event of the stream is late for {Profile} and must be dropped{may}";
    }

    private bool IsWanted(EventTruth known) => question == LateQuestion.Accepted ? LateTable.IsPressed(table.Of(known)) : table.Of(known) == ArrivalOutcome.LateDropped;

    private Violation About(EventTruth known, string anomaly, string message, string rule, in OutputPlace place) => new(anomaly, known.Id, message, rule)
    {
        Event = known,
        Positions = [table.PositionOf(known)],
        Outputs = [place],
        At = place.Index,
    };
}
