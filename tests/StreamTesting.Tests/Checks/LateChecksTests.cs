namespace StreamTesting.Tests;

public sealed class LateChecksTests
{
    public static TheoryData<ulong, int> Seeds
    {
        get
        {
            var data = new TheoryData<ulong, int>();
            foreach (var seed in Enumerable.Range(0, 15))
            {
                data.Add((ulong)seed, 1);
                data.Add((ulong)seed, 3);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Judge_DroppingExactlyWhatIsLate_Passes(ulong seed, int partitions)
    {
        var engine = Engine(seed, partitions);
        var (kept, dropped) = (Of(engine, verdict => Takes(verdict, true)), Of(engine, verdict => Drops(verdict, true)));
        var (keptLess, droppedMore) = (Of(engine, verdict => Takes(verdict, false)), Of(engine, verdict => Drops(verdict, false)));

        foreach (var (main, side) in new[] { (kept, dropped), (keptLess, droppedMore) })
        {
            main.AsObserved().Judge(new LateDropping<string>(engine, id => id)).Counts.ShouldBeEmpty();
            main.AsObserved().Judge(new LateAcceptance<string>(engine, id => id)).Counts.ShouldBeEmpty();
            side.AsObserved().Judge(new LateSideOutput<string>(engine, id => id)).Counts.ShouldBeEmpty();
        }
    }

    [Fact]
    public void Checks_OfLateEvents_AreNamedApartAndHangOnTheOrderOfArrival()
    {
        var engine = Engine(1, 1);
        ICheck<string>[] checks = [new LateDropping<string>(engine, id => id), new LateAcceptance<string>(engine, id => id), new LateSideOutput<string>(engine, id => id)];

        checks.ShouldAllBe(check => check.DependsOnArrivalOrder);
        checks.Select(check => check.Name).ShouldBe(["late dropping", "late acceptance", "late side output"]);
    }

    [Theory]
    [MemberData(nameof(Streams.Seeds), MemberType = typeof(Streams))]
    public void Judge_TheOppositeOfEach_Fails(ulong seed)
    {
        var engine = Engine(seed, 1);
        var all = Of(engine, verdict => verdict.DuplicateOf is null);
        var inOrder = Of(engine, verdict => verdict.Outcome == ArrivalOutcome.InOrder);
        var dropped = Of(engine, verdict => Drops(verdict, true));

        all.AsObserved().Judge(new LateDropping<string>(engine, id => id)).CountOf(Anomalies.LateNotDropped).Events.ShouldBe(engine.Totals.DroppedLate);
        inOrder.AsObserved().Judge(new LateAcceptance<string>(engine, id => id)).Counts.Keys.ShouldBe(["dropped-too-early"]);
        all.AsObserved().Judge(new LateSideOutput<string>(engine, id => id)).Counts.Keys.ShouldBe(["wrongly-put-aside"]);
        dropped.Skip(1).AsObserved().Judge(new LateSideOutput<string>(engine, id => id)).Counts.Keys.ShouldBe(["late-not-put-aside"]);
        dropped.Append(dropped[0]).AsObserved().Judge(new LateSideOutput<string>(engine, id => id)).Counts.Keys.ShouldBe(["duplicate"]);
        dropped.Append("x").AsObserved().Judge(new LateSideOutput<string>(engine, id => id)).Counts.Keys.ShouldBe(["phantom"]);
    }

    [Fact]
    public void Judge_ALateEventThatArrivesTwice_IsToldAtItsFirstArrival()
    {
        var engine = Expectations.Listed.Truth(1, Copy("a", 1), Copy("b", 50), Copy("late", 2), Copy("late", 2), Copy("c", 51))
            .For(EngineProfiles.FlinkPerRecord, WindowShape.Tumbling(10), new TruthOptions { Deduplicates = false });

        var verdict = new[] { "late" }.AsObserved().Judge(new LateDropping<string>(engine, id => id));

        var violation = verdict.Violations.ShouldHaveSingleItem();
        violation.Positions.ShouldBe([2]);
        violation.Rule.ShouldStartWith("arrival at position 2: ");
    }

    [Fact]
    public void Judge_AnEventThatIsLateTheSecondTimeOnly_IsNotLate()
    {
        var engine = Expectations.Listed.Truth(1, Copy("a", 2), Copy("once", 1), Copy("b", 50), Copy("once", 1))
            .For(EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromMilliseconds(5)), WindowShape.Tumbling(10), new TruthOptions { Deduplicates = false });

        new[] { "once" }.AsObserved().Judge(new LateDropping<string>(engine, id => id)).Counts.ShouldBeEmpty();
        new[] { "a" }.AsObserved().Judge(new LateAcceptance<string>(engine, id => id)).Violations.ShouldHaveSingleItem().Positions.ShouldBe([1]);
    }

    [Fact]
    public void Judge_WithoutLateOrDisorderedEvents_IsVacuous()
    {
        var engine = Streams.Plain().Truth.For(EngineRuns.Flink, EngineRuns.TenMinutes);
        string[] all = [.. engine.Stream.Events.Select(known => known.Id)];

        all.AsObserved().Judge(new LateDropping<string>(engine, id => id)).NothingCompared.ShouldBe("no event of the stream is late for Flink and must be dropped");
        all.AsObserved().Judge(new LateAcceptance<string>(engine, id => id)).NothingCompared.ShouldBe("no event of the stream is out of order or late, and must be accepted by Flink");
        Array.Empty<string>().AsObserved().Judge(new LateSideOutput<string>(engine, id => id)).IsVacuous.ShouldBeTrue();
    }

    [Fact]
    public void Text_OfALateEventThatCameOut_IsApproved()
    {
        var engine = Engine(7, 1);

        var verdict = Of(engine, verdict => verdict.DuplicateOf is null).AsObserved().Judge(new LateDropping<string>(engine, id => id));

        FailureText.Of(verdict, engine.Stream, new FailureContext { Assertion = "ShouldDropLate", Subject = "run.Output<Order>()", Test = "Late_orders_are_dropped" }).ShouldBeApproved();
    }

    [Fact]
    public void Text_OfAnEventDroppedTooEarly_IsApproved()
    {
        var engine = Engine(7, 1);

        var verdict = Of(engine, verdict => verdict.Outcome == ArrivalOutcome.InOrder).AsObserved().Judge(new LateAcceptance<string>(engine, id => id));

        FailureText.Of(verdict, engine.Stream, new FailureContext { Assertion = "ShouldAcceptLate", Subject = "run.Output<Order>()", Test = "Late_orders_are_taken" }).ShouldBeApproved();
    }

    private static Arrival Copy(string id, long time) => Expectations.Listed.Arrival(id, "k", time);

    private static bool Takes(ArrivalVerdict verdict, bool alsoMay) => verdict.DuplicateOf is null && (verdict.Expectation == Expectation.Must || (alsoMay && verdict.Expectation == Expectation.May));

    private static bool Drops(ArrivalVerdict verdict, bool onlyMust) => verdict.DuplicateOf is null && (verdict.Expectation == Expectation.MustNot || (!onlyMust && verdict.Expectation == Expectation.May));

    private static List<string> Of(EngineTruth engine, Func<ArrivalVerdict, bool> takes) => [.. engine.Arrivals.Where(takes).Select(verdict => verdict.Arrival.Event.Id)];

    private static WindowedTruth Engine(ulong seed, int partitions) => new StreamPlan(new TestDomain(400)).Over(partitions)
        .OutOfOrder(0.1).Late(0.15, TimeSpan.FromHours(1), atLeast: TimeSpan.FromMinutes(1)).Duplicated(0.05)
        .Generate(new Seed(seed)).Truth.For(EngineRuns.Flink, EngineRuns.TenMinutes);
}
