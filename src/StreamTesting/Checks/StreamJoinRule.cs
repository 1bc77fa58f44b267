namespace StreamTesting;

/// <summary>
/// Kafka Streams' join of two streams: no record is late, but the store keeps rows for before, after and grace together, and forgets them by segments,
/// so that what is older may be joined or not.
/// </summary>
internal sealed class StreamJoinRule(StreamJoinRules rules, EngineProfile profile) : JoinRule
{
    private readonly long _retention = rules.Before + rules.After + profile.Windows.AllowedLateness;

    public override bool JudgesUnmatched => true;

    public override (long Before, long After) Reach => (rules.Before, rules.After);

    public override JoinExpectation Of(ArrivalVerdict left, ArrivalVerdict right)
    {
        var apart = Ms(right) - Ms(left);
        var text = $"{Times(left, right)}: left - {TimeText.Length(rules.Before)} <= right <= left + {TimeText.Length(rules.After)}";
        if (apart < -rules.Before || apart > rules.After)
        {
            return JoinExpectation.Never($"{text} does not hold, they are {TimeText.Length(apart)} apart -> must not be a pair");
        }

        var clock = Math.Max(left.Clock.HighestMs, right.Clock.HighestMs);
        return Math.Min(Ms(left), Ms(right)) > clock - _retention
            ? new JoinExpectation(1, 0, $"{text}, and both are within {TimeText.Length(_retention)} of stream time {TimeText.Of(clock)} -> must be a pair")
            : new JoinExpectation(0, 1, $"{text}; one is older than the {TimeText.Length(_retention)} that the store keeps -> may be a pair");
    }

    public override Func<JoinRow, JoinExpectation> Unmatched(EngineTruth engine, IReadOnlyList<JoinRow> rows)
    {
        var unmatched = new StreamJoinUnmatched(rules, profile, engine, rows);
        return row => IsOuter(rules.Kind, row.IsLeft) ? unmatched.Of(row) : NotOuter(rules.Kind, row.IsLeft);
    }
}
