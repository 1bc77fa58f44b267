using System.Globalization;

namespace StreamTesting;

/// <summary>
/// How many arrivals of a stream come when the clock closes one of their windows, to the millisecond: where a wrong <c>&lt;</c> or a forgotten lateness shows.
/// Counted by the greatest event time that the arrival's own partition brought before it; copies and what can't be read left out. Immutable.
/// </summary>
/// <param name="Before">Arrivals one millisecond before it: the last moment at which the window takes them.</param>
/// <param name="At">Arrivals at it.</param>
/// <param name="After">Arrivals one millisecond after it.</param>
public sealed record EdgeCoverage(long Before, long At, long After)
{
    /// <summary>Whether one of the two sides between which the rule lies is not there: a consumer that is off by one is not found then.</summary>
    public bool IsUnderTested => Before == 0 || At == 0;

    /// <summary>How many of the three there are.</summary>
    public int Hit => (Before > 0 ? 1 : 0) + (At > 0 ? 1 : 0) + (After > 0 ? 1 : 0);

    /// <summary>Of two parts of a stream, or twice of the same: as much as one of them has.</summary>
    internal EdgeCoverage Merge(EdgeCoverage other) => new(Math.Max(Before, other.Before), Math.Max(At, other.At), Math.Max(After, other.After));

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"arrivals when a window closes: {Before} at -1 ms, {At} at 0 ms, {After} at +1 ms{(IsUnderTested ? $" -> under-tested: {nameof(EdgePlans.ForWindows)} or {nameof(EdgePlans.AtEdges)} on the plan brings events there" : "")}");
}
