using System.Reactive.Linq;
using StreamTesting.Assertions;

namespace StreamTesting.Assertions.Tests;

/// <summary>The assertions about engines, dead letters and counters: each of the six forms, passing and failing.</summary>
public sealed class EngineAssertionTests
{
    private static readonly EngineProfile Flink = EngineProfiles.FlinkPerRecord;
    private readonly GroundTruth _truth = new StreamPlan(new TestDomain(300)).Late(0.2, TimeSpan.FromHours(1)).OutOfOrder(0.2).Generate(new Seed(1)).Truth;

    [Fact]
    public async Task ShouldDropLate_InEachForm_PassesAndFails()
    {
        var engine = _truth.For(Flink);
        var right = engine.Arrivals.Where(verdict => verdict.Expectation == Expectation.Must).Select(verdict => verdict.Arrival.Event.Id).ToList();
        var wrong = engine.Arrivals.Select(verdict => verdict.Arrival.Event.Id).ToList();

        foreach (var pass in new[] { true, false })
        {
            var ids = pass ? right : wrong;
            await Each(
                pass,
                "ShouldDropLate failed: late-not-dropped",
                () => Task.FromResult(ids.ShouldDropLate(engine, id => id)),
                () => Task.FromResult(ids.AsObserved().ShouldDropLate(engine, id => id)),
                () => ids.ToObservable().ShouldDropLate(engine, id => id),
                () => ids.AsObserved().ToObservable().ShouldDropLate(engine, id => id),
                () => Pulled(ids).ShouldDropLate(engine, id => id),
                () => Pulled(ids).AsObserved().ShouldDropLate(engine, id => id));
        }
    }

    [Fact]
    public async Task ShouldAcceptLate_InEachForm_PassesAndFails()
    {
        var engine = _truth.For(Flink, WindowShape.Tumbling(TimeSpan.FromHours(1)));
        var right = engine.Arrivals.Where(verdict => verdict.Expectation == Expectation.Must).Select(verdict => verdict.Arrival.Event.Id).ToList();

        foreach (var pass in new[] { true, false })
        {
            var ids = pass ? right : [];
            await Each(
                pass,
                "ShouldAcceptLate failed: dropped-too-early",
                () => Task.FromResult(ids.ShouldAcceptLate(engine, id => id)),
                () => Task.FromResult(ids.AsObserved().ShouldAcceptLate(engine, id => id)),
                () => ids.ToObservable().ShouldAcceptLate(engine, id => id),
                () => ids.AsObserved().ToObservable().ShouldAcceptLate(engine, id => id),
                () => Pulled(ids).ShouldAcceptLate(engine, id => id),
                () => Pulled(ids).AsObserved().ShouldAcceptLate(engine, id => id));
        }
    }

    [Fact]
    public async Task ShouldPutLateAsideExactly_InEachForm_PassesAndFails()
    {
        var engine = _truth.For(Flink);
        var right = engine.Arrivals.Where(verdict => verdict.Outcome == ArrivalOutcome.LateDropped).Select(verdict => verdict.Arrival.Event.Id).ToList();

        foreach (var pass in new[] { true, false })
        {
            var ids = pass ? right : right.Skip(1).ToList();
            await Each(
                pass,
                "ShouldPutLateAsideExactly failed: late-not-put-aside 1",
                () => Task.FromResult(ids.ShouldPutLateAsideExactly(engine, id => id)),
                () => Task.FromResult(ids.AsObserved().ShouldPutLateAsideExactly(engine, id => id)),
                () => ids.ToObservable().ShouldPutLateAsideExactly(engine, id => id),
                () => ids.AsObserved().ToObservable().ShouldPutLateAsideExactly(engine, id => id),
                () => Pulled(ids).ShouldPutLateAsideExactly(engine, id => id),
                () => Pulled(ids).AsObserved().ShouldPutLateAsideExactly(engine, id => id));
        }
    }

    [Fact]
    public async Task ShouldAggregateWindows_InEachForm_PassesAndFails()
    {
        var windows = _truth.For(Flink, WindowShape.Tumbling(TimeSpan.FromMinutes(10)));
        var right = windows.Windows.Where(window => window.Expectation == Expectation.Must).Select(window => new WindowResult(window.Key, window.Start) { Count = window.Must.Count }).ToList();

        foreach (var pass in new[] { true, false })
        {
            var results = pass ? right : right.Skip(1).ToList();
            await Each(
                pass,
                "ShouldAggregateWindows failed: missing-window 1",
                () => Task.FromResult(results.ShouldAggregateWindows(windows, result => result.Value)),
                () => Task.FromResult(results.AsObserved().ShouldAggregateWindows(windows, result => result.Value)),
                () => results.ToObservable().ShouldAggregateWindows(windows, result => result.Value),
                () => results.AsObserved().ToObservable().ShouldAggregateWindows(windows, result => result.Value),
                () => Pulled(results).ShouldAggregateWindows(windows, result => result.Value),
                () => Pulled(results).AsObserved().ShouldAggregateWindows(windows, result => result.Value));
        }
    }

