using StreamTesting.Xunit.Specimens;

namespace StreamTesting.Xunit.Tests;

[Collection(SpecimenCollection.Name)]
public sealed class ReplayTests
{
    private const string Asked = "st1-000000000001as";

    [Theory]
    [InlineData(nameof(Theories.Three_seeds))]
    [InlineData(nameof(Theories.Given_seeds))]
    [InlineData(nameof(Theories.Based_seeds))]
    [InlineData(nameof(Theories.Plain_theory))]
    public async Task SeedVariable_Set_EachTestRunsThatSeedOnly(string method)
    {
        var run = await Specimen.RunWithAsync<Theories>(ReplaySettings.SeedVariable, Asked, method);

        run.Outputs.ShouldBe([Asked]);
    }

    [Fact]
    public async Task SeedVariable_Set_FactsTakeIt()
    {
        var run = await Specimen.RunWithAsync<Facts>(ReplaySettings.SeedVariable, Asked.ToUpperInvariant(), nameof(Facts.With_seed));

        run.Outputs.ShouldBe([Asked]);
    }

    [Fact]
    public async Task SeedVariable_Set_EachRowRuns()
    {
        var run = await Specimen.RunWithAsync<Theories>(ReplaySettings.SeedVariable, Asked, nameof(Theories.Inline_rows));

        run.Outputs.Order().ShouldBe([$"1 {Asked}", $"3 {Asked}"]);
    }

    [Theory]
    [InlineData(ReplaySettings.SeedVariable)]
    [InlineData(ReplaySettings.SeedsVariable)]
    public async Task Variable_Mistyped_TestsThatTakeASeedFailAndOthersRun(string variable)
    {
        var run = await Specimen.RunWithAsync<Facts>(variable, "st1-000000000001ax");

        run.Passed.Select(passed => passed.TestMethod.Method.Name).ShouldBe([nameof(Facts.Plain_fact), nameof(Facts.Without_seed)]);
        run.Failed.Select(failed => failed.TestMethod.Method.Name).Order().ShouldBe(
            [nameof(Facts.Named), nameof(Facts.With_pinned_seed), nameof(Facts.With_seed)]);
        run.Skipped.Count.ShouldBe(1);
        run.Failed.ShouldAllBe(failed => failed.Messages[0].StartsWith($"The environment variable {variable} is wrong: 'st1-000000000001ax' is not"));
    }

    [Fact]
    public async Task SeedsVariable_Vary_DrawsOnceForAllAndSaysHowToRepeatIt()
    {
        var once = await Specimen.RunWithAsync<Theories>(ReplaySettings.SeedsVariable, "vary", nameof(Theories.Three_seeds));
        var again = await Specimen.RunWithAsync<Theories>(ReplaySettings.SeedsVariable, "vary", nameof(Theories.Three_seeds));
        var usual = await Specimen.RunAsync<Theories>(nameof(Theories.Three_seeds));

        again.Outputs.ShouldBe(once.Outputs);
        usual.Outputs.Intersect(once.Outputs).ShouldBeEmpty();
    }

    [Fact]
    public async Task SeedsVariable_SetWhereTestsAreFound_FailureSaysHowToRepeatTheRunWhereverItRuns()
    {
        var cases = await Specimen.FindWithAsync<Failures>(ReplaySettings.SeedsVariable, $"{new Seed(7)}", nameof(Failures.With_seed));
        var run = await Specimen.RunAsync(cases);

        run.Failed.Single().Messages[0].ShouldEndWith($"seeds vary in this run, STREAMTESTING_SEEDS={new Seed(7)} repeats all of them");
    }

    [Fact]
    public async Task SeedVariable_SetWhereTestsAreFound_TheirCasesKeepTheSeed()
    {
        var cases = await Specimen.FindWithAsync<Theories>(ReplaySettings.SeedVariable, Asked, nameof(Theories.Three_seeds));
        var run = await Specimen.RunAsync(cases);

        run.Outputs.ShouldBe([Asked]);
    }

    [Fact]
    public async Task SeedsVariable_Vary_LeavesGivenSeedsAlone()
    {
        var given = await Specimen.RunWithAsync<Theories>(ReplaySettings.SeedsVariable, "vary", nameof(Theories.Given_seeds));
        var based = await Specimen.RunWithAsync<Theories>(ReplaySettings.SeedsVariable, "vary", nameof(Theories.Based_seeds));

        given.Outputs.ShouldBe((await Specimen.RunAsync<Theories>(nameof(Theories.Given_seeds))).Outputs);
        based.Outputs.ShouldBe((await Specimen.RunAsync<Theories>(nameof(Theories.Based_seeds))).Outputs);
    }
}
