using System.Reactive.Linq;
using System.Reactive.Subjects;
using StreamTesting.Assertions;

namespace StreamTesting.Assertions.Tests;

public sealed class AssertionTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly EventStream _stream = new StreamPlan(new TestDomain(4, Entities: 2)).Generate(new Seed(1));
    private readonly ManualTime _time = new();

    private JudgeOptions Options => new() { TimeProvider = _time };

    private GroundTruth Truth => _stream.Truth;

    private static Total[] Totals(params string[] ids) => [.. ids.Select(id => new Total(id))];

    private static async IAsyncEnumerable<Total> Pulled(params string[] ids)
    {
        foreach (var id in ids)
        {
            await Task.Yield();
            yield return new Total(id);
        }
    }

    /// <summary>Shouldly's own ThrowAsync lets its own exceptions pass.</summary>
    private static Task<ShouldAssertException> FailureOf(Task asserting) => Assert.ThrowsAsync<ShouldAssertException>(() => asserting);

    [Fact]
    public async Task Assertions_OnARightConsumer_ReturnTheVerdictInEachForm()
    {
        var right = Totals("e0", "e1", "e2", "e3");

        right.ShouldDeduplicate(Truth, by: total => total.EventId).Outcome.ShouldBe(VerdictOutcome.Passed);
        right.AsObserved().ToList().ShouldLoseNothing(Truth, by: total => total.EventId).Compared.ShouldBe(4);
        (await right.ToObservable().ShouldKeepOrderPerKey(Truth, by: total => total.EventId)).Compared.ShouldBe(2);
        (await right.AsObserved().ToObservable().ShouldDeduplicate(Truth, by: total => total.EventId)).Observed.ShouldBe(4);
        (await Pulled("e0", "e1", "e2", "e3").ShouldLoseNothing(Truth, by: total => total.EventId)).Observed.ShouldBe(4);
        (await Pulled("e0", "e1", "e2", "e3").AsObserved().ShouldKeepOrderPerKey(Truth, by: total => total.EventId)).Observed.ShouldBe(4);
        (await Run.Of(_stream, "e0", "e1", "e2", "e3").ShouldSatisfy(new NoLoss<Total>(Truth, total => total.EventId))).Check.ShouldBe("no loss");
    }

    [Fact]
    public async Task Assertions_OnAWrongConsumer_ThrowTheSameTextInEachForm()
    {
        var ids = new[] { "e0", "e1", "e1", "x" };
        var totals = Totals(ids);
        var source = totals.ToObservable();
        var observed = totals.AsObserved().ToObservable();
        var pulled = Pulled(ids);
        var pulledObserved = Pulled(ids).AsObserved();
        var list = totals.AsObserved();

        string[] texts =
        [
            Should.Throw<ShouldAssertException>(() => totals.ShouldDeduplicate(Truth, total => total.EventId, subject: "it")).Message,
            Should.Throw<ShouldAssertException>(() => list.ShouldDeduplicate(Truth, total => total.EventId, subject: "it")).Message,
            (await FailureOf(source.ShouldDeduplicate(Truth, total => total.EventId, subject: "it"))).Message,
            (await FailureOf(observed.ShouldDeduplicate(Truth, total => total.EventId, subject: "it"))).Message,
            (await FailureOf(pulled.ShouldDeduplicate(Truth, total => total.EventId, subject: "it"))).Message,
            (await FailureOf(pulledObserved.ShouldDeduplicate(Truth, total => total.EventId, subject: "it"))).Message,
        ];

        texts.Distinct().ShouldHaveSingleItem().ShouldStartWith("ShouldDeduplicate failed: duplicate 1, lost 2, phantom 1\nof it\n");
    }

    [Fact]
    public async Task ShouldDeduplicate_AWrongConsumer_ThrowsTheWholeText()
    {
        var run = Run.Of(_stream, "e0", "e1", "e1", "x");

        var failure = await FailureOf(
            run.ShouldDeduplicate(Truth, by: total => total.EventId, customMessage: "Totals feed the invoices."));

        failure.Message.ShouldBeApproved();
    }

    [Fact]
    public async Task ShouldLoseNothing_AWrongConsumer_NamesItselfAndTheTest()
    {
        var failure = await FailureOf(Run.Of(_stream, "e0").ShouldLoseNothing(Truth, by: total => total.EventId));

        failure.Message.ShouldStartWith("ShouldLoseNothing failed: lost 3\nof Run.Of(_stream, \"e0\")\n");
        failure.Message.ShouldContain($"  [Seeds(\"{_stream.Seed}\")]\n  STREAMTESTING_SEED={_stream.Seed} dotnet test --filter {nameof(ShouldLoseNothing_AWrongConsumer_NamesItselfAndTheTest)}\n");
    }

    [Fact]
    public async Task ShouldKeepOrderPerKey_AWrongConsumer_ThrowsReordered()
    {
        var failure = await FailureOf(Run.Of(_stream, "e2", "e0").ShouldKeepOrderPerKey(Truth, by: total => total.EventId));

        failure.Message.ShouldStartWith("ShouldKeepOrderPerKey failed: reordered 1\n");
    }

    [Fact]
    public async Task ShouldSatisfy_ACheckWithSettingsOfItsOwn_IsAsked()
    {
        var check = new Deduplication<Total>(Truth, total => total.EventId) { RetractionBy = observed => observed.Value.Key == "-" };
        var source = new[] { new Total("e0"), new Total("e0", "-") }.ToObservable();

        var failure = await FailureOf(source.ShouldSatisfy(check));

        failure.Message.ShouldStartWith("ShouldSatisfy failed: lost 4\n");
    }

    [Fact]
    public async Task ShouldDeduplicate_NothingCompared_FailsAsVacuous()
    {
        var nothing = new GroundTruth([]);

        (await FailureOf(Observable.Empty<Total>().ShouldDeduplicate(nothing, by: total => total.EventId)))
            .Message.ShouldStartWith("ShouldDeduplicate failed: vacuous\n");
    }

    [Fact]
    public async Task ShouldDeduplicate_ByAHeader_SeesTheObservationItself()
    {
        var source = new[] { "e0", "e1", "e2", "e3" }.ToObservable()
            .Select(id => new Observed<Total>(new Total("?")) { Headers = new Dictionary<string, string> { ["st-event-id"] = id } });

        (await source.ShouldDeduplicate(Truth, by: (Observed<Total> observed) => observed.Headers["st-event-id"])).Outcome.ShouldBe(VerdictOutcome.Passed);
    }

    [Fact]
    public async Task ShouldDeduplicate_WhereValueAndObservationHaveTheMember_TakesTheValues()
    {
        var truth = new StreamPlan(new TestDomain(1, Entities: 1)).Generate(new Seed(1)).Truth;
        var source = Observable.Return(new Observed<Total>(new Total("?", Key: "e0")) { Key = "a record's key" });

        (await source.ShouldDeduplicate(truth, by: total => total.Key)).Outcome.ShouldBe(VerdictOutcome.Passed);
    }

    [Fact]
    public async Task ShouldDeduplicate_AStreamThatNeverEnds_SaysWhatIsMissingAndWhoIsBehind()
    {
        using var outputs = new Subject<Observed<Total>>();
        var run = new Run(outputs, _stream.Origin);
        var asserting = run.ShouldDeduplicate(Truth, by: total => total.EventId, within: 2 * Minute, options: Options);
        outputs.OnNext(new Observed<Total>(new Total("e1")));
        outputs.OnNext(new Observed<Total>(new Total("e0")) { Index = 1 });
        _time.Advance(2 * Minute);

        var failure = await FailureOf(asserting);

        failure.Message.ShouldBeApproved();
    }

    [Fact]
    public async Task ShouldDeduplicate_WithoutATime_WaitsNinetySeconds()
    {
        using var outputs = new Subject<Total>();
        var asserting = outputs.ShouldDeduplicate(Truth, by: total => total.EventId, options: Options);
        _time.Advance(TimeSpan.FromSeconds(90) - TimeSpan.FromTicks(1));
        asserting.IsCompleted.ShouldBeFalse();

        _time.Advance(TimeSpan.FromTicks(1));

        (await FailureOf(asserting)).Message.ShouldContain("did not end within 00:01:30");
    }

    [Fact]
    public async Task ShouldDeduplicate_AConsumerThatThrows_HoldsItsException()
    {
        var thrown = new InvalidDataException("amount is negative");
        var run = new Run(Observable.Throw<Observed<Total>>(thrown), _stream.Origin);

        var failure = await FailureOf(run.ShouldDeduplicate(Truth, by: total => total.EventId));

        failure.InnerException.ShouldBeSameAs(thrown);
        failure.Message.ShouldStartWith("ShouldDeduplicate is undecided: unseen 4\n");
        failure.Message.ShouldContain("the observation failed after 0 outputs\n  InvalidDataException: amount is negative\n  partition 0 is committed up to 2 of 4\n");
    }

    [Fact]
    public async Task ShouldDeduplicate_AListThatThrows_FailsToo()
    {
        var failure = Should.Throw<ShouldAssertException>(() => Totals("e0", "e1").Select(total => total.EventId == "e1" ? throw new IOException("gone") : total)
            .ShouldDeduplicate(Truth, by: total => total.EventId));

        failure.InnerException.ShouldBeOfType<IOException>();
        await Task.CompletedTask;
    }

    [Fact]
    public async Task ShouldDeduplicate_StoppedAtFirst_SaysSo()
    {
        var failure = await FailureOf(
            Run.Of(_stream, "e0", "e0", "e1").ShouldDeduplicate(Truth, by: total => total.EventId, options: new JudgeOptions { StopAtFirst = true }));

        failure.Message.ShouldStartWith("ShouldDeduplicate failed: duplicate 1\n");
        failure.Message.ShouldContain("stopped at the first violation, after 2 outputs: what had not come out is not judged\n");
    }

    [Fact]
    public async Task ShouldDeduplicate_ACancelledToken_IsCancelled()
    {
        using var outputs = new Subject<Total>();
        using var cancelling = new CancellationTokenSource();
        var asserting = outputs.ShouldDeduplicate(Truth, by: total => total.EventId, cancellationToken: cancelling.Token);

        await cancelling.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(asserting);
        asserting.IsCanceled.ShouldBeTrue();
    }

    [Fact]
    public void ShouldKeepOrderPerKey_TheTruthOfOtherPartitions_IsRefusedAtOnce()
    {
        var run = Run.Of(_stream.Over(3), "e0");

        Should.Throw<ArgumentException>(() => run.ShouldKeepOrderPerKey(Truth, by: total => total.EventId))
            .Message.ShouldStartWith("This truth is of the stream in 1 partition, the run injected it in 3: use run.Truth.");
    }

    [Fact]
    public async Task ShouldDeduplicate_TheTruthOfOtherPartitions_IsAccepted()
    {
        (await Run.Of(_stream.Over(3), "e0", "e1", "e2", "e3").ShouldDeduplicate(Truth, by: total => total.EventId)).Outcome.ShouldBe(VerdictOutcome.Passed);

        (await FailureOf(Run.Of(_stream.Over(3), "e0").ShouldDeduplicate(Truth, by: total => total.EventId)))
            .Message.ShouldContain("injected in 3 partitions: positions in this text are those in 1");
    }

    [Fact]
    public void ShouldDeduplicate_TheTruthOfAnotherSeedOrPlan_IsRefusedAtOnce()
    {
        var seed = _stream.Plan.Generate(new Seed(2));
        var plan = _stream.Plan.Duplicated(0.5).Generate(_stream.Seed);

        Should.Throw<ArgumentException>(() => Run.Of(seed, "e0").ShouldDeduplicate(Truth, by: total => total.EventId))
            .Message.ShouldContain($"the stream from seed {_stream.Seed}, the run injected the one from seed {seed.Seed}");
        Should.Throw<ArgumentException>(() => Run.Of(plan, "e0").ShouldDeduplicate(Truth, by: total => total.EventId))
            .Message.ShouldContain("the run injected 'test (4 events), exact duplicates");
    }

    [Fact]
    public void Assertions_WithoutSourceTruthOrId_AreRefusedAtOnce()
    {
        using var outputs = new Subject<Total>();

        Should.Throw<ArgumentNullException>(() => ((IObservable<Total>)null!).ShouldDeduplicate(Truth, total => total.EventId));
        Should.Throw<ArgumentNullException>(() => outputs.ShouldDeduplicate(null!, total => total.EventId));
        Should.Throw<ArgumentNullException>(() => outputs.ShouldDeduplicate(Truth, null!));
        Should.Throw<ArgumentNullException>(() => outputs.ShouldSatisfy(null!));
    }

    [Fact]
    public async Task StackTrace_OfAFailure_BeginsInTheTest()
    {
        static Task Synchronous(GroundTruth truth)
        {
            Totals().ShouldDeduplicate(truth, by: total => total.EventId);
            return Task.CompletedTask;
        }

        async Task Asynchronous(GroundTruth truth) => await Pulled().ShouldDeduplicate(truth, by: total => total.EventId);

        foreach (var test in new[] { Synchronous, (Func<GroundTruth, Task>)Asynchronous })
        {
            var failure = await Assert.ThrowsAsync<ShouldAssertException>(() => test(Truth));

            failure.StackTrace!.Split('\n')[0].ShouldContain(nameof(AssertionTests));
        }
    }
}
