namespace StreamTesting.Cli;

/// <summary>The commands that make a stream again and explain what went wrong with it.</summary>
/// <param name="Plan">A file that holds the plan.</param>
/// <param name="Origin">The stream.</param>
/// <param name="Truth">How a truth file is named on the command line; null for none.</param>
/// <param name="Partitions">Over how many partitions it was injected, where that was said; null where the plan says it.</param>
internal sealed record ReplayLines(string Plan, StreamOrigin Origin, string? Truth, long? Partitions)
{
    /// <summary>How the stream is named on the command line.</summary>
    public string Stream => $"--plan {ShellText.Quoted(Plan)} --seed {Origin.Seed}{(Partitions is { } partitions ? FormattableString.Invariant($" --partitions {partitions}") : "")}";

    public IReadOnlyList<string> Of(Verdict verdict)
    {
        var explained = verdict.Violations.FirstOrDefault(violation => violation.EventId is not null && violation.Positions.Count > 0)?.EventId;
        return explained is null
            ? [$"streamtest generate {Stream}"]
            : [$"streamtest generate {Stream}", $"streamtest explain {ShellText.Quoted(explained)} {(Truth is null || Partitions is not null ? Stream : Truth)}"];
    }
}
