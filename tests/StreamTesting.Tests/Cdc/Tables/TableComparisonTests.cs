namespace StreamTesting.Tests;

public sealed class TableComparisonTests
{
    private static readonly TableColumn[] Columns =
    [
        new("id", "integer", ColumnKind.Integer, true, 1), new("note", "text", ColumnKind.Text), new("amount", "numeric(10,2)", ColumnKind.Other),
    ];

    private static readonly ChangeRecord[] Stream =
    [
        Envelopes.Row(0, "c", 1, "a"), Envelopes.Row(1, "c", 2, "x"), Envelopes.Row(2, "u", 1, "b"), Envelopes.Row(3, "c", 3, "y"), Envelopes.Row(4, "u", 1, "c"), Envelopes.Delete(5, 3),
    ];

    private static readonly TableTruth Truth = new(
        "made-up",
        new CapturedTable("public.orders", Columns, [Row("1", "c"), Row("2", "x")]),
        Envelopes.Merge(Stream).Tables["public.orders"]);

    [Fact]
    public void Of_EqualTables_HasNoDifference()
    {
        var comparison = TableComparison.Of(Truth, [Row(2L, "x"), Row(1, "c")]);

        comparison.Differences.ShouldBeEmpty();
        comparison.RowCount.ShouldBe(2);
        comparison.Compared.Select(column => column.Name).ShouldBe(["id", "note"]);
    }

    [Fact]
    public void Of_ColumnsThatAreNotCompared_AreNamedWithTheReason()
    {
        TableComparison.Of(Truth, [Row(1, "c"), Row(2, "x")]).NotCompared.ShouldBe(["amount (numeric(10,2)): values of this type are not compared yet"]);
        TableComparison.Of(Truth, [new TableRow([new("id", 1), new("amount", 0m)]), new TableRow([new("id", 2), new("amount", 0m)])]).NotCompared
            .ShouldBe(["note (text): the consumer's rows have no such column", "amount (numeric(10,2)): values of this type are not compared yet"]);
    }

    [Fact]
    public void Of_ARowTooFew_IsMissing()
    {
        var difference = Only([Row(1, "c")]);

        difference.Anomaly.ShouldBe("missing");
        difference.Key.ShouldBe("id=2");
        difference.Rule.ShouldBe("the database's own final table public.orders has it (id=2, note=x, amount=NULL); record #1 (c) is the last the stream told of it");
        difference.RecordNumber.ShouldBe(1);
    }

    [Fact]
    public void Of_NoRowsAtAll_AreAllMissing() => TableComparison.Of(Truth, []).Differences.Select(difference => difference.Anomaly).ShouldBe(["missing", "missing"]);

    [Fact]
    public void Of_ARowTheStreamNeverToldOf_IsExtra()
    {
        var difference = Only([Row(1, "c"), Row(2, "x"), Row(9, "?")]);

        difference.Anomaly.ShouldBe("extra");
        difference.Key.ShouldBe("id=9");
        difference.RecordNumber.ShouldBeNull();
    }

    [Fact]
    public void Of_ADeletedRow_IsResurrectedAndSaysWhatDeletedIt()
    {
        var difference = Only([Row(1, "c"), Row(2, "x"), Row(3, "y")]);

        difference.Anomaly.ShouldBe("resurrected");
        difference.Message.ShouldBe("id=3 is there (id=3, note=y, amount=NULL), equal to version 1 of 2 (record #3, c)");
        difference.Rule.ShouldBe("the database's own final table public.orders has no such row; record #5 (d) took it away");
        difference.RecordNumber.ShouldBe(5);
    }

    [Fact]
    public void Of_ARowUnderItsOldKey_IsAKeyChangesGhost()
    {
        (string, string) newKey = ("__debezium.newkey", """{"id":2}"""), oldKey = ("__debezium.oldkey", """{"id":1}""");
        var moved = new TableTruth("made-up", Truth.Final with { Rows = [Row("2", "a")] }, Envelopes.Merge(
            Envelopes.Row(0, "c", 1, "a"),
            Envelopes.Record(1, """{"id":1}""", Envelopes.Value("d", "null"), newKey),
            Envelopes.Record(2, """{"id":2}""", Envelopes.Value("c", """{"id":2,"note":"a"}"""), oldKey)).Tables["public.orders"]);

        TableComparison.Of(moved, [Row(1, "a"), Row(2, "a")]).Differences.ShouldHaveSingleItem().ToString().ShouldBe(
            "key-change-ghost: id=1 is there (id=1, note=a, amount=NULL), equal to version 1 of 2 (record #0, c): "
            + "the database's own final table public.orders has no such row; record #1 (key change) took it away");
    }

    [Fact]
    public void Of_ATruncatedRow_IsATruncateIgnored()
    {
        var emptied = new TableTruth("made-up", Truth.Final with { Rows = [] }, Envelopes.Merge(
            Envelopes.Row(0, "c", 1, "a"), Envelopes.Record(1, null, Envelopes.Value("t", "null"))).Tables["public.orders"]);

        TableComparison.Of(emptied, [Row(1, "a")]).Differences.ShouldHaveSingleItem().Anomaly.ShouldBe("truncate-ignored");
    }

    [Fact]
    public void Of_AnOlderVersion_IsStaleAndSaysWhich()
    {
        var difference = Only([Row(1, "b"), Row(2, "x")]);

        difference.Anomaly.ShouldBe("stale");
        difference.Message.ShouldBe("id=1 is version 2 of 3 (record #2, u): note=b");
        difference.Rule.ShouldBe("the database's own final table public.orders has note=c; record #4 (u) is the last the stream told of it");
        difference.RecordNumber.ShouldBe(2);
    }

