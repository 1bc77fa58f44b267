namespace StreamTesting.Tests;

/// <summary>The whole words of every difference of a table, and the bounds of what is tolerated.</summary>
public sealed class TellingDifferencesTests
{
    private const decimal MostExact = decimal.MaxValue / 2;

    private static readonly TableColumn[] Columns = [new("id", "integer", ColumnKind.Integer, true, 1), new("note", "text", ColumnKind.Text)];

    private static readonly TableTruth Truth = new(
        "made-up",
        new CapturedTable("public.orders", Columns, [Row(1, "c"), Row(2, "x"), Row(4, "z")]),
        Envelopes.Merge(
            Envelopes.Row(0, "c", 1, "a"), Envelopes.Row(1, "c", 2, "x"), Envelopes.Row(2, "u", 1, "b"), Envelopes.Row(3, "c", 3, "y"), Envelopes.Row(4, "u", 1, "c"), Envelopes.Delete(5, 3)).Tables["public.orders"]);

    [Fact]
    public void Of_EveryDifference_IsToldInWholeWords() =>
        TableComparison.Of(Truth, [Row(1, "__debezium_unavailable_value"), Row(2, "?"), Row(2, "?"), Row(3, "q"), Row(9, "n")]).Differences.Select(difference => difference.ToString()).ShouldBe(
        [
            "placeholder-stored: id=1 has the placeholder __debezium_unavailable_value in note: a placeholder says that the value did not change; "
                + "the database's own final table public.orders has note=c; record #4 (u) is the last the stream told of it",
            "duplicate: id=2 is there 2 times: public.orders has one row of a key; record #1 (c) is the last the stream told of it",
            "different: id=2 has note=?, and is equal to no version of it: the database's own final table public.orders has note=x; record #1 (c) is the last the stream told of it",
            "missing: id=4 is missing: the database's own final table public.orders has it (id=4, note=z); the stream never told of it",
            "resurrected: id=3 is there (id=3, note=q): the database's own final table public.orders has no such row; record #5 (d) took it away",
            "extra: id=9 is there (id=9, note=n): the database's own final table public.orders has no such row, and the stream never told of it",
        ]);

    [Fact]
    public void Of_EveryDifference_HasItsRecordAndCount()
    {
        var differences = TableComparison.Of(Truth, [Row(1, "__debezium_unavailable_value"), Row(2, "x"), Row(2, "x"), Row(2, "x"), Row(4, "a")]).Differences;

        differences.Select(difference => (difference.Anomaly, difference.RecordNumber, difference.Count)).ShouldBe(
            [(TableAnomalies.PlaceholderStored, (int?)4, 1), (TableAnomalies.Duplicate, (int?)1, 2), (TableAnomalies.Different, null, 1)]);
        differences[2].Rule.ShouldBe("the database's own final table public.orders has note=z; the stream never told of it");
    }

    [Fact]
    public void Of_ATableWithoutAKey_TellsTheWholeRow()
    {
        var truth = new TableTruth("made-up", new CapturedTable("public.log", [new("a", "integer", ColumnKind.Integer)], [One(1), One(2)]), null);

        TableComparison.Of(truth, [One(2), One(3), One(3)]).Differences.Select(difference => difference.ToString()).ShouldBe(
        [
            "missing: the row a=1 is missing: the database's own final table public.log, which has no key, has it",
            "extra: the row a=3 is there 2 time(s) too often: the database's own final table public.log, which has no key, has it less often",
        ]);
        TableComparison.Of(truth, [One(2), One(3)]).Keys.ShouldBe(["a=1", "a=2", "a=3"], ignoreOrder: true);

        static TableRow One(int value) => new([new("a", value)]);
    }

    [Theory]
    [InlineData("39614081257132168796771975167", "0", true)]
    [InlineData("39614081257132168796771975168", "0", false)]
    [InlineData("-39614081257132168796771975167", "0", true)]
    [InlineData("-39614081257132168796771975168", "0", false)]
    [InlineData("0", "39614081257132168796771975167", true)]
    [InlineData("0", "39614081257132168796771975168", false)]
    [InlineData("0", "-39614081257132168796771975167", true)]
    [InlineData("0", "-39614081257132168796771975168", false)]
    public void Tolerating_NumbersFarFromZero_AreNeverNear(string database, string consumer, bool allowed)
    {
        MostExact.ShouldBe(39614081257132168796771975168m);
        var truth = new TableTruth(
            "made-up", new CapturedTable("t", [Columns[0], new("v", "numeric(38,0)", ColumnKind.Decimal)], [new TableRow([new("id", 1), new("v", database)])]), null);

        (TableComparison.Of(truth.Tolerating("v", decimal.MaxValue), [new TableRow([new("id", 1), new("v", consumer)])]).Differences.Count == 0).ShouldBe(allowed);
    }

    [Fact]
    public void Of_ATransactionStillOpenAtTheEnd_CountsToo()
    {
        const string open = """{"before":null,"after":{"id":1,"note":"a"},"source":{"schema":"public","table":"orders","lsn":5,"txId":7,"snapshot":"false"},"op":"c"}""";

        ChangeTruth.Of([Envelopes.Record(0, """{"id":1}""", open)], new Dictionary<string, IReadOnlyList<TableColumn>> { ["public.orders"] = Columns })
            .Of("public.orders").Final.Rows.ShouldHaveSingleItem().ToString().ShouldBe("id=1, note=a");
    }

    [Fact]
    public void Of_NothingGiven_IsRefusedByName()
    {
        var none = new Dictionary<string, IReadOnlyList<TableColumn>>();
        var truth = ChangeTruth.Of([], none);

        Should.Throw<ArgumentNullException>(() => TableComparison.Of(null!, [])).ParamName.ShouldBe("truth");
        Should.Throw<ArgumentNullException>(() => TableComparison.Of(Truth, null!)).ParamName.ShouldBe("rows");
        Should.Throw<ArgumentNullException>(() => truth.Of(null!)).ParamName.ShouldBe("table");
        Should.Throw<ArgumentNullException>(() => ChangeTruth.Of(null!, none)).ParamName.ShouldBe("records");
        Should.Throw<ArgumentNullException>(() => ChangeTruth.Of([], null!)).ParamName.ShouldBe("columns");
        Should.Throw<ArgumentNullException>(() => ChangeTruth.Of([], none, null!)).ParamName.ShouldBe("name");
        Should.Throw<ArgumentNullException>(() => ChangeTruth.Of(null!, [Truth])).ParamName.ShouldBe("name");
        Should.Throw<ArgumentNullException>(() => ChangeTruth.Of("a", null!)).ParamName.ShouldBe("tables");
        Should.Throw<ArgumentNullException>(() => Truth.Tolerating(null!, 1m)).ParamName.ShouldBe("column");
        Should.Throw<ArgumentNullException>(() => new TableTruth(null!, Truth.Final, null)).ParamName.ShouldBe("capture");
        Should.Throw<ArgumentNullException>(() => new TableTruth("a", null!, null)).ParamName.ShouldBe("final");
        Should.Throw<ArgumentNullException>(() => RecordedCaptures.Load("pg-truncate").TruthOf((string)null!)).ParamName.ShouldBe("table");
    }

    private static TableRow Row(int id, string note) => new([new("id", id), new("note", note)]);
}
