namespace StreamTesting.Tests;

/// <summary>The one spelling of values, as messages show it.</summary>
public sealed class SpellingTests
{
    [Theory]
    [InlineData("integer", "t", "t")]
    [InlineData("bigint(20) unsigned", "18446744073709551615", "18446744073709551615")]
    [InlineData("numeric(10,2)", "1.50", "1.5")]
    [InlineData("numeric", "-Infinity", "-Infinity")]
    [InlineData("money", "-$1,234.50", "-1234.5")]
    [InlineData("real", "1e+10", "1E+10")]
    [InlineData("double precision", "-0", "0")]
    [InlineData("double precision", "NaN", "NaN")]
    [InlineData("date", "0044-03-15 BC", "-0043-03-15")]
    [InlineData("date", "infinity", "infinity")]
    [InlineData("time(6)", "-838:59:59.999999", "-838:59:59.999999")]
    [InlineData("time with time zone", "12:34:56.789+02", "12:34:56.789+02:00:00")]
    [InlineData("time with time zone", "12:34:56-03:30", "12:34:56-03:30:00")]
    [InlineData("timestamp without time zone", "2024-02-29 12:34:56.789", "2024-02-29T12:34:56.789")]
    [InlineData("timestamp with time zone", "2024-02-29 01:00:00+02", "2024-02-28T23:00:00Z")]
    [InlineData("timestamp with time zone", "infinity", "infinity")]
    [InlineData("interval", "1 year -3 days", "12 months -3 days 00:00:00")]
    [InlineData("bytea", "\\x00ff", "0x00FF")]
    [InlineData("bytea", "\\x", "0x")]
    [InlineData("bit(5)", "101", "00101")]
    [InlineData("bit(9)", "0x155", "101010101")]
    [InlineData("jsonb", "{\"b\": 1.0, \"a\": [ ]}", "{\"a\":[],\"b\":1}")]
    [InlineData("set('x','y')", "y,x", "x,y")]
    [InlineData("char(5)", "ab ", "ab")]
    [InlineData("hstore", "\"b\"=>NULL, \"a\"=>\"1\"", "{\"a\":\"1\",\"b\":null}")]
    [InlineData("inet", "10.0.0.1/32", "10.0.0.1")]
    [InlineData("point", "(1.50,-2)", "(1.5,-2)")]
    [InlineData("circle", "<(0,0.0),2.50>", "<(0,0),2.5>")]
    [InlineData("integer[]", "{1,NULL,{2}}", "[\"1\",NULL,\"[\\\"2\\\"]\"]")]
    [InlineData("boolean", "t", "true")]
    [InlineData("boolean", "0", "false")]
    [InlineData("uuid", "{01234567-89AB-CDEF-0123-456789ABCDEF}", "01234567-89ab-cdef-0123-456789abcdef")]
    [InlineData("text", " a ", " a ")]
    [InlineData("year(4)", "2024", "2024")]
    public void Spelled_AStoredValue_IsInOneSpelling(string type, string stored, string spelled) =>
        ColumnValues.Spelled(ColumnValuesTests.Column(type), stored, isSent: false).ShouldBe(spelled);

    [Theory]
    [InlineData("date", "9223372036854775807", "9223372036854775807")]
    [InlineData("date", "-100000000001", "-100000000001")]
    [InlineData("time without time zone", "9223372036854775807", "9223372036854775807")]
    [InlineData("numeric", "{\"scale\":2000000000,\"value\":\"AQ==\"}", "{\"scale\":2000000000,\"value\":\"AQ==\"}")]
    [InlineData("numeric", "{\"value\":\"AQ==\"}", "{\"value\":\"AQ==\"}")]
    [InlineData("numeric", "\"\"", "")]
    [InlineData("integer", "1.5", "1.5")]
    [InlineData("integer[]", "{\"a\":1}", "{\"a\":1}")]
    [InlineData("hstore", "[1]", "[1]")]
    [InlineData("point", "{\"x\":1}", "{\"x\":1}")]
    [InlineData("bytea", "7", "7")]
    [InlineData("bit(3)", "\"?\"", "?")]
    [InlineData("integer", "null", null)]
    public void Spelled_ASentValueOutOfRange_IsItself(string type, string json, string? spelled) =>
        ColumnValues.Spelled(ColumnValuesTests.Column(type), ColumnValuesTests.Sent(json), isSent: true).ShouldBe(spelled);

    [Fact]
    public void Spelled_ADeclaredType_IsReadAsWhatItStandsFor()
    {
        var capture = DebeziumCapture.Parse(
            """{"id":"x","ddl":["CREATE DOMAIN price AS numeric(10,2)"],"records":[],"finalTables":{"public.t":[{"p":"1.50"}]},"finalColumns":{"public.t":[{"name":"p","type":"price","notNull":true,"key":1}]}}""");
        var column = capture.FinalTables["public.t"].Columns[0];

        (column.Kind, column.IsNotNull, column.KeyPosition).ShouldBe((ColumnKind.Decimal, true, 1));
        ColumnValues.Spelled(column, "AJY=", true).ShouldBe("1.5");
        ColumnValues.Spelled(column with { Kind = ColumnKind.Text }, "AJY=", true).ShouldBe("AJY=");
    }

    [Fact]
    public void AreEqual_NullAndAnything_IsFalse()
    {
        var column = ColumnValuesTests.Column("text");

        ColumnValues.AreEqual(column, null, true, "", false).ShouldBeFalse();
        ColumnValues.AreEqual(column, DBNull.Value, false, null, true).ShouldBeTrue();
    }
}
