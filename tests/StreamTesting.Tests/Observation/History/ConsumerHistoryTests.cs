namespace StreamTesting.Tests;

public sealed class ConsumerHistoryTests
{
    [Theory]
    [InlineData("a poll", "history: the step 'poll' is about no record.")]
    [InlineData("a poll 0", "history: a record of 'poll' in orders[0] has no offset.")]
    [InlineData("a poll 0:0-1000000", "history: a record of 'poll' in orders[0] runs over 1000001 offsets; one step has at most 1000000 in a run.")]
    [InlineData("a poll 0:7-3", "history: a record of 'poll' in orders[0] runs from offset 7 through 3, which is before it.")]
    public void Record_AnImpossibleStep_IsRefused(string step, string message) =>
        Should.Throw<HistoryFormatException>(() => new ConsumerHistory().Record(Histories.Of(step)[0])).Message.ShouldBe(message);

    [Theory]
    [InlineData(-1, 0, "history: a record of 'poll' has the partition -1; partitions begin at 0.")]
    [InlineData(0, long.MaxValue, "history: a record of 'poll' in orders[0] has the offset 9223372036854775807; no partition has more than 4611686018427387903.")]
    [InlineData(0, -1001, "history: a record of 'poll' in orders[0] has the offset -1001; offsets begin at 0.")]
    public void Record_ANegativeNumber_IsRefused(int partition, long offset, string message) =>
        Should.Throw<HistoryFormatException>(() => new ConsumerHistory().Record(new HistoryStep(HistoryStepKind.Poll, "a") { Records = [new HistoryRecord("orders", partition, offset)] }))
            .Message.ShouldBe(message);

    [Fact]
    public void Record_AStepWithoutATime_GetsTheClocks()
    {
        var time = new ManualTime();
        var history = new ConsumerHistory(time);

        history.Crashed("a");

        history.Steps.Single().At.ShouldBe(time.GetUtcNow());
    }

    [Fact]
    public void Observe_BeforeAndAfterSteps_GivesAllOfThemNumberedUntilItIsComplete()
    {
        var history = new ConsumerHistory();
        var (early, late, ended) = (new List<long>(), new List<long>(), 0);
        history.Observe().Subscribe(step => early.Add(step.Index), () => ended++);
        history.Crashed("a");
        history.Crashed("b");
        history.Observe().Subscribe(step => late.Add(step.Index), () => ended++);
        history.Crashed("c");
        history.Complete();
        history.Crashed("d");
        history.Observe().Subscribe(_ => { }, () => ended++);

        early.ShouldBe([0, 1, 2]);
        late.ShouldBe([0, 1, 2]);
        ended.ShouldBe(3);
        history.Steps.Count.ShouldBe(3);
    }

    [Fact]
    public async Task JudgeAsync_AViolationThatCannotBeUndone_IsKnownBeforeTheEnd()
    {
        var history = new ConsumerHistory();
        var judging = history.Observe().JudgeAsync(new ConsumerReading(), new JudgeOptions { StopAtFirst = true });
        foreach (var step in Histories.Of("p send 0:0-3; a assigned 0; a poll 0:0; a poll 0:3"))
        {
            history.Record(step);
        }

        var verdict = await judging;

        verdict.CountOf(HistoryAnomalies.PollSkip).Violations.ShouldBe(1);
        verdict.Ending.ShouldBe(ObservationEnding.Stopped);
    }
}
