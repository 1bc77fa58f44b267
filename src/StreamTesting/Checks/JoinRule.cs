namespace StreamTesting;

/// <summary>Decides one pair of arrivals of the same key by the rules of one kind of join.</summary>
internal abstract class JoinRule
{
    /// <summary>How far before and after a left arrival its partners lie at the most, in ms, both inclusive.</summary>
    public abstract (long Before, long After) Reach { get; }

    /// <summary>Whether the rules say what comes out of one side alone.</summary>
    public virtual bool JudgesUnmatched => false;

    public abstract JoinExpectation Of(JoinRow left, JoinRow right);

    /// <summary>The same rule where it has to know all rows of both sides, in the order of arrival, to decide a pair.</summary>
    public virtual JoinRule Knowing(EngineTruth engine, IReadOnlyList<JoinRow> rows) => this;

    /// <summary>How often a row comes out alone, for each of the rows; null where the rules do not say. Rows are in the order of arrival and know their partners.</summary>
    public virtual Func<JoinRow, JoinExpectation>? Unmatched(EngineTruth engine, IReadOnlyList<JoinRow> rows) => null;

    protected static bool IsOuter(JoinKind kind, bool isLeft) => kind == JoinKind.Outer || (kind == JoinKind.Left && isLeft);

    protected static JoinExpectation NotOuter(JoinKind kind, bool isLeft) => JoinExpectation.Never($"the join is {(kind == JoinKind.Inner ? "an inner one" : "a left one")}: what has no partner on the {(isLeft ? "left" : "right")} side is left out -> must not come out alone");

    protected static string Times(JoinRow left, JoinRow right) => RuleText.Invariant($"left {TimeText.Of(left.Time)} at position {left.Arrival.Position}, right {TimeText.Of(right.Time)} at position {right.Arrival.Position}");
}
