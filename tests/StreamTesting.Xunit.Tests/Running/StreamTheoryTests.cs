using StreamTesting.Xunit.Specimens;

namespace StreamTesting.Xunit.Tests;

[Collection(SpecimenCollection.Name)]
public sealed class StreamTheoryTests
{
    private const string Class = "StreamTesting.Xunit.Specimens.Theories";

    [Fact]
    public async Task StreamTheory_SeedsByNumber_EachIsACaseNamedAfterItsSeed()
    {
        var cases = await Specimen.FindAsync<Theories>(nameof(Theories.Three_seeds));

        cases.Select(found => found.DisplayName).ShouldBe(
            SeedsOf(nameof(Theories.Three_seeds), 3).Select(seed => $"{Class}.Three_seeds(seed: {seed})"), ignoreOrder: true);
        cases.Select(found => found.UniqueID).ShouldBeUnique();
    }

    [Fact]
    public async Task StreamTheory_SeedsByNumber_RunWithTheSeedsTheyAreNamedAfter()
    {
        var run = await Specimen.RunAsync<Theories>(nameof(Theories.Three_seeds));

        run.Outputs.ShouldBe(SeedsOf(nameof(Theories.Three_seeds), 3), ignoreOrder: true);
        run.Passed.ShouldAllBe(passed => passed.Test.DisplayName.EndsWith($"(seed: {passed.Output.Trim()})"));
    }

    [Fact]
    public async Task StreamTheory_TwoTests_HaveSeedsOfTheirOwn()
    {
        var three = await Specimen.RunAsync<Theories>(nameof(Theories.Three_seeds));
        var other = await Specimen.RunAsync<Theories>(nameof(Theories.Other_seeds));

        three.Outputs.Intersect(other.Outputs).ShouldBeEmpty();
    }

    [Fact]
    public async Task StreamTheory_FoundTwice_HasTheSameCases()
    {
        var once = await Specimen.FindAsync<Theories>();
        var again = await Specimen.FindAsync<Theories>();

        again.Select(found => found.UniqueID).ShouldBe(once.Select(found => found.UniqueID));
    }

    [Fact]
    public async Task StreamTheory_SeedsAsText_RunOnceEachHoweverWritten()
    {
        var run = await Specimen.RunAsync<Theories>(nameof(Theories.Given_seeds));

        run.Outputs.ShouldBe(["st1-00000000000063", "st1-000000000001as"], ignoreOrder: true);
    }

    [Fact]
    public async Task StreamTheory_SeedsWithABase_AreDerivedFromIt()
    {
        var run = await Specimen.RunAsync<Theories>(nameof(Theories.Based_seeds));

        run.Outputs.ShouldBe([$"{Seed.Parse("st1-000000000001as").Derive(0)}", $"{Seed.Parse("st1-000000000001as").Derive(1)}"], ignoreOrder: true);
    }

    [Fact]
    public async Task StreamTheory_SeveralSeedsAttributes_AddUp()
    {
        var run = await Specimen.RunAsync<Theories>(nameof(Theories.Added_seeds));

        run.Outputs.ShouldBe([.. SeedsOf(nameof(Theories.Added_seeds), 2), "st1-000000000001as"], ignoreOrder: true);
    }

    [Fact]
    public async Task StreamTheory_Skip_IsOneSkippedCase()
    {
        var run = await Specimen.RunAsync<Theories>(nameof(Theories.Skipped));

        run.Skipped.Single().Test.DisplayName.ShouldBe($"{Class}.Skipped");
        run.Totals.TestsRun.ShouldBe(1);
    }

    [Fact]
    public async Task Theory_WithSeeds_RunsThemToo()
    {
        var run = await Specimen.RunAsync<Theories>(nameof(Theories.Plain_theory));

        run.Outputs.ShouldBe(SeedsOf(nameof(Theories.Plain_theory), 2), ignoreOrder: true);
    }

    private static IEnumerable<string> SeedsOf(string method, int count)
    {
        var from = default(Seed).Derive($"{Class}.{method}");
        return Enumerable.Range(0, count).Select(i => $"{from.Derive(i)}");
    }
}
