namespace StreamTesting.EmbeddedKafka;

/// <summary>
/// Faults as data: a seed and rules, printable and JSON in and out. The same plan on the same requests does the same. Immutable.
/// </summary>
public sealed record FaultPlan
{
    /// <summary>What rates below 1 are drawn from, and what the rules were derived from, if they were.</summary>
    public ulong Seed { get; init; }

    /// <summary>The rules, in the order they are asked.</summary>
    public IReadOnlyList<FaultRule> Rules { get; init; } = [];

    /// <summary>Derives a plan from a seed: which faults, the menu says; when they happen, the seed.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="menu">How many of each kind, on which topic and group, over how many requests.</param>
    /// <exception cref="ArgumentException">The menu lacks something that a fault on it needs.</exception>
    public static FaultPlan FromSeed(ulong seed, FaultMenu menu)
    {
        ArgumentNullException.ThrowIfNull(menu);
        var plan = new FaultPlan { Seed = seed, Rules = [.. FaultMenuRules.Of(seed, menu)] };
        plan.Require();
        return plan;
    }

    /// <summary>Reads a plan.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote, or a person; comments and trailing commas are taken.</param>
    /// <exception cref="FormatException">It is no JSON, or no plan; the message says what is wrong, and where.</exception>
    public static FaultPlan FromJson(string json) => FaultPlanJson.Read(json);

    /// <summary>Writes the plan.</summary>
    /// <returns>Indented JSON; what has its default value is left out.</returns>
    public string ToJson() => FaultPlanJson.Write(this);

    /// <summary>Throws where a rule is not possible.</summary>
    internal void Require()
    {
        if (Rules.Select(rule => rule is null ? "A rule is null." : rule.Problem()).FirstOrDefault(problem => problem is not null) is { } wrong)
        {
            throw new ArgumentException(wrong);
        }
    }
}
