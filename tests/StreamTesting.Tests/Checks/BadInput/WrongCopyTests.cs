using StreamTesting.Tests.Expectations;

namespace StreamTesting.Tests.Checks.BadInput;

/// <summary>What a user is told of copies, of the order of keys over partitions, and of observations that are cut short.</summary>
public sealed class WrongCopyTests
{
    private static readonly GroundTruth Conflicting = WithCopies();
    private static readonly GroundTruth Golden = Listed.Times(1, 12, 4, 14, 9, 15, 3, 10);
    private static readonly EngineProfile Flink = EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromMilliseconds(5));

    [Fact]
    public void Copies_ThatCameOut_AreToldExactly() => new Told()
        .Of("the first of each", Copies(Keep.First), ("a", 0), ("b", 1))
        .Of("the conflicting one", Copies(Keep.First), ("a", 2), ("b", 1))
        .Of("the exact one is as good as the first", Copies(Keep.First), ("a", 0), ("b", 3))
        .Of("the last of each", Copies(Keep.Last), ("a", 2), ("b", 3))
        .Of("the first where the last counts", Copies(Keep.Last), ("a", 0), ("b", 1))
        .Of("any", Copies(Keep.Any), ("a", 2), ("b", 3))
        .Of("a position of nobody", Copies(Keep.First), ("a", 99), ("b", -1))
        .Of("a position of another event", Copies(Keep.First), ("a", 1), ("b", 0))
        .Of("both copies", Copies(Keep.First), ("a", 0), ("a", 2), ("b", 1))
        .Of("more often than it arrived", Copies(Keep.First), ("a", 0), ("a", 0), ("a", 0), ("b", 1))
        .Of("both copies, where they replace", new Deduplication<(string Id, long Position)>(Conflicting, output => output.Id) { PositionBy = output => output.Value.Position, Keep = Keep.Last, Replaces = true }, ("a", 0), ("a", 2), ("b", 1))
        .Of("a copy beyond the horizon", new Deduplication<(string Id, long Position)>(Conflicting, output => output.Id) { Horizon = DedupHorizon.OfEventTime(TimeSpan.FromMilliseconds(999)) }, ("a", 0), ("b", 1), ("a", 2), ("b", 3))
        .Of("a copy at the horizon", new Deduplication<(string Id, long Position)>(Conflicting, output => output.Id) { Horizon = DedupHorizon.OfEventTime(TimeSpan.FromMilliseconds(1000)) }, ("a", 0), ("b", 1), ("a", 2))
        .Of("taken back", new Deduplication<(string Id, long Position)>(Conflicting, output => output.Id) { RetractionBy = output => output.Value.Position < 0 }, ("a", -1), ("a", -1), ("a", 0), ("a", -1), ("b", 1))
        .ToString().ShouldBeApproved();

    [Fact]
    public void Order_OverPartitions_IsToldExactly()
    {
        var truth = Listed.Truth(1, [.. Enumerable.Range(0, 5).Select(i => Listed.Arrival($"e{i}", "k", i))]);
        var check = new OrderPerKey<string>(truth, id => id);
        new Told()
            .OfObserved("one partition", check, At("e0", 0), At("e2", 0), At("e1", 0), At("e3", 0))
            .OfObserved("two partitions, each in order", check, At("e2", 0), At("e0", 1), At("e3", 0), At("e1", 1))
            .OfObserved("two partitions, one not in order", check, At("e0", 0), At("e3", 1), At("e2", 1), At("e1", 0))
            .OfObserved("each in a partition of its own", check, At("e1", 0), At("e0", 1))
            .OfObserved("the same again", check, At("e1", 0), At("e1", 0), At("e2", 0))
            .OfObserved("nothing", check)
            .OfObserved("one of nobody", check, At("x", 0))
            .ToString().ShouldBeApproved();
    }

    [Theory]
    [InlineData(ObservationEnding.TimedOut)]
    [InlineData(ObservationEnding.Faulted)]
    [InlineData(ObservationEnding.Stopped)]
    public void CutShort_EachCheck_DecidesOnlyWhatItSaw(ObservationEnding ending)
    {
        var engine = Golden.For(Flink);
        var windows = Golden.For(Flink, WindowShape.Tumbling(10));
        var poisoned = new StreamPlan(new TestDomain(6, 2)).Poisoned(0.35).Generate(new Seed(8)).Truth;
        var join = JoinTruth.OfInterval(engine, new IntervalJoinRules { Lower = -5, Upper = 5 }, arrival => arrival.Position % 2 == 0, arrival => arrival.Position % 2 == 1);
        Ends(ending, new Deduplication<string>(Golden, id => id), "e0");
        Ends(ending, new NoLoss<string>(Golden, id => id), "e0");
        Ends(ending, new LateAcceptance<string>(windows, id => id), "e0");
        Ends(ending, new LateSideOutput<string>(windows, id => id));
        Ends(ending, new Joining<string>(join, _ => null), "e0");
        Ends(ending, new WindowAggregation<string>(windows, _ => null), "e0");
        Ends(ending, new DeadLetters<string>(poisoned, _ => DeadLetter.OfPosition(0)), "e0");
        Ends(ending, new Balance<string>(Golden, _ => new Account { Accepted = 3 }), "e0");
        Ends(ending, new WatermarkProgress<string>(Golden, Flink, _ => new WatermarkReading(0)), "e0");
    }

    [Fact]
    public void Names_OfTheChecks_AreThoseOfTheirVerdicts()
    {
        var windows = Golden.For(Flink, WindowShape.Tumbling(10));
        ICheck<string>[] checks =
        [
            new Deduplication<string>(Golden, id => id), new NoLoss<string>(Golden, id => id), new OrderPerKey<string>(Golden, id => id), new DeadLetters<string>(Golden, _ => null), new Balance<string>(Golden, _ => null),
            new WatermarkProgress<string>(Golden, Flink, _ => null), new LateDropping<string>(windows, id => id), new LateAcceptance<string>(windows, id => id), new LateSideOutput<string>(windows, id => id),
            new WindowAggregation<string>(windows, _ => null), new Joining<string>(JoinTruth.OfWindows(windows, _ => true, _ => true), _ => null),
        ];

        checks.Select(check => check.Name).ShouldBe(["deduplication", "no loss", "order per key", "dead letters", "balance", "watermark progress", "late dropping", "late acceptance", "late side output", "window aggregation", "joining"]);
        checks.Select(check => Array.Empty<string>().AsObserved().Judge(check).Check).ShouldBe(checks.Select(check => check.Name));
        checks.Where(check => !check.DependsOnArrivalOrder).Select(check => check.Name).ShouldBe(["deduplication", "no loss", "balance"]);
    }

    [Fact]
    public void Checks_OfNothing_AreRefusedByName()
    {
        var windows = Golden.For(Flink, WindowShape.Tumbling(10));
        var join = JoinTruth.OfWindows(windows, _ => true, _ => true);
        Action[] noTruth =
        [
            () => _ = new Deduplication<string>(null!, id => id), () => _ = new OrderPerKey<string>(null!, id => id), () => _ = new DeadLetters<string>(null!, _ => null), () => _ = new Balance<string>(null!, _ => null),
            () => _ = new LateDropping<string>(null!, id => id), () => _ = new LateAcceptance<string>(null!, id => id), () => _ = new LateSideOutput<string>(null!, id => id), () => _ = new WindowAggregation<string>(null!, _ => null),
            () => _ = new Joining<string>(null!, _ => null), () => _ = new WatermarkProgress<string>(null!, Flink, _ => null), () => _ = new WatermarkProgress<string>(Golden, null!, _ => null), () => _ = JoinTruth.OfWindows(null!, _ => true, _ => true),
        ];
        Action[] noSelector =
        [
            () => _ = new Deduplication<string>(Golden, null!), () => _ = new NoLoss<string>(Golden, null!), () => _ = new OrderPerKey<string>(Golden, null!), () => _ = new DeadLetters<string>(Golden, null!), () => _ = new Balance<string>(Golden, null!),
            () => _ = new LateDropping<string>(windows, null!), () => _ = new LateAcceptance<string>(windows, null!), () => _ = new LateSideOutput<string>(windows, null!), () => _ = new Joining<string>(join, null!), () => _ = new WatermarkProgress<string>(Golden, Flink, null!),
        ];

        noTruth.Select(act => Should.Throw<ArgumentNullException>(act).ParamName).Distinct().Order(StringComparer.Ordinal).ShouldBe(["engine", "join", "profile", "truth", "windows"]);
        noSelector.Select(act => Should.Throw<ArgumentNullException>(act).ParamName).Distinct().ShouldBe(["by"]);
    }

    [Theory]
    [InlineData(true, true, 4)]
    [InlineData(false, true, 3)]
    [InlineData(true, false, 3)]
    [InlineData(false, false, 2)]
    public void OfInterval_TheBounds_AreInTheStretchOrNot(bool lower, bool upper, int pairs)
    {
        var truth = Listed.Truth(1, [.. new (string Id, long Time)[] { ("r1", 4), ("r2", 5), ("r3", 6), ("l", 10), ("r4", 14), ("r5", 15), ("r6", 16) }.Select(row => Listed.Arrival(row.Id, "k", row.Time))]);
        var rules = new IntervalJoinRules { Lower = -5, Upper = 5, LowerInclusive = lower, UpperInclusive = upper };

        JoinTruth.OfInterval(truth.For(EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromSeconds(1))), rules, arrival => arrival.Event.Id == "l", arrival => arrival.Event.Id != "l").MustCount.ShouldBe(pairs);
    }

    private static void Ends<T>(ObservationEnding ending, ICheck<T> check, params T[] outputs)
    {
        var fold = check.Start();
        var atOnce = outputs.AsObserved().SelectMany(fold.Observe).ToList();
        var result = fold.Complete(ending);

        atOnce.ShouldBeEmpty(check.Name);
        result.Verdict.Outcome.ShouldBe(VerdictOutcome.Undecided, check.Name);
        result.Verdict.Counts.Keys.Where(anomaly => anomaly != Anomalies.Unseen).ShouldBeEmpty(check.Name);
        result.Verdict.Violations.ShouldAllBe(violation => ending != ObservationEnding.Stopped && violation.Outputs.Count == 0);
        result.Verdict.Violations.Where(violation => !violation.ToString().Contains("yet", StringComparison.Ordinal) && !violation.ToString().Contains("when the observation ended", StringComparison.Ordinal) && check.Name != "joining").ShouldBeEmpty(check.Name);
    }

    private static Deduplication<(string Id, long Position)> Copies(Keep keep) => new(Conflicting, output => output.Id) { PositionBy = output => output.Value.Position, Keep = keep };

    private static Observed<string> At(string id, int partition) => new(id) { Partition = partition };

    private static GroundTruth WithCopies()
    {
        var (a, b) = (Listed.Arrival("a", "k", 0), Listed.Arrival("b", "k", 1000));
        return Listed.Truth(
            1, a, b, a.CopyAs(DuplicateKind.Conflicting, new StreamEvent("a", "listed", a.Event.Entity, a.Event.EventTime, 2L), a.Stamp.UtcTicks), b.CopyAs(DuplicateKind.Exact, b.Event, b.Stamp.UtcTicks));
    }
}
