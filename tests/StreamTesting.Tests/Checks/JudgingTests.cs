using System.Reactive.Concurrency;
using System.Reactive.Linq;
using System.Reactive.Subjects;

namespace StreamTesting.Tests;

public sealed class JudgingTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly EventStream _stream = Streams.Plain(4);
    private readonly ManualTime _time = new();

    private Deduplication<string> Check => new(_stream.Truth, id => id);

    private JudgeOptions Options => new() { TimeProvider = _time, Within = Minute };

    [Fact]
    public void Violations_OfASubject_ComeAsTheyHappenAndTheRestAtTheEnd()
    {
        using var subject = new Subject<string>();
        var seen = new List<string>();
        var completed = false;
        subject.AsObserved().Violations(Check).Subscribe(violation => seen.Add($"{violation.Anomaly} {violation.EventId}"), () => completed = true);

        subject.OnNext("e0");
        seen.ShouldBeEmpty();
        subject.OnNext("e0");
        seen.ShouldBe(["duplicate e0"]);
        subject.OnNext("x");
        seen.ShouldBe(["duplicate e0", "phantom x"]);
        completed.ShouldBeFalse();
        subject.OnCompleted();

        seen.ShouldBe(["duplicate e0", "phantom x", "lost e1", "lost e2", "lost e3"]);
        completed.ShouldBeTrue();
    }

    [Fact]
    public void Violations_TwoSubscriptions_AreTwoFolds()
    {
        var violations = new[] { "e0", "e1", "e2", "e3" }.ToObservable().AsObserved().Violations(Check);

        violations.ToEnumerable().ShouldBeEmpty();
        violations.ToEnumerable().ShouldBeEmpty();
    }

    [Fact]
    public void Violations_FirstOnesTaken_LetTheSourceGo()
    {
        using var subject = new Subject<string>();
        var seen = new List<Violation>();
        subject.AsObserved().Violations(Check).Take(1).Subscribe(seen.Add);

        subject.OnNext("x");

        seen.Count.ShouldBe(1);
        subject.HasObservers.ShouldBeFalse();
    }

    [Fact]
    public void Violations_OnTheClockOfAReplay_HaveItsTimes()
    {
        var clock = new HistoricalScheduler(DateTimeOffset.UnixEpoch);
        var seen = new List<(string, DateTimeOffset)>();
        var source = new[] { "e0", "e1", "e1", "e2", "e3" }.ToObservable()
            .Zip(Observable.Interval(TimeSpan.FromSeconds(10), clock), (id, _) => id);
        source.AsObserved().Violations(Check).Timestamp(clock).Subscribe(violation => seen.Add((violation.Value.EventId!, violation.Timestamp)));

        clock.AdvanceBy(Minute);

        seen.ShouldBe([("e1", DateTimeOffset.UnixEpoch.AddSeconds(30))]);
    }

    [Fact]
    public void Violations_OfASourceThatFails_FailWithItAndSayNothingOfLosses()
    {
        using var subject = new Subject<string>();
        var seen = new List<Violation>();
        Exception? error = null;
        subject.AsObserved().Violations(Check).Subscribe(seen.Add, failure => error = failure);

        subject.OnError(new IOException("The broker is gone."));

        seen.ShouldBeEmpty();
        error.ShouldBeOfType<IOException>();
    }

    [Fact]
    public void Violations_WhereTheIdCannotBeRead_FailAndSayWhichOutput()
    {
        Exception? error = null;
        var check = new Deduplication<string>(_stream.Truth, id => id == "e1" ? throw new FormatException("no id") : id);

        new[] { "e0", "e1" }.ToObservable().AsObserved().Violations(check).Subscribe(_ => { }, failure => error = failure);

        error.ShouldBeOfType<InvalidOperationException>().Message.ShouldStartWith("The event id of output 1 could not be read: FormatException: no id");
    }

    [Fact]
    public void Violations_WhereNothingIsCompared_EndWithAVacuousOne()
    {
        var seen = new List<Violation>();

        Observable.Empty<string>().AsObserved().Violations(new OrderPerKey<string>(_stream.Truth, id => id)).Subscribe(seen.Add);

        seen.Single().Anomaly.ShouldBe(Anomalies.Vacuous);
    }

    [Fact]
    public void Judge_AnObservable_YieldsOneVerdictAtItsEnd()
    {
        using var subject = new Subject<string>();
        var verdicts = new List<Verdict>();
        var completed = false;
        subject.AsObserved().Judge(Check).Subscribe(verdicts.Add, () => completed = true);
        foreach (var id in new[] { "e0", "e1", "e2", "e3" })
        {
            subject.OnNext(id);
        }

        verdicts.ShouldBeEmpty();
        subject.OnCompleted();

        verdicts.Single().Outcome.ShouldBe(VerdictOutcome.Passed);
        completed.ShouldBeTrue();
    }

    [Fact]
    public void Judge_AnObservableThatFails_YieldsAVerdictWithTheException()
    {
        var verdict = Observable.Throw<string>(new IOException("gone")).AsObserved().Judge(Check).Wait();

        verdict.Outcome.ShouldBe(VerdictOutcome.Undecided);
        verdict.Error.ShouldBeOfType<IOException>();
        verdict.CountOf(Anomalies.Unseen).Events.ShouldBe(4);
    }

    [Fact]
    public async Task JudgeAsync_AnObservableThatNeverEnds_TimesOutWithWhatIsMissing()
    {
        using var subject = new Subject<string>();
        var judging = subject.AsObserved().JudgeAsync(Check, Options);
        subject.OnNext("e0");
        subject.OnNext("e2");
        _time.Advance(Minute - TimeSpan.FromTicks(1));
        judging.IsCompleted.ShouldBeFalse();

        _time.Advance(TimeSpan.FromTicks(1));

        var verdict = await judging;
        verdict.Outcome.ShouldBe(VerdictOutcome.Undecided);
        verdict.Ending.ShouldBe(ObservationEnding.TimedOut);
        verdict.Counts.Keys.ShouldBe([Anomalies.Unseen]);
        verdict.Violations.Select(violation => violation.EventId).ShouldBe(["e1", "e3"]);
        subject.HasObservers.ShouldBeFalse();
    }

    [Fact]
    public async Task JudgeAsync_ATimeOutAfterAViolation_HasFailed()
    {
        using var subject = new Subject<string>();
        var judging = subject.AsObserved().JudgeAsync(Check, Options);
        subject.OnNext("e0");
        subject.OnNext("e0");

        _time.Advance(Minute);

        (await judging).Outcome.ShouldBe(VerdictOutcome.Failed);
    }

    [Fact]
    public async Task JudgeAsync_StoppedAtFirst_EndsThereAndJudgesNoLoss()
    {
        using var subject = new Subject<string>();
        var judging = subject.AsObserved().JudgeAsync(Check, Options with { StopAtFirst = true });
        subject.OnNext("e0");
        subject.OnNext("e0");
        subject.HasObservers.ShouldBeFalse();
        subject.OnNext("x");

        var verdict = await judging;

        verdict.Ending.ShouldBe(ObservationEnding.Stopped);
        verdict.Counts.Keys.ShouldBe([Anomalies.Duplicate]);
        _time.RunningTimers.ShouldBe(0);
    }

    [Fact]
    public async Task JudgeAsync_ACancelledToken_CancelsAndLetsTheSourceGo()
    {
        using var subject = new Subject<string>();
        using var cancelling = new CancellationTokenSource();
        var judging = subject.AsObserved().JudgeAsync(Check, Options, cancelling.Token);

        await cancelling.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(judging);
        subject.HasObservers.ShouldBeFalse();
        _time.RunningTimers.ShouldBe(0);
    }

    [Fact]
    public async Task JudgeAsync_ATokenCancelledBefore_Cancels()
    {
        using var subject = new Subject<string>();

        await Should.ThrowAsync<OperationCanceledException>(subject.AsObserved().JudgeAsync(Check, Options, new CancellationToken(true)));
    }

    [Fact]
    public async Task JudgeAsync_ASourceThatPushesWithoutEndWhileItIsSubscribed_IsBrokenOff()
    {
        var endless = Observable.Create<string>(IDisposable (observer) =>
        {
            for (var i = 0; ; i++)
            {
                if (i == 1000)
                {
                    _time.Advance(Minute);
                }

                observer.OnNext($"e{i}");
            }
        });

        var verdict = await endless.AsObserved().JudgeAsync(Check, Options);

        verdict.Ending.ShouldBe(ObservationEnding.TimedOut);
        verdict.Observed.ShouldBe(1000);
    }

    [Fact]
    public async Task JudgeAsync_ASourceThatThrowsOnSubscribe_IsAFault()
    {
        var broken = Observable.Create<string>(IDisposable (_) => throw new IOException("no such topic"));

        var verdict = await broken.AsObserved().JudgeAsync(Check, Options);

        verdict.Ending.ShouldBe(ObservationEnding.Faulted);
        verdict.Error.ShouldBeOfType<IOException>();
    }

    [Fact]
    public async Task JudgeAsync_AnIdThatCannotBeRead_IsAFault()
    {
        using var subject = new Subject<Output?>();
        var judging = subject.AsObserved().JudgeAsync(new Deduplication<Output?>(_stream.Truth, output => output!.EventId), Options);

        subject.OnNext(null);

        (await judging).Error.ShouldBeOfType<InvalidOperationException>().InnerException.ShouldBeOfType<NullReferenceException>();
        subject.HasObservers.ShouldBeFalse();
    }

    [Fact]
    public async Task JudgeAsync_AnAsyncEnumerable_IsReadToItsEnd()
    {
        (await Ids().AsObserved().JudgeAsync(Check, Options)).Outcome.ShouldBe(VerdictOutcome.Passed);

        static async IAsyncEnumerable<string> Ids()
        {
            for (var i = 0; i < 4; i++)
            {
                await Task.Yield();
                yield return $"e{i}";
            }
        }
    }

    [Fact]
    public async Task JudgeAsync_AnAsyncEnumerableThatNeverYields_TimesOutAndIsCancelled()
    {
        var cancelled = new TaskCompletionSource();
        var waiting = new TaskCompletionSource();
        var judging = Silent(waiting, cancelled).AsObserved().JudgeAsync(Check, Options);
        await waiting.Task;

        _time.Advance(Minute);

        (await judging).Ending.ShouldBe(ObservationEnding.TimedOut);
        await cancelled.Task;
    }

    [Fact]
    public async Task JudgeAsync_AnAsyncEnumerableThatIgnoresItsToken_TimesOutAllTheSame()
    {
        var never = new TaskCompletionSource<string>();
        var waiting = new TaskCompletionSource();
        var judging = Deaf().AsObserved().JudgeAsync(Check, Options);
        await waiting.Task;

        _time.Advance(Minute);

        (await judging).Ending.ShouldBe(ObservationEnding.TimedOut);

        async IAsyncEnumerable<string> Deaf()
        {
            waiting.SetResult();
            yield return await never.Task;
        }
    }

    [Fact]
    public async Task JudgeAsync_AnAsyncEnumerableThatThrows_IsAFault()
    {
        (await Broken().AsObserved().JudgeAsync(Check, Options)).Error.ShouldBeOfType<IOException>();

        static async IAsyncEnumerable<string> Broken()
        {
            await Task.Yield();
            yield return "e0";
            throw new IOException("gone");
        }
    }

    [Fact]
    public void Judge_AListWithoutEnd_TimesOut()
    {
        var verdict = Endless().AsObserved().Judge(Check, Options);

        verdict.Ending.ShouldBe(ObservationEnding.TimedOut);
        verdict.CountOf(Anomalies.Duplicate).Violations.ShouldBe(verdict.Observed - 1);

        IEnumerable<string> Endless()
        {
            while (true)
            {
                _time.Advance(TimeSpan.FromSeconds(1));
                yield return "e0";
            }
        }
    }

    [Fact]
    public void Judge_AListThatThrows_IsAFault() =>
        Enumerable.Range(0, 4).Select(i => i < 2 ? $"e{i}" : throw new IOException("gone")).AsObserved().Judge(Check)
            .ShouldSatisfyAllConditions(
                verdict => verdict.Error.ShouldBeOfType<IOException>(),
                verdict => verdict.CountOf(Anomalies.Unseen).Events.ShouldBe(2));

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void JudgeAsync_AnImpossibleTime_IsRefusedAtOnce(int seconds)
    {
        using var subject = new Subject<string>();

        Should.Throw<ArgumentOutOfRangeException>(() => subject.AsObserved().JudgeAsync(Check, new JudgeOptions { Within = TimeSpan.FromSeconds(seconds) }))
            .Message.ShouldContain("it must be above zero");
    }

    [Fact]
    public async Task JudgeAsync_ManyThreadsAtOnce_TakesAllOneByOne()
    {
        var stream = Streams.Plain(4000);
        var truth = stream.Truth;
        using var subject = new Subject<string>();
        var judging = subject.AsObserved().JudgeAsync(new Deduplication<string>(truth, id => id));

        Parallel.For(0, 4, part =>
        {
            for (var i = part; i < 4000; i += 4)
            {
                subject.OnNext($"e{i}");
            }
        });
        subject.OnCompleted();

        (await judging).Outcome.ShouldBe(VerdictOutcome.Passed);
    }

    private static async IAsyncEnumerable<string> Silent(
        TaskCompletionSource waiting, TaskCompletionSource cancelled, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token = default)
    {
        await using var registration = token.Register(cancelled.SetResult);
        waiting.SetResult();
        await cancelled.Task;
        yield break;
    }
}
