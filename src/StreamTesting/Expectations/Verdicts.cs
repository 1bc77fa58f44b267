namespace StreamTesting;

/// <summary>Makes the verdict of an arrival of what its windows, or its own time, say.</summary>
internal static class Verdicts
{
    public static ArrivalVerdict Of(in Judged judged, TruthRules rules, JudgedWindow[]? windows)
    {
        if (!judged.IsIn)
        {
            var outcome = judged.Fate switch
            {
                Fate.Duplicate => ArrivalOutcome.Duplicate,
                Fate.DeadLettered => ArrivalOutcome.DeadLettered,
                _ => ArrivalOutcome.Skipped,
            };
            return new ArrivalVerdict(judged, rules, [], Expectation.MustNot, Expectation.MustNot, outcome);
        }

        var byItself = rules.IsLate(judged);
        if (windows is null)
        {
            return new ArrivalVerdict(judged, rules, [], byItself, judged.Capped(Not(byItself)), Outcome(judged, Not(byItself), byItself));
        }

        var accepted = windows.Length == 0 ? Expectation.MustNot : windows.Min(window => Rank(window.Expectation)) switch { 0 => Expectation.Must, 1 => Expectation.May, _ => Expectation.MustNot };
        var late = rules.Profile.LateEvents == LateRule.Never
            ? windows.Length == 0 ? Expectation.MustNot : Not(windows.Max(window => Rank(window.Expectation)) switch { 0 => Expectation.Must, 1 => Expectation.May, _ => Expectation.MustNot })
            : byItself;
        return new ArrivalVerdict(judged, rules, windows, late, accepted, windows.Length == 0 ? ArrivalOutcome.InNoWindow : Outcome(judged, accepted, late));
    }

    private static ArrivalOutcome Outcome(in Judged judged, Expectation accepted, Expectation late) => (accepted, late) switch
    {
        _ when judged.Fate == Fate.Again => ArrivalOutcome.Undecided,
        (Expectation.May, _) => ArrivalOutcome.Undecided,
        (Expectation.MustNot, _) => ArrivalOutcome.LateDropped,
        (_, Expectation.Must) => ArrivalOutcome.LateAccepted,
        _ => judged.Arrival.Labels.IsOutOfOrder ? ArrivalOutcome.OutOfOrder : ArrivalOutcome.InOrder,
    };

    private static int Rank(Expectation expectation) => expectation switch { Expectation.Must => 0, Expectation.May => 1, _ => 2 };

    private static Expectation Not(Expectation expectation) => expectation switch
    {
        Expectation.Must => Expectation.MustNot,
        Expectation.MustNot => Expectation.Must,
        _ => Expectation.May,
    };
}
