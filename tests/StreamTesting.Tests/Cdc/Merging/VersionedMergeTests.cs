namespace StreamTesting.Tests;

public sealed class VersionedMergeTests
{
    private static readonly (string, string) ToTwo = ("__debezium.newkey", """{"id":2}""");
    private static readonly (string, string) FromOne = ("__debezium.oldkey", """{"id":1}""");

    [Fact]
    public void Apply_ALateUpdateAfterADelete_DoesNotBringTheRowBack() =>
        Rows(Versions.Postgres(0, "c", 1, "a", 10), Versions.Postgres(1, "d", 1, null, 30), Versions.Postgres(2, "u", 1, "b", 20)).ShouldBeEmpty();

    [Fact]
    public void Apply_ALateUpdate_ChangesNothing() =>
        Rows(Versions.Postgres(0, "u", 1, "new", 30), Versions.Postgres(1, "c", 1, "old", 10)).ShouldBe(["id=1, note=new"]);

    [Fact]
    public void Apply_ADeleteBeforeItsCreate_KeepsTheRowAway() =>
        Rows(Versions.Postgres(0, "d", 1, null, 30), Versions.Postgres(1, "c", 1, "a", 10)).ShouldBeEmpty();

    [Fact]
    public void Apply_TwoChangesOfOneVersion_TheLaterOneWins() =>
        Rows(Versions.Postgres(0, "u", 1, "first", 20), Versions.Postgres(1, "u", 1, "second", 20)).ShouldBe(["id=1, note=second"]);

    [Fact]
    public void Apply_TombstonesOfEnvelopes_SayNothing() =>
        Rows(Versions.Postgres(0, "d", 1, null, 10), Versions.Postgres(1, "c", 1, "a", 20), Envelopes.Tombstone(2, 1)).ShouldBe(["id=1, note=a"]);

    [Fact]
    public void Apply_ATombstoneWithAVersion_Deletes()
    {
        var merge = new VersionedMerge(VersionOrders.Offset);
        merge.Apply(Envelopes.Tombstone(5, 1));
        merge.Apply(Envelopes.Row(0, "c", 1, "a"));

        merge.Tables["public.orders"].Rows.ShouldBeEmpty();
    }

    [Fact]
    public void Apply_TombstonesOfRowsWithoutAnEnvelope_Delete()
    {
        var merge = new VersionedMerge(VersionOrders.Column("__lsn"));
        merge.Apply(Envelopes.Record(0, """{"id":1}""", """{"id":1,"__lsn":7}"""));
        merge.Apply(Envelopes.Record(1, """{"id":2}""", """{"id":2,"__lsn":8}"""));
        merge.Apply(Envelopes.Tombstone(2, 1));
        merge.Apply(Envelopes.Record(3, """{"id":2}""", "null"));

        merge.Tables["public.orders"].Rows.ShouldBeEmpty();
        merge.Unordered.ShouldBe(2);
    }

    [Fact]
    public void Apply_ARowThatWasReadWithoutAVersion_IsOlderThanAllChanges()
    {
        Rows(Versions.Postgres(0, "u", 1, "new", 10), Versions.Postgres(1, "r", 1, "old", null)).ShouldBe(["id=1, note=new"]);
        Rows(Versions.Postgres(0, "d", 1, null, 10), Versions.Postgres(1, "r", 1, "old", null)).ShouldBeEmpty();
        Rows(Versions.Postgres(0, "r", 1, "old", null), Versions.Postgres(1, "u", 1, "new", 10)).ShouldBe(["id=1, note=new"]);
        Rows(Versions.Postgres(0, "r", 1, "old", null), Versions.Postgres(1, "r", 1, "new", null)).ShouldBe(["id=1, note=new"]);
    }

