using StreamTesting.Xunit.Specimens;

namespace StreamTesting.Xunit.Tests;

[Collection(SpecimenCollection.Name)]
public sealed class RunningTests
{
    [Theory]
    [InlineData(nameof(Kinds.Task_passes))]
    [InlineData(nameof(Kinds.Value_task_passes))]
    [InlineData(nameof(Kinds.Void_passes))]
    public async Task Method_Asynchronous_IsAwaited(string method)
    {
        var run = await Specimen.RunAsync<Kinds>(method);

        run.Outputs.Single().ShouldStartWith("after await st1-");
    }

    [Theory]
    [InlineData(nameof(Kinds.Task_fails))]
    [InlineData(nameof(Kinds.Value_task_fails))]
    [InlineData(nameof(Kinds.Void_fails))]
    public async Task Method_FailingAfterAnAwait_Fails(string method)
    {
        var run = await Specimen.RunAsync<Kinds>(method);

        run.Failed.Single().Messages.Single().ShouldStartWith("after await True\n\nseed st1-");
        run.Passed.ShouldBeEmpty();
    }

    [Fact]
    public async Task Timeout_Exceeded_FailsWithTheReplayLines()
    {
        var run = await Specimen.RunAsync<TimeLimits>();

        run.Failed.Count.ShouldBe(3);
        run.Failed.ShouldAllBe(failed => failed.Messages[0].StartsWith("Test execution timed out after 50 milliseconds\n\nseed st1-"));
        run.Passed.Single().Test.DisplayName.ShouldContain(nameof(TimeLimits.Ends));
    }

    [Fact]
    public async Task Skip_InTheMiddle_CountsAsSkippedEverywhere()
    {
        var run = await Specimen.RunAsync<Skips>();

        run.Skipped.Select(skipped => skipped.Reason).Order().ShouldBe(["not with True", "not with True", "not with True", "there is no Docker here"]);
        run.Failed.Single().Messages.ShouldBe(["broken"]);
        (run.Totals.TestsRun, run.Totals.TestsFailed, run.Totals.TestsSkipped).ShouldBe((6, 1, 4));
        var finished = run.Messages.OfType<global::Xunit.Abstractions.ITestCaseFinished>().ToArray();
        (finished.Sum(done => done.TestsFailed), finished.Sum(done => done.TestsSkipped)).ShouldBe((1, 4));
    }

    [Fact]
    public async Task TestClass_WithALifetime_LivesIt()
    {
        var run = await Specimen.RunAsync<Lifetimes>();

        run.Outputs.Single().Split('\n', StringSplitOptions.TrimEntries).ShouldBe(["initialized", "ran True", "disposed asynchronously", "disposed"]);
    }

    [Fact]
    public async Task TestClass_ConstructorThrows_FailsWithTheReplayLines()
    {
        var run = await Specimen.RunAsync<ThrowingConstructor>();

        run.Failed.Single().Messages.ShouldContain(message => message.StartsWith("no instance"));
        run.Failed.Single().Messages[0].ShouldContain("STREAMTESTING_SEED=st1-000000000001as");
    }

    [Fact]
    public async Task TestClass_ConstructorSkips_Skips()
    {
        var run = await Specimen.RunAsync<SkippingConstructor>();

        run.Skipped.Single().Reason.ShouldBe("not on this machine");
        run.Totals.TestsFailed.ShouldBe(0);
    }

    [Fact]
    public async Task TestClass_DisposeThrows_FailsWithTheReplayLines()
    {
        var run = await Specimen.RunAsync<ThrowingDispose>();

        run.Failed.Single().Messages[0].ShouldStartWith("cannot let go\n\nseed st1-000000000001as");
    }
}
