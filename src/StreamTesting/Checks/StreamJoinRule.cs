namespace StreamTesting;

/// <summary>
/// Kafka Streams' join of two streams: no record is late, but the store of each side reads nothing that is before, after and grace together behind the greatest
/// time of that side, in the partitions of one number.
/// </summary>
internal sealed class StreamJoinRule(StreamJoinRules rules, EngineProfile profile, JoinSideClocks? clocks = null) : JoinRule
{
    private readonly long _retention = rules.Before + rules.After + profile.Windows.AllowedLateness;

    public override bool JudgesUnmatched => true;

    public override (long Before, long After) Reach => (rules.Before, rules.After);

    public override JoinRule Knowing(EngineTruth engine, IReadOnlyList<JoinRow> rows) => new StreamJoinRule(rules, profile, new JoinSideClocks(engine.Rules.Layout, rows));

    public override JoinExpectation Of(JoinRow left, JoinRow right)
    {
        var apart = right.Time - left.Time;
        var text = $"{Times(left, right)}: left - {TimeText.Length(rules.Before)} <= right <= left + {TimeText.Length(rules.After)}";
        if (apart < -rules.Before || apart > rules.After)
        {
            return JoinExpectation.Never($"{text} does not hold, they are {TimeText.Length(apart)} apart -> must not be a pair");
        }

        if (left.Arrival.Partition != right.Arrival.Partition)
        {
            return JoinExpectation.Never(RuleText.Invariant($"{text}, but left is in partition {left.Arrival.Partition} and right in {right.Arrival.Partition}, which different tasks read -> must not be a pair"));
        }

        var (kept, clock) = left.IsBefore(right) switch
        {
            true => Kept(left, right),
            false => Kept(right, left),
            null when left.Arrival == right.Arrival => (Expectation.Must, left.Time),
            null => Either(Kept(left, right), Kept(right, left)),
        };
        var store = $"{TimeText.Length(_retention)} that the store keeps";
        return kept switch
        {
            Expectation.Must => new JoinExpectation(1, 0, $"{text}, and the first is within the {store}, by the greatest time of its side, {TimeText.Of(clock)} -> must be a pair"),
            Expectation.MustNot => JoinExpectation.Never($"{text}, but the first is older than the {store}, by the greatest time of its side, {TimeText.Of(clock)} -> must not be a pair"),
            _ => new JoinExpectation(0, 1, $"{text}; whether the first is older than the {store} hangs on the interleaving: the greatest time of its side may be {TimeText.Of(clock)} -> may be a pair"),
        };
    }

    /// <summary>Whether the store of the first of two has it still when the second comes, and by which clock.</summary>
    private (Expectation Kept, long Clock) Kept(JoinRow first, JoinRow second)
    {
        var (low, high) = clocks!.Between(first, second);
        return first.Time > high - _retention ? (Expectation.Must, high) : first.Time <= low - _retention ? (Expectation.MustNot, low) : (Expectation.May, high);
    }

    private static (Expectation Kept, long Clock) Either((Expectation Kept, long Clock) one, (Expectation Kept, long Clock) other) =>
        (one.Kept == other.Kept ? one.Kept : Expectation.May, Math.Max(one.Clock, other.Clock));

    public override Func<JoinRow, JoinExpectation> Unmatched(EngineTruth engine, IReadOnlyList<JoinRow> rows)
    {
        var unmatched = new StreamJoinUnmatched(rules, profile, engine, rows);
        return row => IsOuter(rules.Kind, row.IsLeft) ? unmatched.Of(row) : NotOuter(rules.Kind, row.IsLeft);
    }
}
