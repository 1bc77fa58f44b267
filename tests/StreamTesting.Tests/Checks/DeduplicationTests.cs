namespace StreamTesting.Tests;

public sealed class DeduplicationTests
{
    public static TheoryData<ulong> Seeds => Streams.Seeds;

    private static Deduplication<Output> Check(EventStream stream) => new(stream.Truth, output => output.EventId);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Judge_ARightConsumer_Passes(ulong seed)
    {
        var stream = Streams.Disordered(seed);

        var verdict = Check(stream).Judged(Consumers.Deduplicating, stream);

        verdict.Outcome.ShouldBe(VerdictOutcome.Passed, verdict.ToString());
        verdict.Compared.ShouldBe(400);
        verdict.Counts.ShouldBeEmpty();
        verdict.Violations.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Judge_RightConsumersOfAnyOrder_Pass(ulong seed)
    {
        var stream = Streams.Disordered(seed);

        Check(stream).Judged(Consumers.KeepingTheLastCopy, stream).Outcome.ShouldBe(VerdictOutcome.Passed);
        Check(stream).Judged(Consumers.SortingByEventTime, stream).Outcome.ShouldBe(VerdictOutcome.Passed);
        Check(stream).Judged(Consumers.SwappingNeighboursOfAKey, stream).Outcome.ShouldBe(VerdictOutcome.Passed);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Judge_AConsumerThatForgetsToDeduplicate_FailsWithEachCopyAsDuplicate(ulong seed)
    {
        var stream = Streams.Disordered(seed);

        var verdict = Check(stream).Judged(Consumers.ForgettingToDeduplicate, stream);

        verdict.Outcome.ShouldBe(VerdictOutcome.Failed);
        verdict.Counts.Keys.ShouldBe([Anomalies.Duplicate]);
        verdict.CountOf(Anomalies.Duplicate).Violations.ShouldBe(stream.Truth.CopyCount);
        verdict.CountOf(Anomalies.Duplicate).Events.ShouldBe(stream.Truth.Events.Count(known => known.Copies.Count > 0));
        verdict.Violations.ShouldAllBe(violation => violation.Event!.Copies.Count > 0 && violation.Message.Contains("a copy that the stream sent came through"));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Judge_AConsumerThatDeduplicatesByKey_FailsWithTheOthersLost(ulong seed)
    {
        var stream = Streams.Disordered(seed);

        var verdict = Check(stream).Judged(Consumers.DeduplicatingByKey, stream);

        verdict.Outcome.ShouldBe(VerdictOutcome.Failed);
        verdict.Counts.Keys.ShouldBe([Anomalies.Lost]);
        verdict.CountOf(Anomalies.Lost).ShouldBe(new AnomalyCount(390, 390));
        verdict.Violations.Length.ShouldBe(Verdict.ViolationLimit);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Judge_AConsumerThatDropsEachTenth_FailsWithExactlyThoseLost(ulong seed)
    {
        var stream = Streams.Disordered(seed);
        var dropped = Consumers.Deduplicating(stream).Where((_, index) => index % 10 == 9).Select(output => output.EventId).ToList();

        var verdict = Check(stream).Judged(Consumers.DroppingEachTenth, stream);

        verdict.Counts.Keys.ShouldBe([Anomalies.Lost]);
        verdict.CountOf(Anomalies.Lost).Events.ShouldBe(40);
        verdict.Violations.Select(violation => violation.EventId).ShouldBe(dropped.Take(Verdict.ViolationLimit));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Judge_AConsumerThatInventsIds_FailsWithThosePhantoms(ulong seed)
    {
        var stream = Streams.Disordered(seed);

        var verdict = Check(stream).Judged(Consumers.InventingIds, stream);

        verdict.Counts.Keys.ShouldBe([Anomalies.Phantom]);
        verdict.CountOf(Anomalies.Phantom).ShouldBe(new AnomalyCount(8, 8));
        verdict.Violations.ShouldAllBe(violation => violation.EventId!.EndsWith("-2") && violation.Event == null);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Judge_AConsumerThatLosesItsMemoryAtARestart_FailsWithTheCopiesAcrossIt(ulong seed)
    {
        var stream = Streams.Disordered(seed);
        var half = stream.Truth.ArrivalCount / 2;
        var across = stream.Truth.Events.Count(known => known.Position < half && known.Copies.Any(copy => copy.Position >= half));
        across.ShouldBeGreaterThan(0, "the stream must make the consumer fail");

        var verdict = Check(stream).Judged(Consumers.LosingItsMemoryAtARestart, stream);

        verdict.Counts.Keys.ShouldBe([Anomalies.Duplicate]);
        verdict.CountOf(Anomalies.Duplicate).ShouldBe(new AnomalyCount(across, across));
    }

    [Fact]
    public void Judge_ARepetitionThatNoCopyExplains_SaysSo()
    {
        var stream = Streams.Plain(40);

        var verdict = Check(stream).Judged(Consumers.ReadingTwiceAfterACrash, stream);

        verdict.CountOf(Anomalies.Duplicate).ShouldBe(new AnomalyCount(5, 5));
        verdict.Violations[0].Message.ShouldContain("it arrived once only, so the consumer itself put it out again");
        verdict.Violations[0].Rule.ShouldBe("arrived once, at position 15 -> must come out once; it came out 2 times (outputs 15 and 20)");
        verdict.Violations[0].Outputs.ShouldBe([new OutputPlace(15), new OutputPlace(20)]);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Judge_AChangelogThatTakesBackFirst_Passes(ulong seed)
    {
        var stream = Streams.Disordered(seed);
        var check = new Deduplication<Output>(stream.Truth, output => output.EventId) { RetractionBy = observed => observed.Value.TakesBack };

        check.Judged(Consumers.TakingBackBeforeItPutsOutAgain, stream).Outcome.ShouldBe(VerdictOutcome.Passed);
    }

    [Fact]
    public void Judge_WhatIsTakenBackForGood_IsLost()
    {
        var stream = Streams.Plain(3);
        var check = new Deduplication<Output>(stream.Truth, output => output.EventId) { RetractionBy = observed => observed.Value.TakesBack };
        var outputs = Consumers.Deduplicating(stream).Append(new Output("e1", "k1", 1, TakesBack: true));

        var verdict = outputs.AsObserved().Judge(check);

        verdict.Violations.Single().ShouldSatisfyAllConditions(
            lost => lost.Anomaly.ShouldBe(Anomalies.Lost), lost => lost.EventId.ShouldBe("e1"));
    }

    [Fact]
    public void Judge_WhatIsTakenBackWithoutBeingOut_IsAPhantom()
    {
        var stream = Streams.Plain(3);
        var check = new Deduplication<Output>(stream.Truth, output => output.EventId) { RetractionBy = observed => observed.Value.TakesBack };
        var outputs = Consumers.Deduplicating(stream).Prepend(new Output("e1", "k1", 1, TakesBack: true));

        var verdict = outputs.AsObserved().Judge(check);

        verdict.Counts.Keys.ShouldBe([Anomalies.Phantom]);
        verdict.Violations.Single().Message.ShouldContain("taken back while it was not out");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Judge_LastWriteWinsWherePositionsAreSeen_FailsWithEachWrongCopy(ulong seed)
    {
        var stream = Streams.Disordered(seed);
        var check = new Deduplication<Output>(stream.Truth, output => output.EventId) { PositionBy = observed => observed.Value.Position };
        var wrong = stream.GroupBy(arrival => arrival.Event.Id).Count(copies => copies.Last().Text("amount") != copies.First().Text("amount"));
        wrong.ShouldBeGreaterThan(0, "the stream must make the consumer fail");

        var verdict = check.Judged(Consumers.KeepingTheLastCopy, stream);

        verdict.Counts.Keys.ShouldBe([Anomalies.WrongCopy]);
        verdict.CountOf(Anomalies.WrongCopy).Events.ShouldBe(wrong);
        verdict.May.ShouldBe(0);
        check.Judged(Consumers.Deduplicating, stream).Outcome.ShouldBe(VerdictOutcome.Passed);
    }

    [Fact]
    public void Judge_LastWriteWinsWhereAnyCopyMayBeKept_PassesAndCountsMay()
    {
        var stream = Streams.Disordered(1);
        var conflicts = stream.Truth.Events.Count(known => known.HasConflict);
        var check = new Deduplication<Output>(stream.Truth, output => output.EventId) { PositionBy = observed => observed.Value.Position, Keep = Keep.Any };

        var verdict = check.Judged(Consumers.KeepingTheLastCopy, stream);

        verdict.Outcome.ShouldBe(VerdictOutcome.Passed);
        verdict.MayBy.ShouldHaveSingleItem().ShouldBe(new("which of the conflicting copies comes out", conflicts));
        verdict.May.ShouldBe(conflicts);
    }

    [Fact]
    public void Judge_ConflictsWhosePositionsAreNotSeen_CountsMay()
    {
        var stream = Streams.Disordered(1);

        var verdict = Check(stream).Judged(Consumers.Deduplicating, stream);

        verdict.May.ShouldBe(stream.Truth.Events.Count(known => known.HasConflict));
    }

    [Theory]
    [InlineData(null, "'by' gave null")]
    [InlineData("", "'by' gave an empty text")]
    [InlineData("k3", "'k3' is a key of the stream, not an event id")]
    [InlineData("E7", "'E7' is the id of odd e7 of k7 at 2026-01-01T00:01:10Z in another spelling")]
    [InlineData(" e7", "in another spelling")]
    [InlineData("e999", "'e999' came out, which the stream never had")]
    public void Observe_AnIdTheStreamNeverHad_IsAPhantomAtOnce(string? id, string message)
    {
        var fold = Check(Streams.Plain()).Start();

        var violation = fold.Observe(new Observed<Output>(new Output(id, "k", 0)) { Partition = 1, Offset = 87 }).ShouldHaveSingleItem();

        violation.Anomaly.ShouldBe(Anomalies.Phantom);
        violation.Message.ShouldContain(message);
        violation.Outputs.ShouldBe([new OutputPlace(0, 1, 87)]);
    }

    [Fact]
    public void Judge_ThePhantomsOfOneId_CountAsOneEvent()
    {
        var verdict = Enumerable.Repeat(new Output("x", "k", 0), 3).AsObserved().Judge(Check(Streams.Plain()));

        verdict.CountOf(Anomalies.Phantom).ShouldBe(new AnomalyCount(3, 1));
        verdict.Violations.Count(violation => violation.Anomaly == Anomalies.Phantom).ShouldBe(1);
    }

    [Fact]
    public void Observe_AnIdThatComesOutOverAndOver_ListsTheFirstOutputsAndCountsAll()
    {
        var fold = Check(Streams.Plain()).Start();
        IReadOnlyList<Violation> last = [];
        for (var i = 0; i < 1000; i++)
        {
            last = fold.Observe(new Observed<Output>(new Output("e0", "k0", 0)) { Index = i, Partition = i % 2, Offset = i / 2 });
        }

        last.Single().Rule.ShouldBe(
            "arrived once, at position 0 -> must come out once; it came out 1000 times "
            + "(outputs 0, 1, 2, 3, 4, 5 and 994 more, partition 0 offsets 0, 1, 2, partition 1 offsets 0, 1, 2)");
        fold.Complete().Verdict.CountOf(Anomalies.Duplicate).ShouldBe(new AnomalyCount(999, 1));
    }

    [Fact]
    public void Judge_ObservationsWithoutNumbers_AreNumbered()
    {
        var outputs = new[] { "e0", "e1", "e1" }.Select(id => new Observed<Output>(new Output(id, "k", 0)));

        outputs.Judge(Check(Streams.Plain(2))).Violations.Single().Outputs.Select(place => place.Index).ShouldBe([1, 2]);
    }

    [Fact]
    public void Judge_AStreamWithoutEvents_IsVacuous()
    {
        var truth = new GroundTruth([]);

        var verdict = Array.Empty<Observed<Output>>().Judge(new Deduplication<Output>(truth, output => output.EventId));

        verdict.Outcome.ShouldBe(VerdictOutcome.Failed);
        verdict.IsVacuous.ShouldBeTrue();
        verdict.NothingCompared.ShouldBe("the stream has no event, and none came out");
    }

    [Fact]
    public void Judge_NoOutputAtAll_LosesAll()
    {
        var verdict = Array.Empty<Observed<Output>>().Judge(Check(Streams.Plain()));

        verdict.CountOf(Anomalies.Lost).Events.ShouldBe(20);
        verdict.IsVacuous.ShouldBeFalse();
    }

    [Fact]
    public void Complete_CalledTwice_IsRefused()
    {
        var fold = Check(Streams.Plain()).Start();
        fold.Complete();

        Should.Throw<InvalidOperationException>(() => fold.Complete()).Message.ShouldContain("start another one");
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
