using System.Globalization;
using System.Text;

namespace StreamTesting.Tests;

/// <summary>
/// Small consumers named after their bug, and right ones. Each wrong one is found within 50 seeds, with its anomaly first; no right one is flagged.
/// <c>STREAMTESTING_ZOO_SEEDS</c> says over how many seeds the right ones go; 1,000 by default.
/// </summary>
public sealed class ZooTests
{
    private const int SeedsOfWrongOnes = 50;

    public static TheoryData<string> WrongOnes => new(Inhabitants.All.Where(one => !one.IsRight).Select(one => one.ToString()));

    public static TheoryData<string> RightOnes => new(Inhabitants.All.Where(one => one.IsRight).Select(one => one.ToString()));

    private static int Seeds => int.TryParse(Environment.GetEnvironmentVariable("STREAMTESTING_ZOO_SEEDS"), CultureInfo.InvariantCulture, out var seeds) && seeds > 0 ? seeds : 1000;

    [Theory]
    [MemberData(nameof(WrongOnes))]
    public void WrongOne_IsFoundWithItsAnomalyFirst(string name)
    {
        var specimen = Find(name);
        var found = Enumerable.Range(0, SeedsOfWrongOnes).Select(seed => specimen.Judge((ulong)seed)).Where(verdict => verdict.Outcome != VerdictOutcome.Passed).ToList();

        found.ShouldNotBeEmpty($"{name} is not found in {SeedsOfWrongOnes} seeds");
        First(found[0]).ShouldBe(specimen.Anomaly, $"{found[0]} {string.Join("\n", found[0].Violations.Take(2))}");
    }

    [Theory]
    [MemberData(nameof(RightOnes))]
    public void RightOne_IsNeverFlagged(string name)
    {
        var specimen = Find(name);

        var flagged = Enumerable.Range(0, Seeds).AsParallel().Select(seed => (Seed: new Seed((ulong)seed), Verdict: specimen.Judge((ulong)seed))).Where(one => one.Verdict.Outcome != VerdictOutcome.Passed).ToList();

        flagged.Select(one => $"seed {one.Seed}: {one.Verdict} {one.Verdict.NothingCompared} {string.Join("\n", one.Verdict.Violations.Take(2))} {one.Verdict.Error}").Take(3).ShouldBeEmpty(name);
    }

    [Fact]
    public void Zoo_HasEnoughOfBoth()
    {
        Inhabitants.All.Count(one => !one.IsRight).ShouldBeGreaterThanOrEqualTo(40);
        Inhabitants.All.Count(one => one.IsRight).ShouldBeGreaterThanOrEqualTo(20);
        Inhabitants.All.Select(one => one.ToString()).ShouldBeUnique();
    }

    [Fact]
    public void Table_InTheDocuments_IsThatOfTheZoo()
    {
        var path = Path.Combine(Approval.Root(), "docs", "zoo.md");
        if (Environment.GetEnvironmentVariable("STREAMTESTING_APPROVE") == "1")
        {
            File.WriteAllText(path, Document());
        }

        File.ReadAllText(path).ReplaceLineEndings("\n").ShouldBe(Document(), "docs/zoo.md is not that of the zoo; run this test with STREAMTESTING_APPROVE=1");
    }

    private static Specimen Find(string name) => Inhabitants.All.Single(one => one.ToString() == name);

    private static string First(Verdict verdict) => verdict.IsVacuous ? Anomalies.Vacuous : verdict.Counts.Keys.FirstOrDefault() ?? $"{verdict.Outcome}: {verdict.Error}";

    private static string Document()
    {
        var wrong = Inhabitants.All.Where(one => !one.IsRight).ToList();
        var right = Inhabitants.All.Where(one => one.IsRight).ToList();
        var text = new StringBuilder("# The zoo\n\n");
        text.Append("Small consumers that run in the tests' own process, over small streams with every kind of disorder: wrong ones, named after their bug, and right ones. They hold the [checks](checks.md) to account:\n\n");
        text.Append(CultureInfo.InvariantCulture, $"- each of the {wrong.Count} wrong ones is found within {SeedsOfWrongOnes} seeds (*of {SeedsOfWrongOnes}* says on how many of them), and the first failure names its anomaly first;\n");
        text.Append(CultureInfo.InvariantCulture, $"- none of the {right.Count} right ones is flagged over 1,000 seeds (`STREAMTESTING_ZOO_SEEDS` sets another number).\n\n");
        text.Append("`tests/StreamTesting.Tests/Zoo` has them; this page is written by its tests, which fail where it differs.\n\n## Wrong\n\n");
        text.Append(CultureInfo.InvariantCulture, $"| check | consumer | found by | of {SeedsOfWrongOnes} |\n|---|---|---|---|\n");
        foreach (var one in wrong)
        {
            var found = Enumerable.Range(0, SeedsOfWrongOnes).Count(seed => one.Judge((ulong)seed).Outcome != VerdictOutcome.Passed);
            text.Append(CultureInfo.InvariantCulture, $"| `{one.Check}` | {one.Name} | `{one.Anomaly}` | {found} |\n");
        }

        text.Append("\n## Right\n\n| check | consumer |\n|---|---|\n");
        foreach (var one in right)
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{one.Check}` | {one.Name} |\n");
        }

        return text.ToString();
    }
}
