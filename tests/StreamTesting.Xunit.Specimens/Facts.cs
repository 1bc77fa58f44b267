using Xunit.Abstractions;

namespace StreamTesting.Xunit.Specimens;

/// <summary>Tests that StreamTesting.Xunit.Tests runs and looks at; some are meant to fail.</summary>
public sealed class Facts(ITestOutputHelper output)
{
    [Fact]
    public void Plain_fact()
    {
    }

    [StreamFact]
    public void Without_seed()
    {
    }

    [StreamFact]
    public void With_seed(Seed seed) => output.WriteLine($"{seed}");

    [StreamFact, Seeds("st1-000000000001as")]
    public void With_pinned_seed(Seed seed) => output.WriteLine($"{seed}");

    [StreamFact(DisplayName = "A name of its own"), Trait("Kind", "named")]
    public void Named(Seed seed) => output.WriteLine($"{seed}");

    [StreamFact(Skip = "not today")]
    public void Skipped(Seed seed) => throw new InvalidOperationException($"ran with {seed}");
}
