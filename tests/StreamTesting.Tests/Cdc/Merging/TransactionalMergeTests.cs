namespace StreamTesting.Tests;

public sealed class TransactionalMergeTests
{
    private readonly List<ChangeRecord> _records = [];

    [Theory]
    [InlineData("pg-key-shift-up-only")]
    [InlineData("pg-key-shift-deferrable")]
    [InlineData("pg-key-swap")]
    [InlineData("mariadb-key-swap")]
    [InlineData("mariadb-key-shift-ordered")]
    [InlineData("mariadb-restart-replay-truncate")]
    [InlineData("pg-random-0122")]
    public void Of_KeysMovedOntoEachOtherOrSentAgain_EqualsTheDatabasesTables(string name)
    {
        var capture = RecordedCaptures.Any(name);

        var merge = TransactionalMerge.Of(capture);

        foreach (var table in capture.FinalTables.Keys)
        {
            TableComparison.Of(capture.TruthOf(table), merge.Tables[table].Rows).Differences.ShouldBeEmpty();
        }
    }

    [Fact]
    public void Apply_AnOpenTransaction_ChangesNoTableUntilItsEnd()
    {
        var merge = Merge(Begin("7:100"), Change(7, 101, "c", 1, "a", order: 1), Change(7, 102, "c", 2, "b", order: 2));

        merge.Tables.ShouldBeEmpty();
        merge.Open.ShouldHaveSingleItem().ShouldBe(new IncompleteTransaction("7", 2, null, 0));
        merge.Apply(Add(End("7:110", 2)));
        Rows(merge).ShouldBe(["id=1, note=a", "id=2, note=b"]);
        merge.Open.ShouldBeEmpty();
        merge.Torn.ShouldBeEmpty();
    }

    [Fact]
    public void Apply_NoEnds_ATransactionIsOverWithTheFirstChangeOfAnother()
    {
        var merge = Merge(Change(7, 101, "c", 1, "a"), Change(7, 102, "c", 2, "b"));
        merge.Tables.ShouldBeEmpty();

        merge.Apply(Add(Change(8, 103, "c", 3, "c")));
        Rows(merge).ShouldBe(["id=1, note=a", "id=2, note=b"]);

        merge.Complete();
        Rows(merge).Length.ShouldBe(3);
        merge.Merged.ShouldBe(2);
    }

    [Fact]
    public void Apply_ATransactionThatARestartTore_WaitsForTheRest()
    {
        var merge = Merge(
            Change(6, 90, "c", 1, "a"), Change(7, 101, "u", 1, "b"), Change(7, 102, "c", 2, "c"), Change(6, 90, "c", 1, "a"));

        Rows(merge).ShouldBe(["id=1, note=a"]);
        merge.Open.ShouldHaveSingleItem().Received.ShouldBe(2);
        foreach (var record in new[] { Change(7, 101, "u", 1, "b"), Change(7, 102, "c", 2, "c"), Change(7, 103, "c", 3, "d") })
        {
            merge.Apply(Add(record));
            Rows(merge).Length.ShouldBe(1);
        }

        merge.Complete();
        Rows(merge).ShouldBe(["id=1, note=b", "id=2, note=c", "id=3, note=d"]);
    }

    [Fact]
    public void Apply_AReplayWithOrdersThatStartAnew_IsMergedOnce()
    {
        var merge = Merge(
            Begin("7:100"), Change(7, 101, "c", 1, "a", order: 1), Change(7, 102, "c", 2, "b", order: 2),
            Begin("7:100"), Change(7, 102, "c", 2, "b", order: 1), Change(7, 103, "u", 1, "z", order: 2), End("7:110", 2));

        Rows(merge).ShouldBe(["id=1, note=z", "id=2, note=b"]);
        merge.Torn.ShouldBeEmpty();
    }

    [Fact]
    public void Apply_ATransactionSentAgainBehindLaterOnes_ChangesNothing()
    {
        var merge = Merge(Change(7, 101, "c", 1, "a"), Change(8, 102, "u", 1, "b"), Change(9, 103, "u", 1, "c"), Change(7, 101, "c", 1, "a"), Change(8, 102, "u", 1, "b"), Change(9, 103, "u", 1, "c"));
        merge.Complete();

        Rows(merge).ShouldBe(["id=1, note=c"]);
        merge.Open.ShouldBeEmpty();
    }

    [Fact]
    public void Apply_FewerChangesThanTheEndCounts_AreNamedTorn()
    {
        var merge = Merge(Begin("7:100"), Change(7, 101, "c", 1, "a", order: 1), End("7:110", 2));

        merge.Torn.ShouldHaveSingleItem().ToString().ShouldBe("transaction 7: 1 of 2 changes, from record #0 on");
    }

    [Fact]
    public void Apply_ABeginWithoutAnEnd_IsOverWithTheNextTransaction()
    {
        var merge = Merge(Begin("0-1-5"), MariaDb(5, "c", 1, "a"), End("0-1-5", 1), Begin("0-1-6"), MariaDb(6, "t", 0, null), Begin("0-1-7"));

        Rows(merge).ShouldBeEmpty();
        merge.Torn.ShouldBeEmpty();
    }

