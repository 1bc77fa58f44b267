namespace StreamTesting;

/// <summary>A join within windows: once for each window that takes both.</summary>
internal sealed class WindowJoinRule(long size) : JoinRule
{
    public override (long Before, long After) Reach => (size, size);

    public override JoinExpectation Of(ArrivalVerdict left, ArrivalVerdict right)
    {
        var (must, may, refused) = (0, 0, "");
        foreach (var one in left.Judged)
        {
            foreach (var other in right.Judged)
            {
                if (one.Start != other.Start)
                {
                    continue;
                }

                if (one.Expectation == Expectation.MustNot || other.Expectation == Expectation.MustNot)
                {
                    var late = one.Expectation == Expectation.MustNot ? left : right;
                    refused = $", but of the {(late == left ? "left" : "right")} one: {late.Rule}";
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
}
