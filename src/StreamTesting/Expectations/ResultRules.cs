namespace StreamTesting;

/// <summary>Whether a result of a window comes out at all, by when its engine puts out results and where the clock is at the end.</summary>
internal static class ResultRules
{
    public static Expectation Of(TruthRules rules, bool hasContent, long end, (long Low, long High) last)
    {
        var panes = rules.Profile.Panes;
        var expected = panes.Complete || panes.EarlyCount == 1 ? Expectation.Must
            : panes.OnTime != Firing.Never ? Passed(rules, end, 0, last)
            : panes.Final != Firing.Never ? Passed(rules, end, rules.Profile.Windows.AllowedLateness, last)
            : Expectation.May;
        var early = panes.EarlyCount is not null || panes.EarlyDelay is not null;
        var loses = panes is { Final: not Firing.Never, Buffered: false } && rules.Profile.Windows.KeptByStore;
        return (expected, hasContent, early, loses) switch
        {
            (Expectation.MustNot, _, false, _) => Expectation.MustNot,
            (Expectation.Must, true, _, false) => Expectation.Must,
            _ => Expectation.May,
        };
    }

    private static Expectation Passed(TruthRules rules, long end, long lateness, (long Low, long High) last) =>
        rules.ClockAt(last.Low).Passed(end, lateness) ? Expectation.Must
        : rules.ClockAt(last.High).Passed(end, lateness) ? Expectation.May
        : Expectation.MustNot;
}
