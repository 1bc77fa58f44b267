namespace StreamTesting.Tests.Engines;

/// <summary>What differs between the engines with windows of fixed size.</summary>
public sealed class WindowOracleTests
{
    private static readonly WindowShape Ten = WindowShape.Tumbling(10);

    [Fact]
    public void Record_NearTheEpoch_IsInAWindowBeforeItButInKafkaStreams()
    {
        var shape = WindowShape.Hopping(10, 5);

        Panes(EngineProfiles.FlinkPerRecord.WindowOracle(shape), Step.Record(0, "a", 3), Step.Watermark(long.MaxValue)).Select(pane => pane.Start).ShouldBe([-5, 0]);
        Panes(EngineProfiles.KafkaStreams.WindowOracle(shape), Step.Record(0, "a", 3)).Select(pane => pane.Start).ShouldBe([0]);
    }

    [Fact]
    public void Record_OfBeamBeforeTheEpoch_IsMisplaced() =>
        Panes(EngineProfiles.Beam.WindowOracle(Ten), Step.Record(0, "a", -11), Step.Watermark(long.MaxValue)).ShouldHaveSingleItem().Start.ShouldBe(-10);

    [Fact]
    public void Record_BetweenTwoWindows_VanishesAndCountsOnlyOnceLate()
    {
        var oracle = EngineProfiles.FlinkPerRecord.WindowOracle(WindowShape.Hopping(3, 10));

        Apply(oracle, Step.Record(0, "a", 5)).ShouldBe([new WatermarkOutcome(4)]);
        Apply(oracle, Step.Record(1, "a", 4)).ShouldBe([new LateOutcome(1, 4, ToSideOutput: false), new DropOutcome(1, 1)]);
    }

    [Theory]
    [InlineData("Flink", 0)]
    [InlineData("Kafka Streams", 1)]
    public void Drop_OfOneOfTwoWindows_CountsByTheEnginesUnit(string engine, long dropped)
    {
        var profile = engine == "Flink" ? EngineProfiles.FlinkPerRecord : EngineProfiles.KafkaStreams;
        var oracle = profile.WindowOracle(WindowShape.Hopping(10, 5));

        var outcomes = Apply(oracle, Step.Record(0, "b", 11), Step.Record(1, "a", 7));

        outcomes.OfType<RejectionOutcome>().ShouldHaveSingleItem().Start.ShouldBe(0);
        outcomes.OfType<DropOutcome>().Sum(drop => drop.Count).ShouldBe(dropped);
    }

    [Fact]
    public void Drop_OfSpark_CountsGroupsNotRecords()
    {
        var outcomes = Apply(
            EngineProfiles.Spark.WindowOracle(Ten),
            Step.Record(0, "b", 30), Step.Batch(), Step.Record(1, "a", 1), Step.Record(2, "a", 2), Step.Record(3, "c", 2), Step.Record(4, "a", 12), Step.Batch());

        outcomes.OfType<DropOutcome>().ShouldBe([new DropOutcome(3, 3)]);
    }

    [Fact]
    public void Spark_InMicroBatchZero_DropsWhatEndsAtTheEpoch()
    {
        var outcomes = Apply(EngineProfiles.Spark.WindowOracle(Ten), Step.Record(0, "a", -1), Step.Record(1, "a", 0), Step.Batch());

        outcomes.OfType<RejectionOutcome>().Select(rejection => rejection.Number).ShouldBe([0]);
    }

    [Fact]
    public void Spark_WithoutEmptyBatches_TakesWhatTheWatermarkHasPassed()
    {
        var profile = EngineProfiles.Spark with { Clock = EngineProfiles.Spark.Clock with { EmptyBatches = false } };

        var outcomes = Apply(profile.WindowOracle(Ten), Step.Record(0, "b", 25), Step.Batch(), Step.Record(1, "a", 1), Step.Batch());

        outcomes.OfType<RejectionOutcome>().ShouldBeEmpty();
        outcomes.OfType<PaneOutcome>().ShouldHaveSingleItem().Records.ShouldBe([1]);
    }

    [Fact]
    public void CompleteMode_PutsOutEveryWindowForEver()
    {
        var profile = EngineProfiles.Spark with { Panes = PaneRules.CompleteTable };

        var panes = Panes(profile.WindowOracle(Ten), Step.Record(0, "b", 100), Step.Batch(), Step.Record(1, "a", 1), Step.Batch(), Step.Batch());

        panes.Select(pane => (pane.Key, pane.Start)).ShouldBe([("b", 100), ("a", 0), ("b", 100), ("a", 0), ("b", 100)]);
    }

