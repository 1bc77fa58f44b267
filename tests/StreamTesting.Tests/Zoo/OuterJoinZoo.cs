using System.Globalization;

namespace StreamTesting.Tests;

/// <summary>Left and outer joins of even events with every other odd one of their key, of which about half have a partner, in one topic and one partition.</summary>
internal static class OuterJoinZoo
{
    private static readonly StreamPlan Plan = new StreamPlan(new TestDomain(80, Entities: 3) { Gap = TimeSpan.FromSeconds(5) }).OutOfOrder(0.3, maxDisplacement: 6).Late(0.15, TimeSpan.FromMinutes(3), atLeast: TimeSpan.FromSeconds(10)).Duplicated(0.15);
    private static readonly EngineProfile Engine = EngineProfiles.KafkaStreams.Allowing(TimeSpan.FromSeconds(30));
    private static readonly StreamJoinRules Left = new() { Kind = JoinKind.Left, Before = 15_000, After = 20_000 };
    private static readonly StreamJoinRules Outer = Left with { Kind = JoinKind.Outer };

    public static IEnumerable<Specimen> All =>
    [
        Specimen.Right("ShouldJoin", "Kafka Streams' left join of streams, one topic", seed => Judged(seed, Left, Left, Engine)),
        Specimen.Right("ShouldJoin", "Kafka Streams' outer join of streams, one topic", seed => Judged(seed, Outer, Outer, Engine)),
        Specimen.Right("ShouldJoin", "Kafka Streams' outer join, which looks once a second", seed => Judged(seed, Outer, Outer, Engine, profile: Engine with { Store = StoreRules.RocksDb with { EmitInterval = 1000 } })),
        Specimen.Right("ShouldJoin", "left join within windows", seed => InWindows(seed, JoinKind.Left, JoinKind.Left)),
        Specimen.Right("ShouldJoin", "outer join within windows", seed => InWindows(seed, JoinKind.Outer, JoinKind.Outer)),

        Wrong("left join leaves out what has no partner", "missing-unmatched", Left, Left with { Kind = JoinKind.Inner }),
        Wrong("outer join leaves out the right side's", "missing-unmatched", Outer, Left),
        Wrong("left join puts out the right side's", "extra-unmatched", Left, Outer),
        Wrong("inner join puts out what has no partner", "extra-unmatched", Left with { Kind = JoinKind.Inner }, Left),
        Specimen.Wrong("ShouldJoin", "grace forgotten: alone before the partner has come", "extra-unmatched", seed => Judged(seed, Left, Left, Engine.Allowing(TimeSpan.Zero))),
        Wrong("waits for twice the grace, keeps rows for longer and loses what is left", "extra-pair", Left, Left, Engine.Allowing(TimeSpan.FromMinutes(5))),
        Wrong("does not wait: alone at once, whatever comes", "extra-unmatched", Left, Left, output: (scene, pairs) => pairs.Where(pair => pair.RightId is not null).Concat(scene.Arrivals.Where(IsLeft).Select(arrival => new JoinedPair(arrival.Event.Id, null)).Distinct())),
        Wrong("alone twice, after a restart", "duplicate-unmatched", Left, Left, output: (_, pairs) => pairs.ToList() is var all ? all.Concat(all.Where(pair => pair.RightId is null).TakeLast(3)) : []),
        Wrong("alone on the wrong side", "extra-unmatched", Left, Left, output: (_, pairs) => pairs.Select(pair => pair.RightId is null ? new JoinedPair(null, pair.LeftId) : pair)),
        Wrong("no id in what is alone", "missing-unmatched", Left, Left, output: (_, pairs) => pairs.Select(pair => pair.RightId is null ? new JoinedPair("", null) : pair)),
        Specimen.Wrong("ShouldJoin", "left join within windows leaves out what has no partner", "missing-unmatched", seed => InWindows(seed, JoinKind.Left, JoinKind.Inner)),
        Specimen.Wrong("ShouldJoin", "left join within windows puts out the right side's", "extra-unmatched", seed => InWindows(seed, JoinKind.Left, JoinKind.Outer)),
    ];

