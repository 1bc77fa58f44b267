using StreamTesting.Tests.Expectations;

namespace StreamTesting.Tests.Checks.BadInput;

/// <summary>What a user is told of absurd counters, watermarks and settings, and of another run's output.</summary>
public sealed class BadReadingTests
{
    private static readonly GroundTruth Golden = Listed.Times(1, 12, 4, 14, 9, 15, 3, 10);
    private static readonly EngineProfile Flink = EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromMilliseconds(5));

    [Fact]
    public void Counters_ThatNobodyCanHave_AreToldExactly()
    {
        var (sums, counters) = (new Balance<Account?>(Golden, account => account.Value), new Balance<Account?>(Golden, account => account.Value) { Engine = Golden.For(Flink, WindowShape.Tumbling(10)) });
        new Told()
            .Of("none", sums, (Account?)null)
            .Of("nothing at all", sums)
            .Of("below zero", sums, new Account { Accepted = -1 }, new Account { DroppedInWindows = long.MinValue }, new Account { Read = -3 })
            .Of("run over", sums, new Account { Accepted = long.MaxValue, Deduplicated = long.MaxValue }, new Account { Accepted = 1_000_000_000_000_001 })
            .Of("nothing counted", sums, new Account())
            .Of("one too few", sums, new Account { Accepted = 7 })
            .Of("one too many", sums, new Account { Accepted = 9 })
            .Of("one too many again and again", sums, new Account { Accepted = 9 }, new Account { Accepted = 10 })
            .Of("a restart between", sums, new Account { Accepted = 5 }, new Account { Accepted = 3 })
            .Of("none, and then none", sums, null, null)
            .OfObserved("two reporters", sums, new Observed<Account?>(new Account { Accepted = 5 }) { Key = "a" }, new Observed<Account?>(new Account { Accepted = 2 }) { Key = "b" })
            .Of("another number read", sums, new Account { Accepted = 8, Read = 7 })
            .Of("elements without those dropped late", sums, new Account { Accepted = 7, DroppedLate = null })
            .Of("all of them without those dropped late", sums, new Account { Accepted = 8, DroppedLate = null })
            .Of("too many without those dropped late", sums, new Account { Accepted = 9, DroppedLate = null })
            .Of("each counter", counters, new Account { Accepted = 3, DroppedLate = 2, Deduplicated = 1, DeadLettered = 1, Skipped = 1, AcceptedInWindows = 9, DroppedInWindows = 3, Read = 8 })
            .Of("right", counters, new Account { Accepted = 7, DroppedLate = 1, AcceptedInWindows = 7, DroppedInWindows = 1, Read = 8 })
            .ToString().ShouldBeApproved();
    }

    [Fact]
    public void Watermarks_ThatNobodyCanHave_AreToldExactly()
    {
        var check = new WatermarkProgress<WatermarkReading?>(Golden, Flink, reading => reading.Value);
        new Told()
            .Of("none", check, (WatermarkReading?)null)
            .Of("nothing at all", check)
            .Of("none, and then none", check, null, null)
            .Of("back", check, new WatermarkReading(5), new WatermarkReading(4) { Restarted = true }, new WatermarkReading(3))
            .OfObserved("two reporters", check, new Observed<WatermarkReading?>(new WatermarkReading(9)) { Key = "a" }, new Observed<WatermarkReading?>(new WatermarkReading(8)) { Key = "b" })
            .Of("beyond the calendar", check, new WatermarkReading(long.MaxValue - 1))
            .Of("the end before the end", check, new WatermarkReading(long.MaxValue) { Consumed = Read(3) })
            .Of("the end at the end", check, new WatermarkReading(long.MaxValue) { Consumed = Read(8) })
            .Of("before all times, and then no more", check, new WatermarkReading(long.MinValue), new WatermarkReading(-1_000_000_000_000_000))
            .Of("ahead of nothing", check, new WatermarkReading(0) { Consumed = new Dictionary<int, long>() })
            .Of("ahead, and allowed to stay there", check, new WatermarkReading(9) { Consumed = Read(6) }, new WatermarkReading(10) { Consumed = Read(2) })
            .Of("more than there is", check, new WatermarkReading(1) { Consumed = Read(9) }, new WatermarkReading(1) { Consumed = Read(-1) }, new WatermarkReading(1) { Consumed = new Dictionary<int, long> { [4] = 1 } })
            .Of("nobody's partition is idle", check, new WatermarkReading(1) { Idle = [3] })
            .Of("all is idle", check, new WatermarkReading(9) { Idle = [0] }, new WatermarkReading(10) { Idle = [0] })
            .Of("stuck, though it may stay behind", new WatermarkProgress<WatermarkReading?>(Golden, Flink, reading => reading.Value) { MayStayBehind = TimeSpan.FromMilliseconds(2), IdleAtTheEnd = [2, 1] }, new WatermarkReading(6))
            .Of("just far enough", new WatermarkProgress<WatermarkReading?>(Golden, Flink, reading => reading.Value) { MayStayBehind = TimeSpan.FromMilliseconds(2) }, new WatermarkReading(7))
            .Of("stuck in seconds", new WatermarkProgress<WatermarkReading?>(Listed.Times(0, 600_000), Flink.Bounded(TimeSpan.FromMinutes(1)), reading => reading.Value) { MayStayBehind = TimeSpan.FromSeconds(90) }, new WatermarkReading(0))
            .Of("stream time ahead", new WatermarkProgress<WatermarkReading?>(Golden, EngineProfiles.KafkaStreams, reading => reading.Value), new WatermarkReading(13) { Consumed = Read(2) })
            .Of("below zero", new WatermarkProgress<WatermarkReading?>(Golden, Flink, reading => reading.Value) { MayStayBehind = TimeSpan.FromMilliseconds(-1) }, new WatermarkReading(6))
            .Add("several topics", () => $"{new WatermarkProgress<WatermarkReading?>(Listed.Truth(1, Listed.Arrival("a", "k", 1, topic: "one"), Listed.Arrival("b", "k", 2, topic: "two")), Flink, reading => reading.Value).Start()}")
            .ToString().ShouldBeApproved();
    }

    [Fact]
    public void AnotherRunsOutput_IsRefusedWithBothNames()
    {
        var truth = Streams.Plain(20, seed: 1).Truth;
        new Told()
            .Add("another seed", () => Injected(truth, Streams.Plain(20, seed: 2).Origin))
            .Add("another plan", () => Injected(truth, new StreamPlan(new TestDomain(21)).Generate(new Seed(1)).Origin))
            .Add("more partitions", () => Injected(truth, Streams.Plain(20).Over(3).Origin))
            .Add("more partitions, where the order does not matter", () => $"  {new Run([], Streams.Plain(20).Over(3).Origin).Judge(new NoLoss<string>(truth, id => id)).Outcome}\n")
            .Of("ids of another run", new NoLoss<string>(truth, id => id), "b1", "b2")
            .ToString().ShouldBeApproved();
    }

    [Fact]
    public void Settings_ThatAreImpossible_AreRefusedExactly()
    {
        var window = WindowShape.Tumbling(10);
        new Told()
            .Add("a bound below zero", () => $"{Flink.Bounded(TimeSpan.FromMilliseconds(-1))}")
            .Add("a bound below zero, in the record", () => $"{Golden.For(Flink with { Clock = Flink.Clock with { Bound = -1 } })}")
            .Add("a bound of less than a millisecond", () => $"{Flink.Bounded(TimeSpan.FromTicks(1))}")
            .Add("lateness below zero", () => $"{Golden.For(Flink with { Windows = Flink.Windows with { AllowedLateness = -1 } }, window)}")
            .Add("an interval of none", () => $"{Golden.For(Flink with { Clock = Flink.Clock with { Emission = WatermarkEmission.Periodic, IdleTimeout = -5 } })}")
            .Add("windows of no length", () => $"{WindowShape.Tumbling(0)}")
            .Add("windows that never slide", () => $"{WindowShape.Hopping(10, 0)}")
            .Add("a gap of nothing", () => $"{Golden.ForSessions(Flink, TimeSpan.Zero)}")
            .Add("a horizon below zero", () => $"{DedupHorizon.OfEventTime(TimeSpan.FromSeconds(-1))}")
            .Add("a horizon of fewer arrivals than none", () => $"{DedupHorizon.OfArrivals(-1)}")
            .Add("no time to wait", () => $"{new[] { "e0" }.AsObserved().Judge(new NoLoss<string>(Golden, id => id), new JudgeOptions { Within = TimeSpan.Zero })}")
            .Add("no truth", () => $"{new NoLoss<string>(null!, id => id)}")
            .Add("no 'by'", () => $"{new WindowAggregation<string>(Golden.For(Flink, window), null!)}")
            .ToString().ShouldBeApproved();
    }

    private static Dictionary<int, long> Read(long count) => new() { [0] = count };

    private static string Injected(GroundTruth truth, StreamOrigin? origin) => $"{new Run(["e0"], origin).Judge(new OrderPerKey<string>(truth, id => id)).Outcome}";

    private sealed class Run(IEnumerable<string> outputs, StreamOrigin? origin) : List<Observed<string>>(outputs.AsObserved()), IObservationOrigin
    {
        public StreamOrigin Injected { get; } = origin!;
    }
}
