using StreamTesting.Tests.Expectations;

namespace StreamTesting.Tests.Checks.BadInput;

/// <summary>What a user is told whose results of windows come in a wrong number, order or content, are not taken back, or are of sessions that nobody has.</summary>
public sealed class WrongPaneTests
{
    private static readonly GroundTruth Golden = Listed.Times(1, 12, 4, 14, 9, 15, 3, 10);
    private static readonly EngineProfile Flink = EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromMilliseconds(5));
    private static readonly EngineProfile Lenient = Flink.Allowing(TimeSpan.FromMilliseconds(5));
    private static readonly WindowShape Ten = WindowShape.Tumbling(10);

    [Fact]
    public void Panes_ResultByResult_AreToldExactly()
    {
        var late = Golden.For(Lenient, Ten);
        var updates = Golden.For(EngineProfiles.KafkaStreams.Allowing(TimeSpan.FromMilliseconds(5)), Ten);
        var many = Listed.Times(0, 1, 2, 3, 4, 5, 6, 7, 8).For(EngineProfiles.KafkaStreams, Ten);
        new Told()
            .Of("right: on time, then late", Check(late), Of("e0", "e2", "e4"), Of("e0", "e2", "e4", "e6"))
            .Of("once instead of twice", Check(late), Of("e0", "e2", "e4", "e6"))
            .Of("three times", Check(late), Of("e0", "e2", "e4"), Of("e0", "e2", "e4", "e6"), Of("e0", "e2", "e4", "e6"))
            .Of("not growing", Check(late), Of("e0", "e2", "e4"), Of("e0", "e6", "e2"), Of("e0", "e2", "e4", "e6"))
            .Of("counts that fall", Check(late), Counted(3), Counted(2), Counted(4))
            .Of("another content in the first", Check(late), Of("e0", "e2"), Of("e0", "e2", "e4", "e6"))
            .Of("another count in the first", Check(late), Counted(2), Counted(4))
            .Of("late before on time", Check(late), Of("e0", "e2", "e4") with { Timing = PaneTiming.Late }, Of("e0", "e2", "e4", "e6") with { Timing = PaneTiming.OnTime })
            .Of("on time twice", Check(late), Of("e0", "e2", "e4") with { Timing = PaneTiming.OnTime }, Of("e0", "e2", "e4", "e6") with { Timing = PaneTiming.OnTime })
            .Of("late twice is right", Check(late), Of("e0", "e2", "e4") with { Timing = PaneTiming.OnTime }, Of("e0", "e2", "e4", "e6") with { Timing = PaneTiming.Late })
            .Of("early instead of on time", Check(late), Of("e0", "e2", "e4") with { Timing = PaneTiming.Early }, Of("e0", "e2", "e4", "e6") with { Timing = PaneTiming.Late })
            .Of("the last only, of updates", Check(updates), Counted(3), Second(5))
            .Of("the last only, of many updates", Check(many), Counted(9))
            .Of("six updates of nine", Check(many), [.. Enumerable.Range(1, 6).Select(Counted)])
            .Of("a flush that is one", Check(Golden.For(Flink, Ten), flushes: true), Of("e0", "e2", "e4"), Second(4))
            .Of("a flush that comes twice", Check(Golden.For(Flink, Ten), flushes: true), Of("e0", "e2", "e4"), Second(4), Second(4))
            .ToString().ShouldBeApproved();
    }

    [Fact]
    public void Results_ThatAddUp_AreToldExactly()
    {
        var discarding = Golden.For(Lenient with { Panes = PaneRules.OnTimeThenLate with { Accumulating = false } }, Ten);
        new Told()
            .Of("right in two parts", Summed(discarding), Of("e0", "e2", "e4") with { Count = 3, Value = 3L }, Of("e6") with { Count = 1, Value = 1.0m })
            .Of("the second has the first again", Summed(discarding), Of("e0", "e2", "e4"), Of("e0", "e2", "e4", "e6"))
            .Of("the second is missing", Summed(discarding), Of("e0", "e2", "e4"))
            .Of("counts that add up to too many", Summed(discarding), Counted(3), Counted(4))
            .Of("values that do not add up", Summed(discarding), Counted(3) with { Value = 3.0 }, Counted(1) with { Value = 0.5 })
            .Of("values of which one is not said", Summed(discarding), Counted(3) with { Value = 7 }, Counted(1))
            .Of("values that cannot be added", Summed(discarding), Counted(3) with { Value = "a" }, Counted(1) with { Value = "b" })
            .Of("taken back, and put out again", Summed(Golden.For(Lenient, Ten)), Counted(2), new WindowResult("k", 0) { IsRetraction = true }, Counted(4))
            .Of("taken back for good", Summed(Golden.For(Lenient, Ten)), Counted(4), new WindowResult("k", 0) { IsRetraction = true })
            .ToString().ShouldBeApproved();
    }

    [Fact]
    public void Sessions_ThatGrow_AreToldExactly()
    {
        var streams = EngineProfiles.KafkaStreams.Allowing(TimeSpan.FromMilliseconds(50));
        var truth = Listed.Times(0, 3, 6, 30).ForSessions(streams, TimeSpan.FromMilliseconds(4));
        var kept = Listed.Times(0, 3, 6, 30).ForSessions(streams with { Sessions = streams.Sessions with { Retracts = false } }, TimeSpan.FromMilliseconds(4));
        new Told()
            .Of("right", Check(truth, panes: false), Session(0, 0, 1), Back(0, 0), Session(0, 3, 2), Back(0, 3), Session(0, 6, 3), Session(30, 30, 1))
            .Of("not taken back", Check(truth, panes: false), Session(0, 0, 1), Session(0, 3, 2), Session(0, 6, 3), Session(30, 30, 1))
            .Of("taken back twice", Check(truth, panes: false), Session(0, 0, 1), Back(0, 0), Back(0, 0), Session(0, 6, 3), Session(30, 30, 1))
            .Of("too many in a part", Check(truth, panes: false), Session(0, 3, 4), Back(0, 3), Session(0, 6, 3), Session(30, 30, 1))
            .Of("an engine that takes nothing back", Check(kept, panes: false), Session(0, 0, 1), Session(0, 3, 2), Session(0, 6, 3), Session(30, 30, 1))
            .Of("one that is missing", Check(truth, panes: false), Session(0, 6, 3))
            .ToString().ShouldBeApproved();
    }

    [Fact]
    public void Topics_OfTheSameKey_AreToldApart()
    {
        var truth = Listed.Truth(1, Listed.Arrival("a", "k", 1, topic: "one"), Listed.Arrival("b", "k", 2, topic: "two")).For(Flink, Ten);
        new Told()
            .Of("right", Check(truth, flushes: true), new WindowResult("k", 0) { Topic = "one", Ids = ["a"] }, new WindowResult("k", 0) { Topic = "two", Ids = ["b"] })
            .Of("the other's event", Check(truth, flushes: true), new WindowResult("k", 0) { Topic = "one", Ids = ["b"] }, new WindowResult("k", 0) { Topic = "two", Count = 2 })
            .Of("no topic", Check(truth, flushes: true), new WindowResult("k", 0) { Ids = ["a"] })
            .Of("another topic", Check(truth, flushes: true), new WindowResult("k", 0) { Topic = "three" }, new WindowResult("x", 0) { Topic = "two" })
            .ToString().ShouldBeApproved();
    }

    private static WindowAggregation<WindowResult> Check(WindowedTruth truth, bool flushes = false, bool panes = true) => new(truth, result => result.Value) { PaneByPane = panes, FlushesAtTheEnd = flushes };

    private static WindowAggregation<WindowResult> Summed(WindowedTruth truth) => new(truth, result => result.Value) { ValueOf = arrivals => (long)arrivals.Count };

    private static WindowResult Of(params string[] ids) => new("k", 0) { Ids = ids };

    private static WindowResult Counted(int count) => new("k", 0) { Count = count };

    private static WindowResult Second(long count) => new("k", 10) { Count = count };

    private static WindowResult Session(long start, long end, long count) => new("k", start) { EndMs = end, Count = count };

    private static WindowResult Back(long start, long end) => new("k", start) { EndMs = end, IsRetraction = true };
}
