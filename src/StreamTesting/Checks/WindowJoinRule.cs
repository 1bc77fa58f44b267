namespace StreamTesting;

/// <summary>A join within windows: once for each window that takes both.</summary>
internal sealed class WindowJoinRule(long size, JoinKind kind, bool repeats) : JoinRule
{
    public override bool JudgesUnmatched => true;

    public override (long Before, long After) Reach => (size, size);

    public override JoinExpectation Of(JoinRow left, JoinRow right)
    {
        var (must, may, refused) = (0, 0, "");
        foreach (var one in left.Verdict.Judged)
        {
            foreach (var other in right.Verdict.Judged)
            {
                if (one.Start != other.Start)
                {
                    continue;
                }

                if (one.Expectation == Expectation.MustNot || other.Expectation == Expectation.MustNot)
                {
                    var late = one.Expectation == Expectation.MustNot ? left : right;
                    refused = $", but of the {(late == left ? "left" : "right")} one: {late.Verdict.Rule}";
                    continue;
                }

                (must, may) = one.Expectation == Expectation.Must && other.Expectation == Expectation.Must ? (must + 1, may) : (must, may + 1);
            }
        }

        return new JoinExpectation(must, may, (must, may) switch
        {
            (0, 0) => $"{Times(left, right)}: no window takes both{refused} -> must not be a pair",
            (_, 0) => $"{Times(left, right)}: {RuleText.Count(must, "window")} must take both -> must be a pair",
            _ => $"{Times(left, right)}: {RuleText.Count(must, "window")} must take both, and {may} may -> may be a pair",
        });
    }

    public override Func<JoinRow, JoinExpectation> Unmatched(EngineTruth engine, IReadOnlyList<JoinRow> rows) =>
        row => IsOuter(kind, row.IsLeft) ? Alone(row) : NotOuter(kind, row.IsLeft);

    private JoinExpectation Alone(JoinRow row)
    {
        var (must, may) = (0, 0);
        foreach (var window in row.Verdict.Judged)
        {
            var company = row.Partners.Aggregate(Expectation.MustNot, (known, partner) => Greater(known, TakenIn(window.Start, partner.Row.Verdict)));
            (must, may) = (window.Expectation, company) switch
            {
                (Expectation.MustNot, _) => (must, may),
                (_, Expectation.Must) when !repeats => (must, may),
                (Expectation.Must, Expectation.MustNot) => (must + 1, may),
                _ => (must, may + 1),
            };
        }

        var text = $"{TimeText.Of(row.Time)} at position {row.Arrival.Position}";
        return new JoinExpectation(must, may, (must, may) switch
        {
            (0, 0) => row.Partners.Count > 0 ? $"{text}: each window that takes it takes a partner as well, {row.Partners[0].Row.Arrival.Event.Id} -> must not come out alone" : $"{text}: no window takes it ({row.Verdict.Rule}) -> must not come out alone",
            (_, 0) => $"{text}: {RuleText.Count(must, "window")} must take it and no partner -> must come out alone",
            _ => $"{text}: {RuleText.Count(must, "window")} must take it without a partner, and {may} may -> may come out alone",
        });
    }

    private static Expectation TakenIn(long start, ArrivalVerdict verdict)
    {
        foreach (var window in verdict.Judged)
        {
            if (window.Start == start)
            {
                return window.Expectation;
            }
        }

        return Expectation.MustNot;
    }

    private static Expectation Greater(Expectation one, Expectation other) =>
        one == Expectation.Must || other == Expectation.Must ? Expectation.Must : one == Expectation.May || other == Expectation.May ? Expectation.May : Expectation.MustNot;
}
