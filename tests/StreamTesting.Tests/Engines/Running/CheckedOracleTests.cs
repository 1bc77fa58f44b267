namespace StreamTesting.Tests.Engines;

public sealed class CheckedOracleTests
{
    private static readonly WindowShape Ten = WindowShape.Tumbling(10);

    [Fact]
    public void Record_InAPartitionThatIsNotThere_IsRefused() => Refused(
        EngineProfiles.FlinkPerRecord.WindowOracle(Ten, partitions: 2), Step.Record(7, "a", 1, partition: 2), "Record 7 arrives in partition 2; there are: 0, 1.");

    [Fact]
    public void Record_InAPartitionThatWasAdded_IsTaken()
    {
        var oracle = EngineProfiles.FlinkPerRecord.WindowOracle(Ten);
        oracle.Apply(new Step { Kind = StepKind.AddPartition, Partition = 2 });

        oracle.Apply(Step.Record(7, "a", 1, partition: 2)).OfType<FailureOutcome>().ShouldBeEmpty();
    }

    [Fact]
    public void Record_WithoutAKey_IsRefusedWhereStateIsByKey() => Refused(
        EngineProfiles.Spark.WindowOracle(Ten), Step.Record(3, null, 1), "Record 3 has no key; Spark keeps state by key.");

    [Fact]
    public void Record_OfASourceThatIsNotThere_IsRefused() => Refused(
        EngineProfiles.Spark.WindowOracle(Ten), Step.Record(3, "a", 1) with { Input = 1 }, "Record 3 comes from source 1; Spark's clock has 1");

    [Fact]
    public void Batch_GivenToAnEngineWithout_IsRefused() => Refused(
        EngineProfiles.FlinkPerRecord.WindowOracle(Ten), Step.Batch(), "The step Batch means nothing to Flink, whose clock is driven by Watermarks.");

    [Fact]
    public void Watermark_GivenToAnEngineWithout_IsRefused() => Refused(
        EngineProfiles.KafkaStreams.WindowOracle(Ten), Step.Watermark(5), "The step Watermark means nothing to Kafka Streams");

    [Fact]
    public void Tick_ThatGoesBack_IsRefused()
    {
        var oracle = EngineProfiles.FlinkPerRecord.WindowOracle(Ten);
        oracle.Apply(Step.Tick(5));

        Refused(oracle, Step.Tick(4), "The step Tick goes back to 4 from 5; the clock never goes back.");
    }

    [Fact]
    public void Partition_TakenAwayTwice_IsRefused() => Refused(
        EngineProfiles.FlinkPerRecord.WatermarkOracle(), new Step { Kind = StepKind.RemovePartition, Partition = 4 }, "takes away the partition 4, which is not there");

    [Fact]
    public void Channel_ThatIsNotThere_IsRefused() => Refused(
        EngineProfiles.FlinkPerRecord.ValveOracle(2), Step.Watermark(5, input: 2), "The step Watermark names channel 2; the valve has 2, from 0 on.");

    private static void Refused(IOracle oracle, Step step, string why) => Should.Throw<ArgumentException>(() => oracle.Apply(step)).Message.ShouldContain(why);
}
