using System.Runtime.CompilerServices;

namespace StreamTesting.Tests;

public sealed class ReadingVerdictTests
{
    /// <summary>Random histories of two consumers over three partitions, wrong in many ways.</summary>
    private static List<HistoryStep> Random(int seed, int count)
    {
        var random = new Seed((ulong)seed).Random();
        var steps = new List<HistoryStep>();
        for (var i = 0; i < count; i++)
        {
            var kind = (HistoryStepKind)random.NextBelow(Enum.GetValues<HistoryStepKind>().Length);
            var records = Enumerable.Range(0, 3)
                .Select(partition => new HistoryRecord(Histories.Topic, partition, 0))
                .SelectMany(record => Enumerable.Repeat(record, 1 + (int)random.NextBelow(2)))
                .Select(record => record with { Offset = random.NextBelow(12), Id = random.NextCoin(0.3) ? $"v{random.NextBelow(9)}" : null })
                .ToList();
            steps.Add(new HistoryStep(kind, random.NextCoin(0.5) ? "a" : "b")
            {
                Records = [.. records],
                Outcome = (HistoryOutcome)(random.NextCoin(0.8) ? 0 : 1 + random.NextBelow(2)),
                Transaction = random.NextCoin(0.3) ? $"t{random.NextBelow(3)}" : null,
            });
        }

        return steps;
    }

    private static Verdict Part(IEnumerable<HistoryStep> steps, int partition, ReadingMode mode) => steps
        .Select((step, index) => (Step: step.Only(Histories.Topic, partition), Index: index))
        .Where(part => part.Step is not null)
        .Select(part => new Observed<HistoryStep>(part.Step!) { Index = part.Index })
        .Judge(new ConsumerReading(mode));

    [Theory]
    [InlineData(ProcessingGuarantee.AtLeastOnce)]
    [InlineData(ProcessingGuarantee.AtMostOnce)]
    [InlineData(ProcessingGuarantee.ExactlyOnce)]
    public void Merge_VerdictsOfThePartitions_IsThatOfTheWhole(ProcessingGuarantee guarantee)
    {
        var mode = new ReadingMode { Guarantee = guarantee, ReadsCommitted = true };
        for (var seed = 1; seed <= 100; seed++)
        {
            var steps = Random(seed, 60);

            var whole = steps.Judged(mode);
            var parts = Verdict.Merge(Enumerable.Range(0, 3).Select(partition => Part(steps, partition, mode)));

            parts.Found().ShouldBe(whole.Found(), $"seed {seed}");
            parts.Allowed.ShouldBe(whole.Allowed);
            parts.MayBy.ShouldBe(whole.MayBy);
            (parts.Observed, parts.Expected, parts.Compared).ShouldBe((whole.Observed, whole.Expected, whole.Compared));
            parts.Violations.Zip(whole.Violations).FirstOrDefault(pair => pair.First.ToString() != pair.Second.ToString()).First?.Message.ShouldBeNull($"seed {seed}");
            parts.Violations.Length.ShouldBe(whole.Violations.Length);
        }
    }

    [Fact]
    public void Merge_VerdictsOfPartsThatReadNothing_KeepTheUnit()
    {
        var none = Array.Empty<HistoryStep>().Judged();

        none.Merge(none).ToString().ShouldBe("reading failed: vacuous; 0 records, 0 compared");
        new Verdict("reading").Merge(none).ToString().ShouldBe("reading failed: vacuous; 0 records, 0 compared");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a assigned 0; a close")]
    public void Judge_AHistoryInWhichNothingWasRead_IsVacuous(string history) => Histories.Of(history).Judged().IsVacuous.ShouldBeTrue();

    [Fact]
    public void Judge_AnImpossibleStep_IsUndecidedAndSaysWhich()
    {
        var verdict = Histories.Of("a assigned 0; a poll 0:0").Append(new HistoryStep(HistoryStepKind.Commit, "a") { Records = [new HistoryRecord(Histories.Topic, 0, -7)] }).Judged();

        verdict.Outcome.ShouldBe(VerdictOutcome.Undecided);
        verdict.Error!.Message.ShouldBe("history, step 2: a record of 'commit' in orders[0] has the offset -7; offsets begin at 0.");
    }

    [Fact]
    public void Complete_CutShort_LosesNothingAndIsUndecided()
    {
        var fold = new ConsumerReading().Start();
        foreach (var step in Histories.Of("p send 0:0-3; a assigned 0; a poll 0:0").AsObserved())
        {
            fold.Observe(step);
        }

        var verdict = fold.Complete(ObservationEnding.TimedOut).Verdict;

        verdict.Found().ShouldBe("unseen 3");
        verdict.Outcome.ShouldBe(VerdictOutcome.Undecided);
    }

    [Fact]
    public void Judge_MoreViolationsThanAreKept_CountsThemAll()
    {
        var history = Enumerable.Repeat("a poll 0:1; a poll 0:0", 500).Prepend("a assigned 0").Append("a commit 0:2; a close");

        var verdict = Histories.Of(string.Join(";", history)).Judged();

        verdict.CountOf(HistoryAnomalies.NonmonotonicPoll).Violations.ShouldBe(500);
        verdict.Violations.Count(violation => violation.Anomaly == HistoryAnomalies.NonmonotonicPoll).ShouldBe(Verdict.ViolationLimit);
    }

    [Fact]
    public void Judge_ALongHistory_KeepsNothingOfWhatLiesBehindTheHorizon()
    {
        const int count = 50_000;
        var ids = new WeakReference[count];
        var fold = new ConsumerReading { ValueHorizon = 100 }.Start();
        Fold(fold, ids);

        GC.Collect();
        ids.Take(count - 1000).Count(id => id.IsAlive).ShouldBe(0);
        var verdict = fold.Complete().Verdict;
        verdict.Outcome.ShouldBe(VerdictOutcome.Passed);
        verdict.Compared.ShouldBe(count);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Fold(ICheckFold<HistoryStep> fold, WeakReference[] ids)
    {
        fold.Observe(new Observed<HistoryStep>(Histories.Of("a assigned 0")[0]));
        for (var offset = 0; offset < ids.Length; offset++)
        {
            var here = new HistoryRecord(Histories.Topic, 0, offset) { Id = $"v{offset}" };
            ids[offset] = new WeakReference(here.Id);
            fold.Observe(new Observed<HistoryStep>(new HistoryStep(HistoryStepKind.Send, "p") { Records = [here] }));
            fold.Observe(new Observed<HistoryStep>(new HistoryStep(HistoryStepKind.Poll, "a") { Records = [here] }));
            fold.Observe(new Observed<HistoryStep>(new HistoryStep(HistoryStepKind.Processed, "a") { Records = [here] }));
            fold.Observe(new Observed<HistoryStep>(new HistoryStep(HistoryStepKind.Commit, "a") { Records = [here with { Offset = offset + 1 }] }));
        }
    }
}
