namespace StreamTesting.Tests;

/// <summary>Consumers that sum by key and window, right and wrong.</summary>
internal static class WindowZoo
{
    private static readonly EngineProfile Flink = EngineProfiles.FlinkPerRecord with
    {
        Clock = EngineProfiles.FlinkPerRecord.Clock with { Bound = Windower.Bound },
        Windows = EngineProfiles.FlinkPerRecord.Windows with { AllowedLateness = Windower.Lateness },
    };

    private static readonly EngineProfile Final = EngineProfiles.KafkaStreams with
    {
        Windows = EngineProfiles.KafkaStreams.Windows with { AllowedLateness = Windower.Bound + Windower.Lateness },
        Panes = PaneRules.Suppressed,
    };

    private static readonly Windower Counting = new() { SaysIds = false };

    public static IEnumerable<Specimen> All =>
    [
        Right("sums by event time, late ones refire", new Windower()),
        Right("says counts and sums only", Counting),
        Right("says counts only", Counting with { SumOf = _ => null! }),
        Right("waits for the slowest of three partitions", new Windower { Partitions = 3 }, 3),
        Right("waits for the slowest of three partitions, counts and sums", Counting with { Partitions = 3 }, 3),
        Right("each result is right in its turn", new Windower(), paneByPane: true),
        FinalRight("puts a window out once, when it is over", new Windower { IsFinalOnly = true }),
        FinalRight("puts a window out once, in three tasks", new Windower { IsFinalOnly = true }, 3),
        FinalRight("sums exactly and says a double", new Windower { IsFinalOnly = true, SumOf = arrivals => (double)arrivals.Sum(Windower.Cents) }),
        .. from profile in new[] { EngineRuns.Flink, EngineRuns.FlinkPeriodic, EngineRuns.KafkaStreams, EngineRuns.Suppressed, EngineRuns.Spark }
           from partitions in new[] { 1, 3 }
           let name = $"{profile.Name}{(profile == EngineRuns.Suppressed ? ", suppressed," : profile == EngineRuns.FlinkPeriodic ? ", periodic watermarks," : "")} by its own rules, {partitions} partition{(partitions == 1 ? "" : "s")}"
           select Specimen.Right("ShouldAggregateWindows", name, seed => ByOracle(seed, profile, partitions)),

        Wrong("off by one <: closes a millisecond late", "extra-in-window", new Windower { ClosesLaterBy = 1 }),
        Wrong("off by one <=: closes a record early", "missing-in-window", new Windower { ClosesLaterBy = -10_000 }),
        Wrong("allowed lateness forgotten", "missing-in-window", new Windower { ClosesLaterBy = -Windower.Lateness }),
        Wrong("drops late never", "extra-in-window", new Windower { NeverCloses = true }),
        Wrong("drops late never, by counts", "extra-in-window", Counting with { NeverCloses = true }),
        Wrong("drops late too early, by the record's own time", "missing-in-window", new Windower { DropsByItsOwnTime = true }),
        Wrong("watermark is that of the latest record and goes back", "extra-in-window", new Windower { ClockGoesBack = true }),
        Wrong("max instead of min over partitions", "missing-in-window", new Windower { Partitions = 3, MaximumOverPartitions = true }, 3),
        Wrong("late refire not accumulated", "missing-in-window", new Windower { LateIsNotAccumulated = true }),
        Wrong("late refire not accumulated, by counts", "missing-in-window", Counting with { LateIsNotAccumulated = true }),
        Wrong("late ones are taken and never put out", "missing-in-window", new Windower { LateDoesNotFire = true }),
        Wrong("late refire adds the late one twice", "duplicate-in-window", new Windower { LateAgainFromTheFirst = true }),
        Wrong("window end inclusive", "extra-in-window", new Windower { EndInclusive = true }),
        Wrong("local time zone windows", "extra-window", new Windower { StartOf = time => new Windower().StartOf(time - 30_000) + 30_000 }),
        Wrong("windows of arrival time", "extra-in-window", new Windower { TimeOf = arrival => arrival.ArrivalTime.ToUnixTimeMilliseconds() }),
        Wrong("windows start at the first record", "extra-window", new Windower { StartOf = time => new Windower().StartOf(time - 10_000) + 10_000 }),
        Wrong("rounds to the nearest window", "extra-in-window", new Windower { StartOf = time => new Windower().StartOf(time + 30_000) }),
        Wrong("float sums", "wrong-aggregate", new Windower { SumOf = arrivals => arrivals.Sum(arrival => (double)Windower.Cents(arrival)) }),
        Wrong("sums of single precision", "wrong-aggregate", new Windower { SumOf = arrivals => (double)arrivals.Sum(arrival => (float)Windower.Cents(arrival)) }),
        Wrong("rounds each amount to whole ones", "wrong-aggregate", Counting with { SumOf = arrivals => arrivals.Sum(arrival => Math.Round(Windower.Cents(arrival))) }),
        Wrong("does not deduplicate", "duplicate-in-window", new Windower { Deduplicates = false }),
        Wrong("does not deduplicate, by counts", "extra-in-window", Counting with { Deduplicates = false }),
        Wrong("dedup by payload", "missing-in-window", new Windower { DeduplicatesBy = arrival => $"{arrival.Event.Payload}" }),
        Wrong("one window for all keys", "extra-window", new Windower { KeyOf = _ => "all" }),
        Wrong("key cut short", "extra-window", new Windower { KeyOf = arrival => arrival.Event.Key[..1] }),
        Wrong("last windows never closed", "missing-window", new Windower { ForgetsTheOpenOnes = true }),
        Wrong("open windows lost at a restart", "missing-in-window", new Windower { RestartsWithoutState = true }),
        Wrong("reads again after a restart into its old state", "duplicate-in-window", new Windower { ReadsAgainAfterRestart = true, Deduplicates = false }, duplicates: false),
        Wrong("fires before the end, and not again", "missing-in-window", new Windower { FiresBeforeTheEnd = true }),
        Wrong("fires twice", "wrong-pane", new Windower { FiresTwice = true }, paneByPane: true),
        FinalWrong("off by one <: final a millisecond late", "missing-window", new Windower { IsFinalOnly = true, ClosesLaterBy = 1 }),
        FinalWrong("grace forgotten", "missing-in-window", new Windower { IsFinalOnly = true, ClosesLaterBy = -Windower.Lateness }),
        FinalWrong("final comes twice", "repeated-window", new Windower { IsFinalOnly = true, FiresTwice = true }),
        FinalWrong("clock of all partitions in each task", "early-window", new Windower { IsFinalOnly = true, MaximumOverPartitions = true }, 3),
        FinalWrong("final comes before the grace is over", "missing-in-window", new Windower { IsFinalOnly = true, FiresBeforeTheEnd = true }),
    ];

