namespace StreamTesting.Tests.Expectations;

/// <summary>Copies and how long the job's deduplication knows an event.</summary>
public sealed class HorizonTruthTests
{
    private static readonly WindowShape Minute = WindowShape.Tumbling(TimeSpan.FromMinutes(1));
    private static readonly WindowShape Hour = WindowShape.Tumbling(TimeSpan.FromHours(1));
    private static readonly EngineProfile Flink = EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromMinutes(10));
    private static readonly TimeSpan Horizon = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(19_999, ArrivalOutcome.Duplicate)]
    [InlineData(20_000, ArrivalOutcome.Duplicate)]
    [InlineData(20_001, ArrivalOutcome.Undecided)]
    public void For_ACopyAtTheHorizonOfEventTime_IsADuplicateUpToIt(long ahead, ArrivalOutcome outcome)
    {
        var verdict = Copied(DedupHorizon.OfEventTime(Horizon), (0, 0), (ahead, ahead)).Arrivals[2];

        (verdict.Outcome, verdict.DuplicateOf, verdict.Doubt).ShouldBe((outcome, 0, outcome == ArrivalOutcome.Duplicate ? null : Doubt.DedupHorizon));
        if (outcome == ArrivalOutcome.Undecided)
        {
            verdict.Rule.ShouldBe("'e0' was taken at position 0, and the horizon of 00:00:20 of event time is over -> may be taken again");
            verdict.Expectation.ShouldBe(Expectation.May);
        }
    }

    [Fact]
    public void For_ACopyBeyondTheHorizon_MayBeInItsWindowTwice()
    {
        var truth = Copied(DedupHorizon.OfEventTime(Horizon), (0, 0), (30_000, 30_000));
        var window = truth.Windows.Single();

        window.Must.Select(arrival => arrival.Position).ShouldBe([0, 1]);
        window.May.Select(arrival => arrival.Position).ShouldBe([2]);
        window.Doubt.ShouldBe(Doubt.DedupHorizon);
        (truth.IsExact, truth.Totals.Undecided, truth.Totals.UndecidedCopies, truth.Totals.Deduplicated, truth.Totals.Balance).ShouldBe((false, 1, 1, 0, true));
        window.Panes.ShouldBeNull();
    }

    [Fact]
    public void For_AJobThatForgetsAtTheHorizon_TakesTheCopyAgain()
    {
        var truth = Copied(DedupHorizon.OfEventTime(Horizon), forgets: true, (0, 0), (30_000, 30_000));

        truth.Arrivals.Select(verdict => verdict.Outcome).ShouldBe([ArrivalOutcome.InOrder, ArrivalOutcome.InOrder, ArrivalOutcome.OutOfOrder]);
        truth.Windows.Single().Must.Count.ShouldBe(3);
        truth.IsExact.ShouldBeTrue();
    }

    [Fact]
    public void For_ACopyThatIsTooLateAnyway_IsInNoWindowWhateverTheDeduplicationKnows()
    {
        var truth = Copied(EngineProfiles.FlinkPerRecord, new TruthOptions { Horizon = DedupHorizon.OfEventTime(Horizon) }, Minute, (0, 0), (90_000, 90_000));

        (truth.Arrivals[2].Outcome, truth.Arrivals[2].Expectation).ShouldBe((ArrivalOutcome.Undecided, Expectation.MustNot));
        truth.Windows.ShouldAllBe(window => window.May.Count == 0);
    }

    [Theory]
    [InlineData(false, new[] { 10, 25, 40 }, "Duplicate Undecided Undecided")]
    [InlineData(true, new[] { 10, 25, 40 }, "Duplicate Duplicate Duplicate")]
    [InlineData(true, new[] { 10, 31, 51 }, "Duplicate Undecided Duplicate")]
    [InlineData(false, new[] { 20, 21 }, "Duplicate Undecided")]
    public void For_CopiesByArrivalTime_CountFromWhatWasTakenOrFromTheCopyBefore(bool refreshed, int[] seconds, string expected)
    {
        var horizon = DedupHorizon.OfArrivalTime(Horizon) with { IsRefreshed = refreshed };

        var outcomes = CopiesAt(seconds).For(Flink, new TruthOptions { Horizon = horizon }).Arrivals.Skip(1).Select(verdict => $"{verdict.Outcome}");

        string.Join(' ', outcomes).ShouldBe(expected);
    }

    [Theory]
    [InlineData(false, new[] { 10, 25, 40, 46 }, "Duplicate OutOfOrder Duplicate OutOfOrder")]
    [InlineData(true, new[] { 10, 25, 46, 60 }, "Duplicate Duplicate OutOfOrder Duplicate")]
    public void For_AJobThatForgetsByArrivalTime_CountsAnewFromWhatItTookAgain(bool refreshed, int[] seconds, string expected)
    {
        var options = new TruthOptions { Horizon = DedupHorizon.OfArrivalTime(Horizon) with { IsRefreshed = refreshed }, ForgetsAtHorizon = true };

        var outcomes = CopiesAt(seconds).For(Flink, options).Arrivals.Skip(1).Select(verdict => verdict.Outcome == ArrivalOutcome.Duplicate ? "Duplicate" : "OutOfOrder");

        string.Join(' ', outcomes).ShouldBe(expected);
    }

    [Fact]
    public void For_AHorizonInArrivals_CountsThoseOfThePartition()
    {
        var truth = Copied(DedupHorizon.OfArrivals(2), (0, 0), (1, 1));
        var beyond = Copied(DedupHorizon.OfArrivals(1), (0, 0), (1, 1));

        truth.Arrivals[2].Outcome.ShouldBe(ArrivalOutcome.Duplicate);
        beyond.Arrivals[2].Outcome.ShouldBe(ArrivalOutcome.Undecided);
        DedupHorizon.OfArrivals(1).ToString().ShouldBe("1 arrival");
        DedupHorizon.OfArrivals(2).ToString().ShouldBe("2 arrivals");
    }

    [Fact]
    public void For_OneClockOverTwoPartitions_IsWithinOnlyIfTheWholeStreamIs()
    {
        var horizon = DedupHorizon.OfEventTime(Horizon) with { SharesClock = true };

        Outcome(19_999).ShouldBe(ArrivalOutcome.Duplicate);
        Outcome(20_001).ShouldBe(ArrivalOutcome.Undecided);

        ArrivalOutcome Outcome(long other)
        {
            var first = Listed.Arrival("e0", "k", 0);
            return Listed.Truth(2, first, first.CopyAs(DuplicateKind.Exact, first.Event, first.Ticks), Listed.Arrival("e1", "j", other, partition: 1))
                .For(Flink, Hour, new TruthOptions { Horizon = horizon, ForgetsAtHorizon = true }).Arrivals[1].Outcome;
        }
    }

    [Fact]
    public void For_AFirstArrivalThatIsPoisoned_CountsFromTheOneThatWasTaken()
    {
        var plan = new StreamPlan(new TestDomain(400)).Duplicated(0.5, within: TimeSpan.FromSeconds(90)).Poisoned(0.3);
        var stream = plan.Generate(new Seed(2));
        var forever = stream.Truth.For(Flink, Hour);

        var far = stream.Truth.For(Flink, Hour, new TruthOptions { Horizon = DedupHorizon.OfArrivalTime(TimeSpan.FromDays(1)), ForgetsAtHorizon = true });
        var none = stream.Truth.For(Flink, Hour, new TruthOptions { Horizon = DedupHorizon.OfArrivals(0), ForgetsAtHorizon = true });

        far.Arrivals.Select(verdict => (verdict.Outcome, verdict.DuplicateOf)).ShouldBe(forever.Arrivals.Select(verdict => (verdict.Outcome, verdict.DuplicateOf)));
        none.Totals.Deduplicated.ShouldBe(0);
        none.Totals.Accepted.ShouldBe(stream.Truth.For(Flink, Hour, new TruthOptions { Deduplicates = false }).Totals.Accepted);
    }

    [Fact]
    public void ForSessions_ACopyBeyondTheHorizon_OpensNoSessionForCertain()
    {
        var truth = CopiesAt(30).ForSessions(Flink, TimeSpan.FromSeconds(5), new TruthOptions { Horizon = DedupHorizon.OfArrivalTime(Horizon) });

        truth.Windows.Single().Must.Select(arrival => arrival.Position).ShouldBe([0]);
        truth.Windows.Single().May.Select(arrival => arrival.Position).ShouldBe([1]);
    }

    [Fact]
    public void Remembered_OfALongStream_GrowsWithTheHorizon()
    {
        Remembered(8_000).ShouldBeLessThanOrEqualTo(Remembered(2_000) + 10);
        Remembered(2_000).ShouldBeGreaterThan(0);

        static int Remembered(int count)
        {
            var stream = new StreamPlan(new TestDomain(count)).Duplicated(0.5, within: TimeSpan.FromSeconds(30)).Generate(new Seed(1));
            var horizon = DedupHorizon.OfArrivalTime(Horizon) with { IsRefreshed = true };
            var rules = stream.Truth.For(Flink, new TruthOptions { Horizon = horizon }).Rules;
            var (memory, most) = (new HorizonMemory(rules, horizon, null), 0);
            foreach (var arrival in stream)
            {
                memory.See(arrival, 0);
                if (arrival.First is { } first)
                {
                    memory.Of(arrival, first, 0);
                }

                most = Math.Max(most, memory.Remembered);
            }

            return most;
        }
    }

    [Fact]
    public void ShouldAggregate_AConsumerThatForgets_IsRightWhetherItTakesACopyAgainOrNot()
    {
        var truth = Copied(DedupHorizon.OfEventTime(Horizon), (0, 0), (30_000, 30_000));

        Judge("e0", "e1").ShouldBe(VerdictOutcome.Passed);
        Judge("e0", "e1", "e0").ShouldBe(VerdictOutcome.Passed);
        Judge("e0", "e1", "e0", "e0").ShouldBe(VerdictOutcome.Failed);
        Judge("e0", "e0").ShouldBe(VerdictOutcome.Failed);

        VerdictOutcome Judge(params string[] ids) => new[] { new WindowResult("k", 0) { Ids = ids } }.AsObserved()
            .Judge(new WindowAggregation<WindowResult>(truth, result => result.Value) { FlushesAtTheEnd = true }).Outcome;
    }

    [Fact]
    public void For_ImpossibleOptions_AreRefused()
    {
        var horizon = DedupHorizon.OfEventTime(Horizon);
        Should.Throw<ArgumentException>(() => Listed.Times(1).For(Flink, new TruthOptions { Horizon = horizon, Deduplicates = false })).Message.ShouldStartWith("A horizon of 00:00:20 of event time is that of a deduplication, and the job has none: leave Deduplicates true.");
        Should.Throw<ArgumentException>(() => Listed.Times(1).For(Flink, new TruthOptions { ForgetsAtHorizon = true })).Message.ShouldStartWith("A deduplication forgets at its horizon (ForgetsAtHorizon), and none is given: set Horizon.");
        Should.Throw<ArgumentException>(() => Listed.Times(1).ForSliding(EngineProfiles.KafkaStreams, Horizon, new TruthOptions { Horizon = horizon })).Message.ShouldContain("say ForgetsAtHorizon");
        Should.Throw<ArgumentException>(() => Listed.Times(1).ForIntervalJoin(Flink, new IntervalJoinRules { Lower = 0, Upper = 1 }, _ => true, _ => true, new TruthOptions { Horizon = horizon })).Message.ShouldContain("pairs are made of what is taken: say ForgetsAtHorizon");
    }

    private static WindowedTruth Copied(DedupHorizon horizon, params (long Time, long At)[] arrivals) => Copied(horizon, forgets: false, arrivals);

    private static WindowedTruth Copied(DedupHorizon horizon, bool forgets, params (long Time, long At)[] arrivals) =>
        Copied(Flink, new TruthOptions { Horizon = horizon, ForgetsAtHorizon = forgets }, Hour, arrivals);

    /// <summary>Some events, and then a copy of the first.</summary>
    private static WindowedTruth Copied(EngineProfile profile, TruthOptions options, WindowShape windows, params (long Time, long At)[] events)
    {
        var arrivals = events.Select((happens, i) => Listed.Arrival($"e{i}", "k", happens.Time)).ToList();
        arrivals.Add(arrivals[0].CopyAs(DuplicateKind.Exact, arrivals[0].Event, arrivals[0].Ticks));
        for (var i = 0; i < arrivals.Count; i++)
        {
            arrivals[i].PartitionPosition = i;
        }

        return Listed.Truth(1, [.. arrivals]).For(profile, windows, options);
    }

    /// <summary>An event and copies of it that come so many seconds after it.</summary>
    private static GroundTruth CopiesAt(params int[] seconds)
    {
        var first = Listed.Arrival("e0", "k", 0);
        return Listed.Truth(1, [first, .. seconds.Select(second => first.CopyAs(DuplicateKind.Exact, first.Event, first.Ticks + (second * TimeSpan.TicksPerSecond)))]);
    }
}
