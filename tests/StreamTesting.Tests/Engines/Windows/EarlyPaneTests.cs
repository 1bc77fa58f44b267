namespace StreamTesting.Tests.Engines;

/// <summary>Beam's early and late panes; windows of 10, lateness 100, sessions of gap 10.</summary>
public sealed class EarlyPaneTests
{
    [Fact]
    public void EarlyCount_OfTwo_FiresAtEverySecondRecord()
    {
        var panes = Panes(Profile(new() { EarlyCount = 2 }).WindowOracle(WindowShape.Tumbling(10)), Record(0, 1), Record(1, 2), Record(2, 3), Step.Watermark(10));

        panes.Select(pane => (pane.Timing, pane.Index, pane.NonEarlyIndex, pane.Records.Count)).ShouldBe(
            [(PaneTiming.Early, 0, -1, 2), (PaneTiming.OnTime, 1, 0, 3)]);
    }

    [Theory]
    [InlineData(5, 0)]
    [InlineData(6, 1)]
    public void EarlyDelay_OfFive_FiresAfterItAndNotAtIt(long processingTime, int panes) =>
        Panes(Profile(new() { EarlyDelay = 5 }).WindowOracle(WindowShape.Tumbling(10)), Record(0, 1), Step.Advance(processingTime)).Count.ShouldBe(panes);

    [Fact]
    public void EarlyDelay_CountsFromTheFirstRecordSinceTheLastPane()
    {
        var panes = Panes(
            Profile(new() { EarlyDelay = 5 }).WindowOracle(WindowShape.Tumbling(10)),
            Record(0, 1), Step.Advance(4), Record(1, 2), Step.Advance(6), Step.Advance(20), Record(2, 3), Step.Advance(25), Step.Advance(26));

        panes.Select(pane => pane.Records.Count).ShouldBe([2, 3]);
    }

    [Fact]
    public void Bundle_OfLateRecords_ComesOutInOnePane()
    {
        var panes = Panes(
            Profile(new()).WindowOracle(WindowShape.Tumbling(10)), Step.Watermark(10), Record(0, 1) with { BundleGoesOn = true }, Record(1, 2));

        var pane = panes.ShouldHaveSingleItem();
        (pane.Timing, pane.Index, pane.Records.Count).ShouldBe((PaneTiming.Late, 0, 2));
    }

    [Fact]
    public void LateCount_OfTwo_HoldsTheSecondLatePaneUntilTwoAreThere()
    {
        var panes = Panes(
            Profile(new() { LateCount = 2 }).WindowOracle(WindowShape.Tumbling(10)),
            Record(0, 1), Step.Watermark(10), Record(1, 2), Record(2, 3), Record(3, 4), Step.Watermark(110));

        panes.Select(pane => (pane.Timing, pane.Records.Count, pane.IsLast)).ShouldBe(
            [(PaneTiming.OnTime, 1, false), (PaneTiming.Late, 3, false), (PaneTiming.Late, 4, true)]);
    }

    [Fact]
    public void Session_ThatGrowsBeyondTheWatermarkAgain_CountsItsEarlyRecordsAnew()
    {
        var panes = Panes(
            Profile(new() { EarlyCount = 2 }).SessionOracle(10),
            Record(0, 0), Step.Watermark(12), Record(1, 1), Record(2, 9), Record(3, 18));

        panes.Select(pane => (pane.Start, pane.End, pane.Timing, pane.Index)).ShouldBe(
            [(0, 10, PaneTiming.OnTime, 0), (0, 11, PaneTiming.Late, 0), (0, 28, PaneTiming.Early, 0)]);
    }

    [Fact]
    public void Session_OfTwoLateRecordsOfOneBundle_IsLateFromTheStart()
    {
        var panes = Panes(
            Profile(new() { LateCount = 3 }).SessionOracle(10), Step.Watermark(50), Record(0, 0) with { BundleGoesOn = true }, Record(1, 5), Record(2, 6));

        panes.Select(pane => (pane.Timing, pane.Index, pane.Records.Count)).ShouldBe([(PaneTiming.Late, 0, 3)]);
    }

    private static EngineProfile Profile(PaneRules panes) => EngineProfiles.Beam with
    {
        Windows = EngineProfiles.Beam.Windows with { AllowedLateness = 100 },
        Panes = panes with { OnTime = Firing.Always, Final = Firing.IfNew },
    };

    private static Step Record(long number, long time) => Step.Record(number, "a", time);

    private static List<PaneOutcome> Panes(IOracle oracle, params Step[] steps) =>
        [.. steps.SelectMany(step => oracle.Apply(step).ToList()).OfType<PaneOutcome>()];
}
