namespace StreamTesting.Cli;

/// <summary>What was found in one part of a stream.</summary>
/// <param name="Checks">A verdict of each check.</param>
/// <param name="Skipped">How many malformed lines its reader has skipped, told with the first of the reader's parts. One that several readers came across counts with each.</param>
internal sealed record PartVerdicts(IReadOnlyList<Verdict> Checks, long Skipped);
