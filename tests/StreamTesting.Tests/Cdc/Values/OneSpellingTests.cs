using System.Collections;

namespace StreamTesting.Tests;

/// <summary>The one spelling of each kind, told outright: two sides that are wrong in the same way compare as equal.</summary>
public sealed class OneSpellingTests
{
    public static TheoryData<string, object, string> ClientAndSpelled => new()
    {
        { "tinyint(1)", false, "0" },
        { "tinyint(1)", true, "1" },
        { "bit(1)", false, "0" },
        { "bit(3)", new BitArray([true, false, false]), "100" },
        { "interval", new TimeSpan(3, 4, 5, 6, 7), "0 months 3 days 04:05:06.007" },
        { "interval", new TimeSpan(-3, -4, -5, -6), "0 months -3 days -04:05:06" },
        { "bytea", new ReadOnlyMemory<byte>([1, 171]), "0x01AB" },
        { "date", new DateTimeOffset(2024, 2, 29, 23, 0, 0, TimeSpan.FromHours(-5)), "2024-02-29" },
        { "time without time zone", new DateTime(2024, 2, 29, 1, 2, 3), "01:02:03" },
        { "time with time zone", new DateTimeOffset(2024, 2, 29, 1, 2, 3, TimeSpan.FromMinutes(-210)), "01:02:03-03:30:00" },
        { "timestamp without time zone", new DateOnly(2024, 2, 29), "2024-02-29T00:00:00" },
        { "timestamp without time zone", new DateTimeOffset(2024, 2, 29, 1, 0, 0, TimeSpan.FromHours(2)), "2024-02-28T23:00:00" },
        { "timestamp with time zone", new DateTimeOffset(2024, 2, 29, 1, 0, 0, TimeSpan.FromHours(2)), "2024-02-28T23:00:00Z" },
        { "timestamp with time zone", DateTime.MaxValue, "infinity" },
        { "integer[]", new object?[] { 1, null, DBNull.Value }, """["1",NULL,NULL]""" },
    };

    [Theory]
    [InlineData("integer", "007", "7")]
    [InlineData("boolean", "f", "false")]
    [InlineData("boolean", "t", "true")]
    [InlineData("boolean", "0", "false")]
    [InlineData("numeric(10,2)", "1.50", "1.5")]
    [InlineData("money", "-$1,000.50", "-1000.5")]
    [InlineData("date", "0044-03-15 BC", "-0043-03-15")]
    [InlineData("date", "-infinity", "-infinity")]
    [InlineData("time without time zone", "12:34", "12:34:00")]
    [InlineData("time with time zone", "12:34:56.5+05:30", "12:34:56.5+05:30:00")]
    [InlineData("time with time zone", "12:34:56", "12:34:56+00:00:00")]
    [InlineData("timestamp without time zone", "2024-02-29 12:34:56.789", "2024-02-29T12:34:56.789")]
    [InlineData("timestamp without time zone", "infinity", "infinity")]
    [InlineData("timestamp with time zone", "2024-02-29 00:34:56.5+02", "2024-02-28T22:34:56.5Z")]
    [InlineData("timestamp with time zone", "2024-02-29 00:34:56", "2024-02-29T00:34:56Z")]
    [InlineData("interval", "1 year 2 mons 3 days 04:05:06.789", "14 months 3 days 04:05:06.789")]
    [InlineData("bytea", "\\x00ff", "0x00FF")]
    [InlineData("bytea", "\\x", "0x")]
    [InlineData("bit(5)", "101", "00101")]
    [InlineData("bit", "1", "1")]
    [InlineData("bit varying(9)", "101", "101")]
    [InlineData("json", """{"b": 1.0, "a": null}""", """{"a":null,"b":1}""")]
    [InlineData("set('a','b')", "b,a", "a,b")]
    [InlineData("character(3)", " a ", " a")]
    [InlineData("hstore", "\"b\"=>NULL, \"a\"=>\"1\"", """{"a":"1","b":null}""")]
    [InlineData("inet", "10.0.0.1/32", "10.0.0.1")]
    [InlineData("integer[]", "{1,NULL,02}", """["1",NULL,"2"]""")]
    [InlineData("text[]", "{\"a \\\"b\\\"\",NULL,\"NULL\"}", """["a \"b\"",NULL,"NULL"]""")]
    [InlineData("text", " a ", " a ")]
    public void Spelled_AStoredText_IsToldOutright(string type, string stored, string spelled) => Spelled(type, stored, false).ShouldBe(spelled);

    [Theory]
    [MemberData(nameof(ClientAndSpelled))]
    public void Spelled_AValueOfAClient_IsToldOutright(string type, object value, string spelled) => Spelled(type, value, false).ShouldBe(spelled);

