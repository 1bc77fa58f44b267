namespace StreamTesting.Tests;

/// <summary>Consumers that join even events with odd ones of their key, right and wrong.</summary>
internal static class JoinZoo
{
    private static readonly StreamPlan Plan = new StreamPlan(new TestDomain(80, Entities: 3) { Gap = TimeSpan.FromSeconds(5) }).OutOfOrder(0.3, maxDisplacement: 6).Late(0.15, TimeSpan.FromMinutes(3), atLeast: TimeSpan.FromSeconds(10)).Duplicated(0.15);
    private static readonly StreamPlan TwoTopics = new StreamPlan(new TwoTopicDomain(80)).OutOfOrder(0.3, maxDisplacement: 6).Late(0.15, TimeSpan.FromMinutes(3), atLeast: TimeSpan.FromSeconds(10)).Duplicated(0.15);
    private static readonly EngineProfile Flink = EngineProfiles.FlinkPerRecord with { Clock = EngineProfiles.FlinkPerRecord.Clock with { Bound = Joiner.Bound } };
    private static readonly EngineProfile KafkaStreams = EngineProfiles.KafkaStreams with { Windows = EngineProfiles.KafkaStreams.Windows with { AllowedLateness = 60_000 } };
    private static readonly IntervalJoinRules Interval = new() { Lower = -15_000, Upper = 45_000 };
    private static readonly StreamJoinRules Streams = new() { Before = 15_000, After = 45_000 };

    public static IEnumerable<Specimen> All =>
    [
        Specimen.Right("ShouldJoin", "joins within a stretch of event time", seed => Judged(seed, new Joiner())),
        .. from partitions in new[] { 1, 3 }
           let name = $"two topics, {partitions} partition{(partitions == 1 ? "" : "s")}"
           from one in new[]
           {
               Specimen.Right("ShouldJoin", $"Flink's interval join, {name}", seed => OfInterval(seed, partitions)),
               Specimen.Right("ShouldJoin", $"Kafka Streams' join of streams, {name}", seed => OfStreams(seed, partitions, JoinKind.Inner)),
               Specimen.Right("ShouldJoin", $"Kafka Streams' left join of streams, {name}", seed => OfStreams(seed, partitions, JoinKind.Left)),
               Specimen.Right("ShouldJoin", $"Kafka Streams' outer join of streams, {name}", seed => OfStreams(seed, partitions, JoinKind.Outer)),
           }
           select one,
        .. OuterJoinZoo.All,
        Specimen.Right("ShouldJoin", "joins within windows", seed => InWindows(seed, (one, other) => one / 60_000 == other / 60_000)),

        Wrong("off by one <: the bounds of the stretch exclusive", "missing-pair", new Joiner { BoundsExclusive = true }),
        Wrong("left and right exchanged", "extra-pair", new Joiner { Lower = -45_000, Upper = 15_000 }),
        Wrong("looks back only", "missing-pair", new Joiner { Upper = 0 }),
        Wrong("joins what is too late", "extra-pair", new Joiner { NeverLate = true }),
        Wrong("takes the watermark for later than it is", "missing-pair", new Joiner { LateEarlierBy = 15_000 }),
        Wrong("does not deduplicate", "duplicate-pair", new Joiner { Deduplicates = false }),
        Wrong("joins without the key", "extra-pair", new Joiner { KeyOf = _ => "all" }),
        Wrong("keeps only the latest of each side", "missing-pair", new Joiner { KeepsOnlyTheLatest = true }),
        Wrong("forgets what it joined once", "missing-pair", new Joiner { ForgetsWhenJoined = true }),
        Wrong("puts pairs out again after a restart", "duplicate-pair", new Joiner(), pairs => pairs.ToList() is var all ? all.Concat(all.TakeLast(5)) : []),
        Wrong("sides mixed up in the output", "extra-pair", new Joiner(), pairs => pairs.Select(pair => new JoinedPair(pair.RightId, pair.LeftId))),
        Wrong("ids that nobody sent", "missing-pair", new Joiner(), pairs => pairs.Select(pair => pair with { LeftId = $"left {pair.LeftId}" })),
        Specimen.Wrong("ShouldJoin", "joins across the window's end", "extra-pair", seed => InWindows(seed, (one, other) => Math.Abs(one - other) < 60_000)),
    ];