    [Theory]
    [InlineData(true, new long[] { 0, 2 })]
    [InlineData(false, new long[] { 2 })]
    public void LateFiring_HoldsEverythingOrOnlyWhatIsNew(bool accumulating, long[] records)
    {
        var profile = EngineProfiles.FlinkPerRecord with
        {
            Windows = EngineProfiles.FlinkPerRecord.Windows with { AllowedLateness = 5 },
            Panes = PaneRules.OnTimeThenLate with { Accumulating = accumulating },
        };

        var panes = Panes(profile.WindowOracle(Ten), Step.Record(0, "a", 1), Step.Record(1, "b", 12), Step.Record(2, "a", 2));

        panes.Select(pane => pane.Timing).ShouldBe([PaneTiming.OnTime, PaneTiming.Late]);
        panes[^1].Records.ShouldBe(records);
    }

    [Fact]
    public void SideOutput_TakesLateRecordsUncounted()
    {
        var profile = EngineProfiles.FlinkPerRecord with { Windows = EngineProfiles.FlinkPerRecord.Windows with { LateSideOutput = true } };

        var outcomes = Apply(profile.WindowOracle(Ten), Step.Record(0, "b", 12), Step.Record(1, "a", 2));

        outcomes.OfType<LateOutcome>().ShouldBe([new LateOutcome(1, 11, ToSideOutput: true)]);
        outcomes.OfType<DropOutcome>().ShouldBeEmpty();
    }

    [Fact]
    public void OnWindowClose_OfDefaultRetention_LosesFinalsThatALongerOneKeeps()
    {
        Step[] steps = [.. new long[] { 2, 9, 10, 20, 35, 36, 50 }.Select((time, i) => Step.Record(i, "a", time))];
        var profile = EngineProfiles.KafkaStreams with { Panes = PaneRules.FinalOnly, Store = StoreRules.InMemory };

        Panes(profile.WindowOracle(Ten), steps).ShouldBeEmpty();
        Panes((profile with { Store = StoreRules.RocksDb }).WindowOracle(Ten), steps).Select(pane => pane.Start).ShouldBe([0, 10, 20]);
        Panes((profile with { Store = new() { Retention = 86_400_000 } }).WindowOracle(Ten), steps).Select(pane => pane.Start).ShouldBe([0, 10, 20, 30]);
        Panes((profile with { Panes = PaneRules.Suppressed }).WindowOracle(Ten), steps).Select(pane => pane.Start).ShouldBe([0, 10, 20, 30]);
    }

    [Fact]
    public void OnWindowClose_WithAnInterval_LooksOnlyWhenTheWallClockLetsIt()
    {
        var profile = EngineProfiles.KafkaStreams with { Panes = PaneRules.FinalOnly, Store = new() { Retention = 1000, EmitInterval = 5 } };

        var panes = Panes(
            profile.WindowOracle(Ten), Step.Record(0, "a", 1), Step.Record(1, "a", 10), Step.Advance(4), Step.Record(2, "a", 11), Step.Advance(5), Step.Record(3, "a", 12));

        panes.ShouldHaveSingleItem().Records.ShouldBe([0]);
    }

    [Fact]
    public void Record_WithoutATime_FailsFlinksJob() =>
        Apply(EngineProfiles.FlinkPerRecord.WindowOracle(Ten), Step.Record(4, "a", long.MinValue))[0].ShouldBeOfType<FailureOutcome>().Why.ShouldContain("Record 4 has no timestamp");

    [Fact]
    public void Record_OfKafkaStreamsWithoutKeyOrBeforeTheEpoch_IsDroppedAndMovesNothing()
    {
        var outcomes = Apply(EngineProfiles.KafkaStreams.WindowOracle(Ten), Step.Record(0, null, 50), Step.Record(1, "a", -1), Step.Record(2, "a", 1));

        outcomes.OfType<DropOutcome>().Count().ShouldBe(2);
        outcomes.OfType<PaneOutcome>().ShouldHaveSingleItem().Records.ShouldBe([2]);
    }

    [Fact]
    public void PendingTimers_AreThoseOfStateAndEnd()
    {
        var oracle = (EngineProfiles.FlinkPerRecord with { Windows = EngineProfiles.FlinkPerRecord.Windows with { AllowedLateness = 5 } }).WindowOracle(Ten);
        Apply(oracle, Step.Record(0, "a", 1));
        oracle.PendingTimers.ShouldBe(2);

        Apply(oracle, Step.Record(1, "b", 12));
        oracle.PendingTimers.ShouldBe(3);

        Apply(oracle, Step.Watermark(long.MaxValue));
        oracle.PendingTimers.ShouldBe(0);
    }

    private static List<PaneOutcome> Panes(IOracle oracle, params Step[] steps) => [.. Apply(oracle, steps).OfType<PaneOutcome>()];

    private static List<Outcome> Apply(IOracle oracle, params Step[] steps) => [.. steps.SelectMany(step => oracle.Apply(step).ToList())];
}
