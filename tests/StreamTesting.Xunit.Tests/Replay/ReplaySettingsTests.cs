namespace StreamTesting.Xunit.Tests;

public sealed class ReplaySettingsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("fixed")]
    [InlineData("FIXED")]
    public void Read_NothingAsked_HasTheSeedZeroAsRoot(string? value)
    {
        var settings = Read(seeds: value);

        settings.ShouldBe(new ReplaySettings());
        settings.IsVaried.ShouldBeFalse();
    }

    [Theory]
    [InlineData("vary")]
    [InlineData(" Vary ")]
    public void Read_Vary_DrawsTheRoot(string value)
    {
        var settings = Read(seeds: value);

        settings.Root.ShouldBe(new Seed(99));
        settings.IsVaried.ShouldBeTrue();
    }

    [Fact]
    public void Read_Root_TakesIt() => Read(seeds: $"{new Seed(7)}").Root.ShouldBe(new Seed(7));

    [Fact]
    public void Read_OneSeed_GoesBeforeAll()
    {
        var settings = Read($"{new Seed(42)}", "nonsense");

        settings.Only.ShouldBe(new Seed(42));
        settings.Problem.ShouldBeNull();
    }

    [Fact]
    public void Read_OneSeedMistyped_SaysWhichVariableAndWhy() => Read("st1-12").Problem.ShouldBe(
        "The environment variable STREAMTESTING_SEED is wrong: 'st1-12' is not a seed: after 'st1-' there are 14 characters, here 2. "
        + "Copy it again from the failure text. Correct it or unset it.");

    [Fact]
    public void Read_RootMistyped_SaysWhatItMayBe() => Read(seeds: "random").Problem.ShouldBe(
        "The environment variable STREAMTESTING_SEEDS is wrong: 'random' is not a seed: a seed's text starts with 'st1-', for example "
        + $"'{new Seed(42)}'. It may be 'fixed', 'vary' or a seed.");

    private static ReplaySettings Read(string? seed = null, string? seeds = null) =>
        ReplaySettings.Read(name => name == ReplaySettings.SeedVariable ? seed : seeds, () => new Seed(99));
}
