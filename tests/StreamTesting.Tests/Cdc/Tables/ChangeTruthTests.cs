namespace StreamTesting.Tests;

public sealed class ChangeTruthTests
{
    private static readonly Dictionary<string, IReadOnlyList<TableColumn>> Columns = new()
    {
        ["public.orders"] = [new TableColumn("id", "integer", ColumnKind.Integer, IsNotNull: true, KeyPosition: 1), new TableColumn("note", "text", ColumnKind.Text)],
        ["public.people"] = [new TableColumn("id", "integer", ColumnKind.Integer, IsNotNull: true, KeyPosition: 1)],
    };

    [Fact]
    public void Of_ChangesInCommitOrder_AreFoldedToTheFinalTables()
    {
        var truth = ChangeTruth.Of([Envelopes.Row(0, "c", 1, "a"), Envelopes.Row(1, "c", 2, "b"), Envelopes.Row(2, "u", 2, "c"), Envelopes.Delete(3, 1)], Columns);

        truth.Of("public.orders").Final.Rows.Select(row => row.ToString()).ShouldBe(["id=2, note=c"]);
        truth.Of("public.orders").VersionsOf("id=2").Count.ShouldBe(2);
        truth.Of("public.orders").Unsettled.ShouldBeEmpty();
        truth.Of("public.people").Final.Rows.ShouldBeEmpty();
    }

    [Fact]
    public void Of_AStaleTable_IsNamedByTheRecordItIs()
    {
        var truth = ChangeTruth.Of([Envelopes.Row(7, "c", 1, "a"), Envelopes.Row(8, "u", 1, "b")], Columns, "made", eventId: number => $"event-{number}").Of("public.orders");

        var difference = TableComparison.Of(truth, [Row(1, "a")]).Differences.ShouldHaveSingleItem();

        difference.Anomaly.ShouldBe(TableAnomalies.Stale);
        truth.EventIdOf(difference.RecordNumber!.Value).ShouldBe("event-7");
    }

    [Fact]
    public void Of_ATableThatWasNotDeclared_IsRefused()
    {
        Should.Throw<ArgumentException>(() => ChangeTruth.Of([Envelopes.Row(0, "c", 1, "a", "rooms")], Columns)).Message.ShouldContain("public.rooms");
        Should.Throw<KeyNotFoundException>(() => ChangeTruth.Of([], Columns).Of("public.rooms")).Message.ShouldContain("public.orders, public.people");
    }

    private static TableRow Row(int id, string note) => new([new("id", id), new("note", note)]);
}
