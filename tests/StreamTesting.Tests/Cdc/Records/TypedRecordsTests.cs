namespace StreamTesting.Tests;

/// <summary>What recorded records of each kind say, as typed members.</summary>
public sealed class TypedRecordsTests
{
    [Fact]
    public void Source_OfPostgreSql_HasEveryMember()
    {
        var source = RecordedCaptures.Load("pg-transaction-interleaved").Records.First(record => record.Event?.Source?.Sequence?.LastCommit is not null).Event!.Source!;

        (source.Version, source.Connector, source.Name, source.Database, source.Schema).ShouldBe(("3.5.0.Final", "postgresql", "shop", "shop", "public"));
        source.Sequence!.Value.Own.ShouldBe(source.Lsn);
        (source.TimestampUs / 1000, source.TimestampNs / 1_000_000).ShouldBe((source.TimestampMs, source.TimestampMs));
        source.TransactionId.ShouldNotBeNull();
        (source.XMin, source.Origin, source.OriginLsn, source.Layout, source.Other.Count).ShouldBe((null, null, null, null, 0));
    }

    [Fact]
    public void Source_OfMariaDbWithQueries_HasEveryMember()
    {
        var source = RecordedCaptures.Any("mariadb-source-query-multi-table").Records.First(record => record.Event is not null).Event!.Source!;

        (source.ServerId, source.Row, source.Snapshot).ShouldBe((1, 0, SnapshotMarker.None));
        source.Query.ShouldNotBeNull().ShouldStartWith("INSERT INTO");
        source.Gtid.ShouldNotBeNull().ShouldStartWith("0-1-");
        (source.Thread, source.Sequence, source.Schema, source.Layout).ShouldBe((null, null, null, null));
    }

    [Theory]
    [InlineData("pg-transaction-metadata-schemas")]
    [InlineData("mariadb-transaction-metadata-schemas")]
    public void Transaction_OfTheTransactionTopic_HasItsCounts(string name)
    {
        var markers = RecordedCaptures.Any(name).Records.Where(record => record.Kind == RecordKind.Transaction).Select(record => record.Transaction!).ToList();

        var begin = markers[0];
        (begin.IsBegin, begin.Status, begin.EventCount, begin.Tables).ShouldBe((true, "BEGIN", null, null));
        begin.TimestampMs.ShouldNotBeNull();
        var end = markers.First(marker => !marker.IsBegin);
        end.Common.ShouldBe(begin.Common);
        end.EventCount.ShouldBe(end.Tables!.Sum(table => table.Count));
        end.Tables!.ShouldContain(table => table.Table.EndsWith(".orders", StringComparison.Ordinal));
        (end == end with { }).ShouldBeTrue();
        (end == end with { EventCount = 0 }).ShouldBeFalse();
        (end == end with { Tables = null }).ShouldBeFalse();
    }

    [Fact]
    public void SchemaChange_OfMariaDb_HasItsStatementAndTables()
    {
        var records = RecordedCaptures.Any("mariadb-alter-add-column-with-ddl-topic").Records.Where(record => record.Kind == RecordKind.SchemaChange).ToList();

        var alter = records.Select(record => record.SchemaChange!).Last(change => change.Ddl!.StartsWith("ALTER", StringComparison.Ordinal));
        (alter.Database, alter.Schema).ShouldBe(("shop", null));
        (alter.Source.Connector, alter.Source.Table).ShouldBe(("mariadb", "orders"));
        alter.Tables.ShouldHaveSingleItem().Type.ShouldBe("ALTER");
        alter.Tables[0].Id.ShouldBe("\"shop\".\"orders\"");
        alter.Tables[0].Table!.Text.ShouldContain("\"columns\"");
        records.Select(record => record.SchemaChange!).SelectMany(change => change.Tables).First(table => table.Type == "DROP").Table.ShouldBeNull();
        (alter == alter with { Ddl = "" }).ShouldBeFalse();
        (alter == alter with { }).ShouldBeTrue();
    }