    [Fact]
    public void Of_AValueNoVersionHad_IsDifferent() =>
        Only([Row(1, "?"), Row(2, "x")]).ToString().ShouldStartWith("different: id=1 has note=?, and is equal to no version of it:");

    [Fact]
    public void Of_NullForAValue_IsDifferent() => Only([Row(1, null), Row(2, "x")]).Message.ShouldStartWith("id=1 has note=NULL");

    [Fact]
    public void Of_ThePlaceholder_IsPlaceholderStored()
    {
        var difference = Only([Row(1, "__debezium_unavailable_value"), Row(2, "x")]);

        difference.Anomaly.ShouldBe("placeholder-stored");
        difference.Message.ShouldBe("id=1 has the placeholder __debezium_unavailable_value in note");
    }

    [Fact]
    public void Of_AKeyTwice_IsDuplicate()
    {
        var difference = Only([Row(1, "c"), Row(2, "x"), Row(2, "x")]);

        difference.Anomaly.ShouldBe("duplicate");
        difference.Message.ShouldBe("id=2 is there 2 times");
    }

    [Fact]
    public void Of_AKeyTwiceOnceStale_IsBoth() =>
        TableComparison.Of(Truth, [Row(1, "c"), Row(1, "a"), Row(2, "x")]).Differences.Select(difference => difference.Anomaly).ShouldBe(["duplicate", "stale"]);

    [Fact]
    public void Of_RowsWithoutTheKey_AreRefused() =>
        Should.Throw<ArgumentException>(() => TableComparison.Of(Truth, [new TableRow([new("Id", 1)])])).Message
            .ShouldStartWith("A row has the columns Id; to be compared with public.orders of made-up it needs the columns of the key: id.");

    [Fact]
    public void Of_ATableWithoutAKey_CountsItsRows()
    {
        var truth = new TableTruth("made-up", new CapturedTable("public.log", [new("a", "integer", ColumnKind.Integer)], [One("1"), One("1"), One("2")]), null);

        TableComparison.Of(truth, [One(2), One(1), One(1)]).Differences.ShouldBeEmpty();
        TableComparison.Of(truth, [One(1), One(3), One(3)]).Differences.Select(difference => $"{difference.Anomaly} {difference.Key}")
            .ShouldBe(["missing a=1", "missing a=2", "extra a=3"]);

        static TableRow One(object value) => new([new("a", value)]);
    }

    [Fact]
    public void Of_WhatTheStreamNeverSent_IsUnsettled()
    {
        var truth = new TableTruth("made-up", new CapturedTable("public.orders", Columns, [Row("1", "c"), Row("2", "x"), Row("4", "z")]), Envelopes.Merge(Stream).Tables["public.orders"]);

        truth.Unsettled.ShouldBe(["id=4"]);
    }

    [Theory]
    [InlineData(ColumnKind.Integer, 7L, "7", true)]
    [InlineData(ColumnKind.Integer, true, "1", true)]
    [InlineData(ColumnKind.Integer, 7.0, "7", true)]
    [InlineData(ColumnKind.Integer, "18446744073709551615", "18446744073709551615", true)]
    [InlineData(ColumnKind.Integer, 7L, "8", false)]
    [InlineData(ColumnKind.Boolean, true, "true", true)]
    [InlineData(ColumnKind.Boolean, 1L, "true", true)]
    [InlineData(ColumnKind.Boolean, 0L, "true", false)]
    [InlineData(ColumnKind.Uuid, "A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", true)]
    [InlineData(ColumnKind.Text, "a", "A", false)]
    [InlineData(ColumnKind.Text, null, "", false)]
    [InlineData(ColumnKind.Text, null, null, true)]
    public void Of_Values_AreComparedByTheirColumnsKind(ColumnKind kind, object? observed, string? expected, bool equal)
    {
        var truth = new TableTruth(
            "made-up",
            new CapturedTable("t", [new("id", "integer", ColumnKind.Integer, true, 1), new("v", "?", kind)], [new TableRow([new("id", "1"), new("v", expected)])]),
            null);

        (TableComparison.Of(truth, [new TableRow([new("id", 1), new("v", observed)])]).Differences.Count == 0).ShouldBe(equal);
    }

    [Theory]
    [InlineData("character varying(20)", ColumnKind.Text)]
    [InlineData("int(11)", ColumnKind.Integer)]
    [InlineData("bigint(20) unsigned", ColumnKind.Integer)]
    [InlineData("boolean", ColumnKind.Boolean)]
    [InlineData("uuid", ColumnKind.Uuid)]
    [InlineData("enum('a','b')", ColumnKind.Enumeration)]
    [InlineData("mood", ColumnKind.Enumeration)]
    [InlineData("text[]", ColumnKind.Array)]
    [InlineData("numeric(10,2)", ColumnKind.Decimal)]
    [InlineData("character(3)", ColumnKind.Padded)]
    [InlineData("vector(3)", ColumnKind.Other)]
    public void KindOf_ATypesName_TellsHowItIsCompared(string type, ColumnKind kind) => TableColumn.KindOf(type, ["mood"]).ShouldBe(kind);

    private static TableDifference Only(IEnumerable<TableRow> rows) => TableComparison.Of(Truth, rows).Differences.ShouldHaveSingleItem();

    private static TableRow Row(object id, string? note) => new([new("id", id), new("note", note), new("amount", null)]);
}
