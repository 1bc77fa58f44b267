namespace StreamTesting.Tests;

public sealed class GroupSimulationTests
{
    private static readonly ReadingMode Mode = new() { ReadsCommitted = true, MarksProcessing = true };

    [Fact]
    public void Judge_RightGroups_FlagsNoneOfAThousand()
    {
        var (rebalanced, records) = (0L, 0L);
        for (var seed = 1UL; seed <= 1000; seed++)
        {
            var verdict = GroupSimulation.Play(seed).Steps.Judged(Mode);

            verdict.Found().ShouldBe("", $"seed {seed}: {string.Join("\n", verdict.Violations)}");
            rebalanced += verdict.Allowed.GetValueOrDefault(HistoryAnomalies.RebalanceDuplicate);
            records += verdict.Compared;
        }

        rebalanced.ShouldBeGreaterThan(1000);
        records.ShouldBeGreaterThan(50_000);
    }

    [Fact]
    public void Judge_RightTransactionalGroups_FlagsNoneOfAThousand()
    {
        for (var seed = 1UL; seed <= 1000; seed++)
        {
            var verdict = GroupSimulation.Play(seed, isTransactional: true).Steps.Judged(ReadingMode.ExactlyOnce with { MarksProcessing = true });

            verdict.Found().ShouldBe("", $"seed {seed}: {string.Join("\n", verdict.Violations)}");
        }
    }

    [Theory]
    [InlineData((int)GroupSimulation.Bug.StartsAnew, HistoryAnomalies.WrongStart, HistoryAnomalies.Reprocessed)]
    [InlineData((int)GroupSimulation.Bug.StartsTooLate, HistoryAnomalies.WrongStart, HistoryAnomalies.LostWrite, HistoryAnomalies.Unprocessed)]
    [InlineData((int)GroupSimulation.Bug.SkipsARecord, HistoryAnomalies.InternalPollSkip)]
    public void Judge_WrongTransactionalGroups_CatchesNearlyAllWhoseBugFires(int bug, params string[] anomalies)
    {
        var groups = Enumerable.Range(1, 200).Select(seed => GroupSimulation.Play((ulong)seed, (GroupSimulation.Bug)bug, isTransactional: true)).Where(group => group.Fired > 0).ToList();

        var caught = groups.Count(group => group.Steps.Judged(ReadingMode.ExactlyOnce with { MarksProcessing = true }) is var verdict && anomalies.Any(anomaly => verdict.CountOf(anomaly).Violations > 0));

        groups.Count.ShouldBeGreaterThan(100);
        (groups.Count - caught).ShouldBeLessThanOrEqualTo(groups.Count / 50, "a commit that may have come through can hide one");
    }

    [Theory]
    [InlineData((int)GroupSimulation.Bug.SkipsARecord, HistoryAnomalies.InternalPollSkip, HistoryAnomalies.PollSkip, HistoryAnomalies.LostWrite)]
    [InlineData((int)GroupSimulation.Bug.GoesBack, HistoryAnomalies.NonmonotonicPoll)]
    [InlineData((int)GroupSimulation.Bug.ProcessesTwice, HistoryAnomalies.Reprocessed)]
    [InlineData((int)GroupSimulation.Bug.CommitsFirst, HistoryAnomalies.CommitBeforeProcessing)]
    [InlineData((int)GroupSimulation.Bug.CommitsTooFar, HistoryAnomalies.CommitTooFar, HistoryAnomalies.CommitBeforeProcessing)]
    [InlineData((int)GroupSimulation.Bug.CommitsBack, HistoryAnomalies.CommitBack)]
    [InlineData((int)GroupSimulation.Bug.ForgetsToCommit, HistoryAnomalies.Uncommitted)]
    [InlineData((int)GroupSimulation.Bug.StartsAnew, HistoryAnomalies.WrongStart)]
    [InlineData((int)GroupSimulation.Bug.StartsTooLate, HistoryAnomalies.WrongStart, HistoryAnomalies.LostWrite)]
    [InlineData((int)GroupSimulation.Bug.ReadsAborted, HistoryAnomalies.AbortedRead)]
    public void Judge_WrongGroups_CatchesAllWhoseBugFires(int bug, params string[] anomalies)
    {
        var (fired, caught) = (0, 0);
        for (var seed = 1UL; seed <= 200; seed++)
        {
            var group = GroupSimulation.Play(seed, (GroupSimulation.Bug)bug);
            var verdict = group.Steps.Judged(Mode);
            fired += group.Fired > 0 ? 1 : 0;
            caught += anomalies.Any(anomaly => verdict.CountOf(anomaly).Violations > 0) ? 1 : 0;
        }

        fired.ShouldBeGreaterThan(100);
        (fired - caught).ShouldBe(0);
    }
}
