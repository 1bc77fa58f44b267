namespace StreamTesting.Tests;

public sealed class ConvergenceTests
{
    private static readonly DebeziumCapture Capture = RecordedCaptures.Load("pg-restart-replay-keep-3");
    private static readonly TableTruth Table = Capture.TruthOf("public.orders");

    [Fact]
    public void Judge_TheDatabasesOwnRows_Passes()
    {
        var verdict = Judge(Table, Table.Final.Rows);

        verdict.Outcome.ShouldBe(VerdictOutcome.Passed);
        verdict.Observed.ShouldBe(2);
        verdict.Compared.ShouldBe(3);
        verdict.May.ShouldBe(0);
        verdict.Allowed.ShouldBeEmpty();
    }

    [Fact]
    public void Judge_ARowTooManyAndOneTooFew_FailsWithTheirNamesAndEvents()
    {
        var verdict = Judge(Table, [Row(1, "ann", "v2"), Row(2, "bob", "again")]);

        verdict.Outcome.ShouldBe(VerdictOutcome.Failed);
        verdict.Counts.Keys.ShouldBe(["key-change-ghost", "missing"]);
        var missing = verdict.Violations[1];
        missing.EventId.ShouldBe("pg-restart-replay-keep-3#40");
        missing.Message.ShouldBe("public.orders id=3 is missing");
        var ghost = verdict.Violations[0];
        ghost.Message.ShouldStartWith("public.orders id=1 is there (id=1, customer=ann, amount=1.00, note=v2), equal to version 2 of ");
        ghost.Rule.ShouldContain("(key change) took it away");
    }

    [Fact]
    public void Judge_AKeySeveralTimes_CountsTheRowsTooMany()
    {
        var verdict = Judge(Table, [.. Table.Final.Rows, .. Table.Final.Rows, Table.Final.Rows[0]]);

        verdict.CountOf(TableAnomalies.Duplicate).ShouldBe(new AnomalyCount(3, 2));
        verdict.Violations.Select(violation => violation.Message).ShouldBe(["public.orders id=2 is there 3 times", "public.orders id=3 is there 2 times"]);
    }

    [Fact]
    public void Judge_WithTheStreamsTruth_TellsWhereTheEventArrived()
    {
        var stream = TruthOf("pg-restart-replay-keep-3#40");

        var verdict = new[] { new Observed<TableRow>(Row(2, "bob", "again")) }.Judge(new Convergence(Table, stream));

        verdict.Violations.ShouldHaveSingleItem().Positions.ShouldBe([0]);
        FailureText.Of(verdict, stream).ShouldContain("arrivals of partition 0 around pg-restart-replay-keep-3#40\n");
        FailureText.Of(verdict, stream).ShouldNotContain("->");
    }

    [Fact]
    public void Judge_WhereAllIsDeleted_ComparesThatTheKeysAreGone()
    {
        var table = RecordedCaptures.Load("pg-lifecycle-identity-full").TruthOf("public.orders");

        var verdict = Judge(table, []);

        verdict.Outcome.ShouldBe(VerdictOutcome.Passed);
        verdict.Compared.ShouldBe(1);
        Judge(table, [Row(1, "anna", null)]).CountOf(TableAnomalies.Resurrected).Violations.ShouldBe(1);
    }

    [Fact]
    public void Judge_WhatTheStreamDoesNotTell_IsMayAndNotCompared()
    {
        var final = new CapturedTable("t", [new("id", "integer", ColumnKind.Integer, true, 1)], [new TableRow([new("id", 1)])]);

        var verdict = Judge(new TableTruth("made-up", final, null), []);

        verdict.May.ShouldBe(1);
        verdict.Compared.ShouldBe(0);
        verdict.IsVacuous.ShouldBeTrue();
        verdict.NothingCompared.ShouldBe("the stream does not tell what the table holds");
    }

    [Fact]
    public void Judge_NoTableAndNoRows_IsVacuous() =>
        Judge(new TableTruth("made-up", new CapturedTable("t", [new("id", "integer", ColumnKind.Integer, true, 1)], []), null), []).IsVacuous.ShouldBeTrue();

    [Fact]
    public void Complete_HandsOutWhatIsWrong_AndWhereNothingWasComparedThat()
    {
        var wrong = new Convergence(Table).Start();
        wrong.Observe(new Observed<TableRow>(Row(2, "bob", "again")));
        var nothing = new Convergence(new TableTruth("made-up", new CapturedTable("t", [new("id", "integer", ColumnKind.Integer, true, 1)], []), null)).Start();

        wrong.Complete().Rest.ShouldHaveSingleItem().Message.ShouldBe("public.orders id=3 is missing");
        nothing.Complete().Rest.ShouldHaveSingleItem().Anomaly.ShouldBe(Anomalies.Vacuous);
    }

    [Fact]
    public void Convergence_WithoutATable_IsRefusedByName() =>
        Should.Throw<ArgumentNullException>(() => new Convergence(null!)).ParamName.ShouldBe("table");

    [Fact]
    public void Judge_RowsThatNeverCameToAnEnd_IsUndecided()
    {
        var fold = new Convergence(Table).Start();
        fold.Observe(new Observed<TableRow>(Row(9, null, null)));

        var verdict = fold.Complete(ObservationEnding.TimedOut).Verdict;

        verdict.Outcome.ShouldBe(VerdictOutcome.Undecided);
        verdict.Violations.ShouldBeEmpty();
    }

    private static Verdict Judge(TableTruth table, IEnumerable<TableRow> rows) => rows.Select(row => new Observed<TableRow>(row)).Judge(new Convergence(table));

    private static TableRow Row(int id, string? customer, string? note) => new([new("id", id), new("customer", customer), new("amount", $"{id}.00"), new("note", note)]);

    private static GroundTruth TruthOf(string eventId)
    {
        var happened = new StreamEvent(eventId, "update", new StreamEntity("k"), DateTimeOffset.UnixEpoch, null);
        return new GroundTruth([new Arrival(happened, new TestDomain(1).Format, 0, 0) { Position = 0 }]);
    }
}
