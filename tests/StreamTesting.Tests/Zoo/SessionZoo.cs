namespace StreamTesting.Tests;

/// <summary>Consumers that make sessions, right and wrong.</summary>
internal static class SessionZoo
{
    private static readonly StreamPlan Plan = new StreamPlan(new TestDomain(80, Entities: 2) { Gap = TimeSpan.FromMilliseconds(12_500) })
        .OutOfOrder(0.3, maxDisplacement: 6).Late(0.15, TimeSpan.FromMinutes(3), atLeast: TimeSpan.FromSeconds(10)).Duplicated(0.1);

    private static readonly EngineProfile Flink = EngineProfiles.Flink with { Clock = EngineProfiles.Flink.Clock with { Bound = Sessionizer.Bound } };

    public static IEnumerable<Specimen> All =>
    [
        Specimen.Right("ShouldAggregateWindows", "merges sessions that touch", seed => Judged(seed, new Sessionizer())),
        Wrong("session not merged", "extra-window", new Sessionizer { DoesNotMerge = true }),
        Wrong("session extended forwards only", "extra-window", new Sessionizer { ExtendsForwardsOnly = true }),
        Wrong("session gap exclusive", "extra-window", new Sessionizer { GapIsExclusive = true }),
        Wrong("session ends with its last event", "extra-window", new Sessionizer { EndsWithLastEvent = true }),
        Wrong("sessions drop late never", "extra-window", new Sessionizer { NeverDrops = true }),
    ];

    private static Specimen Wrong(string name, string anomaly, Sessionizer consumer) => Specimen.Wrong("ShouldAggregateWindows", name, anomaly, seed => Judged(seed, consumer));

    private static Verdict Judged(ulong seed, Sessionizer consumer)
    {
        var scene = Scene.Of("sessions", Plan, seed);
        var truth = scene.Engine("sessions", truth => truth.ForSessions(Flink, TimeSpan.FromMilliseconds(Sessionizer.Gap)));
        return consumer.Run(scene.Arrivals).AsObserved().Judge(new WindowAggregation<WindowResult>(truth, result => result.Value) { FlushesAtTheEnd = true });
    }
}
