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
        return (expected, hasContent, early, Loses(rules)) switch
        {
            (Expectation.MustNot, _, false, _) => Expectation.MustNot,
            (Expectation.Must, true, _, false) => Expectation.Must,
            _ => Expectation.May,
        };
    }

    /// <summary>Whether a store may drop a window before its only result comes out (Kafka Streams' <c>EmitStrategy.onWindowClose</c>).</summary>
    public static bool Loses(TruthRules rules) => rules.Profile is { Panes: { Final: not Firing.Never, Buffered: false }, Windows.KeptByStore: true };

    private static Expectation Passed(TruthRules rules, long end, long lateness, (long Low, long High) last) =>
        rules.ClockAt(last.Low).Passed(end, lateness) ? Expectation.Must
        : rules.ClockAt(last.High).Passed(end, lateness) ? Expectation.May
        : Expectation.MustNot;
}
