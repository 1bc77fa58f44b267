using StreamTesting.Xunit.Specimens;

namespace StreamTesting.Xunit.Tests;

[Collection(SpecimenCollection.Name)]
public sealed class FailureTests
{
    [Fact]
    public async Task Failure_WithSeed_SaysHowToReplayIt()
    {
        var failed = await FailedAsync(nameof(Failures.With_seed));

        failed.Messages.Single().ShouldBe(
            """
            broken, value 42

            seed st1-000000000001as, replay it with
              [Seeds("st1-000000000001as")]
              dotnet test -e STREAMTESTING_SEED=st1-000000000001as --filter "FullyQualifiedName=StreamTesting.Xunit.Specimens.Failures.With_seed"
            """);
        failed.ExceptionTypes.ShouldBe(["System.InvalidOperationException"]);
        failed.StackTraces.Single().ShouldContain("Failures.With_seed");
    }

    [Fact]
    public async Task Failure_WithoutSeed_StaysAsItIs()
    {
        var failed = await FailedAsync(nameof(Failures.Without_seed));

        failed.Messages.ShouldBe(["broken"]);
    }

    [Fact]
    public async Task Failure_ThatSaysHowToReplay_StaysAsItIs()
    {
        var failed = await FailedAsync(nameof(Failures.Says_how_to_replay));

        failed.Messages.ShouldBe(["broken\n\nreplay: STREAMTESTING_SEED=st1-000000000001as"]);
    }

    [Fact]
    public async Task Failure_ThatSaysOnlyTheSeed_SaysHowToReplayIt()
    {
        var failed = await FailedAsync(nameof(Failures.Says_only_the_seed));

        failed.Messages[0].ShouldStartWith("st1-000000000001as is broken\n\nseed st1-");
    }

    [Fact]
    public async Task Failure_ThatSaysHowToReplayADerivedSeed_SaysWhoseSeedIsWhich()
    {
        var failed = await FailedAsync(nameof(Failures.Says_how_to_replay_a_derived_seed));

        failed.Messages[0].ShouldBe(
            $"""
            broken

            replay: STREAMTESTING_SEED={new Seed(42).Derive("other")}

            seed of the test st1-000000000001as, from which the seed above was derived; replay the test with
              [Seeds("st1-000000000001as")]
              dotnet test -e STREAMTESTING_SEED=st1-000000000001as --filter "FullyQualifiedName=StreamTesting.Xunit.Specimens.Failures.Says_how_to_replay_a_derived_seed"
            """);
    }

    [Fact]
    public async Task Failure_WithACause_KeepsIt()
    {
        var failed = await FailedAsync(nameof(Failures.Has_a_cause));

        failed.ExceptionTypes.ShouldBe(["System.InvalidOperationException", "System.ArgumentException"]);
        failed.Messages[0].ShouldStartWith("outer\n\nseed st1-");
        failed.Messages[1].ShouldBe("inner, value 42");
        failed.ExceptionParentIndices.ShouldBe([-1, 0]);
    }

    [Fact]
    public async Task Seed_Mistyped_FailsItsOwnCaseWithItsOwnMessage()
    {
        var run = await Specimen.RunAsync<Failures>(nameof(Failures.Mistyped));

        run.Passed.Single().Test.DisplayName.ShouldEndWith("Mistyped(seed: st1-000000000001as)");
        run.Failed.Select(failed => failed.Test.DisplayName.Split('.')[^1]).ShouldBe(
            ["Mistyped(seed: \"13\")", "Mistyped(seed: \"st1-000000000001ax\")", "Mistyped(seed: \"st2-000000000001as\")"]);
        run.Failed.Select(failed => failed.ExceptionTypes.Single()).ShouldAllBe(type => type == typeof(SeedFormatException).FullName);
        run.Failed.Select(failed => failed.Messages.Single()).ShouldBe(
            new[] { "13", "st1-000000000001ax", "st2-000000000001as" }.Select(text => Should.Throw<SeedFormatException>(() => Seed.Parse(text)).Message));
    }

    [Theory]
    [InlineData(nameof(Mistakes.Fact_with_parameter), "A [StreamFact] takes no parameter but one Seed. Did you mean [StreamTheory, Seeds(n)]?")]
    [InlineData(nameof(Mistakes.Fact_with_seeds), "A [StreamFact] runs with one seed, and [Seeds] gives 2. Make it a [StreamTheory].")]
    [InlineData(nameof(Mistakes.Fact_with_needless_seeds), "[Seeds] gives seeds, and the method takes none. Give it a parameter of type Seed.")]
    [InlineData(nameof(Mistakes.Generic_fact), "A [StreamFact] cannot be generic: nothing says which types it runs with.")]
    [InlineData(nameof(Mistakes.Theory_without_seeds), "A [StreamTheory] needs seeds: add [Seeds(25)], or [Seeds(\"st1-...\")].")]
    [InlineData(nameof(Mistakes.Theory_without_parameter), "A [StreamTheory] takes a parameter of type Seed. A theory without one is a plain [Theory].")]
    [InlineData(nameof(Mistakes.Two_seeds), "The test method takes several seeds. Take one and derive the others: seed.Derive(\"name\").")]
    [InlineData(nameof(Mistakes.No_seeds), "[Seeds(0)]: the number of seeds must lie between 1 and 10000.")]
    [InlineData(nameof(Mistakes.Too_many_seeds), "[Seeds(10001)]: the number of seeds must lie between 1 and 10000.")]
    [InlineData(nameof(Mistakes.Empty_seeds), "[Seeds] gives no seed. Give a number, [Seeds(25)], or seeds, [Seeds(\"st1-...\")].")]
    [InlineData(nameof(Mistakes.Mistyped_base), "The Base of [Seeds] is wrong: 'st1-000000000001ax' is not a seed: its check character does not fit, so a character is mistyped. Copy it again from the failure text.")]
    [InlineData(nameof(Mistakes.Needless_base), "[Seeds] gives seeds as text and a Base; a Base is for seeds by number: [Seeds(25, Base = \"st1-...\")].")]
    [InlineData(nameof(Mistakes.Row_too_long), "A data row has 2 values, and Row_too_long takes 1 beside the seed. A row holds no seed; [Seeds] gives it.")]
    [InlineData(nameof(Mistakes.Row_too_short), "A data row has 0 values, and Row_too_short takes 1 beside the seed. A row holds no seed; [Seeds] gives it.")]
    [InlineData(nameof(Mistakes.Value_task_with_time_limit), "A test that returns a ValueTask cannot have a Timeout. Let it return a Task.")]
    public async Task Method_ThatCannotRun_FailsOnceAndSaysWhy(string method, string message)
    {
        var run = await Specimen.RunAsync<Mistakes>(method);

        run.Failed.Single().Messages.ShouldBe([message]);
        run.Totals.TestsRun.ShouldBe(1);
    }

    private static async Task<global::Xunit.Abstractions.ITestFailed> FailedAsync(string method) =>
        (await Specimen.RunAsync<Failures>(method)).Failed.Single();
}
