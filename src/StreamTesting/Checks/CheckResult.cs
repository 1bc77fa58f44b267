namespace StreamTesting;

/// <summary>What a fold gives at its end.</summary>
/// <param name="Rest">The violations that only the end could tell, all of them, made while they are enumerated.</param>
/// <param name="Verdict">The verdict over all observations.</param>
public sealed record CheckResult(IEnumerable<Violation> Rest, Verdict Verdict);
