namespace StreamTesting.Xunit;

/// <summary>The lines at the end of a failure that say how to bring it back.</summary>
internal sealed record ReplayLines(TestName Test, Seed Seed, Seed? VariedRoot = null)
{
    private const string Variable = $"{ReplaySettings.SeedVariable}=";

    /// <summary>Puts the lines below a message, unless it says already how to replay this seed.</summary>
    public string AppendTo(string message)
    {
        if (message.Contains($"{Variable}{Seed}", StringComparison.Ordinal))
        {
            return message;
        }

        var heading = message.Contains(Variable, StringComparison.Ordinal)
            ? $"seed of the test {Seed}, from which the seed above was derived; replay the test with"
            : $"seed {Seed}, replay it with";
        return $"{message.TrimEnd()}\n\n{heading}\n{this}";
    }

    public override string ToString()
    {
        var lines = $"""
              [Seeds("{Seed}")]
              dotnet test -e {Variable}{Seed} --filter "FullyQualifiedName={Test}"
            """;
        return VariedRoot is { } root
            ? $"{lines}\nseeds vary in this run, {ReplaySettings.SeedsVariable}={root} repeats all of them"
            : lines;
    }
}