    private static bool IsLeft(Arrival arrival) => arrival.Event.Type == "even";

    private static bool IsRight(Arrival arrival) => !IsLeft(arrival);

    private static Specimen Wrong(string name, string anomaly, Joiner consumer, Func<IEnumerable<JoinedPair>, IEnumerable<JoinedPair>>? output = null) =>
        Specimen.Wrong("ShouldJoin", name, anomaly, seed => Judged(seed, consumer, output));

    private static Verdict Judged(ulong seed, Joiner consumer, Func<IEnumerable<JoinedPair>, IEnumerable<JoinedPair>>? output = null)
    {
        var scene = Scene.Of("joins", Plan, seed);
        var pairs = consumer.Run(scene.Arrivals);
        return Judged(JoinTruth.OfInterval(scene.Engine("interval", truth => truth.For(Flink)), Interval, IsLeft, IsRight), output is null ? pairs : output(pairs));
    }

    private static Verdict OfInterval(ulong seed, int partitions)
    {
        var scene = Scene.Of($"two topics {partitions}", TwoTopics.Over(partitions), seed);
        var join = JoinTruth.OfInterval(scene.Engine("interval", truth => truth.For(Flink)), Interval, IsLeft, IsRight);
        return Judged(join, ByOracle(scene, Flink.IntervalJoinOracle(Interval, partitions)));
    }

    private static Verdict OfStreams(ulong seed, int partitions, JoinKind kind)
    {
        var scene = Scene.Of($"two topics {partitions}", TwoTopics.Over(partitions), seed);
        var join = JoinTruth.OfStreams(scene.Engine("streams", truth => truth.For(KafkaStreams)), Streams with { Kind = kind }, IsLeft, IsRight);
        return Judged(join, ByOracle(scene, KafkaStreams.StreamJoinOracle(Streams with { Kind = kind }, partitions)));
    }

    private static Verdict InWindows(ulong seed, Func<long, long, bool> share)
    {
        var scene = Scene.Of("joins", Plan, seed);
        var windows = scene.Engine("windows", truth => truth.For(KafkaStreams with { Panes = PaneRules.FinalOnly }, WindowShape.Tumbling(60_000)));
        var taken = windows.Arrivals.Where(verdict => verdict.Expectation == Expectation.Must).Select(verdict => verdict.Arrival).ToList();
        var pairs = from left in taken.Where(IsLeft) from right in taken.Where(IsRight) where left.Event.Key == right.Event.Key && share(Scene.Ms(left), Scene.Ms(right)) select new JoinedPair(left.Event.Id, right.Event.Id);
        return Judged(JoinTruth.OfWindows(windows, IsLeft, IsRight), pairs);
    }

    private static Verdict Judged(JoinTruth join, IEnumerable<JoinedPair> pairs) => pairs.AsObserved().Judge(new Joining<JoinedPair>(join, pair => pair.Value));

    private static IEnumerable<JoinedPair> ByOracle(Scene scene, IOracle oracle)
    {
        foreach (var arrival in scene.Arrivals.Where(arrival => !arrival.Labels.IsDuplicate))
        {
            var step = Step.Record(arrival.Position, arrival.Event.Key, Scene.Ms(arrival), arrival.Partition) with { Input = IsLeft(arrival) ? 0 : 1 };
            foreach (var pair in oracle.Apply(step).OfType<PairOutcome>().ToList())
            {
                yield return new JoinedPair(IdOf(pair.Left), IdOf(pair.Right));
            }
        }

        string? IdOf(long? position) => position is { } at ? scene.Arrivals[(int)at].Event.Id : null;
    }
}
