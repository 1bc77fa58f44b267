using StreamTesting.Xunit.Specimens;
using Xunit.Abstractions;

namespace StreamTesting.Xunit.Tests;

[Collection(SpecimenCollection.Name)]
public sealed class UnawaitedTests
{
    [Fact]
    public async Task Assertion_ThatHasNotEnded_FailsItsTest()
    {
        (await FailureOfAsync(nameof(Unawaited.Never_ends))).ShouldBe(
            """
            ShouldLoseNothing on _open was not awaited: it had not ended when the test did.

            An assertion that nobody awaits asserts nothing: await it.
            """);
    }

    [Theory]
    [InlineData(nameof(Unawaited.Fails_unseen))]
    [InlineData(nameof(Unawaited.Fails_in_parallel_code))]
    public async Task Assertion_ThatFailedUnseen_FailsItsTestWithItsText(string method)
    {
        var message = await FailureOfAsync(method);

        message.ShouldStartWith("ShouldLoseNothing on Wrong was not awaited, and failed:\n");
        message.ShouldContain("lost");
        message.ShouldContain("An assertion that nobody awaits asserts nothing: await it.");
    }

    [Fact]
    public async Task Test_ThatFailsOtherwise_FailsByThatAlone() => (await FailureOfAsync(nameof(Unawaited.Fails_otherwise))).ShouldBe("otherwise");

    [Theory]
    [InlineData(nameof(Unawaited.Passes_unseen))]
    [InlineData(nameof(Unawaited.Is_awaited))]
    [InlineData(nameof(Unawaited.Fails_as_expected))]
    [InlineData(nameof(Unawaited.Is_awaited_at_the_end))]
    [InlineData(nameof(Unawaited.Plain))]
    public async Task Assertion_ThatIsAwaitedOrPasses_IsNoMatter(string method)
    {
        var run = await Specimen.RunAsync<Unawaited>(method);

        run.Messages.OfType<ITestFailed>().ShouldBeEmpty();
        run.Messages.OfType<ITestPassed>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task PlainFact_WithTheAttribute_FailsToo() => (await FailureOfAsync(nameof(Unawaited.Plain_and_watched))).ShouldStartWith("ShouldLoseNothing on _open was not awaited");

    private static async Task<string> FailureOfAsync(string method) => string.Join('\n', (await Specimen.RunAsync<Unawaited>(method)).Messages.OfType<ITestFailed>().ShouldHaveSingleItem().Messages);
}