    private static bool IsLeft(Arrival arrival) => arrival.Event.Type == "even";

    private static bool IsRight(Arrival arrival) => int.Parse(arrival.Event.Id.AsSpan(1), CultureInfo.InvariantCulture) % 4 == 1;

    private static Specimen Wrong(
        string name, string anomaly, StreamJoinRules right, StreamJoinRules made, EngineProfile? engine = null, Func<Scene, IEnumerable<JoinedPair>, IEnumerable<JoinedPair>>? output = null) =>
        Specimen.Wrong("ShouldJoin", name, anomaly, seed => Judged(seed, right, made, engine ?? Engine, output));

    private static Verdict Judged(ulong seed, StreamJoinRules right, StreamJoinRules made, EngineProfile engine, Func<Scene, IEnumerable<JoinedPair>, IEnumerable<JoinedPair>>? output = null, EngineProfile? profile = null)
    {
        var scene = Scene.Of("outer joins", Plan, seed);
        var join = JoinTruth.OfStreams(scene.Engine($"{(profile ?? Engine).Store!.EmitInterval}", truth => truth.For(profile ?? Engine)), right, IsLeft, IsRight);
        var pairs = ByOracle(scene, engine.StreamJoinOracle(made));
        return (output is null ? pairs : output(scene, pairs)).AsObserved().Judge(new Joining<JoinedPair>(join, pair => pair.Value));
    }

    private static IEnumerable<JoinedPair> ByOracle(Scene scene, IOracle oracle)
    {
        foreach (var arrival in scene.Arrivals.Where(arrival => !arrival.Labels.IsDuplicate && (IsLeft(arrival) || IsRight(arrival))))
        {
            var step = Step.Record(arrival.Position, arrival.Event.Key, Scene.Ms(arrival), arrival.Partition) with { Input = IsLeft(arrival) ? 0 : 1 };
            foreach (var pair in oracle.Apply(step).OfType<PairOutcome>().ToList())
            {
                yield return new JoinedPair(IdOf(pair.Left), IdOf(pair.Right));
            }
        }

        string? IdOf(long? position) => position is { } at ? scene.Arrivals[(int)at].Event.Id : null;
    }

    private static Verdict InWindows(ulong seed, JoinKind right, JoinKind made)
    {
        const long Size = 30_000;
        var scene = Scene.Of("outer joins", Plan, seed);
        var windows = scene.Engine("windows", truth => truth.For(Engine with { Panes = PaneRules.FinalOnly, Store = StoreRules.RocksDb with { Retention = 10_000_000 } }, WindowShape.Tumbling(Size)));
        var taken = windows.Arrivals.Where(verdict => verdict.Expectation == Expectation.Must).Select(verdict => verdict.Arrival).ToList();
        var (lefts, rights) = (taken.Where(IsLeft).ToList(), taken.Where(IsRight).ToList());
        var pairs = lefts.SelectMany(left => rights.Where(one => Share(left, one)).Select(one => new JoinedPair(left.Event.Id, one.Event.Id))).ToList();
        var alone = lefts.Where(left => !rights.Any(one => Share(left, one))).Select(left => new JoinedPair(left.Event.Id, null)).Where(_ => made != JoinKind.Inner)
            .Concat(rights.Where(one => !lefts.Any(left => Share(left, one))).Select(one => new JoinedPair(null, one.Event.Id)).Where(_ => made == JoinKind.Outer));
        return pairs.Concat(alone).AsObserved().Judge(new Joining<JoinedPair>(JoinTruth.OfWindows(windows, IsLeft, IsRight, right), pair => pair.Value));

        bool Share(Arrival left, Arrival other) => left.Event.Key == other.Event.Key && Scene.Ms(left) / Size == Scene.Ms(other) / Size;
    }
}
