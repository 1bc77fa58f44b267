namespace StreamTesting;

/// <summary>Counts verdicts.</summary>
internal static class TruthTally
{
    public static TruthTotals Of(IEnumerable<ArrivalVerdict> verdicts)
    {
        var outcomes = new long[Enum.GetValues<ArrivalOutcome>().Length];
        var windows = new long[Enum.GetValues<Expectation>().Length];
        var copies = 0L;
        foreach (var verdict in verdicts)
        {
            outcomes[(int)verdict.Outcome]++;
            copies += verdict.IsAgain ? 1 : 0;
            foreach (var window in verdict.Judged)
            {
                windows[(int)window.Expectation]++;
            }
        }

        return new TruthTotals
        {
            Injected = outcomes.Sum(),
            Accepted = outcomes[(int)ArrivalOutcome.InOrder] + outcomes[(int)ArrivalOutcome.OutOfOrder] + outcomes[(int)ArrivalOutcome.LateAccepted],
            DroppedLate = outcomes[(int)ArrivalOutcome.LateDropped],
            Undecided = outcomes[(int)ArrivalOutcome.Undecided],
            UndecidedCopies = copies,
            Deduplicated = outcomes[(int)ArrivalOutcome.Duplicate],
            DeadLettered = outcomes[(int)ArrivalOutcome.DeadLettered],
            Skipped = outcomes[(int)ArrivalOutcome.Skipped] + outcomes[(int)ArrivalOutcome.InNoWindow],
            InWindows = windows.Sum(),
            AcceptedInWindows = windows[(int)Expectation.Must],
            RejectedInWindows = windows[(int)Expectation.MustNot],
            UndecidedInWindows = windows[(int)Expectation.May],
        };
    }
}
