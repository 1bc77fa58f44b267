namespace StreamTesting.Xunit;

/// <summary>What the environment asks of the seeds.</summary>
internal sealed record ReplaySettings
{
    public const string SeedVariable = "STREAMTESTING_SEED";
    public const string SeedsVariable = "STREAMTESTING_SEEDS";

    /// <summary>The one seed that each stream test takes, where it is set.</summary>
    public Seed? Only { get; private init; }

    /// <summary>The seed that tests derive their bases from, by their names.</summary>
    public Seed Root { get; private init; }

    /// <summary>Whether the root is other than in a run that nothing is asked of, so that seeds cannot be repeated without it.</summary>
    public bool IsVaried => Root != default;

    /// <summary>What is wrong with the environment, and what to do; or null.</summary>
    public string? Problem { get; private init; }

    public static ReplaySettings FromEnvironment() => Read(Environment.GetEnvironmentVariable, () => VaryingRoot.Drawn);

    public static ReplaySettings Read(Func<string, string?> variable, Func<Seed> draw)
    {
        if (variable(SeedVariable)?.Trim() is { Length: > 0 } only)
        {
            return ReadSeed(SeedVariable, only, "Correct it or unset it.", seed => new ReplaySettings { Only = seed });
        }

        return variable(SeedsVariable)?.Trim() switch
        {
            null or "" => new ReplaySettings(),
            var text when text.Equals("fixed", StringComparison.OrdinalIgnoreCase) => new ReplaySettings(),
            var text when text.Equals("vary", StringComparison.OrdinalIgnoreCase) => new ReplaySettings { Root = draw() },
            var text => ReadSeed(SeedsVariable, text, "It may be 'fixed', 'vary' or a seed.", seed => new ReplaySettings { Root = seed }),
        };
    }

    private static ReplaySettings ReadSeed(string variable, string text, string advice, Func<Seed, ReplaySettings> settings)
    {
        try
        {
            return settings(Seed.Parse(text));
        }
        catch (SeedFormatException e)
        {
            return new ReplaySettings { Problem = $"The environment variable {variable} is wrong: {e.Message} {advice}" };
        }
    }
}
