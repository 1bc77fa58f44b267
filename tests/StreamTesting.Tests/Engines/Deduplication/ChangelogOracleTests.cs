namespace StreamTesting.Tests.Engines;

public sealed class ChangelogOracleTests
{
    [Fact]
    public void Normalization_DeletesTheStoredRowAndOnlyOnce()
    {
        var outcomes = Apply(ChangelogRules.FlinkNormalize, Row(0, "v"), Row(1, "w", RowKind.Delete), Row(2, "w", RowKind.Delete), Row(3, "x", RowKind.UpdateBefore));

        outcomes.ShouldBe([Out(RowKind.Insert, 0), Out(RowKind.Delete, 0)]);
    }

    [Fact]
    public void Normalization_OfAnUpdateFirst_IsAnInsertAndABeforeDeletes()
    {
        var outcomes = Apply(ChangelogRules.FlinkNormalize, Row(0, "v", RowKind.UpdateAfter), Row(1, "w", RowKind.UpdateAfter), Row(2, "v", RowKind.UpdateBefore));

        outcomes.ShouldBe([Out(RowKind.Insert, 0), Out(RowKind.UpdateBefore, 0), Out(RowKind.UpdateAfter, 1), Out(RowKind.Delete, 1)]);
    }

    [Theory]
    [InlineData(false, RowKind.Insert, true)]
    [InlineData(false, RowKind.UpdateAfter, true)]
    [InlineData(true, RowKind.Insert, true)]
    [InlineData(true, RowKind.UpdateAfter, false)]
    public void Normalization_LeavesOutEqualRows_OfTheSameKindIfItCompares(bool version1, RowKind kind, bool leftOut)
    {
        var outcomes = Apply(version1 ? ChangelogRules.Flink1Normalize : ChangelogRules.FlinkNormalize, Row(0, "v"), Row(1, "v", kind));

        outcomes.Contains(new DuplicateOutcome(1, 0)).ShouldBe(leftOut);
        outcomes.Contains(Out(RowKind.UpdateAfter, 1)).ShouldBe(!leftOut);
    }

    [Fact]
    public void Normalization_WithATimeToLive_LeavesOutNothing() =>
        Apply(ChangelogRules.FlinkNormalize with { TimeToLive = 10, TakesBack = false }, Row(0, "v"), Row(1, "v")).ShouldBe([Out(RowKind.Insert, 0), Out(RowKind.UpdateAfter, 1)]);

    [Theory]
    [InlineData(14, RowKind.UpdateAfter)]
    [InlineData(15, RowKind.Insert)]
    public void Row_IsGoneExactlyATimeToLiveAfterItsLastWrite(long now, RowKind kind)
    {
        var rules = ChangelogRules.FlinkNormalize with { TimeToLive = 10, TakesBack = false };

        Apply(rules, Row(0, "v"), Step.Advance(5), Row(1, "v"), Step.Advance(now), Row(2, "v"))[^1].ShouldBe(Out(kind, 2));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void LastArrival_EqualAfterAnUpdate_IsLeftOutOnlyIfStateHoldsACopy(bool shares, bool leftOut)
    {
        var rules = ChangelogRules.FlinkLastArrival with { SharesRows = shares };

        var outcomes = Apply(rules, Row(0, "v"), Row(1, "v"), Row(2, "w"), Row(3, "w"));

        outcomes[1].ShouldBe(new DuplicateOutcome(1, 0));
        outcomes[2].ShouldBe(Out(RowKind.UpdateBefore, 1), "a row left out is stored all the same");
        outcomes[4..].ShouldBe(leftOut ? [new DuplicateOutcome(3, 2)] : [Out(RowKind.UpdateBefore, 2), Out(RowKind.UpdateAfter, 3)]);
    }

    [Fact]
    public void LastArrival_OfAnOlderRow_IsTheOlderRow()
    {
        var rules = ChangelogRules.FlinkLastArrival with { TakesBack = false };

        Apply(rules, Row(0, "v"), Row(1, "v") with { Time = -5 })[^1].ShouldBe(Out(RowKind.UpdateAfter, 1));
    }

    [Fact]
    public void LastArrival_OfADelete_FailsTheJob() => Apply(ChangelogRules.FlinkLastArrival, Row(0, "v", RowKind.Delete)).ShouldHaveSingleItem().ShouldBeOfType<FailureOutcome>();

    [Fact]
    public void ChangelogOracle_WhereItMeansNothing_IsRefused()
    {
        Should.Throw<ArgumentException>(() => EngineProfiles.Spark.ChangelogOracle(ChangelogRules.FlinkNormalize)).Message.ShouldContain("driven by MicroBatches");
        Should.Throw<ArgumentException>(() => EngineProfiles.Flink.ChangelogOracle(new() { TimeToLive = -1 })).Message.ShouldContain("The time to live is -1");
    }

    private static Step Row(long number, string value, RowKind kind = RowKind.Insert) => Step.Record(number, "a", 0) with { Value = value, RowKind = kind };

    private static ChangeOutcome Out(RowKind kind, long number) => new(kind, "a", number);

    private static List<Outcome> Apply(ChangelogRules rules, params Step[] steps)
    {
        var oracle = (EngineProfiles.Flink with { Clock = EngineProfiles.Flink.Clock with { Emission = WatermarkEmission.Manual } }).ChangelogOracle(rules);
        return [.. steps.SelectMany(step => oracle.Apply(step).ToList())];
    }
}