    [Fact]
    public async Task ShouldAdvanceWatermark_InEachForm_PassesAndFails()
    {
        var last = new WatermarkReading(_truth.Events.Max(known => known.EventTime).ToUnixTimeMilliseconds() - 1);

        foreach (var pass in new[] { true, false })
        {
            List<WatermarkReading> readings = pass ? [last] : [last, new(last.Milliseconds - 1)];
            await Each(
                pass,
                "ShouldAdvanceWatermark failed: watermark-back 1",
                () => Task.FromResult(readings.ShouldAdvanceWatermark(_truth, Flink, reading => reading.Value)),
                () => Task.FromResult(readings.AsObserved().ShouldAdvanceWatermark(_truth, Flink, reading => reading.Value)),
                () => readings.ToObservable().ShouldAdvanceWatermark(_truth, Flink, reading => reading.Value),
                () => readings.AsObserved().ToObservable().ShouldAdvanceWatermark(_truth, Flink, reading => reading.Value),
                () => Pulled(readings).ShouldAdvanceWatermark(_truth, Flink, reading => reading.Value),
                () => Pulled(readings).AsObserved().ShouldAdvanceWatermark(_truth, Flink, reading => reading.Value));
        }
    }

    [Fact]
    public async Task ShouldBalance_InEachForm_PassesAndFails()
    {
        foreach (var pass in new[] { true, false })
        {
            List<Account> accounts = [new Account { Accepted = _truth.ArrivalCount - (pass ? 0 : 1) }];
            await Each(
                pass,
                "ShouldBalance failed: unbalanced 1",
                () => Task.FromResult(accounts.ShouldBalance(_truth, account => account.Value)),
                () => Task.FromResult(accounts.AsObserved().ShouldBalance(_truth, account => account.Value)),
                () => accounts.ToObservable().ShouldBalance(_truth, account => account.Value),
                () => accounts.AsObserved().ToObservable().ShouldBalance(_truth, account => account.Value),
                () => Pulled(accounts).ShouldBalance(_truth, account => account.Value),
                () => Pulled(accounts).AsObserved().ShouldBalance(_truth, account => account.Value));
        }
    }

    [Fact]
    public async Task ShouldDeadLetterExactly_InEachForm_PassesAndFails()
    {
        foreach (var pass in new[] { true, false })
        {
            long[] letters = pass ? [5] : [5, 5];
            bool Also(Arrival arrival) => arrival.Position == 5;
            static DeadLetter Of(Observed<long> letter) => DeadLetter.OfPosition(letter.Value);
            await Each(
                pass,
                "ShouldDeadLetterExactly failed: duplicate 1",
                () => Task.FromResult(letters.ShouldDeadLetterExactly(_truth, Of, Also)),
                () => Task.FromResult(letters.AsObserved().ShouldDeadLetterExactly(_truth, Of, Also)),
                () => letters.ToObservable().ShouldDeadLetterExactly(_truth, Of, Also),
                () => letters.AsObserved().ToObservable().ShouldDeadLetterExactly(_truth, Of, Also),
                () => Pulled(letters).ShouldDeadLetterExactly(_truth, Of, Also),
                () => Pulled(letters).AsObserved().ShouldDeadLetterExactly(_truth, Of, Also));
        }
    }

    [Fact]
    public async Task ShouldJoin_InEachForm_PassesAndFails()
    {
        var truth = new StreamPlan(new TestDomain(4, Entities: 2)).Generate(new Seed(1)).Truth;
        var join = JoinTruth.OfInterval(truth.For(Flink), new IntervalJoinRules { Lower = 0, Upper = 30_000 }, arrival => arrival.Position < 2, arrival => arrival.Position >= 2);

        foreach (var pass in new[] { true, false })
        {
            List<JoinedPair> pairs = [new("e0", "e2"), pass ? new("e1", "e3") : new("e0", "e2")];
            await Each(
                pass,
                "ShouldJoin failed: duplicate-pair 1, missing-pair 1",
                () => Task.FromResult(pairs.ShouldJoin(join, pair => pair.Value)),
                () => Task.FromResult(pairs.AsObserved().ShouldJoin(join, pair => pair.Value)),
                () => pairs.ToObservable().ShouldJoin(join, pair => pair.Value),
                () => pairs.AsObserved().ToObservable().ShouldJoin(join, pair => pair.Value),
                () => Pulled(pairs).ShouldJoin(join, pair => pair.Value),
                () => Pulled(pairs).AsObserved().ShouldJoin(join, pair => pair.Value));
        }
    }

    private static async Task Each(bool passes, string text, params Func<Task<Verdict>>[] forms)
    {
        foreach (var form in forms)
        {
            if (passes)
            {
                (await form()).Outcome.ShouldBe(VerdictOutcome.Passed);
            }
            else
            {
                (await Assert.ThrowsAsync<ShouldAssertException>(form)).Message.ShouldStartWith(text);
            }
        }
    }

    private static async IAsyncEnumerable<T> Pulled<T>(IEnumerable<T> values)
    {
        foreach (var value in values)
        {
            await Task.Yield();
            yield return value;
        }
    }
}
