namespace StreamTesting.Tests;

public sealed class UntoldRulesTests
{
    private const string Lost = "unexplained row id=1";
    private const string Row = """{"id":1,"v":"a"}""";

    [Fact]
    public void Untold_EverythingTold_IsEmpty() => Made().Sent("c", 1, Row).Holds("""{"id":"1","v":"a"}""").Reasons().ShouldBeEmpty();

    [Fact]
    public void Untold_NothingShowsWhy_IsUnexplained()
    {
        Made().Holds("""{"id":"1","v":"a"}""").Reasons().ShouldBe(Lost);
        Made().Sent("c", 1, Row).Reasons().ShouldBe(Lost);
        var value = Made().Sent("c", 1, Row).Holds("""{"id":"1","v":"b"}""").Truth().Untold.ShouldHaveSingleItem();
        value.ToString().ShouldBe("the source never sent v of id=1: unexplained: the table holds b, a merge of the stream a");
    }

    [Theory]
    [InlineData("table.include.list", "public.other", "table-filtered row id=1")]
    [InlineData("table.include.list", "public.T", Lost)]
    [InlineData("table.exclude.list", "public\\..*", "table-filtered row id=1")]
    [InlineData("table.exclude.list", "ublic.t", Lost)]
    [InlineData("schema.include.list", "other", "table-filtered row id=1")]
    [InlineData("schema.exclude.list", "public", "table-filtered row id=1")]
    [InlineData("database.include.list", "other", Lost)]
    [InlineData("snapshot.select.statement.overrides.public.t", "SELECT 1", "snapshot-override row id=1")]
    public void Untold_ARowThatOptionsLeaveOut_IsExplainedByTheOption(string option, string value, string expected) =>
        Made().Option(option, value).Holds("""{"id":"1","v":"a"}""").Reasons().ShouldBe(expected);

    [Fact]
    public void Untold_AFilteredDatabaseOfMariaDb_IsExplained() =>
        new MadeCapture("io.debezium.connector.mariadb.MariaDbConnector").Option("database.include.list", "other").Holds("""{"id":"1","v":"a"}""").Reasons()
            .ShouldBe("table-filtered row id=1");

    [Fact]
    public void Untold_ATableThatIsToldOf_IsNotFiltered() =>
        Made().Option("table.include.list", "public.other").Sent("c", 2, """{"id":2,"v":"b"}""").Holds("""{"id":"1","v":"a"}""").Holds("""{"id":"2","v":"b"}""").Reasons().ShouldBe(Lost);

    [Theory]
    [InlineData("no_data", "INSERT INTO t VALUES (1,'a')", "no-snapshot row id=1")]
    [InlineData("never", "INSERT INTO public.t VALUES (1,'a')", "no-snapshot row id=1")]
    [InlineData("initial", "INSERT INTO t VALUES (1,'a')", Lost)]
    [InlineData("no_data", "INSERT INTO tt VALUES (1,'a')", Lost)]
    [InlineData("no_data", "CREATE UNLOGGED TABLE t (id int)", "unlogged-table row id=1")]
    public void Untold_ARowFromBeforeTheStart_IsExplainedByTheSnapshotMode(string mode, string ddl, string expected) =>
        Made().Option("snapshot.mode", mode).Ddl(ddl).Holds("""{"id":"1","v":"a"}""").Reasons().ShouldBe(expected);

    [Fact]
    public void Untold_ChangesAfterASnapshotOnly_AreExplained()
    {
        Made().Option("snapshot.mode", "initial_only").Sql("INSERT INTO t VALUES (1,'a')").Holds("""{"id":"1","v":"a"}""").Reasons().ShouldBe("snapshot-only row id=1");
        Made().Option("snapshot.mode", "initial_only").Failed("INSERT INTO t VALUES (1,'a')").Holds("""{"id":"1","v":"a"}""").Reasons().ShouldBe(Lost);
    }

    [Fact]
    public void Untold_AnEndedConnector_IsExplained() => Made().Error("boom").Holds("""{"id":"1","v":"a"}""").Reasons().ShouldBe("connector-ended row id=1");

