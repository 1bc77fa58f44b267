using StreamTesting.Xunit.Specimens;

namespace StreamTesting.Xunit.Tests;

[Collection(SpecimenCollection.Name)]
public sealed class StreamFactTests
{
    private static readonly string OwnSeed = $"{default(Seed).Derive("StreamTesting.Xunit.Specimens.Facts.With_seed").Derive(0)}";

    [Fact]
    public async Task StreamFact_BesidePlainFacts_EachIsOneCase()
    {
        var cases = await Specimen.FindAsync<Facts>();

        cases.Select(found => found.DisplayName).ShouldBe(
        [
            $"A name of its own(seed: {default(Seed).Derive("StreamTesting.Xunit.Specimens.Facts.Named").Derive(0)})",
            "StreamTesting.Xunit.Specimens.Facts.Plain_fact",
            "StreamTesting.Xunit.Specimens.Facts.Skipped",
            "StreamTesting.Xunit.Specimens.Facts.With_pinned_seed(seed: st1-000000000001as)",
            $"StreamTesting.Xunit.Specimens.Facts.With_seed(seed: {OwnSeed})",
            "StreamTesting.Xunit.Specimens.Facts.Without_seed",
        ]);
    }

    [Fact]
    public async Task StreamFact_WithSeed_RunsOnceWithTheSeedOfItsName()
    {
        var run = await Specimen.RunAsync<Facts>(nameof(Facts.With_seed));

        run.Outputs.ShouldBe([OwnSeed]);
    }

    [Fact]
    public async Task StreamFact_Pinned_RunsWithThatSeed()
    {
        var run = await Specimen.RunAsync<Facts>(nameof(Facts.With_pinned_seed));

        run.Outputs.ShouldBe(["st1-000000000001as"]);
    }

    [Fact]
    public async Task StreamFact_Passed_PrintsNothing()
    {
        var run = await Specimen.RunAsync<Facts>(nameof(Facts.Without_seed));

        run.Passed.Single().Output.ShouldBeEmpty();
        run.Totals.TestsFailed.ShouldBe(0);
    }

    [Fact]
    public async Task StreamFact_Traits_AreOnItsCase()
    {
        var found = (await Specimen.FindAsync<Facts>(nameof(Facts.Named))).Single();

        found.Traits["Kind"].ShouldBe(["named"]);
    }

    [Fact]
    public async Task StreamFact_Skip_DoesNotRun()
    {
        var run = await Specimen.RunAsync<Facts>(nameof(Facts.Skipped));

        run.Skipped.Single().Reason.ShouldBe("not today");
        run.Totals.TestsFailed.ShouldBe(0);
    }
}
