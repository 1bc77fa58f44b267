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

    public override JoinExpectation Of(ArrivalVerdict left, ArrivalVerdict right)
    {
        var apart = Ms(right) - Ms(left);
        var text = $"{Times(left, right)}: left {Signed(_lower)} <= right <= left {Signed(_upper)}";
        if (apart < _lower || apart > _upper)
        {
            return JoinExpectation.Never($"{text} does not hold, they are {TimeText.Length(apart)} apart -> must not be a pair");
        }

        if (LateFor(left) is { } lateLeft && LateFor(right) is var lateRight && (lateLeft == Expectation.Must || lateRight == Expectation.Must))
        {
            var late = lateLeft == Expectation.Must ? left : right;
            return JoinExpectation.Never($"{text}, but {TimeText.Of(Ms(late))} < watermark {TimeText.Of(late.Clock.LowestMs)} -> must not be a pair");
        }

        if (LateFor(left) == Expectation.May || LateFor(right) == Expectation.May)
        {
            return new JoinExpectation(0, 1, $"{text}; whether one is late hangs on the watermark -> may be a pair");
        }

        // Which of the two came second is known within a partition only.
        var isLeftSecond = left.Arrival.Position > right.Arrival.Position;
        var isOrdered = left.Arrival.Topic == right.Arrival.Topic && left.Arrival.Partition == right.Arrival.Partition;
        var rightGone = Gone(right, Ms(right) + Math.Max(0, -_lower), left);
        var leftGone = Gone(left, Ms(left) + Math.Max(0, _upper), right);
        var gone = !isOrdered ? (rightGone == Expectation.MustNot && leftGone == Expectation.MustNot ? Expectation.MustNot : Expectation.May) : isLeftSecond ? rightGone : leftGone;
        return gone switch
        {
            Expectation.MustNot => new JoinExpectation(1, 0, $"{text}, none below the watermark -> must be a pair"),
            Expectation.Must => JoinExpectation.Never($"{text}, but the first was forgotten when the watermark came to the end of its stretch -> must not be a pair"),
            _ => new JoinExpectation(0, 1, $"{text}; whether the first was forgotten hangs on the watermark -> may be a pair"),
        };
    }

    private static Expectation Gone(ArrivalVerdict first, long end, ArrivalVerdict second) =>
        first.Arrival == second.Arrival || end > second.Clock.HighestMs ? Expectation.MustNot : end <= second.Clock.LowestMs ? Expectation.Must : Expectation.May;

    private Expectation LateFor(ArrivalVerdict verdict)
    {
        var time = Ms(verdict);
        return rules.Late switch
        {
            LateRule.Never => Expectation.MustNot,
            LateRule.AtClock => time > verdict.Clock.HighestMs ? Expectation.MustNot : time <= verdict.Clock.LowestMs ? Expectation.Must : Expectation.May,
            _ => time >= verdict.Clock.HighestMs ? Expectation.MustNot : time < verdict.Clock.LowestMs ? Expectation.Must : Expectation.May,
        };
    }

    private static string Signed(long length) => length < 0 ? $"- {TimeText.Length(-length)}" : $"+ {TimeText.Length(length)}";
}
