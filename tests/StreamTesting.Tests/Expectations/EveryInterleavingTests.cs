using Xunit.Abstractions;

namespace StreamTesting.Tests.Expectations;

/// <summary>
/// Small random streams in every interleaving, with every lag of periodic watermarks and every end of micro-batches, through the oracles: a must and a
/// must-not only where all of them agree, and a may only where they do not.
/// </summary>
public sealed class EveryInterleavingTests(ITestOutputHelper output)
{
    private static readonly TruthOptions Settled = new() { BarriersSettle = true };

    [Theory]
    [InlineData(2, 8, 0)]
    [InlineData(2, 8, 3)]
    [InlineData(3, 7, 0)]
    [InlineData(3, 7, 3)]
    public void Flink_WithAWatermarkAfterEveryRecord_DecidesExactlyWhereAllInterleavingsAgree(int partitions, int records, int barrierEvery)
    {
        var flink = EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromMilliseconds(4));

        Check(flink, partitions, records, barrierEvery, null).ShouldBe(0);
        Check(flink.Allowing(TimeSpan.FromMilliseconds(6)), partitions, records, barrierEvery, null).ShouldBe(0);
    }

    [Theory]
    [InlineData(1, 7, 0, true)]
    [InlineData(2, 6, 0, true)]
    [InlineData(2, 6, 2, true)]
    [InlineData(2, 6, 2, false)]
    [InlineData(3, 6, 2, true)]
    public void Flink_WithPeriodicWatermarks_DecidesExactlyWhereAllInterleavingsAgree(int partitions, int records, int barrierEvery, bool settled)
    {
        var flink = EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromMilliseconds(4));
        flink = flink with { Clock = flink.Clock with { Emission = WatermarkEmission.Periodic } };

        Check(flink, partitions, records, barrierEvery, now => Step.Tick(now), settled).ShouldBe(0);
    }

    [Theory]
    [InlineData(1, 7, 0, true)]
    [InlineData(2, 6, 0, true)]
    [InlineData(2, 6, 2, true)]
    [InlineData(3, 6, 2, true)]
    public void Spark_WithBatchesOfAnyLength_DecidesExactlyWhereAllInterleavingsAgree(int partitions, int records, int barrierEvery, bool settled) =>
        Check(EngineProfiles.Spark.Bounded(TimeSpan.FromMilliseconds(4)), partitions, records, barrierEvery, _ => Step.Batch(), settled).ShouldBe(0);

    [Theory]
    [InlineData(1, 7, 0, true)]
    [InlineData(1, 7, 3, true)]
    [InlineData(2, 6, 2, false)]
    [InlineData(2, 6, 0, false)]
    public void Spark_WithoutEmptyBatches_NeverDecidesAgainstAnInterleavingAndOfOnePartitionExactly(int partitions, int records, int barrierEvery, bool isExact)
    {
        var spark = EngineProfiles.Spark.Bounded(TimeSpan.FromMilliseconds(4));

        var wide = Check(spark with { Clock = spark.Clock with { EmptyBatches = false } }, partitions, records, barrierEvery, _ => Step.Batch(), settled: false, marksAtBarriers: true);

        (isExact ? wide : 0).ShouldBe(0);
    }

    [Theory]
    [InlineData(2, 8, 0)]
    [InlineData(3, 7, 3)]
    public void KafkaStreams_OfOneTopic_IsDecidedWhateverTheInterleaving(int partitions, int records, int barrierEvery)
    {
        Check(EngineProfiles.KafkaStreams.Allowing(TimeSpan.FromMilliseconds(4)), partitions, records, barrierEvery, null).ShouldBe(0);
        Check(EngineProfiles.KafkaStreams.Allowing(TimeSpan.FromMilliseconds(4)) with { Panes = PaneRules.Suppressed }, partitions, records, barrierEvery, null).ShouldBe(0);
    }

    [Theory]
    [InlineData(2, 8, 3)]
    public void Beam_WithAWatermarkAfterEveryRecord_DecidesExactlyWhereAllInterleavingsAgree(int partitions, int records, int barrierEvery)
    {
        var beam = EngineProfiles.Beam with { Clock = EngineProfiles.Beam.Clock with { Emission = WatermarkEmission.PerRecord } };

        Check(beam.Bounded(TimeSpan.FromMilliseconds(4)), partitions, records, barrierEvery, null).ShouldBe(0);
    }

    [Theory]
    [InlineData(1, 6, 0)]
    [InlineData(2, 4, 0)]
    [InlineData(2, 5, 2)]
    [InlineData(3, 4, 2)]
    public void Flink_WithAnIdleTimeoutAndTimeToTurnIdle_DecidesExactlyWhereAllInterleavingsAgree(int partitions, int records, int barrierEvery)
    {
        var flink = EngineProfiles.Flink.Bounded(TimeSpan.FromMilliseconds(4));

        Check(flink with { Clock = flink.Clock with { IdleTimeout = 100 } }, partitions, records, barrierEvery, _ => Step.Tick(1), rest: _ => [.. Enumerable.Repeat(Step.Tick(1000), 4)])
            .ShouldBe(0);
    }

    [Theory]
    [InlineData(1, 6, 0)]
    [InlineData(2, 4, 0)]
    public void Flink_WithAnIdleTimeoutAndAWatermarkAfterEveryRecord_DecidesExactlyWhereAllInterleavingsAgree(int partitions, int records, int barrierEvery)
    {
        var flink = EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromMilliseconds(4));
        flink = flink with { Clock = flink.Clock with { IdleTimeout = 100 } };

        Check(flink, partitions, records, barrierEvery, _ => Step.Tick(1), rest: _ => [.. Enumerable.Repeat(Step.Tick(1000), 4)]).ShouldBe(0);
        Listed.Times(1, 2).For(flink, WindowShape.Tumbling(10)).IsExact.ShouldBeTrue();
    }

    [Theory]
    [InlineData(1, 6, 0)]
    [InlineData(2, 8, 0)]
    [InlineData(3, 7, 3)]
    public void Flink_WithTwoSourceTasks_DecidesExactlyWhereAllInterleavingsAgree(int partitions, int records, int barrierEvery)
    {
        var flink = EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromMilliseconds(4));

        Check(flink with { Clock = flink.Clock with { SourceTasks = 2 } }, partitions, records, barrierEvery, null).ShouldBe(0);
    }

    [Theory]
    [InlineData(8, 0)]
    [InlineData(8, 3)]
    public void KafkaStreams_OfTwoTopicsInOneTask_DecidesExactlyWhereAllInterleavingsAgree(int records, int barrierEvery) =>
        Check(EngineProfiles.KafkaStreams.Allowing(TimeSpan.FromMilliseconds(4)), 1, records, barrierEvery, null, topics: 2).ShouldBe(0);

    [Theory]
    [InlineData(2, 8, 3)]
    [InlineData(3, 7, 0)]
    public void Events_OfFlink_AreLateExactlyWhereAllInterleavingsAgree(int partitions, int records, int barrierEvery) =>
        CheckEvents(EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromMilliseconds(4)), partitions, records, barrierEvery, null);

    [Theory]
    [InlineData(1, 7, 0)]
    [InlineData(2, 6, 2)]
    public void Events_OfSpark_AreLateExactlyWhereAllInterleavingsAgree(int partitions, int records, int barrierEvery) =>
        CheckEvents(EngineProfiles.Spark.Bounded(TimeSpan.FromMilliseconds(4)), partitions, records, barrierEvery, _ => Step.Batch());

    private static void CheckEvents(EngineProfile profile, int partitions, int records, int barrierEvery, Func<int, Step>? mark)
    {
        for (var n = 0; n < 20; n++)
        {
            var arrivals = Stream(n, partitions, records, barrierEvery);
            var truth = Listed.Truth(partitions, arrivals).For(profile, Settled);
            var (late, all) = (new int[records], 0);
            foreach (var steps in new Interleavings(arrivals, mark, marksAtBarriers: true).All())
            {
                var oracle = profile.LatenessOracle(partitions: partitions);
                all++;
                foreach (var seen in steps.SelectMany(step => oracle.Apply(step).ToList()).OfType<SeenOutcome>().Where(seen => seen.Late))
                {
                    late[seen.Number]++;
                }
            }

            truth.Arrivals.Select(verdict => verdict.Late)
                .ShouldBe(late.Select(count => count == 0 ? Expectation.MustNot : count == all ? Expectation.Must : Expectation.May), $"stream {n}\n{string.Join('\n', truth.Arrivals)}");
        }
    }

    /// <summary>Fails where a must or a must-not is contradicted; gives how many mays no two interleavings disagree on.</summary>
    private int Check(EngineProfile profile, int partitions, int records, int barrierEvery, Func<int, Step>? mark, bool settled = true, bool? marksAtBarriers = null, int topics = 1, Func<int, Step[]>? rest = null)
    {
        var (judged, may, wide, runs) = (0, 0, 0, 0L);
        foreach (var shape in new[] { WindowShape.Tumbling(10), WindowShape.Hopping(10, 5) })
        {
            for (var n = 0; n < 20; n++)
            {
                var arrivals = Stream(n, partitions, records, barrierEvery, topics);
                var truth = Listed.Truth(partitions, arrivals).For(profile, shape, settled ? Settled : null);
                var seen = new Dictionary<string, int>();
                var all = 0;
                foreach (var every in new Interleavings(arrivals, mark, marksAtBarriers ?? settled, rest).All())
                {
                    var steps = rest is not null ? Timed(every) : profile.Clock.EmptyBatches ? every : WithRows(every);
                    var oracle = profile.WindowOracle(shape, partitions);
                    all++;
                    foreach (var name in steps.SelectMany(step => oracle.Apply(step).SelectMany(Names).ToList()).Distinct())
                    {
                        seen[name] = seen.GetValueOrDefault(name) + 1;
                    }
                }

                runs += all;
                foreach (var (name, expectation) in Expected(truth))
                {
                    var count = seen.GetValueOrDefault(name);
                    var really = count == 0 ? Expectation.MustNot : count == all ? Expectation.Must : Expectation.May;
                    judged++;
                    may += expectation == Expectation.May ? 1 : 0;
                    wide += expectation == Expectation.May && really != Expectation.May ? 1 : 0;
                    (expectation == Expectation.May || expectation == really).ShouldBeTrue(
                        $"stream {n}, {shape}: {name} is {expectation}, but {count} of {all} interleavings have it\n{string.Join('\n', truth.Arrivals)}");
                }
            }
        }

        output.WriteLine($"{profile.Name}, {partitions} partitions, barrier every {barrierEvery}: {runs} runs, {judged} judged, {may} may, {wide} of them needlessly");
        return wide;
    }

    /// <summary>Ticks that say how much later than the one before they are.</summary>
    private static IEnumerable<Step> Timed(IReadOnlyList<Step> steps)
    {
        var now = 0L;
        return steps.Select(step => step.Kind == StepKind.Tick ? Step.Tick(now += step.Time) : step);
    }

    /// <summary>Micro-batches that have rows: others do not run.</summary>
    private static IEnumerable<Step> WithRows(IReadOnlyList<Step> steps) => steps.Where((step, i) => step.Kind != StepKind.Batch || (i > 0 && steps[i - 1].Kind != StepKind.Batch));

    private static IEnumerable<string> Names(Outcome outcome) => outcome switch
    {
        RejectionOutcome rejection => [$"rejected {rejection.Number} {rejection.Start}"],
        PaneOutcome pane => [$"result {pane.Key} {pane.Start}"],
        _ => [],
    };

    private static IEnumerable<(string Name, Expectation Expectation)> Expected(WindowedTruth truth)
    {
        foreach (var verdict in truth.Arrivals)
        {
            foreach (var window in verdict.Windows)
            {
                yield return ($"rejected {verdict.Arrival.Position} {window.Start.ToUnixTimeMilliseconds()}", window.Expectation switch
                {
                    Expectation.Must => Expectation.MustNot,
                    Expectation.MustNot => Expectation.Must,
                    _ => Expectation.May,
                });
            }
        }

        foreach (var window in truth.Windows)
        {
            yield return ($"result {window.Key} {window.StartMs}", window.Expectation);
        }
    }

    private static Arrival[] Stream(int number, int partitions, int records, int barrierEvery, int topics = 1)
    {
        var random = new Seed((ulong)number).Random();
        var arrivals = new Arrival[records];
        for (var i = 0; i < records; i++)
        {
            var partition = i < partitions ? i : (int)random.NextBelow(partitions);
            var time = Math.Max(0, (i * 6) + random.NextInRange(-30, 8));
            var topic = topics == 1 ? 0 : (int)random.NextBelow(topics);
            arrivals[i] = Listed.Arrival($"e{i}", $"k{partition}{(topic == 0 ? "" : "t")}", time, partition, barrierEvery == 0 ? 0 : i / barrierEvery, topics == 1 ? "" : $"t{topic}");
        }

        return arrivals;
    }
}
