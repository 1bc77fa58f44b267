namespace StreamTesting;

/// <summary>Decides one pair of arrivals of the same key by the rules of one kind of join.</summary>
internal abstract class JoinRule
{
    /// <summary>How far before and after a left arrival its partners lie at the most, in ms, both inclusive.</summary>
    public abstract (long Before, long After) Reach { get; }

    public abstract JoinExpectation Of(ArrivalVerdict left, ArrivalVerdict right);

    protected static long Ms(ArrivalVerdict verdict) => verdict.Arrival.Event.EventTime.ToUnixTimeMilliseconds();

    protected static string Times(ArrivalVerdict left, ArrivalVerdict right) => RuleText.Invariant($"left {TimeText.Of(Ms(left))} at position {left.Arrival.Position}, right {TimeText.Of(Ms(right))} at position {right.Arrival.Position}");
}