    [Fact]
    public void Apply_ATruncate_TakesAwayWhatIsOlderWheneverItComes()
    {
        var (old, truncate, later) = (Versions.Postgres(0, "c", 1, "old", 10), Versions.Truncate(1, 20), Versions.Postgres(2, "c", 2, "new", 30));

        Rows(old, truncate, later).ShouldBe(["id=2, note=new"]);
        Rows(truncate, later, old).ShouldBe(["id=2, note=new"]);
        Rows(later, old, truncate).ShouldBe(["id=2, note=new"]);
        Rows(later, Versions.Truncate(3, 40), truncate, old).ShouldBeEmpty();
        Rows(truncate, Versions.Postgres(3, "r", 3, "read", null)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("c d m")]
    [InlineData("c m d")]
    [InlineData("m c d")]
    [InlineData("m d c")]
    [InlineData("d m c")]
    [InlineData("d c m")]
    public void Apply_AChangeOfTheKeyInAnyOrder_LeavesNoGhostAndKeepsTheBigValue(string arrivals)
    {
        var records = new Dictionary<string, ChangeRecord>
        {
            ["c"] = Versions.Postgres(0, "c", 1, "big", 10),
            ["d"] = Versions.Postgres(1, "d", 1, null, 20, null, ToTwo),
            ["m"] = Versions.Postgres(2, "c", 2, "__debezium_unavailable_value", 20, null, FromOne),
        };

        Rows([.. arrivals.Split(' ').Select(name => records[name])]).ShouldBe(["id=2, note=big"]);
    }

    [Fact]
    public void Apply_APlaceholder_StandsForTheNewestOlderValue()
    {
        var update = Versions.Postgres(2, "u", 1, "__debezium_unavailable_value", 30);

        Rows(update, Versions.Postgres(0, "c", 1, "first", 10), Versions.Postgres(1, "u", 1, "second", 20)).ShouldBe(["id=1, note=second"]);
        Rows(update, Versions.Postgres(1, "u", 1, "second", 20), Versions.Postgres(0, "c", 1, "first", 10)).ShouldBe(["id=1, note=second"]);
        Rows(Versions.Postgres(1, "d", 1, null, 20), update, Versions.Postgres(0, "c", 1, "first", 10)).ShouldBe(["id=1, note=__debezium_unavailable_value"]);
    }

    [Fact]
    public void Apply_ATableWithoutAKeySentAgain_KeepsItsRows()
    {
        static ChangeRecord Keyless(int number, long lsn, string note) => Envelopes.Record(
            number, null, $$"""{"before":null,"after":{"note":"{{note}}"},"source":{"schema":"public","table":"orders","lsn":{{lsn}},"snapshot":"false"},"op":"c"}""");

        Rows(Keyless(0, 10, "a"), Keyless(1, 10, "a"), Keyless(2, 20, "b"), Keyless(3, 10, "a"), Keyless(4, 10, "a"), Keyless(5, 20, "b"))
            .ShouldBe(["note=a", "note=a", "note=b"]);
        Rows(Keyless(0, 10, "a"), Keyless(1, 30, "b"), Versions.Truncate(2, 20), Keyless(3, 10, "a")).ShouldBe(["note=b"]);
    }

    [Theory]
    [MemberData(nameof(RecordedCaptures.Names), MemberType = typeof(RecordedCaptures))]
    public void Of_ACaptureShuffled_ComesToTheTableOfTheReference(string name)
    {
        var capture = RecordedCaptures.Load(name);
        var order = capture.Connector.Contains("mariadb", StringComparison.OrdinalIgnoreCase) ? VersionOrders.Binlog : VersionOrders.CommitLsn;
        for (var seed = 0; seed < 20; seed++)
        {
            var records = capture.Records.ToArray();
            new Random(seed).Shuffle(records);
            var merge = new VersionedMerge(order, capture.Placeholder);
            foreach (var record in records)
            {
                merge.Apply(record);
            }

            Shown(merge).ShouldBe(Shown(capture.Merged), $"{name}, shuffle {seed}");
        }
    }

    [Fact]
    public void Of_RowsWithoutAnEnvelopeWhoseKeyChanges_EqualsTheDatabasesTable()
    {
        var capture = RecordedCaptures.Any("pg-random-0038");

        var merge = VersionedMerge.Of(capture, VersionOrders.CommitLsn);

        TableComparison.Of(capture.TruthOf("public.orders"), merge.Tables["public.orders"].Rows).Differences.ShouldBeEmpty();
    }

    [Fact]
    public void Of_ACapture_NamesTheOrder() =>
        VersionedMerge.Of(RecordedCaptures.Load("pg-truncate"), VersionOrders.Lsn).Order.Name.ShouldBe("lsn");

    private static string[] Rows(params ChangeRecord[] records)
    {
        var merge = new VersionedMerge(VersionOrders.CommitLsn);
        foreach (var record in records)
        {
            merge.Apply(record);
        }

        return [.. merge.Tables["public.orders"].Rows.Select(row => row.ToString())];
    }

    private static IEnumerable<string> Shown(ITableMerge merge) =>
        merge.Tables.SelectMany(table => table.Value.Rows.Select(row => $"{table.Key}: {row}")).Order(StringComparer.Ordinal);
}
