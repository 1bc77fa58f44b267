using Xunit.Abstractions;

namespace StreamTesting.Tests.Expectations;

/// <summary>
/// Joins of small random streams in every interleaving, with every lag of periodic watermarks, through the oracles: a pair must or must not come out only where
/// all of them agree, and may only where they do not.
/// </summary>
public sealed class EveryJoinTests(ITestOutputHelper output)
{
    private static readonly TruthOptions Settled = new() { BarriersSettle = true };
    private static readonly EngineProfile Flink = EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromMilliseconds(4));
    private static readonly IntervalJoinRules Interval = new() { Lower = -3, Upper = 6 };

    [Theory]
    [InlineData(1, 8, 0)]
    [InlineData(2, 8, 0)]
    [InlineData(2, 8, 3)]
    [InlineData(3, 7, 0)]
    public void IntervalJoin_OfOneTopic_IsDecidedExactlyWhereAllInterleavingsAgree(int partitions, int records, int barrierEvery) =>
        Check(truth => truth.ForIntervalJoin(Flink, Interval, IsLeft, IsRight, Settled), steps => BehindOneSource(Flink, Interval, partitions, steps), partitions, records, barrierEvery, null).ShouldBe(0);

    [Theory]
    [InlineData(1, 7, 0)]
    [InlineData(2, 6, 2)]
    public void IntervalJoin_WithPeriodicWatermarks_IsDecidedExactlyWhereAllInterleavingsAgree(int partitions, int records, int barrierEvery)
    {
        var flink = Flink.Emitting(WatermarkEmission.Periodic);

        Check(truth => truth.ForIntervalJoin(flink, Interval, IsLeft, IsRight, Settled), steps => BehindOneSource(flink, Interval, partitions, steps), partitions, records, barrierEvery, now => Step.Tick(now)).ShouldBe(0);
    }

    [Theory]
    [InlineData(-5, 5)]
    [InlineData(2, 9)]
    [InlineData(-9, -1)]
    public void IntervalJoin_OfAnyStretch_IsDecidedExactlyWhereAllInterleavingsAgree(long lower, long upper)
    {
        var rules = new IntervalJoinRules { Lower = lower, Upper = upper, LowerInclusive = false, Late = LateRule.AtClock };

        Check(truth => truth.ForIntervalJoin(Flink, rules, IsLeft, IsRight), steps => BehindOneSource(Flink, rules, 2, steps), 2, 8, 0, null).ShouldBe(0);
    }

    [Theory]
    [InlineData(1, 8, 0)]
    [InlineData(1, 8, 3)]
    [InlineData(2, 6, 0)]
    [InlineData(2, 7, 3)]
    public void IntervalJoin_OfTwoTopics_IsDecidedExactlyWhereAllInterleavingsAgree(int partitions, int records, int barrierEvery) => Check(truth => truth.ForIntervalJoin(Flink, Interval, IsLeft, IsRight), steps => ByOracle(Flink.IntervalJoinOracle(Interval, partitions), steps), partitions, records, barrierEvery, null, topics: 2).ShouldBe(0);

    public static TheoryData<StoreRules, int, int, int, int> Stores => new()
    {
        { StoreRules.InMemory, 1, 8, 0, 1 },
        { StoreRules.InMemory, 2, 8, 0, 1 },
        { StoreRules.InMemory, 1, 8, 0, 2 },
        { StoreRules.InMemory, 1, 8, 3, 2 },
        { StoreRules.InMemory, 2, 7, 3, 2 },
        { StoreRules.RocksDb with { SegmentInterval = 3 }, 1, 8, 0, 1 },
        { StoreRules.RocksDb with { SegmentInterval = 3 }, 1, 8, 3, 2 },
    };

    [Theory]
    [MemberData(nameof(Stores))]
    public void StreamJoin_OfOneTopicOrTwo_IsDecidedExactlyWhereAllInterleavingsAgree(StoreRules store, int partitions, int records, int barrierEvery, int topics)
    {
        var rules = new StreamJoinRules { Before = 3, After = 6 };
        foreach (var grace in new[] { 0, 7 })
        {
            var profile = EngineProfiles.KafkaStreams.Allowing(TimeSpan.FromMilliseconds(grace)) with { Store = store };
            Check(truth => truth.ForStreamJoin(profile, rules, IsLeft, IsRight), steps => ByOracle(profile.StreamJoinOracle(rules, partitions), steps), partitions, records, barrierEvery, null, topics).ShouldBe(0);
        }
    }

    [Theory]
    [InlineData(2, 7, 0)]
    [InlineData(2, 8, 3)]
    [InlineData(3, 7, 0)]
    public void WindowJoin_OfClosedWindows_IsDecidedExactlyWhereAllInterleavingsAgree(int partitions, int records, int barrierEvery)
    {
        foreach (var shape in new[] { WindowShape.Tumbling(10), WindowShape.Hopping(10, 5) })
        {
            Check(truth => truth.ForWindowJoin(Flink, shape, IsLeft, IsRight), steps => InWindows(Flink.WindowOracle(shape, partitions), steps), partitions, records, barrierEvery, null).ShouldBe(0);
        }
    }

    private static bool IsLeft(Arrival arrival) => arrival.Event.Id.StartsWith('l');

    private static bool IsRight(Arrival arrival) => !IsLeft(arrival);

    /// <summary>One topic: its source has one watermark, which reaches both inputs.</summary>
    private static IEnumerable<(long Left, long Right)> BehindOneSource(EngineProfile profile, IntervalJoinRules rules, int partitions, IEnumerable<Step> steps)
    {
        var (source, join) = (profile.WatermarkOracle(partitions), profile.Emitting(WatermarkEmission.Manual).IntervalJoinOracle(rules, partitions));
        foreach (var step in steps)
        {
            var pairs = step.Kind == StepKind.Record ? Pairs(join.Apply(step)) : [];
            foreach (var watermark in source.Apply(step).OfType<WatermarkOutcome>().ToList())
            {
                join.Apply(Step.Watermark(watermark.Time, 0));
                join.Apply(Step.Watermark(watermark.Time, 1));
            }

            foreach (var pair in pairs)
            {
                yield return pair;
            }
        }
    }

    private static IEnumerable<(long Left, long Right)> ByOracle(IOracle oracle, IEnumerable<Step> steps) => steps.SelectMany(step => Pairs(oracle.Apply(step)));

    private static List<(long Left, long Right)> Pairs(IReadOnlyList<Outcome> outcomes) =>
        [.. outcomes.OfType<PairOutcome>().Where(pair => pair is { Left: not null, Right: not null }).Select(pair => (pair.Left!.Value, pair.Right!.Value))];

    private static IEnumerable<(long Left, long Right)> InWindows(IOracle oracle, IEnumerable<Step> steps)
    {
        var inputs = new Dictionary<long, int>();
        return [.. steps.Append(Step.Watermark(long.MaxValue)).SelectMany(step =>
        {
            inputs[step.Kind == StepKind.Record ? step.Number : -1] = step.Input;
            return oracle.Apply(step with { Input = 0 }).OfType<PaneOutcome>().SelectMany(pane => from left in pane.Records from right in pane.Records where inputs[left] == 0 && inputs[right] == 1 select (left, right)).ToList();
        })];
    }

    /// <summary>Fails where a must or a must-not is contradicted; gives how many mays no two interleavings disagree on.</summary>
    private int Check(
        Func<GroundTruth, JoinTruth> judge, Func<IEnumerable<Step>, IEnumerable<(long Left, long Right)>> run, int partitions, int records, int barrierEvery, Func<int, Step>? mark, int topics = 1)
    {
        var (judged, must, may, wide) = (0, 0, 0, 0);
        for (var n = 0; n < 20; n++)
        {
            var arrivals = Stream(n, partitions, records, barrierEvery, topics);
            var join = judge(Listed.Truth(partitions, arrivals));
            var (seen, all) = (new Dictionary<(long, long), int>(), 0);
            foreach (var steps in new Interleavings(arrivals, mark, marksAtBarriers: true).All())
            {
                all++;
                foreach (var pair in run(steps.Select(step => step.Kind == StepKind.Record ? step with { Input = IsLeft(arrivals[step.Number]) ? 0 : 1 } : step)).Distinct())
                {
                    seen[pair] = seen.GetValueOrDefault(pair) + 1;
                }
            }

            foreach (var (left, right) in from left in arrivals.Where(IsLeft) from right in arrivals.Where(IsRight) select (left, right))
            {
                var count = seen.GetValueOrDefault((left.Position, right.Position));
                var really = count == 0 ? Expectation.MustNot : count == all ? Expectation.Must : Expectation.May;
                var pair = join.Of(left.Event.Id, right.Event.Id);
                (judged, must) = (judged + 1, must + (pair.Expectation == Expectation.Must ? 1 : 0));
                may += pair.Expectation == Expectation.May ? 1 : 0;
                wide += pair.Expectation == Expectation.May && really != Expectation.May ? 1 : 0;
                (pair.Expectation == Expectation.May || pair.Expectation == really).ShouldBeTrue($"stream {n}: {count} of {all} interleavings have {pair}\n{string.Join('\n', join.Engine.Arrivals)}");
            }

            join.Pairs.Count.ShouldBe((int)(join.MustCount + join.Pairs.Count(pair => pair.Must == 0)));
        }

        output.WriteLine($"{partitions} partitions of {topics} topics, barrier every {barrierEvery}: {judged} pairs judged, {must} must, {may} may, {wide} of them needlessly");
        must.ShouldBeGreaterThan(0);
        return wide;
    }

    private static Arrival[] Stream(int number, int partitions, int records, int barrierEvery, int topics)
    {
        var random = new Seed((ulong)(2000 + number)).Random();
        return [.. Enumerable.Range(0, records).Select(i =>
        {
            var partition = i < partitions ? i : (int)random.NextBelow(partitions);
            var left = random.NextBelow(2) == 0;
            return Listed.Arrival($"{(left ? 'l' : 'r')}{i}", $"k{partition}", Math.Max(0, (i * 3) + random.NextInRange(-16, 4)), partition, barrierEvery == 0 ? 0 : i / barrierEvery, topics == 1 ? "" : left ? "lefts" : "rights");
        })];
    }
}
