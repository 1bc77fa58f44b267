using System.Text.RegularExpressions;

namespace StreamTesting.Xunit.Tests;

public sealed partial class DotnetTestTests
{
    [Fact]
    public async Task ListTests_ShowsEachSeed()
    {
        var listed = await DotnetTest.RunAsync("--list-tests", "--filter", "FullyQualifiedName~Specimens.Theories.Three_seeds");

        Names().Matches(listed).Select(match => match.Value).Distinct().Count().ShouldBe(3, listed);
    }

    [Fact]
    public async Task ReplayLine_PastedFromAFailure_RunsThatSeedOfThatTestOnly()
    {
        var failed = await DotnetTest.RunAsync("--filter", "FullyQualifiedName~Specimens.Kinds.Task_fails");
        var line = ReplayLine().Match(failed);
        line.Success.ShouldBeTrue(failed);

        var replayed = await DotnetTest.RunAsync(
            "-e", line.Groups["variable"].Value.Replace(line.Groups["seed"].Value, "st1-000000000001as", StringComparison.Ordinal),
            "--filter", line.Groups["filter"].Value);

        replayed.ShouldContain("Task_fails(seed: st1-000000000001as) [FAIL]");
        replayed.ShouldContain("Failed:     1, Passed:     0, Skipped:     0, Total:     1", customMessage: replayed);
    }

    [Fact]
    public async Task Filter_ByASeed_RunsItsCaseOnly()
    {
        var run = await DotnetTest.RunAsync("--filter", "FullyQualifiedName~Theories.Added_seeds&DisplayName~st1-000000000001as");

        run.ShouldContain("Failed:     0, Passed:     1, Skipped:     0, Total:     1", customMessage: run);
    }

    [GeneratedRegex(@"Three_seeds\(seed: st1-[0-9a-z]{14}\)")]
    private static partial Regex Names();

    [GeneratedRegex("""^\s+dotnet test -e (?<variable>STREAMTESTING_SEED=(?<seed>\S+)) --filter "(?<filter>[^"]+)"$""", RegexOptions.Multiline)]
    private static partial Regex ReplayLine();
}
