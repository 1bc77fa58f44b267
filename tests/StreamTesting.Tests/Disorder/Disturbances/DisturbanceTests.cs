namespace StreamTesting.Tests;

public sealed class DisturbanceTests
{
    private static readonly Disturbance[] All =
    [
        Disturbance.LostAcknowledgement(3), Disturbance.LostAcknowledgement(idempotent: true), Disturbance.LeaderMove(2, afterBarrier: true), Disturbance.BrokerDown(50), Disturbance.BrokerDown(times: 2),
        Disturbance.Rebalance(), Disturbance.GroupCoordinatorMove(2), Disturbance.TransactionCoordinatorMove(), Disturbance.SessionExpiry(3), Disturbance.ConsumerCrash(2),
        Disturbance.ConsumerCrash(at: CrashPoint.AfterCommit),
    ];

    private static StreamPlan Plan => new StreamPlan(new TestDomain(1000)).Over(3);

    [Fact]
    public void Description_OfEach_SaysWhatAndHowOften() => string.Join('\n', All.Select(disturbance => disturbance.Description)).ShouldBeApproved();

    [Fact]
    public void ToJson_AllOfThem_ComeBackEqual()
    {
        var plan = Plan.Disturbed(All);

        StreamPlan.FromJson(plan.ToJson(), new DomainCatalog(new TestDomain(0))).ShouldBe(plan);
        plan.ToJson().ShouldBeApproved();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Disturbances_SoMany_HappenOneInEachPart(int times)
    {
        foreach (var n in Enumerable.Range(0, 10))
        {
            var scheduled = Plan.Disturbed(Disturbance.LeaderMove(times)).Generate(new Seed(1).Derive(n)).Disturbances;

            scheduled.Select(one => one.Number).ShouldBe(Enumerable.Range(1, times));
            scheduled.Select((one, i) => one.Position >= 1000L * i / times && one.Position < 1000L * (i + 1) / times).ShouldAllBe(isInPart => isInPart);
        }
    }

    [Fact]
    public void Disturbances_ANumberTwice_AreTheSameForTheSeedAndOthersForAnother()
    {
        var plan = Plan.Disturbed(All);

        plan.Generate(new Seed(1)).Disturbances.ShouldBe(plan.Generate(new Seed(1)).Disturbances);
        plan.Generate(new Seed(1)).Disturbances.ShouldNotBe(plan.Generate(new Seed(2)).Disturbances);
    }

    [Fact]
    public void Disturbances_OneMore_LeavesWhereTheOthersHappen()
    {
        var before = Plan.Disturbed(Disturbance.LeaderMove(3)).Generate(new Seed(1)).Disturbances;
        var after = Plan.Disturbed(Disturbance.Rebalance(5), Disturbance.LeaderMove(3)).Generate(new Seed(1)).Disturbances;

        after.Where(one => one.By == DisturbanceKind.LeaderMove).ShouldBe(before);
    }

    [Fact]
    public void Disturbances_WithoutAny_AreNone() => Plan.Duplicated(0.1).Generate(new Seed(1)).Disturbances.ShouldBeEmpty();

    [Fact]
    public void Generate_OperationsAndCrashes_ChangeNoArrival() =>
        Plan.Duplicated(0.1).Disturbed(Disturbance.LeaderMove(5), Disturbance.ConsumerCrash(5), Disturbance.LostAcknowledgement(5, idempotent: true)).Generate(new Seed(1)).Fingerprint()
            .ShouldBe(Plan.Duplicated(0.1).Generate(new Seed(1)).Fingerprint());

    [Fact]
    public void Generate_LostAcknowledgements_AddTheirCopiesRightBehindAndNothingElse()
    {
        foreach (var n in Enumerable.Range(0, 20))
        {
            var plan = Plan.Late(0.1, TimeSpan.FromHours(1)).Duplicated(0.1).Poisoned(0.1).Flushed(TimeSpan.FromHours(1));
            var stream = plan.Disturbed(Disturbance.LostAcknowledgement(9)).Generate(new Seed(3).Derive(n));
            var arrivals = stream.ToList();
            var copies = arrivals.Where(arrival => arrival.Causes.HasFlag(Causes.LostAcknowledgement)).ToList();

            copies.Count.ShouldBe(9);
            foreach (var copy in copies)
            {
                var first = arrivals[(int)copy.Position - 1];
                copy.Labels.Duplicate.ShouldBe(DuplicateKind.Exact);
                copy.Labels.FirstPosition.ShouldBe(first.Position);
                (copy.Partition, copy.PartitionPosition, copy.ArrivalTime).ShouldBe((first.Partition, first.PartitionPosition + 1, first.ArrivalTime));
                copy.ToBytes().ShouldBe(first.ToBytes());
                copy.Causes.HasFlag(Causes.Duplicated).ShouldBeFalse();
                first.Disturbances.Single().Position.ShouldBe(first.Position);
            }

            arrivals.Except(copies).Select(arrival => (arrival.Event.Id, arrival.ArrivalTime)).ShouldBe(plan.Generate(new Seed(3).Derive(n)).Select(arrival => (arrival.Event.Id, arrival.ArrivalTime)));
        }
    }

    [Fact]
    public void Generate_MoreLostAcknowledgementsThanEvents_HitEachOnceAndTheSummarySaysSo()
    {
        var stream = new StreamPlan(new TestDomain(10)).Disturbed(Disturbance.LostAcknowledgement(12)).Generate(new Seed(1));

        stream.Select(arrival => arrival.Causes.HasFlag(Causes.LostAcknowledgement)).ShouldBe(Enumerable.Range(0, 20).Select(i => i % 2 == 1));
        stream.Summary.Rows.Single(row => row.Name == "disturbed by lost acknowledgement").IsMet.ShouldBeFalse();
    }

    [Fact]
    public void Generate_OfNothing_IsNothing() => new StreamPlan(new TestDomain(0)).Disturbed(All).Generate(new Seed(1)).ShouldBeEmpty();

    [Fact]
    public void Generate_BehindABarrier_NumbersTheBarriers()
    {
        var stream = Plan.Disturbed(Disturbance.LeaderMove(2, afterBarrier: true)).Generate(new Seed(1));
        var positions = stream.Disturbances.Select(one => one.Position).ToList();

        stream.Select(arrival => (long)arrival.Barrier).ShouldBe(stream.Select(arrival => (long)positions.Count(position => position <= arrival.Position)));
    }

    [Fact]
    public void Truth_OfLostAcknowledgements_KnowsTheCopies()
    {
        var stream = Plan.Duplicated(0.02).Disturbed(Disturbance.LostAcknowledgement(5)).Generate(new Seed(1));

        stream.Truth.CountOf(DuplicateKind.Exact).ShouldBe(25);
        stream.Where(arrival => arrival.Causes.HasFlag(Causes.LostAcknowledgement)).ShouldAllBe(copy => stream.Truth.ExpectationOf(copy, Keep.First) == Expectation.MustNot);
    }

    [Fact]
    public void Summary_OfDisturbances_SaysWhereTheyHappen() =>
        Plan.Duplicated(0.02).Disturbed(All).Generate(new Seed(42)).Summary.ToString().ShouldBeApproved();

    [Theory]
    [InlineData(0, "is 0; it must lie between 1 and 1000")]
    [InlineData(1001, "is 1001; it must lie between 1 and 1000")]
    public void Disturbed_ImpossiblyOften_IsRefusedWithTheRange(int times, string reason) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Plan.Disturbed(Disturbance.Rebalance(times))).Message.ShouldContain(reason);

    [Fact]
    public void Disturbed_SettingsOfAnotherKind_AreRefused()
    {
        Should.Throw<ArgumentException>(() => Plan.Disturbed(Disturbance.Rebalance() with { Lasting = 3 })).Message.ShouldStartWith("'Lasting' is for a broker down; leave it out for a rebalance.");
        Should.Throw<ArgumentException>(() => Plan.Disturbed(Disturbance.Rebalance() with { AfterBarrier = true })).Message.ShouldStartWith("'AfterBarrier' is for a leader move and a broker down");
        Should.Throw<ArgumentException>(() => Plan.Disturbed(Disturbance.LeaderMove() with { Idempotent = true }));
        Should.Throw<ArgumentException>(() => Plan.Disturbed(Disturbance.LeaderMove() with { At = CrashPoint.AfterCommit }));
        Should.Throw<ArgumentOutOfRangeException>(() => Plan.Disturbed(Disturbance.BrokerDown(0)));
        Should.Throw<ArgumentOutOfRangeException>(() => Plan.Disturbed(new Disturbance((DisturbanceKind)99)));
    }
}
