namespace StreamTesting.Tests;

public sealed class UntoldValuesTests
{
    private const string Unchanged = "__debezium_unavailable_value";

    [Theory]
    [InlineData("ALTER TABLE t ADD COLUMN n int DEFAULT 7", "7", "column-added-with-default n id=1")]
    [InlineData("ALTER TABLE t ADD COLUMN n int DEFAULT 7", "8", "unexplained n id=1")]
    [InlineData("ALTER TABLE t ADD n int DEFAULT 7", "7", "column-added-with-default n id=1")]
    [InlineData("ALTER TABLE t ADD COLUMN n int DEFAULT (random())", "8", "column-added-with-default n id=1")]
    [InlineData("ALTER TABLE u ADD COLUMN n int DEFAULT 7", "7", "unexplained n id=1")]
    [InlineData("ALTER TABLE t RENAME COLUMN m TO n", "7", "column-renamed n id=1")]
    [InlineData("ALTER TABLE t RENAME COLUMN n TO m", "7", "unexplained n id=1")]
    public void Untold_AColumnThatTheLastRecordLacks_IsExplainedByTheStatement(string sql, string held, string expected) =>
        WithNumber().Sent("c", 1, """{"id":1,"v":"a"}""").Sql(sql).Holds($$"""{"id":"1","v":"a","n":"{{held}}"}""").Reasons().ShouldBe(expected);

    [Theory]
    [InlineData("CREATE TABLE t (id int PRIMARY KEY, v text, n int GENERATED ALWAYS AS (id * 2) STORED)", "generated-column n id=1")]
    [InlineData("CREATE TABLE t (id int PRIMARY KEY, v text, n int)", "unexplained n id=1")]
    public void Untold_AColumnThatIsNeverSent_IsExplainedByItsDeclaration(string ddl, string expected) =>
        WithNumber().Ddl(ddl).Sent("c", 1, """{"id":1,"v":"a"}""").Holds("""{"id":"1","v":"a","n":"2"}""").Reasons().ShouldBe(expected);

    [Theory]
    [InlineData("column.exclude.list", "public.t.n", "column-excluded n id=1")]
    [InlineData("column.exclude.list", "public.t.m", "unexplained n id=1")]
    [InlineData("column.include.list", "public.t.(id|v)", "column-excluded n id=1")]
    [InlineData("column.include.list", "public.t.(id|v|n)", "unexplained n id=1")]
    public void Untold_AColumnThatOptionsLeaveOut_IsExplained(string option, string value, string expected) =>
        WithNumber().Option(option, value).Sent("c", 1, """{"id":1,"v":"a"}""").Holds("""{"id":"1","v":"a","n":"2"}""").Reasons().ShouldBe(expected);

    [Theory]
    [InlineData("CREATE TABLE t (id int, v text DEFAULT 'x')", "\"x\"", null, "null-as-default v id=1")]
    [InlineData("CREATE TABLE t (id int, v text DEFAULT 'y')", "\"x\"", null, "unexplained v id=1")]
    [InlineData("CREATE TABLE t (id int, v text DEFAULT 'x')", "\"x\"", "false", "unexplained v id=1")]
    public void Untold_NullSentAsADefault_IsExplainedByTheDefault(string ddl, string sent, string? replaced, string expected) =>
        (replaced is null ? new MadeCapture() : new MadeCapture().Option("converter.replace.null.with.default", replaced))
            .Ddl(ddl).Sent("c", 1, $$"""{"id":1,"v":{{sent}}}""").Holds("""{"id":"1","v":null}""").Reasons().ShouldBe(expected);

    [Fact]
    public void Untold_AHashedColumn_IsExplained()
    {
        MadeCapture Hashed(string sent, string column) => new MadeCapture().Option("column.mask.hash.SHA-256.with.salt.s", column)
            .Sent("c", 1, $$"""{"id":1,"v":"{{sent}}"}""").Holds("""{"id":"1","v":"a"}""");

        Hashed("0123456789abcdef", "public.t.v").Reasons().ShouldBe("column-hashed v id=1");
        Hashed("0123456789abcdef", "public.t.w").Reasons().ShouldBe("unexplained v id=1");
        Hashed("hello", "public.t.v").Reasons().ShouldBe("unexplained v id=1");
    }

