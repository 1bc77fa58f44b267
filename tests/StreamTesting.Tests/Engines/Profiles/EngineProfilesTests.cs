using StreamTesting.Tests.Expectations;

namespace StreamTesting.Tests.Engines.Profiles;

public sealed class EngineProfilesTests
{
    private static readonly WindowShape Ten = WindowShape.Tumbling(10);
    private static readonly long[] Times = [1, 12, 4, 15, 3];

    [Fact]
    public void Flink_ALateRecord_MayBeDroppedAsTheWatermarkIsEmittedAtIntervals()
    {
        var last = Listed.Times(Times).For(EngineProfiles.Flink, Ten).Arrivals[4];

        (last.Outcome, last.Doubt, last.Expectation).ShouldBe((ArrivalOutcome.Undecided, Doubt.EmissionLag, Expectation.May));
        last.Rule.ShouldBe("window end 00:00:00.01 - 1 ms + lateness 0 > watermark none yet or <= 00:00:00.014, by when the watermark is emitted -> may be in it");
    }

    [Fact]
    public void Flink_WhatIsInTime_MustBeInItsWindow() => Listed.Times(Times).For(EngineProfiles.Flink.Bounded(TimeSpan.FromMilliseconds(8)), Ten)
        .Arrivals.Take(3).ShouldAllBe(verdict => verdict.Expectation == Expectation.Must);

    [Fact]
    public void FlinkPerRecord_ALateRecord_MustBeDropped()
    {
        var last = Listed.Times(Times).For(EngineProfiles.FlinkPerRecord, Ten).Arrivals[4];

        (last.Outcome, last.Doubt).ShouldBe((ArrivalOutcome.LateDropped, null));
    }

    [Fact]
    public void Flink_WithBarriersThatSettle_DropsWhatCameLateBehindOne()
    {
        var truth = Listed.Truth(1, [.. Times.Select((time, i) => Listed.Arrival($"e{i}", "k", time, barrier: i / 4))]);

        truth.For(EngineProfiles.Flink, Ten, new TruthOptions { BarriersSettle = true }).Arrivals[4].Outcome.ShouldBe(ArrivalOutcome.LateDropped);
        truth.For(EngineProfiles.Flink, Ten).Arrivals[4].Outcome.ShouldBe(ArrivalOutcome.Undecided);
    }

    [Fact]
    public void Flink_AnOracle_EmitsAtTicksAlone()
    {
        var oracle = EngineProfiles.Flink.WatermarkOracle();

        oracle.Apply(Step.Record(0, "k", 5)).OfType<WatermarkOutcome>().ShouldBeEmpty();
        oracle.Apply(Step.Tick(200)).OfType<WatermarkOutcome>().ShouldHaveSingleItem().Time.ShouldBe(4);
        EngineProfiles.FlinkPerRecord.WatermarkOracle().Apply(Step.Record(0, "k", 5)).OfType<WatermarkOutcome>().ShouldHaveSingleItem().Time.ShouldBe(4);
    }

    [Fact]
    public void Emitting_AnotherMoment_ChangesNothingElse() =>
        EngineProfiles.FlinkPerRecord.Emitting(WatermarkEmission.Periodic).ShouldBe(EngineProfiles.Flink);
}
