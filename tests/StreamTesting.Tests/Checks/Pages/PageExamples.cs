using StreamTesting.Tests.Expectations;

namespace StreamTesting.Tests.Checks.Pages;

/// <summary>The worked examples of docs/checks, one a page.</summary>
internal static class PageExamples
{
    private static readonly GroundTruth Copied = WithACopy();
    private static readonly GroundTruth Golden = Listed.Times(1, 12, 4, 14, 9, 15, 3, 10);
    private static readonly EngineProfile Flink = EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromMilliseconds(5));

    public static IEnumerable<PageExample> All =>
    [
        PageExample.Of("deduplication", "Four events of two keys, of which one arrives twice.", new Deduplication<string>(Copied, id => id), "output.ShouldDeduplicate(truth, by: id => id)", Ids("e0", "e1", "e0", "e3", "x")),
        PageExample.Of("no-loss", "The same arrivals, and nearly the same output: `e0` twice is right here.", new NoLoss<string>(Copied, id => id), "output.ShouldLoseNothing(truth, by: id => id)", Ids("e0", "e1", "e0", "e3")),
        PageExample.Of("order-per-key", "`e0` and `e2` have the key `a`, `e1` and `e3` have `b`. Between keys there is no order, so `e1` may come first.", new OrderPerKey<string>(Copied, id => id), "output.ShouldKeepOrderPerKey(truth, by: id => id)", Ids("e1", "e2", "e0", "e3")),
        DeadLetters(),
        PageExample.Of(
            "balance", "Eight arrivals on Flink with a bound of 5 ms and windows of 10 ms, of which one is late for its window. The consumer counts it as accepted too.",
            new Balance<Account>(Golden, account => account.Value) { Engine = Golden.For(Flink, WindowShape.Tumbling(10)) }, "metrics.ShouldBalance(truth, by: ..., engine: truth.For(flink, windows))",
            ("accepted 8, dropped late 1", new Account { Accepted = 8, DroppedLate = 1 })),
        PageExample.Of(
            "watermarks", "Flink with a bound of 5 ms. After all eight arrivals the greatest event time is 15, so the watermark must be 15 - 5 - 1 = 9 ms. The consumer forgets the millisecond, and goes back with a late record.",
            new WatermarkProgress<WatermarkReading>(Golden, Flink, reading => reading.Value), "readings.ShouldAdvanceWatermark(truth, flink, by: ...)",
            ("6 ms after two arrivals", After(2, 6)), ("7 ms after two arrivals", After(2, 7)), ("9 ms after six", After(6, 9)), ("8 ms after eight", After(8, 8))),
        PageExample.Of("late-dropping", "Flink with a bound of 5 ms, events by themselves: late is what lies at the watermark or below. `e2` (4 ms) meets the watermark 6, `e6` (3 ms) meets 9; both must be dropped.", new LateDropping<string>(Golden.For(Flink), id => id), "output.ShouldDropLate(truth.For(flink), by: id => id)", Ids("e0", "e1", "e2", "e3", "e4", "e5", "e7")),
        PageExample.Of("late-acceptance", "The same arrivals judged by windows of 10 ms: `e2` is late for itself and in time for its window, so it must be accepted. So must `e4` and `e7`, which are out of order.", new LateAcceptance<string>(Golden.For(Flink, WindowShape.Tumbling(10)), id => id), "output.ShouldAcceptLate(truth.For(flink, windows), by: id => id)", Ids("e0", "e1", "e3", "e4", "e5", "e7")),
        PageExample.Of("late-side-output", "The same again: by windows only `e6` is late. The consumer judges by the event's own time.", new LateSideOutput<string>(Golden.For(Flink, WindowShape.Tumbling(10)), id => id), "late.ShouldPutLateAsideExactly(truth.For(flink, windows), by: id => id)", Ids("e2", "e6", "e6")),
        PageExample.Of(
            "windows", "Flink with a bound of 5 ms and tumbling windows of 10 ms. The first window closes when `e5` (15 ms) moves the watermark to 9; `e6` comes after that. The second is not closed by the end of the stream.",
            new WindowAggregation<WindowResult>(Golden.For(Flink, WindowShape.Tumbling(10)), result => result.Value), "output.ShouldAggregateWindows(truth.For(flink, windows), by: ...)",
            ("k [0, 10): e0 e2 e4 e6", Window(0, "e0", "e2", "e4", "e6")), ("k [10, 20): e1 e3 e5 e7", Window(10, "e1", "e3", "e5", "e7")), ("k [5, 15): e1", Window(5, "e1"))),
        Join(),
    ];

    private static PageExample DeadLetters()
    {
        var truth = new StreamPlan(new TestDomain(6, 2)).Poisoned(0.35).Generate(new Seed(8)).Truth;
        var (broken, good) = (truth.Poisoned[0], truth.Arrivals.Last(arrival => !arrival.Labels.IsPoisoned));
        return PageExample.Of(
            "dead-letters", "Six events of which some can't be read. The consumer puts one aside, skips the rest in silence, and refuses a good one.", new DeadLetters<DeadLetter>(truth, letter => letter.Value), "letters.ShouldDeadLetterExactly(truth, by: ...)",
            ($"partition 0, offset {broken.PartitionPosition}", DeadLetter.At(0, broken.PartitionPosition)), ($"partition 0, offset {good.PartitionPosition}", DeadLetter.At(0, good.PartitionPosition)));
    }

    private static PageExample Join()
    {
        var truth = Listed.Truth(1, [.. new (string Id, long Time)[] { ("l0", 0), ("r0", 3), ("l1", 20), ("l2", 40), ("r1", 60) }.Select(row => Listed.Arrival(row.Id, "k", row.Time))]);
        var join = JoinTruth.OfStreams(
            truth.For(EngineProfiles.KafkaStreams.Allowing(TimeSpan.FromMilliseconds(10))), new StreamJoinRules { Kind = JoinKind.Left, Before = 5, After = 5 },
            arrival => arrival.Event.Id[0] == 'l', arrival => arrival.Event.Id[0] == 'r');
        return PageExample.Of(
            "joins", "Kafka Streams' left join with 5 ms before and after and 10 ms of grace. `l0` and `r0` are a pair. `l1` waits for a partner up to 25 ms and the grace, so it comes out alone when `l2` (40 ms) is there; `l2` when `r1` (60 ms) is. The consumer joins within 30 ms and leaves out what has no partner.",
            new Joining<JoinedPair>(join, pair => pair.Value), "output.ShouldJoin(JoinTruth.OfStreams(truth.For(kafkaStreams), rules, left, right), by: ...)",
            ("l0 r0", new JoinedPair("l0", "r0")), ("l2 r1", new JoinedPair("l2", "r1")), ("- r1", new JoinedPair(null, "r1")));
    }

    private static (string Told, string Value)[] Ids(params string[] ids) => [.. ids.Select(id => (id, id))];

    private static WatermarkReading After(long count, long watermark) => new(watermark) { Consumed = new Dictionary<int, long> { [0] = count } };

    private static WindowResult Window(long start, params string[] ids) => new("k", start) { Ids = ids };

    private static GroundTruth WithACopy()
    {
        var arrivals = new (string Id, string Key, long Time)[] { ("e0", "a", 0), ("e1", "b", 1000), ("e2", "a", 2000), ("e3", "b", 3000) }.Select(row => Listed.Arrival(row.Id, row.Key, row.Time)).ToList();
        arrivals.Insert(3, arrivals[0].CopyAs(DuplicateKind.Exact, arrivals[0].Event, arrivals[0].Stamp.UtcTicks));
        return Listed.Truth(1, [.. arrivals]);
    }
}
