namespace StreamTesting;

/// <summary>
/// Flink's interval join: a record below the watermark joins nothing, and a partner is forgotten when the watermark comes to the end of its stretch. As the
/// second record of a pair is at the watermark or above it, the partner can only be gone where the pair lies at a bound exactly and the watermark too.
/// </summary>
internal sealed class IntervalJoinRule(IntervalJoinRules rules) : JoinRule
{
    private readonly long _lower = rules.Lower + (rules.LowerInclusive ? 0 : 1);
    private readonly long _upper = rules.Upper - (rules.UpperInclusive ? 0 : 1);

    public override (long Before, long After) Reach => (-_lower, _upper);

    public override JoinExpectation Of(JoinRow left, JoinRow right)
    {
        var apart = right.Time - left.Time;
        var text = $"{Times(left, right)}: left {Signed(_lower)} <= right <= left {Signed(_upper)}";
        if (apart < _lower || apart > _upper)
        {
            return JoinExpectation.Never($"{text} does not hold, they are {TimeText.Length(apart)} apart -> must not be a pair");
        }

        // The rules are monotone in the clock, and all rows meet their lowest clocks in one interleaving and their highest in another.
        var late = LateFor(left) == Expectation.Must ? left : LateFor(right) == Expectation.Must ? right : null;
        if (late is not null)
        {
            return JoinExpectation.Never($"{text}, but {TimeText.Of(late.Time)} < watermark {TimeText.Of(late.Verdict.Clock.LowestMs)} -> must not be a pair");
        }

        var gone = left.IsBefore(right) switch
        {
            true => Gone(left, LeftEnd(left), right),
            false => Gone(right, RightEnd(right), left),
            null when left.Arrival == right.Arrival => Expectation.MustNot,
            null => Either(Gone(left, LeftEnd(left), right), Gone(right, RightEnd(right), left)),
        };
        if (gone == Expectation.Must)
        {
            return JoinExpectation.Never($"{text}, but the first was forgotten when the watermark came to the end of its stretch -> must not be a pair");
        }

        if (LateFor(left) == Expectation.May || LateFor(right) == Expectation.May)
        {
            return new JoinExpectation(0, 1, $"{text}; whether one is late hangs on the watermark -> may be a pair");
        }

        return gone == Expectation.MustNot
            ? new JoinExpectation(1, 0, $"{text}, none below the watermark -> must be a pair")
            : new JoinExpectation(0, 1, $"{text}; whether the first was forgotten hangs on the watermark -> may be a pair");
    }

    private long LeftEnd(JoinRow left) => left.Time + Math.Max(0, _upper);

    private long RightEnd(JoinRow right) => right.Time + Math.Max(0, -_lower);

    /// <summary>Of two that may come in either order: gone, or not, only where it is so in both.</summary>
    private static Expectation Either(Expectation one, Expectation other) => one == other ? one : Expectation.May;

    /// <summary>Whether the first of two is forgotten when the second comes: the watermark that the second meets is not below that of the first.</summary>
    private static Expectation Gone(JoinRow first, long end, JoinRow second) =>
        end > second.Verdict.Clock.HighestMs ? Expectation.MustNot
        : end <= Math.Max(first.Verdict.Clock.LowestMs, second.Verdict.Clock.LowestMs) ? Expectation.Must
        : Expectation.May;

    private Expectation LateFor(JoinRow row)
    {
        var (low, high) = (row.Verdict.Clock.LowestMs, row.Verdict.Clock.HighestMs);
        return rules.Late switch
        {
            LateRule.Never => Expectation.MustNot,
            LateRule.AtClock => row.Time > high ? Expectation.MustNot : row.Time <= low ? Expectation.Must : Expectation.May,
            _ => row.Time >= high ? Expectation.MustNot : row.Time < low ? Expectation.Must : Expectation.May,
        };
    }

    private static string Signed(long length) => length < 0 ? $"- {TimeText.Length(-length)}" : $"+ {TimeText.Length(length)}";
}
