namespace StreamTesting.Tests.Engines;

public sealed class RestartTests
{
    private static readonly WindowShape Ten = WindowShape.Tumbling(10);

    [Fact]
    public void Window_OfFlink_ClosedBeforeARestart_ComesOutAgainWithOnlyTheNewRecords()
    {
        var panes = Panes(EngineProfiles.FlinkPerRecord.WindowOracle(Ten), Step.Record(0, "a", 1), Step.Record(1, "b", 30), Step.Restart(), Step.Record(2, "a", 2), Step.Record(3, "b", 31));

        panes.Where(pane => pane.Key == "a").Select(pane => pane.Records.Single()).ShouldBe([0, 2]);
    }

    [Fact]
    public void Window_OfKafkaStreams_ClosedBeforeARestart_GoesOnFromTheStore()
    {
        var panes = Panes(EngineProfiles.KafkaStreams.WindowOracle(Ten), Step.Record(0, "a", 1), Step.Record(1, "a", 10), Step.Restart(), Step.Record(2, "a", 2));

        panes[^1].Start.ShouldBe(0);
        panes[^1].Records.ShouldBe([0, 2]);
    }

    [Fact]
    public void Window_OfKafkaStreamsOnClose_ClosedBeforeARestart_TakesRecordsAndNeverSaysSo()
    {
        var profile = EngineProfiles.KafkaStreams with { Panes = PaneRules.FinalOnly, Store = new() { Retention = 1_000_000 } };

        var panes = Panes(profile.WindowOracle(Ten), Step.Record(0, "a", 1), Step.Record(1, "a", 10), Step.Restart(), Step.Record(2, "a", 2), Step.Record(3, "a", 20));

        panes.Select(pane => (pane.Start, pane.Records.Single())).ShouldBe([(0, 0), (10, 1)]);
    }

    [Fact]
    public void Watermark_OfSpark_IsKeptAtARestart()
    {
        var outcomes = Apply(EngineProfiles.Spark.WindowOracle(Ten), Step.Record(0, "a", 30), Step.Batch(), Step.Restart(), Step.Record(1, "a", 1), Step.Batch());

        outcomes.OfType<RejectionOutcome>().ShouldHaveSingleItem().Number.ShouldBe(1);
    }

    [Fact]
    public void Crash_OfSpark_RepeatsTheLastMicroBatch()
    {
        var oracle = (EngineProfiles.Spark with { Clock = EngineProfiles.Spark.Clock with { EmptyBatches = false } }).WindowOracle(Ten);
        Apply(oracle, Step.Record(0, "a", 1), Step.Record(1, "b", 30), Step.Batch(), Step.Record(2, "b", 31));
        var last = oracle.Apply(Step.Batch()).ToList();

        var again = oracle.Apply(Step.Crash()).ToList();

        last.OfType<PaneOutcome>().ShouldHaveSingleItem().Records.ShouldBe([0]);
        again.Select(outcome => outcome.ToString()).ShouldBe(last.Select(outcome => outcome.ToString()));
    }

    [Fact]
    public void Crash_OfSpark_CountsWhatWasDroppedTwice()
    {
        var oracle = EngineProfiles.Spark.WindowOracle(Ten);
        Apply(oracle, Step.Record(0, "b", 30), Step.Batch(), Step.Record(1, "a", 1), Step.Batch());

        oracle.Apply(Step.Crash()).OfType<DropOutcome>().ShouldBe([new DropOutcome(1, 2)]);
    }

    [Fact]
    public void Crash_OfSparkBeforeAnyBatch_DoesNothing() => EngineProfiles.Spark.WindowOracle(Ten).Apply(Step.Crash()).ShouldBeEmpty();

    [Theory]
    [InlineData(SourceMerge.Minimum, 25)]
    [InlineData(SourceMerge.Maximum, 60)]
    public void Watermark_OfSparksUnion_StandsStillAfterARestartUntilTheLeastSourceSpeaks(SourceMerge merge, long expected)
    {
        var profile = EngineProfiles.Spark with { Clock = EngineProfiles.Spark.Clock with { SourceBounds = [0, 5], SourceMerge = merge, EmptyBatches = false } };

        var batches = Apply(
            profile.WindowOracle(Ten),
            Step.Record(0, "a", 40), Step.Record(1, "a", 30) with { Input = 1 }, Step.Batch(),
            Step.Restart(),
            Step.Record(2, "a", 60), Step.Batch(), Step.Batch()).OfType<BatchOutcome>().ToList();

        batches[^2].Watermark.ShouldBe(merge == SourceMerge.Minimum ? 25 : 40);
        batches[^1].Watermark.ShouldBe(expected);
    }

    private static List<PaneOutcome> Panes(IOracle oracle, params Step[] steps) => [.. Apply(oracle, steps).OfType<PaneOutcome>()];

    private static List<Outcome> Apply(IOracle oracle, params Step[] steps) => [.. steps.SelectMany(step => oracle.Apply(step).ToList())];
}
