namespace StreamTesting;

/// <summary>What is true of two events in a join. Immutable.</summary>
public sealed class PairTruth
{
    internal PairTruth(EventTruth left, EventTruth right, in JoinExpectation expected) =>
        (Left, Right, Must, May, Rule) = (left, right, expected.Must, expected.May, expected.Rule);

    /// <summary>The left event.</summary>
    public EventTruth Left { get; }

    /// <summary>The right event.</summary>
    public EventTruth Right { get; }

    /// <summary>Whether the pair comes out; <see cref="Expectation.May"/> where correct jobs differ.</summary>
    public Expectation Expectation => Must > 0 ? Expectation.Must : May > 0 ? Expectation.May : Expectation.MustNot;

    /// <summary>How often it must come out: once, or once for each window that takes both.</summary>
    public int Must { get; }

    /// <summary>How often it may come out beside that.</summary>
    public int May { get; }

    /// <summary>The rule with its numbers, in one line.</summary>
    public string Rule { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Left.Id} and {Right.Id}: {Rule}";
}
