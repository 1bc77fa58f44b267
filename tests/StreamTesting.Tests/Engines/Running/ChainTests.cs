namespace StreamTesting.Tests.Engines;

public sealed class ChainTests
{
    [Fact]
    public void Chain_OfSpark_ClosesBothWindowsInOneMicroBatch()
    {
        var oracle = EngineProfiles.Spark.ChainOracle(WindowShape.Tumbling(5), WindowShape.Tumbling(10));
        oracle.Apply(Step.Record(0, "a", 1));
        oracle.Apply(Step.Record(1, "a", 7));
        oracle.Apply(Step.Record(2, "b", 10));

        var outcomes = oracle.Apply(Step.Batch());

        outcomes.OfType<BatchOutcome>().Select(batch => batch.Watermark).ShouldBe([0, 10]);
        var pane = outcomes.OfType<PaneOutcome>().ShouldHaveSingleItem();
        (pane.Start, pane.End).ShouldBe((0, 10));
        pane.Records.ShouldBe([0, 1]);
    }
}
