namespace StreamTesting;

/// <summary>A reason why a source never sends what its table holds, and how a capture shows it.</summary>
/// <param name="Reason">The reason's name.</param>
/// <param name="Evidence">What shows it at one place, in words; null where nothing does.</param>
internal sealed record UntoldRule(string Reason, Func<Discrepancy, string?> Evidence);
