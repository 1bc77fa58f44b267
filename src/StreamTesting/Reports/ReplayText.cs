using System.Text;

namespace StreamTesting;

/// <summary>The seed, the lines that replay it, and the plan.</summary>
internal static class ReplayText
{
    public static string Of(StreamOrigin? origin, StreamOrigin? injected, FailureContext context, bool isHistory = false)
    {
        if (origin is null && context.Replay is { } lines)
        {
            return string.Concat(lines.Select((line, i) => $"{(i == 0 ? "look closer with\n" : "")}  {line}\n"));
        }

        if (origin is null)
        {
            return isHistory ? "seed unknown: the history was judged without the truth of its stream\n" : "seed unknown: the truth was computed from arrivals whose origin was not given\n";
        }

        var text = new StringBuilder();
        text.Append("seed ").Append(origin.Seed).Append(", replay it with\n");
        foreach (var line in context.Replay ?? OfTest(origin, context.Test))
        {
            text.Append("  ").Append(line).Append('\n');
        }

        text.Append("plan ").Append(origin.Plan).Append(", in ").Append(RuleText.Count(origin.Partitions, "partition")).Append('\n');
        if (injected is not null && injected.Partitions != origin.Partitions)
        {
            text.Append(RuleText.Invariant($"     injected in {RuleText.Count(injected.Partitions, "partition")}: positions in this text are those in {origin.Partitions}; run.Truth has the injected ones\n"));
        }

        return text.ToString();
    }

    private static string[] OfTest(StreamOrigin origin, string? test) =>
        [$"[Seeds(\"{origin.Seed}\")]", $"STREAMTESTING_SEED={origin.Seed} dotnet test{(test is not null ? $" --filter {test}" : "")}"];
}
