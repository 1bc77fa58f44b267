namespace StreamTesting.Tests.Expectations;

public sealed class WindowedTruthTests
{
    private static readonly EngineProfile Beam =
        EngineProfiles.Beam with { Clock = EngineProfiles.Beam.Clock with { Emission = WatermarkEmission.PerRecord } };

    public static TheoryData<EngineProfile> Engines =>
    [
        EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromSeconds(30)),
        EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromSeconds(10)).Allowing(TimeSpan.FromSeconds(20)),
        EngineProfiles.KafkaStreams.Allowing(TimeSpan.FromSeconds(30)),
        EngineProfiles.KafkaStreams.Allowing(TimeSpan.FromSeconds(30)) with { Panes = PaneRules.Suppressed },
        Beam.Bounded(TimeSpan.FromSeconds(5)).Allowing(TimeSpan.FromSeconds(25)),
    ];

    [Fact]
    public void Windows_OfTheGoldenStreamOnFlink_HoldWhatWasNotDropped()
    {
        var truth = Listed.Times(1, 12, 4, 14, 9, 15, 3, 10).For(EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromMilliseconds(5)), WindowShape.Tumbling(10));

        truth.Windows.Count.ShouldBe(2);
        truth.Windows[0].Ids.ShouldBe(["e0", "e2", "e4"]);
        truth.Windows[0].Expectation.ShouldBe(Expectation.Must);
        truth.Windows[0].Panes.ShouldHaveSingleItem().Positions.ShouldBe([0, 2, 4]);
        truth.Windows[1].Ids.ShouldBe(["e1", "e3", "e5", "e7"]);
        truth.Windows[1].Expectation.ShouldBe(Expectation.MustNot);
        truth.Windows[1].Panes.ShouldBeEmpty();
        truth.Windows[1].ToString().ShouldBe("[1970-01-01T00:00:00.01Z, 1970-01-01T00:00:00.02Z) of k: 4 must, does not come out without a flush");
    }

    [Fact]
    public void WhyNot_AContent_NamesTheFirstThingWrong()
    {
        var window = Listed.Times(1, 12, 4).For(EngineProfiles.FlinkPerRecord, WindowShape.Tumbling(10)).Windows[0];

        window.WhyNot(["e0"]).ShouldBeNull();
        window.WhyNot([]).ShouldBe("'e0' (position 0) is missing");
        window.WhyNot(["e0", "e0"]).ShouldBe("'e0' is in it twice");
        window.WhyNot(["e0", "e2"]).ShouldBe("'e2' must not be in it");
    }

    [Fact]
    public void Windows_ThatTheStoreOfKafkaStreamsLoses_MayComeOutAndSayWhy()
    {
        var profile = EngineProfiles.KafkaStreams with { Panes = PaneRules.FinalOnly, Store = StoreRules.InMemory };
        var truth = Listed.Times(1, 100, 101, 110).For(profile, WindowShape.Tumbling(10));

        truth.Windows.Select(window => (window.StartMs, window.Expectation, window.Doubt)).ShouldBe(
            [(0, Expectation.May, Doubt.StoreRetention), (100, Expectation.May, Doubt.StoreRetention), (110, Expectation.MustNot, null)]);
        truth.Windows[0].Ids.ShouldBe(["e0"]);
        truth.Windows[0].IsExact.ShouldBeTrue();
        truth.Windows[0].Panes.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Windows_OfOnePartition_AreWhatTheOracleSays(EngineProfile profile)
    {
        foreach (var shape in new[] { WindowShape.Tumbling(TimeSpan.FromMinutes(1)), WindowShape.Hopping(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(20)) })
        {
            var stream = Plan().Generate(new Seed(3));
            var outcomes = Outcomes(profile.WindowOracle(shape), stream);

            var truth = stream.Truth.For(profile, shape);

            truth.IsExact.ShouldBeTrue();
            Rejections(truth).ShouldBe(outcomes.OfType<RejectionOutcome>().Select(rejection => (rejection.Number, rejection.Start)).Order());
            Panes(truth).ShouldBe(outcomes.OfType<PaneOutcome>().Select(pane => Pane(pane.Key, pane.Start, pane.Timing, pane.Records)).Order());
            truth.Windows.ShouldAllBe(window => window.IsExact);
            truth.Windows.Where(window => window.Panes!.Count > 0).ShouldAllBe(window => profile.Panes.Accumulating
                ? window.Panes!.Last().Positions.SequenceEqual(window.Must.Select(arrival => arrival.Position))
                : window.Panes!.SelectMany(pane => pane.Positions).Order().SequenceEqual(window.Must.Select(arrival => arrival.Position)));
            truth.Totals.Undecided.ShouldBe(0);
        }
    }

    [Fact]
    public void Windows_OfKafkaStreamsOverThreePartitions_AreExact()
    {
        var profile = EngineProfiles.KafkaStreams.Allowing(TimeSpan.FromSeconds(30));
        var stream = Plan().Over(3).Generate(new Seed(3));
        var shape = WindowShape.Tumbling(TimeSpan.FromMinutes(1));
        var outcomes = Outcomes(profile.WindowOracle(shape, 3), stream);

        var truth = stream.Truth.For(profile, shape);

        truth.IsExact.ShouldBeTrue();
        Rejections(truth).ShouldBe(outcomes.OfType<RejectionOutcome>().Select(rejection => (rejection.Number, rejection.Start)).Order());
        Panes(truth).ShouldBe(outcomes.OfType<PaneOutcome>().Select(pane => Pane(pane.Key, pane.Start, pane.Timing, pane.Records)).Order());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void StreamWindows_WithOrWithoutPanes_TellsTheSameContents(EngineProfile profile)
    {
        var stream = Plan().Generate(new Seed(4));
        var shape = WindowShape.Tumbling(TimeSpan.FromMinutes(1));

        var with = stream.TruthFor(profile, shape).Windows;
        var without = stream.TruthFor(profile, shape, new TruthOptions { Panes = false }).Windows;

        without.Select(Content).ShouldBe(with.Select(Content));
        without.ShouldAllBe(window => window.Panes == null);
    }

    [Fact]
    public void StreamWindows_InATumblingStream_TellsAWindowAsSoonAsItIsClosed()
    {
        var truth = Listed.Times(1, 12, 16, 25).For(EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromMilliseconds(5)), WindowShape.Tumbling(10));
        using var windows = truth.StreamWindows().GetEnumerator();

        windows.MoveNext().ShouldBeTrue();

        windows.Current.Ids.ShouldBe(["e0"]);
        windows.Current.Panes.ShouldHaveSingleItem();
    }

    [Fact]
    public void TryFind_AWindowThatNothingIsIn_IsFalse()
    {
        var truth = Listed.Times(1, 12).For(EngineProfiles.FlinkPerRecord, WindowShape.Tumbling(10));

        truth.TryFind("k", DateTimeOffset.FromUnixTimeMilliseconds(10), out var found).ShouldBeTrue();
        found!.Ids.ShouldBe(["e1"]);
        truth.TryFind("k", DateTimeOffset.FromUnixTimeMilliseconds(20), out _).ShouldBeFalse();
        truth.TryFind("j", DateTimeOffset.FromUnixTimeMilliseconds(10), out _).ShouldBeFalse();
    }

    private static StreamPlan Plan() => new StreamPlan(new TestDomain(400)).Late(0.1, TimeSpan.FromMinutes(3)).Duplicated(0.05).OutOfOrder(0.2);

    private static List<Outcome> Outcomes(IOracle oracle, EventStream stream) => stream.Where(arrival => !arrival.Labels.IsDuplicate)
        .SelectMany(arrival => oracle.Apply(Step.Record(arrival.Position, arrival.Event.Key, arrival.Event.EventTime.ToUnixTimeMilliseconds(), arrival.Partition)).ToList()).ToList();

    private static IEnumerable<(long, long)> Rejections(WindowedTruth truth) => truth.Arrivals.SelectMany(verdict => verdict.Windows
        .Where(window => window.Expectation == Expectation.MustNot).Select(window => (verdict.Arrival.Position, window.Start.ToUnixTimeMilliseconds()))).Order();

    private static IEnumerable<string> Panes(WindowedTruth truth) =>
        truth.Windows.SelectMany(window => window.Panes!.Select(pane => Pane(window.Key, window.StartMs, pane.Timing, pane.Positions))).Order();

    private static string Pane(string key, long start, PaneTiming timing, IEnumerable<long> records) => $"{key} {start} {timing} {string.Join(',', records)}";

    private static string Content(WindowTruth window) => $"{window.Key} {window.StartMs} {window.Expectation}: {string.Join(' ', window.Ids)}";
}
