namespace StreamTesting.Tests;

/// <summary>Consumers that make sessions, right and wrong.</summary>
internal static class SessionZoo
{
    private static readonly StreamPlan Plan = new StreamPlan(new TestDomain(80, Entities: 2) { Gap = TimeSpan.FromMilliseconds(12_500) })
        .OutOfOrder(0.3, maxDisplacement: 6).Late(0.15, TimeSpan.FromMinutes(3), atLeast: TimeSpan.FromSeconds(10)).Duplicated(0.1);

    private static readonly EngineProfile Flink = EngineProfiles.FlinkPerRecord with { Clock = EngineProfiles.FlinkPerRecord.Clock with { Bound = Sessionizer.Bound } };

    private static readonly EngineProfile FlinkWithLateness = Flink with { Windows = Flink.Windows with { AllowedLateness = 60_000 } };

    private static readonly EngineProfile KafkaStreams = EngineProfiles.KafkaStreams with { Windows = EngineProfiles.KafkaStreams.Windows with { AllowedLateness = 60_000 } };

    private static readonly EngineProfile Suppressed = KafkaStreams with { Panes = PaneRules.Suppressed };

    private static readonly EngineProfile Spark = EngineProfiles.Spark with { Clock = EngineProfiles.Spark.Clock with { Bound = 60_000 } };

    public static IEnumerable<Specimen> All =>
    [
        Specimen.Right("ShouldAggregateWindows", "merges sessions that touch", seed => Judged(seed, new Sessionizer())),
        .. from profile in new[] { Flink, FlinkWithLateness, KafkaStreams, Suppressed, Spark }
           from partitions in new[] { 1, 3 }
           let name = $"{profile.Name}{(profile == FlinkWithLateness ? " with lateness" : profile == Suppressed ? " suppressed" : "")} by its own rules, sessions, {partitions} partition{(partitions == 1 ? "" : "s")}"
           select Specimen.Right("ShouldAggregateWindows", name, seed => ByOracle(seed, profile, partitions, paneByPane: true)),
        Specimen.Wrong("ShouldAggregateWindows", "grown sessions not taken back", "extra-window", seed => ByOracle(seed, KafkaStreams, 1, result => !result.IsRetraction)),
        Specimen.Wrong("ShouldAggregateWindows", "grown sessions put out no more, though taken back", "extra-window", seed => ByOracle(seed, KafkaStreams, 1, result => result.IsRetraction || result.Ids!.Count < 3)),

        .. from profile in new[] { KafkaStreams, Suppressed }
           from partitions in new[] { 1, 3 }
           let name = $"{profile.Name}{(profile == Suppressed ? " suppressed" : "")} by its own rules, sliding windows, {partitions} partition{(partitions == 1 ? "" : "s")}"
           select Specimen.Right("ShouldAggregateWindows", name, seed => OfSliding(seed, profile, profile, partitions)),
        Specimen.Wrong("ShouldAggregateWindows", "sliding windows a millisecond shorter", "extra-window", seed => OfSliding(seed, KafkaStreams, KafkaStreams, 1, shorterBy: 1)),
        Specimen.Wrong("ShouldAggregateWindows", "sliding windows without grace", "missing-in-window", seed => OfSliding(seed, KafkaStreams, KafkaStreams.Allowing(TimeSpan.Zero), 1)),

        Wrong("session not merged", "extra-window", new Sessionizer { DoesNotMerge = true }),
        Wrong("session extended forwards only", "extra-window", new Sessionizer { ExtendsForwardsOnly = true }),
        Wrong("session gap exclusive", "extra-window", new Sessionizer { GapIsExclusive = true }),
        Wrong("session ends with its last event", "extra-window", new Sessionizer { EndsWithLastEvent = true }),
        Wrong("sessions drop late never", "extra-window", new Sessionizer { NeverDrops = true }),
    ];

    private static Specimen Wrong(string name, string anomaly, Sessionizer consumer) => Specimen.Wrong("ShouldAggregateWindows", name, anomaly, seed => Judged(seed, consumer));

    private static Verdict ByOracle(ulong seed, EngineProfile profile, int partitions, Func<WindowResult, bool>? takes = null, bool paneByPane = false)
    {
        var scene = Scene.Of($"sessions {partitions}", Plan.Over(partitions), seed);
        var name = $"{profile.Name} {profile.Windows.AllowedLateness} {profile.Panes.Buffered}";
        var truth = scene.Engine(name, truth => truth.ForSessions(profile, TimeSpan.FromMilliseconds(Sessionizer.Gap)));
        var flushes = profile.Clock.Drive == ClockDrive.Watermarks;
        var results = EngineRuns.Sessions(scene.Arrivals, profile, Sessionizer.Gap, partitions, flushes).Where(takes ?? (_ => true));
        return results.AsObserved().Judge(new WindowAggregation<WindowResult>(truth, result => result.Value) { ValueOf = EngineRuns.Sum, FlushesAtTheEnd = flushes, PaneByPane = paneByPane });
    }

    private static Verdict OfSliding(ulong seed, EngineProfile profile, EngineProfile made, int partitions, long shorterBy = 0)
    {
        var scene = Scene.Of($"sessions {partitions}", Plan.Over(partitions), seed);
        var truth = scene.Engine($"sliding {profile.Panes.Buffered}", truth => truth.ForSliding(profile, TimeSpan.FromMilliseconds(Sessionizer.Gap)));
        var results = EngineRuns.Sliding(scene.Arrivals, made, Sessionizer.Gap - shorterBy, partitions);
        return results.AsObserved().Judge(new WindowAggregation<WindowResult>(truth, result => result.Value) { ValueOf = EngineRuns.Sum, PaneByPane = true });
    }

    private static Verdict Judged(ulong seed, Sessionizer consumer)
    {
        var scene = Scene.Of("sessions", Plan, seed);
        var truth = scene.Engine("sessions", truth => truth.ForSessions(Flink, TimeSpan.FromMilliseconds(Sessionizer.Gap)));
        return consumer.Run(scene.Arrivals).AsObserved().Judge(new WindowAggregation<WindowResult>(truth, result => result.Value) { FlushesAtTheEnd = true });
    }
}
