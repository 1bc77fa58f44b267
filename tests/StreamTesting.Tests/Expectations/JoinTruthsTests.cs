namespace StreamTesting.Tests.Expectations;

public sealed class JoinTruthsTests
{
    private static readonly IntervalJoinRules Rules = new() { Lower = 0, Upper = 5 };
    private static readonly EngineProfile Flink = EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromMilliseconds(5));
    private static readonly GroundTruth Truth = Listed.Truth(1, Listed.Arrival("l0", "k", 10), Listed.Arrival("r0", "k", 12), Listed.Arrival("r1", "j", 12), Listed.Arrival("l1", "k", 30), Listed.Arrival("r2", "k", 13), Listed.Arrival("r3", "k", 31));

    [Fact]
    public void Pairs_OfAJoin_AreInTheOrderOfTheirSecondEventsWithTheirRules()
    {
        var join = Truth.ForIntervalJoin(Flink, Rules, IsLeft, IsRight);

        join.Pairs.Select(pair => pair.ToString()).ShouldBe(
        [
            "l0 and r0: left 1970-01-01T00:00:00.01Z at position 0, right 1970-01-01T00:00:00.012Z at position 1: left + 0 <= right <= left + 5 ms, none below the watermark -> must be a pair",
            "l1 and r3: left 1970-01-01T00:00:00.03Z at position 3, right 1970-01-01T00:00:00.031Z at position 5: left + 0 <= right <= left + 5 ms, none below the watermark -> must be a pair",
        ]);
        join.Pairs.ShouldAllBe(pair => pair.Expectation == Expectation.Must && pair.Must == 1 && pair.May == 0);
        (join.MustCount, join.MayCount).ShouldBe((2, 0));
    }

    [Fact]
    public void Of_TwoEvents_SaysWhyTheyAreNoPair()
    {
        var join = Truth.ForIntervalJoin(Flink, Rules, IsLeft, IsRight);

        join.Of("l0", "r2").Rule.ShouldEndWith("but 1970-01-01T00:00:00.013Z < watermark 1970-01-01T00:00:00.024Z -> must not be a pair");
        join.Of("l0", "r1").Rule.ShouldBe("left has the key k, right j -> must not be a pair");
        (join.Of("l0", "r2").Expectation, join.Of("l0", "r0").Left.Id, join.Of("l0", "r0").Right.Id).ShouldBe((Expectation.MustNot, "l0", "r0"));
        Should.Throw<ArgumentException>(() => join.Of("l0", "x")).Message.ShouldBe("The stream has no event 'x'. (Parameter 'rightId')");
        Should.Throw<ArgumentNullException>(() => join.Of(null!, "r0")).ParamName.ShouldBe("leftId");
    }

    [Fact]
    public void ForIntervalJoin_AsAJobRunsByDefault_LeavesOpenWhatIsLate()
    {
        var join = Truth.ForIntervalJoin(EngineProfiles.Flink.Bounded(TimeSpan.FromMilliseconds(5)), Rules, IsLeft, IsRight);

        join.Of("l0", "r2").Expectation.ShouldBe(Expectation.May);
        join.Of("l0", "r2").Rule.ShouldEndWith("whether one is late hangs on the watermark -> may be a pair");
    }

    [Fact]
    public void ForStreamJoin_WhatItsSideHasLeftBehind_IsNoPair()
    {
        var join = Listed.Truth(1, Listed.Arrival("l0", "k", 10), Listed.Arrival("l1", "j", 40), Listed.Arrival("r0", "k", 12))
            .ForStreamJoin(EngineProfiles.KafkaStreams.Allowing(TimeSpan.FromMilliseconds(20)), new StreamJoinRules { Before = 0, After = 5 }, IsLeft, IsRight);

        join.Of("l0", "r0").Rule.ShouldEndWith("but the first is older than the 25 ms that the store keeps, by the greatest time of its side, 1970-01-01T00:00:00.04Z -> must not be a pair");
    }

    [Fact]
    public void ForStreamJoin_InPartitionsOfDifferentNumbers_IsNoPair()
    {
        var join = Listed.Truth(2, Listed.Arrival("l0", "k", 10, topic: "a"), Listed.Arrival("r0", "k", 10, partition: 1, topic: "b"))
            .ForStreamJoin(EngineProfiles.KafkaStreams, new StreamJoinRules { Before = 0, After = 5 }, IsLeft, IsRight);

        join.Of("l0", "r0").Rule.ShouldEndWith("but left is in partition 0 and right in 1, which different tasks read -> must not be a pair");
    }

    [Fact]
    public void ForWindowJoin_TwoInOneWindow_AreAPairOnceForEach()
    {
        var join = Truth.ForWindowJoin(Flink, WindowShape.Hopping(10, 5), IsLeft, IsRight);

        join.Pairs.Select(pair => (pair.Left.Id, pair.Right.Id, pair.Must)).ShouldBe([("l0", "r0", 2), ("l1", "r3", 2)]);
        Truth.ForWindowJoin(Flink, WindowShape.Tumbling(10), IsLeft, IsRight, JoinKind.Left).UnmatchedMustCount.ShouldBe(0);
    }

    private static bool IsLeft(Arrival arrival) => arrival.Event.Id[0] == 'l';

    private static bool IsRight(Arrival arrival) => !IsLeft(arrival);
}
