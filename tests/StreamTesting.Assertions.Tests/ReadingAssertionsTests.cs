namespace StreamTesting.Assertions.Tests;

public sealed class ReadingAssertionsTests
{
    private static HistoryStep Step(HistoryStepKind kind, long offset = -1) => new(kind, "a") { Records = [new HistoryRecord("orders", 0, offset)] };

    private static ConsumerHistory History(params IEnumerable<HistoryStep> steps)
    {
        var history = new ConsumerHistory();
        foreach (var step in steps)
        {
            history.Record(step);
        }

        return history;
    }

    [Fact]
    public void ShouldReadWell_ARightConsumer_GivesTheVerdict()
    {
        var verdict = History(Step(HistoryStepKind.Assigned), Step(HistoryStepKind.Poll, 0), Step(HistoryStepKind.Commit, 1)).ShouldReadWell();

        verdict.Outcome.ShouldBe(VerdictOutcome.Passed);
        verdict.Compared.ShouldBe(1);
    }

    [Fact]
    public void ShouldReadWell_AWrongConsumer_NamesWhatIsWrong()
    {
        var history = History(Step(HistoryStepKind.Assigned), Step(HistoryStepKind.Poll, 0));

        Should.Throw<ShouldAssertException>(() => history.ShouldReadWell(customMessage: "offsets matter")).Message
            .ShouldStartWith("ShouldReadWell failed: uncommitted 1\noffsets matter\nof history\n\nuncommitted: 1 record never committed\n  offset 0 of orders[0] was read and never committed\n");
        Should.Throw<ShouldAssertException>(() => history.Steps.ShouldReadWell()).Message.ShouldContain("of history.Steps");
    }

    [Fact]
    public void ShouldReadWell_AMode_AllowsWhatItAllows() =>
        History(Step(HistoryStepKind.Assign, 0), Step(HistoryStepKind.Poll, 0)).ShouldReadWell(ReadingMode.AtLeastOnce with { Assigns = true }).Allowed[HistoryAnomalies.Uncommitted].ShouldBe(1);

    [Fact]
    public async Task ShouldReadWell_WhileItRuns_EndsWithTheHistory()
    {
        var history = History(Step(HistoryStepKind.Assigned), Step(HistoryStepKind.Poll, 0));
        var asserting = history.Observe().ShouldReadWell();
        history.Record(Step(HistoryStepKind.Commit, 1));
        asserting.IsCompleted.ShouldBeFalse();
        history.Complete();

        (await asserting).Outcome.ShouldBe(VerdictOutcome.Passed);
    }

    [Fact]
    public async Task ShouldReadWell_AHistoryThatDoesNotEnd_FailsWithWhatWasSeen()
    {
        var history = History(Step(HistoryStepKind.Assigned), Step(HistoryStepKind.Poll, 0));

        var failure = await Assert.ThrowsAsync<ShouldAssertException>(() => history.Observe().ShouldReadWell(within: TimeSpan.FromMilliseconds(1)));

        failure.Message.ShouldStartWith("ShouldReadWell is undecided\nof history.Observe()\nthe observation did not end within 00:00:00.0010000; 1 record seen until then\n");
    }
}