    [Theory]
    [InlineData("postgresql", "timestamp", 1_500_000, "1970-01-01T00:00:01.5")]
    [InlineData("postgresql", "timestamp(3)", 1_500, "1970-01-01T00:00:01.5")]
    [InlineData("postgresql", "timestamp(4)", 1_500_000, "1970-01-01T00:00:01.5")]
    [InlineData("mariadb", "datetime", 1_500, "1970-01-01T00:00:01.5")]
    [InlineData("mariadb", "datetime(3)", 1_500, "1970-01-01T00:00:01.5")]
    [InlineData("mariadb", "datetime(6)", 1_500_000, "1970-01-01T00:00:01.5")]
    [InlineData("mariadb", "time", 1_500_000, "00:00:01.5")]
    [InlineData("postgresql", "time(3) without time zone", 1_500, "00:00:01.5")]
    [InlineData("postgresql", "date", -1, "1969-12-31")]
    public void Spelled_UnitsOfATimeAsSent_DependOnConnectorAndDigits(string connector, string type, long units, string spelled) =>
        Spelled(type, units, true, connector).ShouldBe(spelled);

    [Theory]
    [InlineData("timestamp(3) with time zone", ColumnKind.TimestampWithZone)]
    [InlineData("timestamp(3) without time zone", ColumnKind.Timestamp)]
    [InlineData("timestamp with time zone", ColumnKind.TimestampWithZone)]
    [InlineData("time(3) with time zone", ColumnKind.TimeWithZone)]
    [InlineData(" NUMERIC (10,2) ", ColumnKind.Decimal)]
    [InlineData("int(10) unsigned zerofill", ColumnKind.Integer)]
    [InlineData("int unsigned zerofill", ColumnKind.Integer)]
    [InlineData("double(5,2)", ColumnKind.Double)]
    [InlineData("integer[][]", ColumnKind.Array)]
    [InlineData("", ColumnKind.Other)]
    [InlineData("(", ColumnKind.Other)]
    [InlineData(")(", ColumnKind.Other)]
    [InlineData("numeric)10(", ColumnKind.Other)]
    public void KindOf_TheNameOfAType_IsItsKind(string type, ColumnKind kind) => TableColumn.KindOf(type).ShouldBe(kind);

    [Fact]
    public void Of_AColumnOfADeclaredType_HasItsNumbers()
    {
        var column = new TableColumn("price", "price_domain", ColumnKind.Decimal) { Declared = ColumnType.Of("numeric(10,2)") };

        (ColumnType.Of(column).First, ColumnType.Of(column).Second, ColumnType.Of(column).Kind).ShouldBe((10, 2, ColumnKind.Decimal));
        ColumnType.Of(column with { Kind = ColumnKind.Text }).Kind.ShouldBe(ColumnKind.Text);
        ColumnType.Of(column with { Declared = null }).First.ShouldBeNull();
    }

    [Theory]
    [InlineData("999999999-01-01", "999999999-01-01T00:00:00")]
    [InlineData("1000000000-01-01", null)]
    [InlineData("2024-01-31", "2024-01-31T00:00:00")]
    [InlineData("2024-00-01", null)]
    [InlineData("2024-01-00", null)]
    [InlineData("2024-12-31", "2024-12-31T00:00:00")]
    public void TemporalText_ADateAtItsBounds_IsReadOrNot(string text, string? local) => (TemporalText.Parse(text) is var (read, _) ? read.ToString() : null).ShouldBe(local);

    [Theory]
    [InlineData(60, 60)]
    [InlineData(61, 76)]
    public void ToString_ALongValue_IsCutAfterSixtyCharacters(int length, int shown)
    {
        var text = new TableRow([new("a", new string('x', length))]).ToString();

        text.Length.ShouldBe("a=".Length + shown);
        text.EndsWith("(61 characters)", StringComparison.Ordinal).ShouldBe(length > 60);
    }

    [Fact]
    public void Query_NoConnection_IsRefusedByName() => Should.Throw<ArgumentNullException>(() => TableRow.Query(null!, "SELECT 1")).ParamName.ShouldBe("connection");

    [Theory]
    [InlineData("{{1}")]
    [InlineData("{1\\}")]
    [InlineData("{\"a\\\"}")]
    public void ArrayText_ATextThatEndsInsideAList_IsNotRead(string text) => ArrayText.Parse(text).ShouldBeNull();

    [Fact]
    public void ArrayText_ListsEightDeep_AreTheDeepestRead()
    {
        ArrayText.Parse("{{{{{{{{1}}}}}}}}").ShouldNotBeNull();
        ArrayText.Parse("{{{{{{{{{1}}}}}}}}}").ShouldBeNull();
    }

    private static string? Spelled(string type, object value, bool isSent, string connector = "postgresql") => ColumnValues.Spelled(
        new TableColumn("c", type, TableColumn.KindOf(type)) { Forms = ValueForms.FromOptions(connector, new Dictionary<string, string>()) }, value, isSent);
}
