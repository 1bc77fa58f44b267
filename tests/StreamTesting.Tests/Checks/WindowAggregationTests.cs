namespace StreamTesting.Tests;

public sealed class WindowAggregationTests
{
    private static readonly FailureContext Context = new() { Assertion = "ShouldAggregateWindows", Subject = "run.Output<Total>()", Test = "Totals_by_ten_minutes" };

    public static TheoryData<string, ulong, int> Runs
    {
        get
        {
            var data = new TheoryData<string, ulong, int>();
            foreach (var seed in Enumerable.Range(0, 8))
            {
                foreach (var name in Profiles.Keys)
                {
                    data.Add(name, (ulong)seed, 1);
                    data.Add(name, (ulong)seed, 3);
                }
            }

            return data;
        }
    }

    private static Dictionary<string, EngineProfile> Profiles => new()
    {
        ["Flink"] = EngineRuns.Flink,
        ["Kafka Streams"] = EngineRuns.KafkaStreams,
        ["Suppressed"] = EngineRuns.Suppressed,
        ["Spark"] = EngineRuns.Spark,
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public void Judge_WhatTheEngineDoes_PassesByIdsCountsAndSums(string name, ulong seed, int partitions)
    {
        var stream = Stream(seed, partitions);
        foreach (var shape in new[] { EngineRuns.TenMinutes, EngineRuns.Hopping })
        {
            var results = EngineRuns.Windows(stream, Profiles[name], shape, partitions).ToList();
            var truth = stream.Truth.For(Profiles[name], shape);
            foreach (var said in new[] { results, [.. results.Select(Counts)], [.. results.Select(Sums)] })
            {
                var verdict = said.AsObserved().Judge(Check(truth, paneByPane: true));

                verdict.Outcome.ShouldBe(VerdictOutcome.Passed, $"{verdict} {string.Join("\n", verdict.Violations.Take(2))}");
                verdict.Compared.ShouldBeGreaterThan(10);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Judge_AFlushAtTheEnd_Passes(string name, ulong seed, int partitions)
    {
        var stream = Stream(seed, partitions);
        if (Profiles[name].Clock.Drive != ClockDrive.Watermarks)
        {
            return;
        }

        var truth = stream.Truth.For(Profiles[name], EngineRuns.TenMinutes);
        var results = EngineRuns.Windows(stream, Profiles[name], EngineRuns.TenMinutes, partitions, flushes: true).ToList();

        var verdict = results.AsObserved().Judge(new WindowAggregation<WindowResult>(truth, result => result.Value) { FlushesAtTheEnd = true });

        verdict.Outcome.ShouldBe(VerdictOutcome.Passed, $"{verdict} {string.Join("\n", verdict.Violations.Take(2))}");
    }

    [Fact]
    public void Judge_EachThingWrong_HasItsName()
    {
        var stream = Stream(1, 1);
        var truth = stream.Truth.For(EngineRuns.Suppressed, EngineRuns.TenMinutes);
        var right = EngineRuns.Windows(stream, EngineRuns.Suppressed, EngineRuns.TenMinutes, 1).ToList();
        var (first, other) = (right[0], right.First(result => result.Key != right[0].Key));
        var late = truth.Arrivals.First(verdict => verdict.Outcome == ArrivalOutcome.LateDropped).Arrival;
        var ofLate = right.FindIndex(result => result.Key == late.Event.Key && late.Event.EventTime.ToUnixTimeMilliseconds() is var time && time >= result.StartMs && time < result.EndMs);
        var open = truth.Windows.First(window => window.Expectation == Expectation.MustNot);

        Names(right.Skip(1)).ShouldBe(["missing-window"]);
        Names(right.Append(first)).ShouldBe(["repeated-window"]);
        Names(With(0, first with { Ids = [.. first.Ids!, other.Ids!.First()], Count = null })).ShouldBe(["extra-in-window"]);
        Names(With(ofLate, right[ofLate] with { Ids = [.. right[ofLate].Ids!, late.Event.Id], Count = null })).ShouldBe(["extra-in-window"]);
        Names(With(0, first with { Ids = [.. first.Ids!, "x"], Count = null })).ShouldBe(["extra-in-window"]);
        Names(With(0, first with { Ids = [.. first.Ids!, null], Count = null })).ShouldBe(["extra-in-window"]);
        Names(With(0, first with { Ids = [.. first.Ids!, first.Ids!.First()], Count = null })).ShouldBe(["duplicate-in-window"]);
        Names(With(0, first with { Ids = [.. first.Ids!.Skip(1)], Count = null })).ShouldBe(["missing-in-window"]);
        Names(With(0, Counts(first) with { Count = first.Count - 1 })).ShouldBe(["missing-in-window"]);
        Names(With(0, Counts(first) with { Count = first.Count + 1 })).ShouldBe(["extra-in-window"]);
        Names(With(0, Counts(first) with { Count = -1 })).ShouldBe(["wrong-aggregate"]);
        Names(With(0, first with { Count = first.Count + 1 })).ShouldBe(["wrong-aggregate"]);
        Names(With(0, first with { Value = (long)first.Value! + 1 })).ShouldBe(["wrong-aggregate"]);
        Names(With(0, Sums(first) with { Value = (long)first.Value! + 1 })).ShouldBe(["wrong-aggregate"]);
        Names(right.Append(new WindowResult(open.Key, open.StartMs) { Ids = [.. open.Ids] })).ShouldBe(["early-window"]);
        Names(right.Append(new WindowResult("nobody", first.StartMs))).ShouldBe(["extra-window"]);
        Names(right.Append(new WindowResult(null, first.StartMs))).ShouldBe(["extra-window"]);
        Names(right.Append(new WindowResult(first.Key, first.StartMs + 60_000))).ShouldBe(["extra-window"]);
        Names(right.Append(new WindowResult(first.Key, long.MaxValue))).ShouldBe(["extra-window"]);
        Names(right.Append(new WindowResult(first.Key, long.MinValue) { EndMs = long.MinValue })).ShouldBe(["extra-window"]);
        Names(right.Append(first with { EndMs = first.EndMs + 1 })).ShouldBe(["extra-window"]);
        Names(right.Append(first with { IsRetraction = true })).ShouldBe(["missing-window"]);
        Names(right.Prepend(first with { IsRetraction = true })).ShouldContain("extra-window");
        Names([]).ShouldBe(["missing-window"]);

        IEnumerable<WindowResult> With(int number, WindowResult result) => right.Select((one, i) => i == number ? result : one);
        IEnumerable<string> Names(IEnumerable<WindowResult> results) => results.AsObserved().Judge(Check(truth)).Counts.Keys;
    }

    [Fact]
    public void Judge_PaneByPane_OrderNumberAndContentMatter()
    {
        var stream = Stream(1, 1);
        var truth = stream.Truth.For(EngineRuns.Flink, EngineRuns.TenMinutes);
        var right = EngineRuns.Windows(stream, EngineRuns.Flink, EngineRuns.TenMinutes, 1).ToList();
        var late = right.FindIndex(result => result.Timing == PaneTiming.Late);
        var onTime = right.FindIndex(result => result.Key == right[late].Key && result.StartMs == right[late].StartMs && result.Timing == PaneTiming.OnTime);

        Names(right).ShouldBeEmpty();
        Names(right.Where((_, i) => i != onTime)).ShouldBe(["wrong-pane"]);
        Names(right.SelectMany((result, i) => i == onTime ? [result, result] : new[] { result })).ShouldBe(["wrong-pane"]);
        Names(right.Select((result, i) => i == late ? result with { Ids = [.. result.Ids!.Except(right[onTime].Ids!)], Count = null, Value = null } : result)).ShouldContain("missing-in-window");
        Names(right.Select((result, i) => i == late ? right[onTime] : i == onTime ? right[late] : result)).ShouldBe(["missing-in-window"]);
        Names(right.Select((result, i) => i == late ? result with { Timing = PaneTiming.Early } : result)).ShouldBe(["wrong-pane"]);

        IEnumerable<string> Names(IEnumerable<WindowResult> results) => results.AsObserved().Judge(Check(truth, paneByPane: true)).Counts.Keys;
    }

    [Fact]
    public void Judge_FloatingSums_AreComparedAtTheirOwnPrecision()
    {
        var stream = new StreamPlan(new TestDomain(60, Entities: 2)).Generate(new Seed(1));
        var truth = stream.Truth.For(EngineRuns.FlinkWithoutLateness, EngineRuns.TenMinutes);
        var check = new WindowAggregation<WindowResult>(truth, result => result.Value) { FlushesAtTheEnd = true, ValueOf = arrivals => arrivals.Sum(Cents) };

        Results(arrivals => arrivals.Sum(Cents)).AsObserved().Judge(check).Outcome.ShouldBe(VerdictOutcome.Passed);
        Results(arrivals => (double)arrivals.Sum(Cents)).AsObserved().Judge(check).Outcome.ShouldBe(VerdictOutcome.Passed);
        Results(arrivals => (float)arrivals.Sum(Cents)).AsObserved().Judge(check).Outcome.ShouldBe(VerdictOutcome.Passed);
        Results(arrivals => arrivals.Sum(arrival => (double)Cents(arrival))).AsObserved().Judge(check).Counts.Keys.ShouldBe(["wrong-aggregate"]);
        Results(_ => "text").AsObserved().Judge(check).Counts.Keys.ShouldBe(["wrong-aggregate"]);

        IEnumerable<WindowResult> Results(Func<IReadOnlyList<Arrival>, object> sum) => truth.Windows.Select(window => new WindowResult(window.Key, window.Start) { Value = sum(window.Must) });
        static decimal Cents(Arrival arrival) => (long)arrival.Event.Payload! / 100m;
    }

    [Fact]
    public void Judge_NothingToCompare_IsVacuous()
    {
        var stream = new StreamPlan(new TestDomain(5)).Generate(new Seed(1));
        var truth = stream.Truth.For(EngineRuns.Flink, EngineRuns.TenMinutes);

        Array.Empty<WindowResult>().AsObserved().Judge(Check(truth)).NothingCompared.ShouldBe("the clock of Flink closes none of the stream's 5 windows in any case, and none came out: a flush at the end closes them");
    }

    [Fact]
    public void Text_OfAWrongConsumer_IsApproved()
    {
        var stream = Stream(7, 1);
        var truth = stream.Truth.For(EngineRuns.Suppressed, EngineRuns.TenMinutes);
        var all = stream.Truth.For(EngineRuns.Suppressed with { Windows = EngineProfiles.KafkaStreams.Windows with { AllowedLateness = 3_600_000 } }, EngineRuns.TenMinutes);
        var results = EngineRuns.Windows(stream, EngineRuns.Suppressed, EngineRuns.TenMinutes, 1)
            .Select((result, i) => i == 3 ? result with { Value = 1.5 } : i == 5 ? Counts(result) with { Count = result.Count + 1 } : result)
            .Select(result => all.TryFind(result.Key!, DateTimeOffset.FromUnixTimeMilliseconds(result.StartMs), out var window) ? result with { Ids = result.Ids is null ? null : [.. window.Ids], Count = result.Ids is null ? result.Count : null } : result)
            .Where((_, i) => i is not (8 or 9)).Append(new WindowResult("k3", 60_000)).ToList();

        var verdict = results.AsObserved().Judge(Check(truth));

        FailureText.Of(verdict, stream.Truth, Context).ShouldBeApproved();
    }

    private static WindowResult Counts(WindowResult result) => result with { Ids = null, Value = null };

    private static WindowResult Sums(WindowResult result) => result with { Ids = null, Count = null };

    private static EventStream Stream(ulong seed, int partitions) => new StreamPlan(new TestDomain(300, Entities: 4)).Over(partitions)
        .OutOfOrder(0.2).Late(0.1, TimeSpan.FromMinutes(20), atLeast: TimeSpan.FromMinutes(1)).Duplicated(0.1).Generate(new Seed(seed));

    private static WindowAggregation<WindowResult> Check(WindowedTruth truth, bool paneByPane = false) =>
        new(truth, result => result.Value) { ValueOf = EngineRuns.Sum, PaneByPane = paneByPane };
}
