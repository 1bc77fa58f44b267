namespace StreamTesting.Tests.Engines;

/// <summary>Two partitions of a Flink source: one at 100, one at 20 and then silent; d = 5, idle after 10.</summary>
public sealed class WatermarkOracleTests
{
    [Fact]
    public void Watermark_IsTheLeastOfThePartitionsUntilOneIsIdle()
    {
        var oracle = Clock(clock => clock).WatermarkOracle(2);
        Step[] start = [Step.Record(0, "a", 100), Step.Record(1, "a", 20, partition: 1), Step.Tick(1), Step.Tick(2)];
        Said(oracle, start).ShouldBe(["14"]);

        Said(oracle, Step.Record(2, "a", 100), Step.Tick(12)).ShouldBe([]);
        Said(oracle, Step.Record(3, "a", 100), Step.Tick(13)).ShouldBe(["94"]);
    }

    [Fact]
    public void Partition_BackFromIdle_IsJudgedByTheWatermarkThatWentOn()
    {
        var oracle = Clock(clock => clock).WindowOracle(WindowShape.Tumbling(10), 2);
        Said(oracle, Step.Record(0, "a", 100), Step.Record(1, "a", 20, partition: 1), Step.Tick(1), Step.Tick(2), Step.Record(2, "a", 100), Step.Tick(13));

        oracle.Apply(Step.Record(3, "a", 50, partition: 1)).OfType<LateOutcome>().ShouldBe([new LateOutcome(3, 94, ToSideOutput: false)]);
    }

    [Theory]
    [InlineData(AllIdleRule.FlushMaximum, new[] { "14", "94", "idle" })]
    [InlineData(AllIdleRule.Hold, new[] { "14", "idle" })]
    public void AllIdle_JumpsToTheGreatestOrHolds(AllIdleRule rule, string[] expected)
    {
        var oracle = Clock(clock => clock with { AllIdle = rule }).WatermarkOracle(2);

        Said(oracle, Step.Record(0, "a", 100), Step.Record(1, "a", 20, partition: 1), Step.Tick(1), Step.Tick(2), Step.Tick(13)).ShouldBe(expected);
    }

    [Fact]
    public void Status_BackFromIdleWithoutARise_StaysIdle()
    {
        var oracle = Clock(clock => clock).WatermarkOracle();
        Said(oracle, Step.Record(0, "a", 50), Step.Tick(1), Step.Tick(2), Step.Tick(13)).ShouldBe(["44", "idle"]);

        Said(oracle, Step.Record(1, "a", 20), Step.Tick(14)).ShouldBe([]);
        Said(oracle, Step.Record(2, "a", 60), Step.Tick(15)).ShouldBe(["active", "54"]);
    }

    [Theory]
    [InlineData(1, new string[0])]
    [InlineData(2, new[] { "104" })]
    public void Partition_BackFromIdleBehind_HoldsTheClockOnlyWithinItsTask(int sourceTasks, string[] expected)
    {
        var oracle = Clock(clock => clock with { SourceTasks = sourceTasks }).WatermarkOracle(2);
        Said(oracle, Step.Record(0, "a", 100), Step.Record(1, "a", 20, partition: 1), Step.Tick(1), Step.Tick(2), Step.Record(2, "a", 100), Step.Tick(13));

        Said(oracle, Step.Record(3, "a", 50, partition: 1), Step.Record(4, "a", 110), Step.Tick(14)).ShouldBe(expected);
    }

    [Fact]
    public void AddPartition_HoldsTheWatermarkUntilItSpeaks()
    {
        var oracle = Clock(clock => clock).WatermarkOracle();
        oracle.Apply(new Step { Kind = StepKind.AddPartition, Partition = 1 });

        Said(oracle, Step.Record(0, "a", 100), Step.Tick(1)).ShouldBe([]);
        oracle.Apply(new Step { Kind = StepKind.RemovePartition, Partition = 1 });
        Said(oracle, Step.Tick(2)).ShouldBe(["94"]);
    }

    [Fact]
    public void Watermark_OfBatches_NeverFallsBelowZeroAndKeepsTheBound()
    {
        var oracle = (EngineProfiles.Spark with { Clock = EngineProfiles.Spark.Clock with { Bound = 5 } }).WatermarkOracle();

        var outcomes = new[] { Step.Record(0, "a", 3), Step.Batch(), Step.Record(1, "a", 12), Step.Batch(), Step.Record(2, "a", 1), Step.Batch() }
            .SelectMany(step => oracle.Apply(step).ToList()).ToList();

        outcomes.OfType<BatchOutcome>().ShouldBe([new BatchOutcome(0, 0, 1), new BatchOutcome(1, 0, 1), new BatchOutcome(2, 7, 1)]);
        outcomes.OfType<PassOutcome>().Select(row => row.Number).ShouldBe([0, 1, 2]);
    }

    private static EngineProfile Clock(Func<ClockRules, ClockRules> change) => EngineProfiles.FlinkPerRecord with
    {
        Clock = change(EngineProfiles.FlinkPerRecord.Clock with { Bound = 5, IdleTimeout = 10, Emission = WatermarkEmission.Periodic }),
    };

    private static List<string> Said(IOracle oracle, params Step[] steps) => [.. steps.SelectMany(step => oracle.Apply(step).ToList()).Select(Text).OfType<string>()];

    private static string? Text(Outcome outcome) => outcome switch
    {
        WatermarkOutcome watermark => $"{watermark.Time}",
        StatusOutcome status => status.Idle ? "idle" : "active",
        _ => null,
    };
}
