namespace StreamTesting.Tests;

public sealed class BalanceTests
{
    private static readonly EngineProfile Flink = EngineProfiles.FlinkPerRecord with { Clock = EngineProfiles.FlinkPerRecord.Clock with { Bound = 60_000 } };
    private static readonly WindowShape TenMinutes = WindowShape.Tumbling(600_000);

    public static TheoryData<ulong> Seeds => Streams.Seeds;

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Judge_WhatTheEngineCounts_Passes(ulong seed)
    {
        var stream = Stream(seed);
        var engine = stream.Truth.For(Flink, TenMinutes);

        var verdict = Judged(stream, engine, Right(engine));

        verdict.Outcome.ShouldBe(VerdictOutcome.Passed, verdict.ToString());
        verdict.Compared.ShouldBe(8);
        Judged(stream, null, Right(engine)).Outcome.ShouldBe(VerdictOutcome.Passed);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Judge_EachCounterOffByOne_IsUnbalancedAndMiscounted(ulong seed)
    {
        var stream = Stream(seed);
        var engine = stream.Truth.For(Flink, TenMinutes);
        var right = Right(engine);
        Account[] wrong =
        [
            right with { Accepted = right.Accepted + 1 }, right with { DroppedLate = right.DroppedLate - 1 }, right with { Deduplicated = right.Deduplicated + 1 },
            right with { DeadLettered = right.DeadLettered - 1 }, right with { Skipped = 1 },
        ];

        foreach (var account in wrong)
        {
            Judged(stream, null, account).Counts.Keys.ShouldBe(["unbalanced"]);
            Judged(stream, engine, account).Counts.Keys.ShouldBe(["miscounted", "unbalanced"]);
        }

        Judged(stream, engine, right with { Accepted = right.Accepted - 1, Deduplicated = right.Deduplicated + 1 }).Counts.Keys.ShouldBe(["miscounted"]);
        Judged(stream, engine, right with { AcceptedInWindows = right.AcceptedInWindows - 1 }).Counts.Keys.ShouldBe(["miscounted"]);
        Judged(stream, null, right with { Read = 3 }).Counts.Keys.ShouldBe(["unbalanced"]);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Judge_SeveralPartitions_WhatMayBeIsNoFault(ulong seed)
    {
        var stream = Stream(seed).Over(3);
        var engine = stream.Truth.For(Flink, TenMinutes);
        var totals = engine.Totals;
        var half = totals.Undecided / 2;

        var verdict = Judged(stream, engine, Right(engine) with
        {
            Accepted = totals.Accepted + half, DroppedLate = totals.DroppedLate + totals.Undecided - half,
            AcceptedInWindows = null, DroppedInWindows = null,
        });

        verdict.Outcome.ShouldBe(VerdictOutcome.Passed, verdict.ToString());
        verdict.May.ShouldBe(totals.Undecided);
    }

    [Fact]
    public void Judge_ReportersAndARestart_AreAdded()
    {
        var stream = Streams.Plain(100);
        Observed<Account>[] reports =
        [
            new(new Account { Accepted = 30 }) { Key = "a" }, new(new Account { Accepted = 20 }) { Key = "b" }, new(new Account { Accepted = 50 }) { Key = "a" },
            new(new Account { Accepted = 5 }) { Key = "a" }, new(new Account { Accepted = 25 }) { Key = "a" }, new(new Account { Accepted = 25 }) { Key = "b" },
        ];
        var check = new Balance<Account>(stream.Truth, account => account.Value);

        reports.Judge(check).Outcome.ShouldBe(VerdictOutcome.Passed);
        reports.SkipLast(1).Judge(check).Violations.ShouldHaveSingleItem().Message.ShouldBe("elements are out by 5: 100 injected, 95 accounted for");
    }

    [Fact]
    public void Judge_MoreThanInjected_FailsAtOnce()
    {
        var stream = Streams.Plain(10);
        var fold = new Balance<Account>(stream.Truth, account => account.Value).Start();

        fold.Observe(new Observed<Account>(new Account { Accepted = 10 })).ShouldBeEmpty();
        fold.Observe(new Observed<Account>(new Account { Accepted = 11 })).ShouldHaveSingleItem().Anomaly.ShouldBe("unbalanced");
        fold.Complete().Verdict.CountOf(Anomalies.Unbalanced).Violations.ShouldBe(1);
    }

    [Fact]
    public void Judge_BadOrNoAccounts_AreToldExactly()
    {
        var stream = Streams.Plain(10);

        Judged(stream, null, new Account { Deduplicated = -3, Accepted = 10 }).Violations[0].ToString().ShouldBe("miscounted: deduplicated is -3: output 0 counts -3 deduplicated -> a counter lies between 0 and 1000000000000000");
        Judged(stream, null).NothingCompared.ShouldBe("nothing was counted");
        new Account?[] { null }.AsObserved().Judge(new Balance<Account?>(stream.Truth, account => account.Value)).NothingCompared.ShouldBe("the only output has no counters: does 'by' select them?");
        Judged(stream, null, new Account { Accepted = long.MaxValue, Deduplicated = long.MaxValue }).Outcome.ShouldBe(VerdictOutcome.Failed);
    }

    [Fact]
    public void Text_OfAWrongConsumer_IsApproved()
    {
        var stream = Stream(7);
        var engine = stream.Truth.For(Flink, TenMinutes);
        var right = Right(engine);

        var verdict = Judged(stream, engine, right with { Accepted = right.Accepted + stream.Truth.CountOf(DuplicateKind.Retry), DeadLettered = right.DeadLettered - 1 });

        FailureText.Of(verdict, stream.Truth, new FailureContext { Assertion = "ShouldBalance", Subject = "counters", Test = "Counters_add_up" }).ShouldBeApproved();
    }

    [Fact]
    public void Sum_OfTwoAccounts_AddsEachCounterAndIsUnknownWhereEitherIs()
    {
        var one = new Account { Accepted = 1, DroppedLate = 2, Deduplicated = 3, DeadLettered = 4, Skipped = 5, AcceptedInWindows = 6, DroppedInWindows = 7, Read = 8 };
        var other = new Account { Accepted = 10, DroppedLate = 20, Deduplicated = 30, DeadLettered = 40, Skipped = 50, AcceptedInWindows = 60, DroppedInWindows = 70, Read = 80 };

        (one + other).ShouldBe(new Account { Accepted = 11, DroppedLate = 22, Deduplicated = 33, DeadLettered = 44, Skipped = 55, AcceptedInWindows = 66, DroppedInWindows = 77, Read = 88 });
        (one + new Account { DroppedLate = null }).ShouldBe(new Account { Accepted = 1, DroppedLate = null, Deduplicated = 3, DeadLettered = 4, Skipped = 5 });
    }

    private static Account Right(EngineTruth engine) => new()
    {
        Accepted = engine.Totals.Accepted, DroppedLate = engine.Totals.DroppedLate, Deduplicated = engine.Totals.Deduplicated, DeadLettered = engine.Totals.DeadLettered,
        AcceptedInWindows = engine.Totals.AcceptedInWindows, DroppedInWindows = engine.Totals.RejectedInWindows,
    };

    private static EventStream Stream(ulong seed) => new StreamPlan(new StayDomain(300)).Poisoned(0.05).Duplicated(0.1).Duplicated(0.05, DuplicateKind.Retry).Late(0.1, TimeSpan.FromHours(2)).OutOfOrder(0.1).Generate(new Seed(seed));

    private static Verdict Judged(EventStream stream, EngineTruth? engine, params Account[] accounts) =>
        accounts.AsObserved().Judge(new Balance<Account>(stream.Truth, account => account.Value) { Engine = engine });
}
