using Xunit.Abstractions;

namespace StreamTesting.Tests.Expectations;

/// <summary>Sessions of small random streams in every interleaving, with every end of micro-batches, through the oracles.</summary>
public sealed class EverySessionTests(ITestOutputHelper output)
{
    private const long Gap = 5;
    private static readonly Step Flush = Step.Record(1000, "flush", 1_000_000);

    [Theory]
    [InlineData(1, 7, 0, 0)]
    [InlineData(2, 8, 0, 0)]
    [InlineData(2, 8, 3, 4)]
    [InlineData(3, 7, 0, 0)]
    public void Flink_SessionsAreDecidedExactlyWhereAllInterleavingsAgree(int partitions, int records, int barrierEvery, int lateness) =>
        Check(EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromMilliseconds(3)).Allowing(TimeSpan.FromMilliseconds(lateness)), partitions, records, barrierEvery, null, [Step.Watermark(long.MaxValue)]);

    [Theory]
    [InlineData(2, 6, 0)]
    [InlineData(2, 6, 2)]
    public void Flink_WithPeriodicWatermarks_SessionsAreDecidedExactlyWhereAllInterleavingsAgree(int partitions, int records, int barrierEvery)
    {
        var flink = EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromMilliseconds(3));
        Check(flink with { Clock = flink.Clock with { Emission = WatermarkEmission.Periodic } }, partitions, records, barrierEvery, now => Step.Tick(now), [Step.Watermark(long.MaxValue)]);
    }

    [Theory]
    [InlineData(1, 7, 0)]
    [InlineData(2, 6, 0)]
    [InlineData(2, 6, 2)]
    public void Spark_SessionsAreDecidedExactlyWhereAllInterleavingsAgree(int partitions, int records, int barrierEvery) =>
        Check(EngineProfiles.Spark.Bounded(TimeSpan.FromMilliseconds(3)), partitions, records, barrierEvery, _ => Step.Batch(), [Flush, Step.Batch()]);

    [Theory]
    [InlineData(1, 8, 0)]
    [InlineData(2, 8, 3)]
    public void KafkaStreams_SessionsAreDecided(int partitions, int records, int barrierEvery) =>
        Check(EngineProfiles.KafkaStreams.Allowing(TimeSpan.FromMilliseconds(3)), partitions, records, barrierEvery, null, []);

    private void Check(EngineProfile profile, int partitions, int records, int barrierEvery, Func<int, Step>? mark, Step[] flush)
    {
        var (exact, open, wide) = (0, 0, 0);
        for (var n = 0; n < 20; n++)
        {
            var arrivals = Stream(n, partitions, records, barrierEvery);
            var truth = Listed.Truth(partitions, arrivals).ForSessions(profile, TimeSpan.FromMilliseconds(Gap), new TruthOptions { BarriersSettle = true });
            var told = profile.Windows.KeptByStore ? profile : profile with { Panes = PaneRules.FinalOnly };
            var (all, rejected, sessions) = (0, new long[records], new Dictionary<WindowTruth, HashSet<string>>());
            foreach (var steps in new Interleavings(arrivals, mark, marksAtBarriers: true).All())
            {
                var oracle = told.SessionOracle(Gap, partitions);
                all++;
                var outcomes = steps.Concat(flush).SelectMany(step => oracle.Apply(step).ToList()).ToList();
                outcomes.OfType<RejectionOutcome>().ToList().ForEach(rejection => rejected[rejection.Number]++);
                Hold(truth, Standing(outcomes), sessions);
            }

            foreach (var verdict in truth.Arrivals)
            {
                var count = rejected[verdict.Arrival.Position];
                verdict.Expectation.ShouldBe(count == 0 ? Expectation.Must : count == all ? Expectation.MustNot : Expectation.May, verdict.ToString());
            }

            exact += truth.Windows.Count(window => window.IsExact);
            open += truth.Windows.Count(window => !window.IsExact);
            wide += truth.Windows.Count(window => !window.IsExact && sessions[window].Count < 2);
        }

        output.WriteLine($"{profile.Name}, {partitions} partitions, barrier every {barrierEvery}: {exact} exact, {open} open, {wide} of them needlessly");
        wide.ShouldBe(0);
    }

    /// <summary>What stands at the end: the last result of each session that was not taken back.</summary>
    private static List<PaneOutcome> Standing(List<Outcome> outcomes)
    {
        var standing = new Dictionary<(string Key, long Start, long End), PaneOutcome>();
        foreach (var outcome in outcomes)
        {
            if (outcome is PaneOutcome { Key: not "flush" } pane)
            {
                standing[(pane.Key, pane.Start, pane.End)] = pane;
            }
            else if (outcome is RetractionOutcome back)
            {
                standing.Remove((back.Key, back.Start, back.End));
            }
        }

        return [.. standing.Values];
    }

    /// <summary>What one interleaving puts out is within the truth; keeps what was seen within each window.</summary>
    private static void Hold(WindowedTruth truth, List<PaneOutcome> panes, Dictionary<WindowTruth, HashSet<string>> seen)
    {
        var left = panes.ToList();
        foreach (var window in truth.Windows)
        {
            var within = panes.FindAll(pane => pane.Key == window.Key && pane.Start >= window.StartMs && pane.End <= window.EndMs);
            left.RemoveAll(within.Contains);
            if (window.Exists == Expectation.Must)
            {
                within.ShouldHaveSingleItem(window.ToString());
                (within[0].Start, within[0].End).ShouldBe((window.StartMs, window.EndMs));
            }

            window.WhyNot(within.SelectMany(pane => pane.Records).Select(number => $"e{number}")).ShouldBeNull(window.ToString());
            var text = string.Join(';', within.Select(pane => $"{pane.Start}-{pane.End}: {string.Join(' ', pane.Records.Order())}").Order());
            (seen.TryGetValue(window, out var texts) ? texts : seen[window] = []).Add(text);
        }

        left.ShouldBeEmpty();
    }

    private static Arrival[] Stream(int number, int partitions, int records, int barrierEvery)
    {
        var random = new Seed((ulong)(1000 + number)).Random();
        return [.. Enumerable.Range(0, records).Select(i =>
        {
            var partition = i < partitions ? i : (int)random.NextBelow(partitions);
            var key = $"k{partition}{(random.NextBelow(4) == 0 ? "b" : "")}";
            return Listed.Arrival($"e{i}", key, Math.Max(0, (i * 3) + random.NextInRange(-14, 4)), partition, barrierEvery == 0 ? 0 : i / barrierEvery);
        })];
    }
}
