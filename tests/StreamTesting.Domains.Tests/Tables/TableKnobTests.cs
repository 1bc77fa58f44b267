namespace StreamTesting.Domains.Tests;

/// <summary>Each knob at nothing, at its default and at all, measured back from the events alone.</summary>
public sealed class TableKnobTests
{
    private static readonly OptionList<TableModel> One = [Tables.Table("rows").Key("id").Column("n", "integer").Column("t", "text") with { MostRows = 100_000, Rows = 3_000 }];

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(0.37)]
    [InlineData(1)]
    public void RollbackRate_OfAnyShare_IsExact(double rate)
    {
        var changes = Changes(o => o with { RollbackRate = rate, InsertRate = 1 }, 200);

        changes.Select(change => change.Change.Transaction).Distinct().Count().ShouldBe(200 - (int)Math.Round(200 * rate));
    }

    [Theory]
    [InlineData(0, 1e-9)]
    [InlineData(0.4, 0.03)]
    [InlineData(1, 1e-9)]
    public void InsertRate_OfAnyShare_IsTheShareOfStatements(double rate, double tolerance) =>
        ShareOf(Changes(o => Single(o) with { InsertRate = rate }), change => change.Operation == Operation.Create && !change.Change.IsKeyChange).ShouldBe(rate, tolerance);

    [Theory]
    [InlineData(0, 1e-9)]
    [InlineData(0.25, 0.03)]
    [InlineData(0.6, 0.03)]
    public void DeleteRate_OfAnyShare_IsTheShareOfStatementsThatDoNotInsert(double rate, double tolerance) =>
        ShareOf(
            Changes(o => Single(o) with { DeleteRate = rate, KeyChangeRate = 0 }).Where(change => change.Operation != Operation.Create),
            change => change.Operation == Operation.Delete).ShouldBe(rate, tolerance);

    [Fact]
    public void DeleteRate_OfOne_LeavesNoRowThatCouldBeUpdated() =>
        Changes(o => Single(o) with { DeleteRate = 1, InsertRate = 0.2 }).ShouldNotContain(change => change.Operation == Operation.Update);

    [Theory]
    [InlineData(0, 1e-9)]
    [InlineData(0.05, 0.02)]
    [InlineData(1, 1e-9)]
    public void KeyChangeRate_OfAnyShare_IsTheShareOfUpdates(double rate, double tolerance) =>
        ShareOf(
            Changes(o => Single(o) with { KeyChangeRate = rate, DeleteRate = 0, InsertRate = 0 }).Where(change => change.Operation is Operation.Update or Operation.Delete),
            change => change.Change.IsKeyChange).ShouldBe(rate, tolerance);

    [Theory]
    [InlineData(0, 1e-9)]
    [InlineData(0.02, 0.015)]
    [InlineData(1, 1e-9)]
    public void TruncateRate_OfAnyShare_IsTheShareOfStatements(double rate, double tolerance) =>
        ShareOf(Changes(o => Single(o) with { TruncateRate = rate, InsertRate = 0.8, MostStatements = 1 }), change => change.Operation == Operation.Truncate).ShouldBe(rate, tolerance);

    [Theory]
    [InlineData(0, 1e-9)]
    [InlineData(0.02, 0.015)]
    [InlineData(1, 1e-9)]
    public void NoChangeRate_OfAnyShare_IsTheShareOfUpdates(double rate, double tolerance) =>
        ShareOf(
            Changes(o => Single(o) with { NoChangeRate = rate }).Where(change => change.Operation == Operation.Update),
            change => change.Change.Before!.ToString() == change.Change.After!.ToString()).ShouldBe(rate, tolerance);

    [Fact]
    public void NoChangeRate_InMariaDb_IsNotLogged() => Changes(o => Single(o) with { NoChangeRate = 1, Debezium = new() { Connector = Connector.MariaDb } })
        .ShouldNotContain(change => change.Operation == Operation.Update);

    [Theory]
    [InlineData(0, 1e-9)]
    [InlineData(0.15, 0.03)]
    [InlineData(1, 1e-9)]
    public void MultiRowRate_OfAnyShare_IsTheShareOfStatements(double rate, double tolerance)
    {
        var statements = Changes(o => o with { MostStatements = 1, MultiRowRate = rate, KeyChangeRate = 0, NoChangeRate = 0, RollbackRate = 0 })
            .GroupBy(change => change.Change.Transaction).Select(transaction => transaction.Count()).ToList();

        ((double)statements.Count(rows => rows > 1) / statements.Count).ShouldBe(rate, tolerance);
        statements.Max().ShouldBeLessThanOrEqualTo(5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void CopyRate_OfNoneOrAll_GivesRowsTheirOwnPositionOrOneForAll(double rate)
    {
        var statements = Changes(o => o with { MostStatements = 1, MultiRowRate = 1, CopyRate = rate, InsertRate = 1 }).GroupBy(change => change.Change.Transaction).ToList();

        statements.ShouldAllBe(rows => rows.Select(row => row.Change.Position.Lsn).Distinct().Count() == (rate == 1 ? 1 : rows.Count()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(1)]
    public void KeyReuseRate_OfAnyShare_GivesFreedKeysAgain(double rate)
    {
        var (deleted, created, again) = (new HashSet<string>(), 0, 0);
        foreach (var (happened, _, operation) in Changes(o => Single(o) with { KeyReuseRate = rate, InsertRate = 0.5, DeleteRate = 1 }))
        {
            created += operation == Operation.Create ? 1 : 0;
            again += operation == Operation.Create && deleted.Contains(happened.Key) ? 1 : 0;
            _ = operation == Operation.Delete && deleted.Add(happened.Key);
        }

        ((double)again / created).ShouldBe(rate, 0.1);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(0.3, true)]
    [InlineData(1, true)]
    public void InterleaveRate_AboveNothing_LetsPositionsGoBack(double rate, bool goesBack)
    {
        var lsns = Changes(o => o with { InterleaveRate = rate }).Where(change => change.Change.Transaction >= 0).Select(change => change.Change.Position.Lsn).ToList();

        lsns.Zip(lsns.Skip(1)).Any(pair => pair.Second < pair.First).ShouldBe(goesBack);
    }

    [Fact]
    public void Positions_OfOneKey_NeverGoBack()
    {
        var last = new Dictionary<string, long>();
        foreach (var (happened, change, _) in Changes(o => o with { InterleaveRate = 1, Sessions = 8 }))
        {
            change.Position.Lsn.ShouldBeGreaterThanOrEqualTo(last.GetValueOrDefault(happened.Key));
            last[happened.Key] = change.Position.Lsn;
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void HotRate_OfNoneOrAll_IsTheShareOfHotRows(double rate, double share)
    {
        OptionList<TableModel> tables = [One[0] with { HotRate = rate, HotRows = 2 }];
        var updated = Changes(o => Single(o) with { Tables = tables, InsertRate = 0, DeleteRate = 0, KeyChangeRate = 0, Sessions = 1 }).Where(change => change.Operation == Operation.Update)
            .GroupBy(change => change.Event.Key).Select(key => key.Count()).OrderDescending().ToList();

        ((double)updated.Take(2).Sum() / updated.Sum() > 0.9 ? 1 : 0).ShouldBe((int)share);
    }

    [Fact]
    public void MostRows_OfFewRows_IsNeverExceeded()
    {
        OptionList<TableModel> tables = [One[0] with { MostRows = 10, Rows = 10, HotRows = 0 }];
        var rows = 0;
        foreach (var (_, _, operation) in Changes(o => o with { Tables = tables, InsertRate = 1, Sessions = 1 }))
        {
            rows += operation is Operation.Create ? 1 : operation == Operation.Delete ? -1 : 0;
            rows.ShouldBeLessThanOrEqualTo(0);
        }

        rows.ShouldBeGreaterThan(-10);
    }

    [Fact]
    public void KeyShiftRate_OfAll_MovesRowsOntoEachOther()
    {
        var domain = Domain(o => Single(o) with { KeyShiftRate = 1, KeyChangeRate = 1, InsertRate = 0.3, DeleteRate = 0, MultiRowRate = 1 }, 60);

        var truth = domain.Truth(new Seed(1)).Of("public.rows");

        TableSamples.Events(domain).Any(happened => happened.Payload is DatabaseChange { IsKeyChange: true }).ShouldBeTrue();
        truth.Unsettled.ShouldNotBeEmpty("a plain merge by key loses rows that move onto the key of the next");
    }

    private static TableChanges Single(TableChanges options) => options with { MultiRowRate = 0, RollbackRate = 0 };

    private static TableChanges Domain(Func<TableChanges, TableChanges> options, long transactions = 1_500) =>
        (TableChanges)Tables.Of(One, transactions, options).Domain;

    private static List<(StreamEvent Event, DatabaseChange Change, Operation Operation)> Changes(Func<TableChanges, TableChanges> options, long transactions = 1_500) =>
        [.. TableSamples.Events(Domain(options, transactions)).Where(happened => happened.Payload is DatabaseChange { Transaction: >= 0 }).Select(happened => (happened, (DatabaseChange)happened.Payload!, happened.Operation))];

    private static double ShareOf(
        IEnumerable<(StreamEvent Event, DatabaseChange Change, Operation Operation)> changes, Func<(StreamEvent Event, DatabaseChange Change, Operation Operation), bool> isCounted)
    {
        var all = changes.Where(change => change.Operation != Operation.Read).ToList();
        all.Count.ShouldBeGreaterThan(20);
        return (double)all.Count(isCounted) / all.Count;
    }
}
