namespace StreamTesting;

/// <summary>The engine's counter of dropped duplicates rises (Spark's <c>numDroppedDuplicateRows</c>); late rows are not in it.</summary>
/// <param name="Count">By how much, in records.</param>
public sealed record DuplicateCountOutcome(long Count) : Outcome;
