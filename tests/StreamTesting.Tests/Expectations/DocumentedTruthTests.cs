using static StreamTesting.ArrivalOutcome;

namespace StreamTesting.Tests.Expectations;

/// <summary>The numbers of docs/truth.md.</summary>
public sealed class DocumentedTruthTests
{
    private static readonly long[] Golden = [1, 12, 4, 14, 9, 15, 3, 10];
    private static readonly TimeSpan Five = TimeSpan.FromMilliseconds(5);

    [Fact]
    public void For_TheWorkedExampleOnFlink_HasTheDocumentedWatermarksAndOutcomes()
    {
        var truth = Listed.Times(Golden).For(EngineProfiles.FlinkPerRecord.Bounded(Five), WindowShape.Tumbling(10));

        truth.Arrivals.Select(verdict => verdict.Clock.LowestMs).ShouldBe([long.MinValue, -5, 6, 6, 8, 8, 9, 9]);
        truth.Arrivals.Select(verdict => verdict.Outcome)
            .ShouldBe([InOrder, InOrder, LateAccepted, InOrder, ArrivalOutcome.OutOfOrder, InOrder, LateDropped, ArrivalOutcome.OutOfOrder]);
        truth.Windows.Select(window => (window.StartMs, window.Expectation, string.Join(' ', window.Must.Select(arrival => Golden[arrival.Position]))))
            .ShouldBe([(0, Expectation.Must, "1 4 9"), (10, Expectation.MustNot, "12 14 15 10")]);
    }

    [Fact]
    public void For_TheWorkedExampleOnKafkaStreams_HasTheDocumentedOutcomes()
    {
        var truth = Listed.Times(Golden).For(EngineProfiles.KafkaStreams.Allowing(Five), WindowShape.Tumbling(10));

        truth.Arrivals.Select(verdict => verdict.Outcome)
            .ShouldBe([InOrder, InOrder, ArrivalOutcome.OutOfOrder, InOrder, ArrivalOutcome.OutOfOrder, InOrder, LateDropped, ArrivalOutcome.OutOfOrder]);
    }

    [Fact]
    public void Rule_OfTheDroppedArrival_IsTheDocumentedOne() => Listed.Times(Golden).For(EngineProfiles.FlinkPerRecord.Bounded(Five), WindowShape.Tumbling(10)).Arrivals[6].Rule
        .ShouldBe("window end 00:00:00.01 - 1 ms + lateness 0 <= watermark 00:00:00.009 -> must be dropped");

    [Fact]
    public void Summary_OfAPlanAtEdges_HasTheDocumentedLines()
    {
        var minute = WindowShape.Tumbling(TimeSpan.FromMinutes(1));
        var plan = new StreamPlan(new TestDomain(2000, 20)).AtEdges(EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromSeconds(30)), minute, rate: 0.2, horizon: TimeSpan.FromMinutes(5));

        var lines = plan.Generate(new Seed(1)).Summary.ToString().Split('\n');

        lines.ShouldContain(line => line.StartsWith("  edges of rules hit ", StringComparison.Ordinal) && line.EndsWith("13 (100.00 %)", StringComparison.Ordinal));
        lines.ShouldContain(line => line.StartsWith("  comes when its window closes, -1 ms ", StringComparison.Ordinal) && line.EndsWith("35 (1.75 %)", StringComparison.Ordinal), string.Join('\n', lines));
    }
}
