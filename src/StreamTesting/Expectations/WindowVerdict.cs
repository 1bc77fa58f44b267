namespace StreamTesting;

/// <summary>What becomes of an arrival in one window. Immutable.</summary>
/// <param name="Start">The window's start, inclusive.</param>
/// <param name="End">Its end, exclusive; for a session the end it would have with this arrival alone.</param>
/// <param name="Expectation">Whether the window takes it.</param>
/// <param name="Rule">
/// The formula with its numbers, for example <c>window end 10:00 + grace 0 &lt;= stream time 10:00:05 -&gt; must be dropped</c>.
/// </param>
public sealed record WindowVerdict(DateTimeOffset Start, DateTimeOffset End, Expectation Expectation, string Rule);