    [Fact]
    public void Untold_TheConnectorsOwnWrites_AreExplained()
    {
        Made().KeyType("text").Option("signal.data.collection", "public.t").Holds("""{"id":"x-close","v":null}""").Reasons().ShouldBe("signal-after-the-end row id='x-close'");
        Made().KeyType("text").Option("signal.data.collection", "public.u").Holds("""{"id":"x-close","v":null}""").Reasons().ShouldBe("unexplained row id='x-close'");
        Made().Option("heartbeat.action.query", "UPDATE t SET v=1").Sent("c", 1, Row).Holds("""{"id":"1","v":"b"}""").Reasons().ShouldBe("heartbeat-after-the-end v id=1");
    }

    [Theory]
    [InlineData(null, "TRUNCATE TABLE t", "truncate-skipped row id=1")]
    [InlineData("none", "TRUNCATE TABLE t", Lost)]
    [InlineData(null, "TRUNCATE TABLE other", Lost)]
    [InlineData("d", "DELETE FROM t", "delete-skipped row id=1")]
    [InlineData("u,d", "DELETE FROM t", "delete-skipped row id=1")]
    [InlineData("u", "DELETE FROM t", Lost)]
    public void Untold_ARowThatShouldBeGone_IsExplainedBySkippedOperations(string? skipped, string sql, string expected) =>
        Skipping(skipped).Sent("c", 1, Row).Sql(sql).Reasons().ShouldBe(expected);

    [Theory]
    [InlineData("u", "UPDATE t SET v='b'", "update-skipped v id=1")]
    [InlineData("none", "UPDATE t SET v='b'", "unexplained v id=1")]
    [InlineData("u", "UPDATE other SET v='b'", "unexplained v id=1")]
    public void Untold_AnOldValue_IsExplainedBySkippedOperations(string skipped, string sql, string expected) =>
        Skipping(skipped).Sent("c", 1, Row).Sql(sql).Holds("""{"id":"1","v":"b"}""").Reasons().ShouldBe(expected);

    [Theory]
    [InlineData("c", "INSERT INTO t VALUES (1,'a')", "insert-skipped row id=1")]
    [InlineData("none", "INSERT INTO t VALUES (1,'a')", Lost)]
    public void Untold_AMissingRow_IsExplainedBySkippedOperations(string skipped, string sql, string expected) =>
        Skipping(skipped).Sql(sql).Holds("""{"id":"1","v":"a"}""").Reasons().ShouldBe(expected);

    [Fact]
    public void Untold_AnOperationThatWasSent_IsNotSkipped() =>
        Skipping("d").Sent("c", 1, Row).Sent("c", 2, """{"id":2,"v":"b"}""").Sent("d", 2, null).Sql("DELETE FROM t").Reasons().ShouldBe(Lost);

    [Theory]
    [InlineData("drop", "DELETE FROM t", "delete-dropped row id=1")]
    [InlineData("drop", "UPDATE t SET id=2", "delete-dropped row id=1")]
    [InlineData("drop", "UPDATE t SET v='x' WHERE id=2", Lost)]
    [InlineData("rewrite", "DELETE FROM t", Lost)]
    [InlineData("rewrite", "TRUNCATE t", "truncate-dropped-by-flattening row id=1")]
    public void Untold_ARowThatTheFlatteningKeeps_IsExplainedByItsMode(string mode, string sql, string expected) =>
        Skipping("none").Option("transforms", "unwrap").Option("transforms.unwrap.type", "io.debezium.transforms.ExtractNewRecordState")
            .Option("transforms.unwrap.delete.tombstone.handling.mode", mode).Flattened(1, Row).Sql(sql).Reasons().ShouldBe(expected);

    [Fact]
    public void Untold_ARowDeletedBetweenSnapshots_IsExplainedBehindTheSecond()
    {
        MadeCapture Started() => Made().Sent("r", 1, Row, "first").Sql("DELETE FROM t").Restart(0);

        Started().Sent("r", 2, """{"id":2,"v":"b"}""", "last").Holds("""{"id":"2","v":"b"}""").Reasons().ShouldBe("deleted-between-snapshots row id=1");
        Started().Sent("r", 2, """{"id":2,"v":"b"}""", "incremental").Holds("""{"id":"2","v":"b"}""").Reasons().ShouldBe(Lost);
        Started().Sent("r", 1, Row, "last").Reasons().ShouldBe(Lost);
    }

    private static MadeCapture Made() => new();

    private static MadeCapture Skipping(string? operations) => operations is null ? new MadeCapture() : new MadeCapture().Option("skipped.operations", operations);
}
