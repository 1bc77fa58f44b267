namespace StreamTesting.Tests;

/// <summary>Consumers that drop late events by themselves, or put them aside, right and wrong.</summary>
internal static class LateZoo
{
    private const long Bound = 20_000;
    private static readonly StreamPlan Plan = new StreamPlan(new TestDomain(80, Entities: 2)).OutOfOrder(0.3, maxDisplacement: 5).Late(0.2, TimeSpan.FromMinutes(5)).Duplicated(0.1);
    private static readonly StreamPlan AtTheEdge = new StreamPlan(new TestDomain(80) { Gap = TimeSpan.FromMilliseconds((Bound + 1) / 2.0) }).OutOfOrder(0.3, maxDisplacement: 5);
    private static readonly EngineProfile Flink = EngineProfiles.FlinkPerRecord with { Clock = EngineProfiles.FlinkPerRecord.Clock with { Bound = Bound } };

    private delegate bool IsLate(long time, long greatestBefore, Arrival arrival);

    public static IEnumerable<Specimen> All =>
    [
        Specimen.Right("ShouldDropLate", "drops what is at the watermark or below", seed => Dropping(seed, AtOrBelow)),
        Specimen.Right("ShouldAcceptLate", "takes what is above the watermark", seed => Accepting(seed, AtOrBelow)),
        Specimen.Right("ShouldPutLateAsideExactly", "puts aside what it drops", seed => Aside(seed, AtOrBelow)),

        Specimen.Wrong("ShouldDropLate", "drops late never", "late-not-dropped", seed => Dropping(seed, (_, _, _) => false)),
        Specimen.Wrong("ShouldDropLate", "off by one <: what is exactly at the watermark comes through", "late-not-dropped", seed => Judged(seed, (time, greatest, _) => greatest > long.MinValue && time < greatest - Bound - 1, false, truth => new LateDropping<string>(truth, id => id), isAtTheEdge: true)),
        Specimen.Right("ShouldDropLate", "drops what is exactly at the watermark", seed => Judged(seed, AtOrBelow, false, truth => new LateDropping<string>(truth, id => id), isAtTheEdge: true)),
        Specimen.Wrong("ShouldDropLate", "late by arrival time in place of the watermark", "late-not-dropped", seed => Dropping(seed, (time, _, arrival) => arrival.ArrivalTime.ToUnixTimeMilliseconds() - time > 120_000)),
        Specimen.Wrong("ShouldAcceptLate", "off by one <=: the one exactly the bound behind is dropped", "dropped-too-early", seed => Accepting(seed, (time, greatest, _) => greatest > long.MinValue && time <= greatest - Bound)),
        Specimen.Wrong("ShouldAcceptLate", "drops late too early: all that is out of order", "dropped-too-early", seed => Accepting(seed, (time, greatest, _) => time < greatest)),
        Specimen.Wrong("ShouldAcceptLate", "out of order taken for late in its key", "dropped-too-early", seed => Accepting(seed, (_, _, arrival) => arrival.Labels.IsOutOfOrderInEntity)),
        Specimen.Wrong("ShouldPutLateAsideExactly", "side output forgotten", "late-not-put-aside", seed => Judged(seed, (_, _, _) => false, true, truth => new LateSideOutput<string>(truth, id => id))),
        Specimen.Wrong("ShouldPutLateAsideExactly", "all that is out of order put aside", "wrongly-put-aside", seed => Aside(seed, (time, greatest, _) => time < greatest)),
        Specimen.Wrong("ShouldPutLateAsideExactly", "late ones put aside before they are deduplicated", "duplicate", seed => Judged(seed, AtOrBelow, true, truth => new LateSideOutput<string>(truth, id => id), deduplicates: false)),
    ];

    private static bool AtOrBelow(long time, long greatest, Arrival arrival) => greatest > long.MinValue && time <= greatest - Bound - 1;

    private static Verdict Dropping(ulong seed, IsLate isLate) => Judged(seed, isLate, false, truth => new LateDropping<string>(truth, id => id));

    private static Verdict Accepting(ulong seed, IsLate isLate) => Judged(seed, isLate, false, truth => new LateAcceptance<string>(truth, id => id));

    private static Verdict Aside(ulong seed, IsLate isLate) => Judged(seed, isLate, true, truth => new LateSideOutput<string>(truth, id => id));

    private static Verdict Judged(ulong seed, IsLate isLate, bool late, Func<EngineTruth, ICheck<string>> check, bool deduplicates = true, bool isAtTheEdge = false)
    {
        var scene = isAtTheEdge ? Scene.Of("late at the edge", AtTheEdge, seed) : Scene.Of("late", Plan, seed);
        return Run(scene, isLate, late, deduplicates).AsObserved().Judge(check(scene.Engine("late", truth => truth.For(Flink))));
    }

    private static IEnumerable<string> Run(Scene scene, IsLate isLate, bool late, bool deduplicates)
    {
        var seen = new HashSet<string>();
        var greatest = long.MinValue;
        foreach (var arrival in scene.Arrivals.Where(arrival => seen.Add(arrival.Event.Id) || !deduplicates))
        {
            if (isLate(Scene.Ms(arrival), greatest, arrival) == late)
            {
                yield return arrival.Event.Id;
            }

            greatest = Math.Max(greatest, Scene.Ms(arrival));
        }
    }
}