    [Fact]
    public void Apply_TopicsInAnyOrder_MergesInTheOrderOfTheEnds()
    {
        var (first, second) = (Change(7, 101, "c", 1, "a", order: 1), Change(8, 102, "u", 1, "b", order: 1));
        var merge = new TransactionalMerge(TransactionDelivery.Interleaved);
        foreach (var record in new[] { Begin("7:100"), End("7:110", 2), Begin("8:111"), End("8:120", 1), second, first })
        {
            merge.Apply(Add(record));
            merge.Tables.ShouldBeEmpty();
        }

        merge.Apply(Add(Change(7, 105, "c", 2, "x", order: 2)));
        Rows(merge).ShouldBe(["id=1, note=b", "id=2, note=x"]);
    }

    [Fact]
    public void Apply_RowsOfASnapshotAndTransactionsOfOtherTables_AreMergedAsTheyCome()
    {
        var merge = Merge(Envelopes.Record(0, """{"id":1}""", """{"after":{"id":1,"note":"a"},"source":{"schema":"public","table":"orders","lsn":9,"txId":4,"snapshot":"first"},"op":"r"}"""));

        Rows(merge).ShouldBe(["id=1, note=a"]);
        merge.Open.ShouldBeEmpty();
    }

    [Fact]
    public void Apply_RowsWithoutAnEnvelope_AreMergedAsTheyCome() =>
        Rows(Merge(Envelopes.Record(0, """{"id":1}""", """{"id":1,"note":"a"}"""), Envelopes.Record(1, """{"id":2}""", """{"id":2}"""), Envelopes.Tombstone(2, 1)))
            .ShouldBe(["id=2"]);

    [Theory]
    [MemberData(nameof(RecordedCaptures.Names), MemberType = typeof(RecordedCaptures))]
    public void Of_ACapture_IsThePrefixOfWholeTransactionsAtEveryRecord(string name)
    {
        var capture = RecordedCaptures.Load(name);
        var merge = new TransactionalMerge(placeholder: capture.Placeholder);
        var prefixes = new HashSet<string>(StringComparer.Ordinal) { "" };
        var reference = new TransactionalMerge(placeholder: capture.Placeholder);
        foreach (var group in capture.Records.Where(record => record.Kind == RecordKind.Change && record.Event!.Operation != Operation.Read)
            .GroupBy(record => record.Event!.Source!.TransactionId?.ToString() ?? record.Event.Source.Gtid))
        {
            foreach (var record in group)
            {
                reference.Apply(record);
            }

            reference.Complete();
            prefixes.Add(Shown(reference));
        }

        foreach (var record in capture.Records.Where(record => record.Event?.Operation != Operation.Read))
        {
            merge.Apply(record);
            prefixes.ShouldContain(Shown(merge), $"after {record}");
        }

        merge.Complete();
        merge.Torn.ShouldBeEmpty();
        merge.Open.ShouldBeEmpty();
    }

    private static string Shown(ITableMerge merge) => string.Join('\n', merge.Tables.SelectMany(table => table.Value.Rows.Select(row => $"{table.Key}: {row}")).Order(StringComparer.Ordinal));

    private static string[] Rows(TransactionalMerge merge) => [.. merge.Tables["public.orders"].Rows.Select(row => row.ToString())];

    private static ChangeRecord Begin(string id) => new(0, "shop.transaction", $$"""{"id":"{{id}}"}""", $$"""{"status":"BEGIN","id":"{{id}}","event_count":null,"data_collections":null,"ts_ms":1}""");

    private static ChangeRecord End(string id, int count) => new(0, "shop.transaction", $$"""{"id":"{{id}}"}""", $$"""{"status":"END","id":"{{id}}","event_count":{{count}},"data_collections":[],"ts_ms":1}""");

    private static ChangeRecord Change(long transaction, long lsn, string op, int id, string note, int? order = null) => Envelopes.Record(
        0,
        $$"""{"id":{{id}}}""",
        $$"""{"before":null,"after":{"id":{{id}},"note":"{{note}}"},"source":{"schema":"public","table":"orders","lsn":{{lsn}},"txId":{{transaction}},"snapshot":"false"},"transaction":{{(order is null ? "null" : $$"""{"id":"{{transaction}}:{{lsn}}","total_order":{{order}},"data_collection_order":{{order}}}""")}},"op":"{{op}}"}""");

    private static ChangeRecord MariaDb(int position, string op, int id, string? note) => Envelopes.Record(
        0,
        op == "t" ? null : $$"""{"id":{{id}}}""",
        $$"""{"before":null,"after":{{(note is null ? "null" : $$"""{"id":{{id}},"note":"{{note}}"}""")}},"source":{"db":"public","table":"orders","file":"b.1","pos":{{position}},"row":0,"gtid":"0-1-{{position}}","snapshot":"false"},"transaction":{"id":"0-1-{{position}}","total_order":1,"data_collection_order":1},"op":"{{op}}"}""");

    private TransactionalMerge Merge(params ChangeRecord[] records)
    {
        var merge = new TransactionalMerge();
        foreach (var record in records)
        {
            merge.Apply(Add(record));
        }

        return merge;
    }

    private ChangeRecord Add(ChangeRecord record)
    {
        var numbered = new ChangeRecord(_records.Count, record.Topic, record.Key, record.Value, record.Headers);
        _records.Add(numbered);
        return numbered;
    }
}