    private static StreamPlan Plan(int partitions, bool duplicates) => (duplicates ? Disordered.Duplicated(0.15) : Disordered).Over(partitions);

    private static StreamPlan Disordered => new StreamPlan(new TestDomain(90, Entities: 3)).OutOfOrder(0.25, maxDisplacement: 4).Late(0.15, TimeSpan.FromMinutes(4), atLeast: TimeSpan.FromSeconds(10));

    private static Specimen Right(string name, Windower consumer, int partitions = 1, bool paneByPane = false) =>
        Specimen.Right("ShouldAggregateWindows", name, seed => Judged(seed, consumer, partitions, Flink, paneByPane));

    private static Specimen FinalRight(string name, Windower consumer, int partitions = 1) =>
        Specimen.Right("ShouldAggregateWindows", name, seed => Judged(seed, consumer, partitions, Final, false));

    private static Specimen Wrong(string name, string anomaly, Windower consumer, int partitions = 1, bool paneByPane = false, bool duplicates = true) =>
        Specimen.Wrong("ShouldAggregateWindows", name, anomaly, seed => Judged(seed, consumer, partitions, Flink, paneByPane, duplicates));

    private static Specimen FinalWrong(string name, string anomaly, Windower consumer, int partitions = 1) =>
        Specimen.Wrong("ShouldAggregateWindows", name, anomaly, seed => Judged(seed, consumer, partitions, Final, false));

    private static Verdict ByOracle(ulong seed, EngineProfile profile, int partitions)
    {
        var scene = Scene.Of($"windows {partitions} True", Plan(partitions, true), seed);
        var shape = WindowShape.Hopping(Windower.Size, Windower.Size / 2);
        var truth = scene.Engine($"{profile.Name} {profile.Clock.Emission} {profile.Panes.Buffered} hopping", truth => truth.For(profile, shape));
        var results = EngineRuns.Windows(scene.Arrivals, profile, shape, partitions, flushes: profile.Clock.Drive == ClockDrive.Watermarks);
        var check = new WindowAggregation<WindowResult>(truth, result => result.Value) { ValueOf = EngineRuns.Sum, PaneByPane = true, FlushesAtTheEnd = profile.Clock.Drive == ClockDrive.Watermarks };
        return results.AsObserved().Judge(check);
    }

    private static Verdict Judged(ulong seed, Windower consumer, int partitions, EngineProfile profile, bool paneByPane, bool duplicates = true)
    {
        var scene = Scene.Of($"windows {partitions} {duplicates}", Plan(partitions, duplicates), seed);
        var truth = scene.Engine($"{profile.Name} windows", truth => truth.For(profile, WindowShape.Tumbling(Windower.Size)));
        var results = consumer.Run(scene.Arrivals);
        var check = new WindowAggregation<WindowResult>(truth, result => result.Value) { ValueOf = Windower.Right, PaneByPane = paneByPane, FlushesAtTheEnd = profile == Flink };
        return results.AsObserved().Judge(check);
    }
}
