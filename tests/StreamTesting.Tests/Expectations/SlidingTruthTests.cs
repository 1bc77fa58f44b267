namespace StreamTesting.Tests.Expectations;

/// <summary>Windows that slide with the records: what the oracle says, in whatever order partitions interleave.</summary>
public sealed class SlidingTruthTests
{
    private static readonly TimeSpan Difference = TimeSpan.FromSeconds(30);
    private static readonly EngineProfile Updates = EngineProfiles.KafkaStreams.Allowing(TimeSpan.FromSeconds(20));

    public static TheoryData<EngineProfile, int> Jobs => new()
    {
        { Updates, 1 },
        { Updates, 3 },
        { Updates with { Store = StoreRules.InMemory }, 3 },
        { Updates with { Panes = PaneRules.Suppressed }, 1 },
        { Updates with { Panes = PaneRules.Suppressed }, 3 },
        { Updates with { Panes = PaneRules.FinalOnly, Store = StoreRules.InMemory with { Retention = 3_600_000 } }, 3 },
        { Updates with { Panes = PaneRules.FinalOnly }, 1 },
    };

    [Theory]
    [MemberData(nameof(Jobs))]
    public void ForSliding_AStream_IsWhatTheOracleSays(EngineProfile profile, int partitions)
    {
        var stream = Plan(600).Over(partitions).Generate(new Seed(3));
        var oracle = profile.SlidingOracle((long)Difference.TotalMilliseconds, partitions);
        var outcomes = stream.Where(arrival => !arrival.Labels.IsDuplicate).SelectMany(arrival => oracle.Apply(Record(arrival)).ToList()).ToList();

        var truth = stream.Truth.ForSliding(profile, Difference);

        (truth.IsExact, truth.Difference, truth.Shape, truth.Gap).ShouldBe((true, Difference, null, null));
        truth.Arrivals.SelectMany(verdict => verdict.Windows.Where(window => window.Expectation == Expectation.MustNot).Select(window => (verdict.Arrival.Position, window.Start.ToUnixTimeMilliseconds()))).Order()
            .ShouldBe(outcomes.OfType<RejectionOutcome>().Select(rejection => (rejection.Number, rejection.Start)).Order());
        truth.Windows.SelectMany(window => (window.Panes ?? []).Select(pane => Text(window.Key, pane.StartMs, pane.EndMs, pane.Timing, pane.Positions))).Order(StringComparer.Ordinal)
            .ShouldBe(outcomes.OfType<PaneOutcome>().Select(pane => Text(pane.Key, pane.Start, pane.End, pane.Timing, pane.Records)).Order(StringComparer.Ordinal));
        foreach (var window in truth.Windows.Where(window => window.Panes is { Count: > 0 }))
        {
            window.Panes![^1].Positions.Order().ShouldBe(window.Must.Select(arrival => arrival.Position), window.ToString());
            window.Expectation.ShouldBe(Expectation.Must);
        }

        truth.Totals.Undecided.ShouldBe(0);
        truth.Totals.Balance.ShouldBeTrue();
        truth.Totals.DroppedLate.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void ForSliding_ThreeRecords_HasTheWindowsThatEndAndBeginWithThem()
    {
        var truth = Listed.Times(20, 25, 40).ForSliding(EngineProfiles.KafkaStreams, TimeSpan.FromMilliseconds(10));

        truth.Windows.Select(window => $"[{window.StartMs}, {window.EndMs}] {string.Join(' ', window.Ids)}").ShouldBe(["[10, 20] e0", "[15, 25] e0 e1", "[21, 31] e1", "[30, 40] e2"]);
    }

    [Fact]
    public void Rule_OfAnArrival_SaysWhichOfItsWindowsTakeIt()
    {
        var truth = Listed.Times(20, 60, 45, 44).ForSliding(EngineProfiles.KafkaStreams.Allowing(TimeSpan.FromMilliseconds(5)), TimeSpan.FromMilliseconds(10));

        truth.Arrivals.Select(verdict => verdict.Outcome).ShouldBe([ArrivalOutcome.InOrder, ArrivalOutcome.InOrder, ArrivalOutcome.LateDropped, ArrivalOutcome.LateDropped]);
        truth.Arrivals[3].Rule.ShouldBe("window's last ms 00:00:00.054 + grace 5 ms < stream time 00:00:00.06 -> must be dropped");
        truth.Arrivals[1].Rule.ShouldBe("window's last ms 00:00:00.06 + grace 5 ms >= stream time 00:00:00.06 -> must be in it");
    }

    [Theory]
    [InlineData(2, 8, 0)]
    [InlineData(2, 8, 3)]
    [InlineData(3, 7, 0)]
    public void ForSliding_SmallStreams_AreTheSameInEveryInterleaving(int partitions, int records, int barrierEvery)
    {
        foreach (var panes in new[] { PaneRules.EveryUpdate, PaneRules.Suppressed, PaneRules.FinalOnly })
        {
            var profile = EngineProfiles.KafkaStreams.Allowing(TimeSpan.FromMilliseconds(4)) with { Panes = panes, Store = StoreRules.InMemory with { Retention = 1000 } };
            for (var n = 0; n < 20; n++)
            {
                var arrivals = Stream(n, partitions, records, barrierEvery);
                var truth = Listed.Truth(partitions, arrivals).ForSliding(profile, TimeSpan.FromMilliseconds(6));
                var expected = truth.Arrivals.SelectMany(verdict => verdict.Windows.Where(window => window.Expectation == Expectation.MustNot).Select(window => $"rejected {verdict.Arrival.Position} {window.Start.ToUnixTimeMilliseconds()}"))
                    .Concat(truth.Windows.SelectMany(window => (window.Panes ?? []).Select(pane => Text(window.Key, pane.StartMs, pane.EndMs, pane.Timing, pane.Positions)))).Order(StringComparer.Ordinal).ToList();
                foreach (var steps in new Interleavings(arrivals, null, marksAtBarriers: false).All())
                {
                    var oracle = profile.SlidingOracle(6, partitions);
                    var said = steps.SelectMany(step => oracle.Apply(step).ToList()).Select(outcome => outcome switch
                    {
                        RejectionOutcome rejection => $"rejected {rejection.Number} {rejection.Start}",
                        PaneOutcome pane => Text(pane.Key, pane.Start, pane.End, pane.Timing, pane.Records),
                        _ => "",
                    }).Where(text => text.Length > 0).Order(StringComparer.Ordinal);
                    said.ToList().ShouldBe(expected, false, $"stream {n}, {panes}");
                }
            }
        }
    }

    [Fact]
    public void StreamWindows_HoweverLongTheStream_KeepsNoMoreOfIt()
    {
        Ahead(8000).ShouldBeLessThanOrEqualTo(Ahead(2000) + 200);

        static long Ahead(int count)
        {
            var (greatest, ahead) = (0L, 0L);
            foreach (var window in Plan(count).Generate(new Seed(5)).TruthForSliding(Updates, Difference).StreamWindows())
            {
                var last = window.Must.Count == 0 ? greatest : window.Must.Max(arrival => arrival.Position);
                (greatest, ahead) = (Math.Max(greatest, last), Math.Max(ahead, greatest - last));
            }

            return ahead;
        }
    }

    [Fact]
    public void ForSliding_WithoutPanes_TellsTheSameContents()
    {
        var stream = Plan(300).Generate(new Seed(4));
        var final = Updates with { Panes = PaneRules.Suppressed };

        var without = stream.TruthForSliding(final, Difference, new TruthOptions { Panes = false });

        without.Windows.Select(window => $"{window}").ToList().Count.ShouldBe(stream.TruthForSliding(final, Difference).Windows.Count);
        without.Windows.ShouldAllBe(window => window.Panes == null && window.Expectation == Expectation.May);
        stream.TruthForSliding(Updates, Difference, new TruthOptions { Panes = false }).Windows.ShouldAllBe(window => window.Expectation == Expectation.Must);
    }

    [Fact]
    public void ForSliding_WhatNoEngineTakes_IsRefused()
    {
        Should.Throw<ArgumentException>(() => Listed.Times(1).ForSliding(EngineProfiles.Flink, Difference)).Message.ShouldStartWith("Windows that slide with the records are an operator of engines with stream time");
        Should.Throw<ArgumentException>(() => Listed.Times(1).ForSliding(Updates, TimeSpan.Zero)).Message.ShouldStartWith("The time difference of sliding windows");
        Should.Throw<ArgumentException>(() => Listed.Truth(1, Listed.Arrival("a", "k", 1, topic: "x"), Listed.Arrival("b", "k", 2, topic: "y")).ForSliding(Updates, Difference)).Message
            .ShouldStartWith("Sliding windows are made by the order in which a task reads, and the stream has 2 topics: tell the truth of one topic at a time.");
    }

    private static StreamPlan Plan(int events) => new StreamPlan(new TestDomain(events, 4)).Late(0.1, TimeSpan.FromMinutes(3)).Duplicated(0.05).OutOfOrder(0.2);

    private static Step Record(Arrival arrival) => Step.Record(arrival.Position, arrival.Event.Key, arrival.Event.EventTime.ToUnixTimeMilliseconds(), arrival.Partition);

    private static string Text(string key, long start, long end, PaneTiming timing, IEnumerable<long> records) => $"{key} [{start}, {end}] {timing} {string.Join(',', records)}";

    private static Arrival[] Stream(int number, int partitions, int records, int barrierEvery)
    {
        var random = new Seed((ulong)(3000 + number)).Random();
        return [.. Enumerable.Range(0, records).Select(i =>
        {
            var partition = i < partitions ? i : (int)random.NextBelow(partitions);
            return Listed.Arrival($"e{i}", $"k{partition}{(random.NextBelow(4) == 0 ? "b" : "")}", Math.Max(0, (i * 3) + random.NextInRange(-14, 4)), partition, barrierEvery == 0 ? 0 : i / barrierEvery);
        })];
    }
}
