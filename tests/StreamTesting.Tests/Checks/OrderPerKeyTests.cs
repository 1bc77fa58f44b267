namespace StreamTesting.Tests;

public sealed class OrderPerKeyTests
{
    public static TheoryData<ulong> Seeds => Streams.Seeds;

    private static OrderPerKey<Output> Check(EventStream stream) => new(stream.Truth, output => output.EventId);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Judge_RightConsumers_Pass(ulong seed)
    {
        var stream = Streams.Disordered(seed);

        Check(stream).Judged(Consumers.Deduplicating, stream).ShouldSatisfyAllConditions(
            verdict => verdict.Outcome.ShouldBe(VerdictOutcome.Passed),
            verdict => verdict.Compared.ShouldBe(390),
            verdict => verdict.Allowed.ShouldBeEmpty());
        Check(stream).Judged(Consumers.InterleavingKeys, stream).Outcome.ShouldBe(VerdictOutcome.Passed);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Judge_TheSameKeysInSeveralTopicsReadTopicByTopic_Passes(ulong seed)
    {
        var stream = new StreamPlan(new TopicDomain()).Over(2).OutOfOrder(0.3).Generate(new Seed(seed));

        var verdict = Check(stream).Judged(arrivals => Consumers.Deduplicating(arrivals.OrderByDescending(arrival => arrival.Topic)), stream);

        verdict.Outcome.ShouldBe(VerdictOutcome.Passed);
        verdict.Compared.ShouldBe(stream.Truth.Events.Count - stream.Truth.KeyCount);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Judge_WhatIsNotItsBusiness_PassesAndIsCounted(ulong seed)
    {
        var stream = Streams.Disordered(seed);

        var repeating = Check(stream).Judged(Consumers.ForgettingToDeduplicate, stream);
        var inventing = Check(stream).Judged(Consumers.InventingIds, stream);

        repeating.Outcome.ShouldBe(VerdictOutcome.Passed);
        repeating.Allowed[Anomalies.Duplicate].ShouldBe(stream.Truth.CopyCount);
        inventing.Outcome.ShouldBe(VerdictOutcome.Passed);
        inventing.Allowed[Anomalies.Phantom].ShouldBe(8);
        Check(stream).Judged(Consumers.DroppingEachTenth, stream).Outcome.ShouldBe(VerdictOutcome.Passed);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Judge_AConsumerThatSwapsNeighboursOfAKey_FailsWithEachPairReordered(ulong seed)
    {
        var stream = Streams.Disordered(seed);
        var pairs = stream.Truth.Events.GroupBy(known => known.Key).Sum(key => key.Count() / 2);

        var verdict = Check(stream).Judged(Consumers.SwappingNeighboursOfAKey, stream);

        verdict.Outcome.ShouldBe(VerdictOutcome.Failed);
        verdict.Counts.ShouldHaveSingleItem().ShouldBe(new(Anomalies.Reordered, new AnomalyCount(pairs, pairs)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Judge_AConsumerThatSortsByEventTime_FailsWhereArrivalsOfAKeyWereOutOfOrder(ulong seed)
    {
        var stream = Streams.Disordered(seed);

        Check(stream).Judged(Consumers.SortingByEventTime, stream).Counts.Keys.ShouldBe([Anomalies.Reordered]);
    }

    [Fact]
    public void Observe_AnEventAfterALaterOneOfItsKey_SaysWhichAndWhy()
    {
        var stream = new StreamPlan(new TestDomain(6, Entities: 2)).Generate(new Seed(1));
        var fold = Check(stream).Start();
        fold.Observe(new Observed<Output>(new Output("e4", "k0", 0)) { Index = 10 }).ShouldBeEmpty();
        fold.Observe(new Observed<Output>(new Output("e1", "k1", 0)) { Index = 11 }).ShouldBeEmpty();

        var violation = fold.Observe(new Observed<Output>(new Output("e2", "k0", 0)) { Index = 12 }).ShouldHaveSingleItem();

        violation.Anomaly.ShouldBe(Anomalies.Reordered);
        violation.Message.ShouldBe("even e2 of k0 at 2026-01-01T00:00:20Z came out after e4, which arrived later");
        violation.Rule.ShouldBe("of key k0, e2 arrived at position 2 and e4 at position 4 -> e2 must come out first; e4 is output 10, e2 is output 12");
        violation.Positions.ShouldBe([2, 4]);
    }

    [Fact]
    public void Judge_AReversalBetweenOutputPartitions_IsOpen()
    {
        var stream = new StreamPlan(new TestDomain(3, Entities: 1)).Generate(new Seed(1));
        Observed<Output>[] outputs =
        [
            new(new Output("e1", "k0", 0)) { Partition = 0 },
            new(new Output("e0", "k0", 0)) { Partition = 1 },
            new(new Output("e2", "k0", 0)) { Partition = 1 },
        ];

        var verdict = outputs.Judge(Check(stream));

        verdict.Outcome.ShouldBe(VerdictOutcome.Passed);
        verdict.Compared.ShouldBe(1);
        verdict.MayBy.ShouldHaveSingleItem().ShouldBe(new("order between output partitions", 1));
    }

    [Fact]
    public void Judge_AReversalWithinOneOfSeveralOutputPartitions_Fails()
    {
        var stream = new StreamPlan(new TestDomain(3, Entities: 1)).Generate(new Seed(1));
        Observed<Output>[] outputs =
        [
            new(new Output("e2", "k0", 0)) { Partition = 0 },
            new(new Output("e1", "k0", 0)) { Partition = 1 },
            new(new Output("e0", "k0", 0)) { Partition = 1 },
        ];

        var verdict = outputs.Judge(Check(stream));

        verdict.Violations.Single().ShouldSatisfyAllConditions(
            violation => violation.EventId.ShouldBe("e0"), violation => violation.Message.ShouldContain("after e1"));
    }

    [Theory]
    [InlineData(new string[0], "nothing came out")]
    [InlineData(new[] { "x", "y" }, "none of the 2 outputs has the id of an event of the stream: does 'by' select it?")]
    [InlineData(new[] { "e0", "e1", "e1" }, "no two events of the same key came out")]
    public void Judge_NothingToCompare_IsVacuousAndSaysWhy(string[] ids, string why)
    {
        var verdict = ids.Select(id => new Output(id, "", 0)).AsObserved().Judge(Check(Streams.Plain()));

        verdict.Outcome.ShouldBe(VerdictOutcome.Failed);
        verdict.IsVacuous.ShouldBeTrue();
        verdict.NothingCompared.ShouldBe(why);
    }

    [Fact]
    public void Observe_WhereNothingIsWrong_AllocatesNothing()
    {
        var stream = Streams.Plain(2000);
        var observations = Consumers.Deduplicating(stream).AsObserved().ToList();
        var check = Check(stream);

        Allocations.OfEach(() =>
        {
            var fold = check.Start();
            fold.Observe(observations[0]);
            return () =>
            {
                for (var i = 1; i < observations.Count; i++)
                {
                    fold.Observe(observations[i]);
                }
            };
        }).ShouldBe(0);
    }
}