    [Fact]
    public void Notification_OfASnapshot_HasItsData()
    {
        var notifications = RecordedCaptures.Any("mariadb-random-0018").Records.Select(record => record.Notification).OfType<ConnectorNotification>().ToList();

        var scanned = notifications.First(notification => notification.Type == "TABLE_SCAN_COMPLETED");
        scanned.AggregateType.ShouldBe("Initial Snapshot");
        scanned.AdditionalData["status"].ShouldBe("SUCCEEDED");
        scanned.TimestampMs.ShouldNotBeNull().ShouldBeGreaterThan(1_700_000_000_000);
        scanned.Id.Length.ShouldBe(36);
        (scanned == scanned with { }).ShouldBeTrue();
        (scanned == scanned with { AdditionalData = new Dictionary<string, string>() }).ShouldBeFalse();
    }

    [Fact]
    public void Message_BesideTheRows_HasPrefixAndContent()
    {
        var messages = RecordedCaptures.All.SelectMany(capture => capture.Records).Where(record => record.Kind == RecordKind.Message).ToList();

        messages.Count.ShouldBe(3);
        messages.ShouldAllBe(record => record.Event!.Operation == Operation.Append && record.Event.Message!.Prefix.Length > 0 && record.Event.Message.Content != null && record.Event.After == null);
    }

    [Fact]
    public void Heartbeat_OfAConnector_HasItsTime() =>
        RecordedCaptures.Any("mariadb-heartbeat").Records.First(record => record.Kind == RecordKind.Heartbeat).Heartbeat!.TimestampMs.ShouldNotBeNull().ShouldBeGreaterThan(1_700_000_000_000);

    [Fact]
    public void Signals_OfAnIncrementalSnapshot_AreRowsOfTheirTable() =>
        RecordedCaptures.Any("mariadb-incremental-snapshot-chunk-2").Records.Where(record => record.Topic.EndsWith("dbz_signal", StringComparison.Ordinal) && record.Event?.After is not null)
            .Select(record => record.Event!.After!["type"]).Distinct().ShouldBe(["execute-snapshot", "snapshot-window-open", "snapshot-window-close"]);

    [Fact]
    public void Sent_AnEventAndItsSource_HaveTheirTimes()
    {
        var sent = RecordedCaptures.Load("mariadb-lifecycle").Records[0].Event!;

        (sent.SentUs / 1000, sent.SentNs / 1_000_000).ShouldBe((sent.SentMs, sent.SentMs));
        sent.ToString().ShouldBe($"c at {sent.Source!.File}:{sent.Source.Position}:0");
    }

    [Theory]
    [InlineData("""["39795976","39796040"]""", 39795976L, 39796040L)]
    [InlineData("""[null,"39795400"]""", null, 39795400L)]
    [InlineData("""["1",null]""", 1L, null)]
    [InlineData("""[null,null]""", null, null)]
    public void Sequence_TheTextOfADebeziumSource_IsTwoNumbers(string text, long? commit, long? own)
    {
        SourceSequence.TryParse(text, out var sequence).ShouldBeTrue();

        sequence.ShouldBe(new SourceSequence(commit, own));
        sequence.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""["1"]""")]
    [InlineData("""["1","2","3"]""")]
    [InlineData("""["a","2"]""")]
    [InlineData("[1,2]")]
    [InlineData("""["1","-2"]""")]
    [InlineData("""["1","99999999999999999999"]""")]
    [InlineData("""("1","2")""")]
    public void Sequence_AnotherText_IsNone(string? text) => SourceSequence.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void KeyChange_OfAHeaderWithASchema_HasThePlainKey()
    {
        var moved = RecordedCaptures.Any("mariadb-key-update-schemas").Records.Where(record => record.NewKey is not null || record.OldKey is not null).ToList();

        moved.Select(record => (record.CanonicalKey, record.NewKey, record.OldKey)).Distinct().Take(2)
            .ShouldBe([("""{"id":1}""", """{"id":2}""", null), ("""{"id":2}""", null, """{"id":1}""")]);
    }
}
