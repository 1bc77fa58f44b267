namespace StreamTesting.Tests.Expectations;

public sealed class EdgeCoverageTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly WindowShape Minutes = WindowShape.Tumbling(Minute);
    private static readonly EngineProfile Flink = EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromSeconds(30)).Allowing(TimeSpan.FromSeconds(15));
    private static readonly StreamPlan Plan = new StreamPlan(new TestDomain(500, 20)).Late(0.1, TimeSpan.FromMinutes(5)).OutOfOrder(0.1).Duplicated(0.05);

    public static TheoryData<EngineProfile> Engines => [Flink, EngineProfiles.Flink.Bounded(Minute), EngineProfiles.KafkaStreams.Allowing(Minute), EngineProfiles.Spark.Bounded(Minute)];

    [Fact]
    public void Edges_OfArrivalsAtTheCloseOfTheirWindow_AreCountedMillisecondByMillisecond()
    {
        var truth = Listed.Times(0, 16, 3, 17, 4, 5, 18, 6, 19, 7).For(EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromMilliseconds(5)).Allowing(TimeSpan.FromMilliseconds(3)), WindowShape.Tumbling(10));

        truth.Edges.ShouldBe(new EdgeCoverage(2, 1, 1));
        truth.Edges.ToString().ShouldBe("arrivals when a window closes: 2 at -1 ms, 1 at 0 ms, 1 at +1 ms");
        (truth.Edges.Hit, truth.Edges.IsUnderTested).ShouldBe((3, false));
    }

    [Fact]
    public void Edges_WhereTheyLie_TheRuleChanges()
    {
        var truth = Listed.Times(0, 17, 3, 18, 4).For(EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromMilliseconds(5)).Allowing(TimeSpan.FromMilliseconds(3)), WindowShape.Tumbling(10));

        truth.Edges.ShouldBe(new EdgeCoverage(1, 1, 0));
        truth.Arrivals.Select(verdict => verdict.Expectation).ShouldBe([Expectation.Must, Expectation.Must, Expectation.Must, Expectation.Must, Expectation.MustNot]);
    }

    [Fact]
    public void Edges_OfAnotherPartitionsClock_AreNone() => Listed
        .Truth(2, Listed.Arrival("a", "k", 10), Listed.Arrival("b", "j", 3, partition: 1)).For(EngineProfiles.FlinkPerRecord, WindowShape.Tumbling(10)).Edges.ShouldBe(new EdgeCoverage(0, 0, 0));

    [Fact]
    public void Edges_OfSessions_AreAtTheGapBehindTheArrival() => Listed.Times(0, 14, 10, 4, 5, 6, 7, 8, 9)
        .ForSessions(EngineProfiles.FlinkPerRecord, TimeSpan.FromMilliseconds(5)).Edges.ShouldBe(new EdgeCoverage(1, 1, 1));

    [Theory]
    [MemberData(nameof(Engines))]
    public void ForWindows_APlanForACheck_HitsEachEdgeAndClosesItsWindows(EngineProfile profile)
    {
        var without = Plan.Generate(new Seed(1)).Truth.For(profile, Minutes);
        var with = Plan.ForWindows(profile, Minutes).Generate(new Seed(1)).Truth.For(profile, Minutes);

        without.Edges.IsUnderTested.ShouldBeTrue();
        with.Edges.Hit.ShouldBe(3);
        without.Windows.Any(window => window.Expectation == Expectation.MustNot).ShouldBe(profile.Clock.Drive != ClockDrive.StreamTime);
        with.Windows.Where(window => window.Expectation == Expectation.MustNot && window.Must[0].Event.Index >= 0).ShouldBeEmpty();
    }

    [Fact]
    public void ForSessions_APlanForACheck_HitsEachEdge() => new StreamPlan(new TestDomain(2000, 200)).ForSessions(Flink, TimeSpan.FromSeconds(200))
        .Generate(new Seed(1)).Truth.ForSessions(Flink, TimeSpan.FromSeconds(200)).Edges.Hit.ShouldBe(3);

    [Fact]
    public void ForWindows_APlanThatHasItsOwnSteps_KeepsThem()
    {
        var plan = Plan.AtEdges(Flink, Minutes, rate: 0.3).Flushed(TimeSpan.FromDays(1));

        plan.ForWindows(Flink, Minutes).ShouldBe(plan);
        Plan.ForWindows(Flink, Minutes).Disorder.OfType<AtEdges>().Single().Rate.ShouldBe(0.1);
        Plan.ForWindows(Flink, Minutes, edges: 0.2).Disorder.OfType<AtEdges>().Single().Rate.ShouldBe(0.2);
        Plan.ForWindows(Flink, Minutes).Disorder.OfType<Flushed>().Single().By.ShouldBe(TimeSpan.FromSeconds(120 + 30 + 15 + 1));
    }

    [Fact]
    public void ForWindows_ImpossibleSettings_AreRefused()
    {
        Should.Throw<ArgumentException>(() => Plan.ForWindows(Flink, default)).Message.ShouldContain("The window shape is empty");
        Should.Throw<ArgumentOutOfRangeException>(() => Plan.ForWindows(Flink, Minutes, edges: 1.5));
        Should.Throw<ArgumentOutOfRangeException>(() => Plan.ForSessions(Flink, TimeSpan.FromMilliseconds(3)));
        Should.Throw<ArgumentNullException>(() => Plan.ForWindows(null!, Minutes)).ParamName.ShouldBe("profile");
        Should.Throw<ArgumentNullException>(() => EdgePlans.ForWindows(null!, Flink, Minutes)).ParamName.ShouldBe("plan");
        Should.Throw<ArgumentNullException>(() => Plan.ForSessions(null!, Minute)).ParamName.ShouldBe("profile");
        Should.Throw<ArgumentNullException>(() => EdgePlans.ForSessions(null!, Flink, Minute)).ParamName.ShouldBe("plan");
    }

    [Fact]
    public void Verdict_OfAWindowCheck_NamesItsEdges()
    {
        var (under, tested) = (Judged(Plan, requires: false), Judged(Plan.ForWindows(Flink, Minutes), requires: true));

        under.Outcome.ShouldBe(VerdictOutcome.Passed);
        under.ToString().ShouldEndWith(" compared, 0 of 3 edges hit: under-tested");
        FailureText.Of(under, Plan.Generate(new Seed(1)).Truth).ShouldContain("  arrivals when a window closes: 0 at -1 ms, 0 at 0 ms, 0 at +1 ms -> under-tested: ForWindows or AtEdges on the plan brings events there\n");
        tested.Outcome.ShouldBe(VerdictOutcome.Passed);
        tested.ToString().ShouldEndWith(" compared, 3 of 3 edges hit");
    }

    [Fact]
    public void Verdict_OfACheckThatRequiresEdges_FailsWhereThereAreNone()
    {
        var verdict = Judged(Plan, requires: true);

        verdict.Outcome.ShouldBe(VerdictOutcome.Failed);
        verdict.Violations.Single().ToString().ShouldBe(
            "under-tested: the stream brings no event to the edges of its windows: arrivals when a window closes: 0 at -1 ms, 0 at 0 ms, 0 at +1 ms -> under-tested: ForWindows or AtEdges on the plan brings events there");
    }

    [Fact]
    public void Merge_OfTwoParts_HasTheEdgesOfTheOneThatHasMost()
    {
        var (one, other, none) = (new Verdict("c") { Edges = new EdgeCoverage(1, 0, 5) }, new Verdict("c") { Edges = new EdgeCoverage(2, 3, 0) }, new Verdict("c"));

        one.Merge(other).Edges.ShouldBe(new EdgeCoverage(2, 3, 5));
        other.Merge(one).Edges.ShouldBe(new EdgeCoverage(2, 3, 5));
        none.Merge(one).Edges.ShouldBe(one.Edges);
        one.Merge(none).Edges.ShouldBe(one.Edges);
        none.Merge(none).Edges.ShouldBeNull();
    }

    [Theory]
    [InlineData(0, 1, 1, true)]
    [InlineData(1, 0, 1, true)]
    [InlineData(1, 1, 0, false)]
    public void IsUnderTested_WithoutOneSideOfTheRule_IsTrue(long before, long at, long after, bool expected) =>
        new EdgeCoverage(before, at, after).IsUnderTested.ShouldBe(expected);

    private static Verdict Judged(StreamPlan plan, bool requires)
    {
        var stream = plan.Generate(new Seed(1));
        var results = EngineRuns.Windows(stream, Flink, Minutes, 1, flushes: true);
        return results.AsObserved().Judge(new WindowAggregation<WindowResult>(stream.Truth.For(Flink, Minutes), result => result.Value) { FlushesAtTheEnd = true, RequiresEdges = requires });
    }
}