    [Fact]
    public void Untold_APlaceholder_IsExplainedWhereNoRecordHasTheValue()
    {
        MadeCapture Update() => new MadeCapture().Sent("u", 1, $$"""{"id":1,"v":"{{Unchanged}}"}""").Holds("""{"id":"1","v":"a"}""");

        Update().Reasons().ShouldBe("placeholder-never-filled v id=1");
        new MadeCapture().Sent("c", 1, """{"id":1,"v":"old"}""").Sent("d", 1, null).Sent("u", 1, $$"""{"id":1,"v":"{{Unchanged}}"}""").Holds("""{"id":"1","v":"a"}""").Reasons()
            .ShouldBe("placeholder-never-filled v id=1");
        new MadeCapture().Sent("c", 1, """{"id":1,"v":"old"}""").Sent("u", 1, $$"""{"id":1,"v":"{{Unchanged}}"}""").Holds("""{"id":"1","v":"a"}""").Reasons()
            .ShouldBe("unexplained v id=1");
        new MadeCapture().Sent("c", 1, """{"id":1,"v":"old"}""").Sent("u", 1, $$"""{"id":1,"v":"{{Unchanged}}"}""").Holds($$"""{"id":"1","v":"{{Unchanged}}"}""").Reasons()
            .ShouldBe("value-equal-to-placeholder v id=1");
    }

    [Fact]
    public void Untold_AnUnchangedArraySentAsNull_IsExplainedByAnOlderRecord()
    {
        MadeCapture Array(params string[] sent) => sent.Aggregate(
            new MadeCapture().Column("""{"name":"f","type":"double precision[]"}"""),
            (capture, value) => capture.Sent(value == sent[0] ? "c" : "u", 1, $$"""{"id":1,"v":"a","f":{{value}}}""")).Holds("""{"id":"1","v":"a","f":"{1.5,2}"}""");

        Array("[1.5,2.0]", "null").Reasons().ShouldBe("unchanged-as-null f id=1");
        Array("[1.5,3.0]", "null").Reasons().ShouldBe("unexplained f id=1");
        Array("null").Reasons().ShouldBe("unexplained f id=1");
    }

    [Fact]
    public void Untold_AKeyThatIsSentAsAnother_IsExplainedOnBothSides() =>
        new MadeCapture("io.debezium.connector.mariadb.MariaDbConnector").KeyType("bigint(20) unsigned").Sent("c", -1, """{"id":-1,"v":"a"}""")
            .Holds("""{"id":"18446744073709551615","v":"a"}""").Reasons().ShouldBe("unsigned-wrap row id=18446744073709551615, unsigned-wrap row id=-1");

    [Fact]
    public void IsUntold_OneValueOfARow_LeavesTheOthersJudged()
    {
        var truth = WithNumber().Sent("c", 1, """{"id":1,"v":"a"}""").Sql("ALTER TABLE t ADD COLUMN n int DEFAULT 7").Holds("""{"id":"1","v":"a","n":"7"}""").Truth();

        truth.IsUntold("id=1", "n").ShouldBeTrue();
        truth.IsUntold("id=1", "v").ShouldBeFalse();
        truth.Unsettled.ShouldBeEmpty();
        TableComparison.Of(truth, [Row(1, "a", 9)]).Differences.ShouldBeEmpty();
        TableComparison.Of(truth, [Row(1, "b", 7)]).Differences.ShouldHaveSingleItem().Anomaly.ShouldBe(TableAnomalies.Different);
    }

    [Fact]
    public void Judge_AnUntoldValue_IsCountedAsMayByItsReason()
    {
        var truth = WithNumber().Sent("c", 1, """{"id":1,"v":"a"}""").Sql("ALTER TABLE t ADD COLUMN n int DEFAULT 7").Holds("""{"id":"1","v":"a","n":"7"}""").Truth();

        var verdict = new[] { new Observed<TableRow>(Row(1, "a", 9)) }.Judge(new Convergence(truth));

        verdict.Outcome.ShouldBe(VerdictOutcome.Passed);
        verdict.MayBy.ShouldContainKeyAndValue("the source never sent it: column-added-with-default", 1);
    }

    private static MadeCapture WithNumber() => new MadeCapture().Column("""{"name":"n","type":"integer"}""");

    private static TableRow Row(int id, string text, int number) => new([new("id", id), new("v", text), new("n", number)]);
}
