namespace StreamTesting.Xunit;

/// <summary>The lines at the end of a failure that say how to bring it back.</summary>
internal sealed record ReplayLines(TestName Test, Seed Seed, Seed? VariedRoot = null)
{
    private string Environment => $"{ReplaySettings.SeedVariable}={Seed}";

    /// <summary>Puts the lines below a message that does not yet say how to replay this seed.</summary>
    public string AppendTo(string message) =>
        message.Contains(Environment, StringComparison.Ordinal) ? message : $"{message.TrimEnd()}\n\n{this}";

    public override string ToString()
    {
        var lines = $"""
            seed:   {Seed}
            replay: [Seeds("{Seed}")]
            or:     dotnet test -e {Environment} --filter "FullyQualifiedName={Test}"
            """;
        return VariedRoot is { } root
            ? $"{lines}\nseeds of this run vary: {ReplaySettings.SeedsVariable}={root} repeats all of them"
            : lines;
    }
}
