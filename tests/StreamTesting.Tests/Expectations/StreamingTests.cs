using System.Collections;

namespace StreamTesting.Tests.Expectations;

/// <summary>Windows are told as soon as they are final, and then forgotten: what is told is the same, and how far the arrivals run ahead does not grow.</summary>
public sealed class StreamingTests
{
    private static readonly WindowShape Minute = WindowShape.Tumbling(TimeSpan.FromMinutes(1));
    private static readonly EngineProfile Flink = EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromSeconds(20));

    public static TheoryData<EngineProfile, int, int> Jobs => new()
    {
        { Flink, 1, 0 },
        { Flink, 3, 0 },
        { Flink, 3, 700 },
        { Flink with { Clock = Flink.Clock with { Emission = WatermarkEmission.Periodic } }, 1, 0 },
        { EngineProfiles.Spark.Bounded(TimeSpan.FromSeconds(20)), 3, 700 },
        { EngineProfiles.KafkaStreams.Allowing(TimeSpan.FromSeconds(20)), 3, 0 },
    };

    [Theory]
    [MemberData(nameof(Jobs))]
    public void StreamWindows_OfALongStream_TellsWhatTheVerdictsOfItsArrivalsSay(EngineProfile profile, int partitions, int barrierEvery)
    {
        var truth = Stream(4000, partitions, barrierEvery).Truth.For(profile, Minute, new TruthOptions { BarriersSettle = true });
        var expected = truth.StreamArrivals().Where(verdict => verdict.DuplicateOf is null)
            .SelectMany(verdict => verdict.Windows.Where(window => window.Expectation != Expectation.MustNot)
                .Select(window => $"{verdict.Arrival.Event.Key} {window.Start:O} {verdict.Arrival.Position} {window.Expectation}")).Order(StringComparer.Ordinal).ToList();

        var told = truth.StreamWindows().SelectMany(window => window.Must.Select(arrival => $"{window.Key} {window.Start:O} {arrival.Position} Must")
            .Concat(window.May.Select(arrival => $"{window.Key} {window.Start:O} {arrival.Position} May"))).Order(StringComparer.Ordinal).ToList();

        told.ShouldBe(expected);
        truth.StreamWindows().Select(window => (window.Key, window.StartMs)).ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Jobs))]
    public void StreamWindows_InSessions_TellsTheSameWhetherSessionsAreForgottenEarlyOrAtTheEnd(EngineProfile profile, int partitions, int barrierEvery)
    {
        var truth = Stream(4000, partitions, barrierEvery).Truth.ForSessions(profile, TimeSpan.FromSeconds(100), new TruthOptions { BarriersSettle = true });
        var pass = truth.Pass();
        var fold = new SessionFold(truth.Rules, pass.Clocks, outline: null);
        foreach (var judged in pass.Run().Where(judged => judged.Fate == Fate.Taken))
        {
            fold.Take(judged, told: false);
        }

        var atTheEnd = fold.Rest().Select(Session).Order(StringComparer.Ordinal).ToList();

        truth.StreamWindows().Select(Session).Order(StringComparer.Ordinal).ShouldBe(atTheEnd);
        atTheEnd.Count.ShouldBeGreaterThanOrEqualTo(7);
    }

    [Theory]
    [MemberData(nameof(Jobs))]
    public void StreamWindows_HoweverLongTheStream_RunsNoFurtherAhead(EngineProfile profile, int partitions, int barrierEvery)
    {
        Ahead(32_000).ShouldBeLessThanOrEqualTo(Ahead(8_000) + 200);

        long Ahead(int count)
        {
            var stream = Stream(count, partitions, barrierEvery);
            var counted = new Counted(stream);
            var truth = new GroundTruth(counted, stream.Origin).For(profile, Minute);
            var ahead = 0L;
            foreach (var window in truth.StreamWindows())
            {
                ahead = Math.Max(ahead, counted.Read - window.Must.Concat(window.May).Max(arrival => arrival.Position));
            }

            return ahead;
        }
    }

    [Fact]
    public void StreamWindows_BehindABarrier_TellsWhatTheBarrierClosedAtOnce()
    {
        var arrivals = Enumerable.Range(0, 40).Select(i => Listed.Arrival($"e{i}", $"k{i % 2}", i * 10, i % 2, i / 10)).ToArray();
        var counted = new Counted(arrivals);
        Listed.Truth(2, arrivals);
        var truth = new GroundTruth(counted, new StreamOrigin(new Seed(1), "listed", "{}") { Partitions = 2 }).For(EngineProfiles.FlinkPerRecord, WindowShape.Tumbling(50));

        var read = truth.StreamWindows().Select(window => (window.EndMs, counted.Read)).ToList();

        read.Where(told => told.EndMs <= 50).ShouldAllBe(told => told.Read == 11);
        read.Count(told => told.Read < 40).ShouldBeGreaterThanOrEqualTo(8);
    }

    [Fact]
    public void StreamWindows_OfAStretchWithoutBarriers_TellsWhatNothingLaterCanBeIn()
    {
        var arrivals = Enumerable.Range(0, 3000).Select(i => Listed.Arrival($"e{i}", $"k{i % 2}", i * 10, i % 2)).ToArray();
        var counted = new Counted(arrivals);
        Listed.Truth(2, arrivals);
        var truth = new GroundTruth(counted, new StreamOrigin(new Seed(1), "listed", "{}") { Partitions = 2 }).For(EngineProfiles.FlinkPerRecord, WindowShape.Tumbling(10_240));

        var read = truth.StreamWindows().Select(window => (window.EndMs, counted.Read)).ToList();

        read.ShouldBe([(10_240, 1024), (10_240, 1024), (20_480, 2048), (20_480, 2048), (30_720, 3000), (30_720, 3000)]);
    }

    [Fact]
    public void StreamWindows_InSessionsOfALongStream_TellsThemAStretchLater()
    {
        var arrivals = Enumerable.Range(0, 3000).Select(i => Listed.Arrival($"e{i}", $"k{i % 2}-{i / 100}", i * 10, i % 2)).ToArray();
        var counted = new Counted(arrivals);
        Listed.Truth(2, arrivals);
        var truth = new GroundTruth(counted, new StreamOrigin(new Seed(1), "listed", "{}") { Partitions = 2 }).ForSessions(EngineProfiles.FlinkPerRecord, TimeSpan.FromMilliseconds(50));

        var read = truth.StreamWindows().Select(_ => counted.Read).GroupBy(at => at).Select(group => (group.Key, group.Count())).ToList();

        read.ShouldBe([(1024, 20), (2048, 20), (3000, 20)]);
    }

    private static EventStream Stream(int count, int partitions, int barrierEvery)
    {
        var plan = new StreamPlan(new TestDomain(count, 7)).Over(partitions).Late(0.1, TimeSpan.FromMinutes(10)).Duplicated(0.05).OutOfOrder(0.2);
        return (barrierEvery == 0 ? plan : plan.Barriers(barrierEvery)).Generate(new Seed(5));
    }

    private static string Session(WindowTruth window) =>
        $"{window.Key} {window.StartMs} {window.EndMs} {window.Exists} {window.Expectation}: {string.Join(' ', window.Ids)} ? {string.Join(' ', window.May.Select(arrival => arrival.Event.Id))}";

    private sealed class Counted(IEnumerable<Arrival> arrivals) : IEnumerable<Arrival>
    {
        public long Read { get; private set; }

        public IEnumerator<Arrival> GetEnumerator()
        {
            Read = 0;
            foreach (var arrival in arrivals)
            {
                Read++;
                yield return arrival;
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
