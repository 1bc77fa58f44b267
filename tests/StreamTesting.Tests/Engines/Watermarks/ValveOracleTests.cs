namespace StreamTesting.Tests.Engines;

public sealed class ValveOracleTests
{
    [Fact]
    public void Watermark_IsTheLeastOfTheChannels() =>
        Said(2, Step.Watermark(20), Step.Watermark(5, 1), Step.Watermark(3, 1), Step.Watermark(30, 1)).ShouldBe(["5", "20"]);

    [Fact]
    public void Channel_ThatTurnsIdle_HoldsNothingBack() =>
        Said(2, Step.Watermark(20), Step.Watermark(5, 1), Step.Status(idle: true, 1)).ShouldBe(["5", "20"]);

    [Fact]
    public void Channel_BackBehindTheOutput_HoldsNothingUntilItHasCaughtUp() =>
        Said(
            2,
            Step.Watermark(20), Step.Watermark(5, 1), Step.Status(idle: true, 1), Step.Status(idle: false, 1),
            Step.Watermark(25), Step.Watermark(10, 1), Step.Watermark(30), Step.Watermark(30, 1), Step.Watermark(40)).ShouldBe(["5", "20", "25", "30"]);

    [Theory]
    [InlineData(1, new[] { "5", "20", "idle" })]
    [InlineData(0, new[] { "5", "20", "idle" })]
    public void AllChannelsIdle_FlushTheGreatest(int first, string[] expected) =>
        Said(2, Step.Watermark(20), Step.Watermark(5, 1), Step.Status(idle: true, first), Step.Status(idle: true, 1 - first)).ShouldBe(expected);

    [Fact]
    public void AllChannelsIdle_DoNotFlushIfTheLastStoodApartFromTheOutput() =>
        Said(
            3,
            Step.Watermark(5), Step.Watermark(20, 1), Step.Watermark(10, 2), Step.Status(idle: true, 0), Step.Status(idle: false, 0),
            Step.Status(idle: true, 2), Step.Status(idle: false, 2), Step.Status(idle: true, 1), Step.Status(idle: true, 2), Step.Status(idle: true, 0))
            .ShouldBe(["5", "10", "20", "idle"]);

    [Fact]
    public void Status_SaidTwice_IsPassedOnOnce() =>
        Said(1, Step.Status(idle: true), Step.Status(idle: true), Step.Watermark(5), Step.Status(idle: false), Step.Watermark(5)).ShouldBe(["idle", "active", "5"]);

    private static List<string> Said(int channels, params Step[] steps)
    {
        var oracle = EngineProfiles.Flink.ValveOracle(channels);
        return [.. steps.SelectMany(step => oracle.Apply(step).ToList()).Select(outcome => outcome switch
        {
            WatermarkOutcome watermark => $"{watermark.Time}",
            StatusOutcome status => status.Idle ? "idle" : "active",
            _ => outcome.ToString(),
        })];
    }
}
