namespace StreamTesting.Tests.Expectations;

/// <summary>Which partitions a job reads, those without arrivals among them: each holds the watermark.</summary>
public sealed class StreamLayoutTests
{
    private static readonly WindowShape Ten = WindowShape.Tumbling(10);

    [Theory]
    [InlineData(null, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    public void Of_ArrivalsInTheFirstPartition_HasAsManyAsTheirOriginSays(int? origin, int lanes) => Layout(origin, (0, "")).Lanes.ShouldBe(lanes);

    [Fact]
    public void Of_ArrivalsBeyondTheirOrigin_HasAsManyAsTheArrivalsSay()
    {
        Layout(1, (0, ""), (2, "")).Partitions.ShouldBe(3);
        Layout(null, (1, "")).Partitions.ShouldBe(2);
    }

    [Fact]
    public void Of_Topics_NumbersTheirPartitionsTopicByTopic()
    {
        var layout = Layout(2, (0, "b"), (1, "a"), (0, "a"));

        (layout.Topics, layout.Partitions, layout.Lanes).ShouldBe((2, 2, 4));
        layout.LaneOf(Listed.Arrival("x", "k", 1, partition: 1, topic: "a")).ShouldBe(1);
        layout.LaneOf(Listed.Arrival("x", "k", 1, partition: 0, topic: "b")).ShouldBe(2);
        Enumerable.Range(0, 4).Select(layout.PartitionOf).ShouldBe([0, 1, 0, 1]);
    }

    [Fact]
    public void Of_NoArrivals_HasOneOfNoTopic() => (Layout(null).Topics, Layout(null).Lanes).ShouldBe((1, 1));

    [Fact]
    public void For_APartitionWithoutArrivals_HoldsTheWatermarkForEver()
    {
        var truth = Listed.Truth(3, Listed.Arrival("a", "k", 1), Listed.Arrival("b", "j", 100, partition: 2), Listed.Arrival("c", "k", 90), Listed.Arrival("d", "k", 2)).For(EngineProfiles.FlinkPerRecord, Ten);

        truth.Arrivals[3].Outcome.ShouldBe(ArrivalOutcome.OutOfOrder);
        truth.Windows.ShouldAllBe(window => window.Expectation == Expectation.MustNot);
    }

    [Fact]
    public void For_MoreSourceTasksThanPartitions_NeverMovesUnlessTheyTurnIdle()
    {
        var two = EngineProfiles.FlinkPerRecord with { Clock = EngineProfiles.FlinkPerRecord.Clock with { SourceTasks = 2 } };

        Listed.Times(1, 100).For(two, Ten).Windows.Select(window => window.Expectation).ShouldBe([Expectation.MustNot, Expectation.MustNot]);
        Listed.Times(1, 100).For(two with { Clock = two.Clock with { IdleTimeout = 5 } }, Ten).Windows.Select(window => window.Expectation).ShouldBe([Expectation.May, Expectation.MustNot]);
    }

    private static StreamLayout Layout(int? partitions, params (int Partition, string Topic)[] places)
    {
        var arrivals = places.Select((place, i) => Listed.Arrival($"e{i}", "k", i, place.Partition, topic: place.Topic)).ToArray();
        return StreamLayout.Of(partitions is { } count ? Listed.Truth(count, arrivals) : new GroundTruth(arrivals));
    }
}
