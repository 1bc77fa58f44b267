using System.Collections;
using System.Globalization;
using System.Net;

namespace StreamTesting.Tests;

public sealed class ColumnValuesTests
{
    public static TheoryData<string, string, string, string> SentAndStored => new()
    {
        { "integer", "", "-7", "-7" },
        { "bigint(20) unsigned", "bigint.unsigned.handling.mode=precise", "\"AP//////////\"", "18446744073709551615" },
        { "tinyint(1)", "", "true", "1" },
        { "boolean", "", "true", "t" },
        { "numeric(38,10)", "", "\"AY7pD/bDc+DuDATVFQ==\"", "12345678901234567890.0123456789" },
        { "numeric", "", "{\"scale\":21,\"value\":\"AQ==\"}", "0.000000000000000000001" },
        { "numeric(10,2)", "decimal.handling.mode=string", "\"1.50\"", "1.5" },
        { "numeric", "decimal.handling.mode=string", "\"NAN\"", "NaN" },
        { "numeric", "decimal.handling.mode=string", "\"NEGATIVE_INFINITY\"", "-Infinity" },
        { "numeric(10,2)", "decimal.handling.mode=double", "2.5E0", "2.50" },
        { "money", "", "\"+w==\"", "-$0.05" },
        { "money", "decimal.handling.mode=string", "\"1234.50\"", "$1,234.50" },
        { "real", "", "1.0E10", "1e+10" },
        { "double precision", "", "\"-Infinity\"", "-Infinity" },
        { "double precision", "", "-0.0", "0" },
        { "date", "", "-735160", "0044-03-15 BC" },
        { "date", "time.precision.mode=isostring", "\"-0043-03-15Z\"", "0044-03-15 BC" },
        { "date", "", "19782", "2024-02-29" },
        { "time(3) without time zone", "", "45296789", "12:34:56.789" },
        { "time without time zone", "", "86400000000", "24:00:00" },
        { "time without time zone", "time.precision.mode=nanoseconds", "1000", "00:00:00.000001" },
        { "time(3) without time zone", "time.precision.mode=adaptive_time_microseconds", "1000", "00:00:00.001" },
        { "timestamp(3) without time zone", "", "-1", "1969-12-31 23:59:59.999" },
        { "timestamp without time zone", "", "-1", "1969-12-31 23:59:59.999999" },
        { "timestamp(0) without time zone", "time.precision.mode=microseconds", "-1000000", "1969-12-31 23:59:59" },
        { "timestamp without time zone", "time.precision.mode=connect", "1709210096000", "2024-02-29 12:34:56" },
        { "timestamp with time zone", "", "\"2024-02-29T10:34:56.789012Z\"", "2024-02-29 12:34:56.789012+02" },
        { "timestamp with time zone", "", "\"-infinity\"", "-infinity" },
        { "time with time zone", "", "\"10:34:56Z\"", "10:34:56+00" },
        { "interval", "", "14706789000", "04:05:06.789" },
        { "interval", "interval.handling.mode=string", "\"P1Y2M-3DT4H5M6.789S\"", "1 year 2 mons -3 days 04:05:06.789" },
        { "bytea", "", "\"AP8=\"", "\\x00ff" },
        { "varbinary(20)", "binary.handling.mode=base64-url-safe", "\"AP8Q-_8=\"", "0x00FF10FBFF" },
        { "bytea", "binary.handling.mode=hex", "\"00ff\"", "\\x00ff" },
        { "bit(5)", "", "\"Fg==\"", "10110" },
        { "bit(5)", "", "\"\"", "00000" },
        { "bit(9)", "", "\"VQE=\"", "0x155" },
        { "bit(1)", "", "true", "1" },
        { "bit varying(9)", "", "\"BQ==\"", "101" },
        { "jsonb", "", "\"{\\\"b\\\": 1.10, \\\"a\\\":null}\"", "{\"a\": null, \"b\": 1.1}" },
        { "uuid", "", "\"01234567-89AB-cdef-0123-456789abcdef\"", "01234567-89ab-cdef-0123-456789abcdef" },
        { "set('x','y','z')", "", "\"z,x\"", "x,z" },
        { "character(3)", "", "\"a  \"", "a" },
        { "hstore", "", "\"{\\\"b\\\":null,\\\"a\\\":\\\"1\\\"}\"", "\"a\"=>\"1\", \"b\"=>NULL" },
        { "hstore", "hstore.handling.mode=map", "{\"k \\\"q\":\"v, w\"}", "\"k \\\"q\"=>\"v, w\"" },
        { "inet", "", "\"::1\"", "::1/128" },
        { "cidr", "", "\"10.0.0.0/8\"", "10.0.0.0/8" },
        { "point", "", "{\"x\":1.5,\"y\":-2.0,\"wkb\":\"\",\"srid\":null}", "(1.5,-2)" },
        { "point", "", "{\"x\":3.0,\"y\":-2.0,\"wkb\":\"\",\"srid\":null}", "0x000000000101000000000000000000084000000000000000C0" },
        { "box", "", "\"KDEuMCwxLjApLCgwLjAsMC4wKQ==\"", "(1,1),(0,0)" },
        { "numeric(6,2)[]", "", "[\"AJY=\",null]", "{1.50,NULL}" },
        { "text[]", "", "[\"a\",null,\"NULL\",\"q\\\"c,\"]", "{a,NULL,\"NULL\",\"q\\\"c,\"}" },
        { "timestamp without time zone[]", "", "[1704110400000000]", "{\"2024-01-01 12:00:00\"}" },
        { "integer[]", "", "[]", "{}" },
    };

    public static TheoryData<string, object, string> ClientAndStored => new()
    {
        { "numeric(10,2)", 1.50m, "1.5" },
        { "numeric(10,2)", 1.5, "1.50" },
        { "integer", 7L, "7" },
        { "double precision", 0.1, "0.1" },
        { "real", 0.1f, "0.1" },
        { "real", (double)0.1f, "0.1" },
        { "date", new DateOnly(2024, 2, 29), "2024-02-29" },
        { "date", new DateTime(2024, 2, 29), "2024-02-29" },
        { "date", 19782L, "2024-02-29" },
        { "time without time zone", new TimeOnly(12, 34, 56, 789), "12:34:56.789" },
        { "time(6)", new TimeSpan(-1, -2, -3), "-01:02:03" },
        { "timestamp without time zone", new DateTime(2024, 2, 29, 12, 34, 56, 789), "2024-02-29 12:34:56.789" },
        { "timestamp without time zone", DateTime.MaxValue, "infinity" },
        { "timestamp with time zone", new DateTimeOffset(2024, 2, 29, 12, 0, 0, TimeSpan.FromHours(2)), "2024-02-29 10:00:00+00" },
        { "timestamp with time zone", new DateTime(2024, 2, 29, 10, 0, 0, DateTimeKind.Utc), "2024-02-29 10:00:00+00" },
        { "time with time zone", new DateTimeOffset(2024, 2, 29, 12, 0, 0, TimeSpan.FromHours(2)), "12:00:00+02" },
        { "interval", new TimeSpan(3, 4, 5, 6), "3 days 04:05:06" },
        { "bytea", new byte[] { 0, 255 }, "\\x00ff" },
        { "bit(3)", new BitArray([true, false, true]), "101" },
        { "bit(9)", 341UL, "0x155" },
        { "uuid", Guid.Parse("01234567-89ab-cdef-0123-456789abcdef"), "01234567-89ab-cdef-0123-456789abcdef" },
        { "inet", IPAddress.Parse("10.0.0.1"), "10.0.0.1" },
        { "hstore", new Dictionary<string, string?> { ["b"] = null, ["a"] = "1" }, "\"a\"=>\"1\", \"b\"=>NULL" },
        { "integer[]", new int?[] { 1, null }, "{1,NULL}" },
        { "boolean", 1L, "t" },
        { "point", "(1.50,-2.0)", "(1.5,-2)" },
    };

    [Theory]
    [MemberData(nameof(SentAndStored))]
    public void AreEqual_AValueAsSentAndAsStored_IsTrue(string type, string option, string json, string stored) =>
        Spelled(type, option, Sent(json), true).ShouldBe(Spelled(type, option, stored, false));

    [Theory]
    [MemberData(nameof(SentAndStored))]
    public void AreEqual_AnotherRowsValue_IsFalse(string type, string option, string json, string stored)
    {
        var others = SentAndStored.Where(row => (string)row[0] == type && (string)row[3] != stored).Select(row => Spelled(type, (string)row[1], (string)row[3], false));

        others.ShouldNotContain(Spelled(type, option, Sent(json), true));
        Spelled(type, option, null, true).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(ClientAndStored))]
    public void AreEqual_AValueOfAClientAndAsStored_IsTrue(string type, object value, string stored) =>
        Spelled(type, "", value, false).ShouldBe(Spelled(type, "", stored, false));

    [Theory]
    [InlineData("numeric(10,2)", "abc")]
    [InlineData("date", "0000-00-00")]
    [InlineData("timestamp without time zone", "yesterday")]
    [InlineData("uuid", "x")]
    [InlineData("bytea", "?")]
    [InlineData("jsonb", "{")]
    [InlineData("integer[]", "{1")]
    [InlineData("inet", "a/8")]
    [InlineData("interval", "soon")]
    public void Spelled_WhatCannotBeRead_IsItself(string type, string value)
    {
        Spelled(type, "", value, true).ShouldBe(value);
        Spelled(type, "", value, false).ShouldBe(value);
    }

    [Theory]
    [InlineData("numeric(10,2)", "\"AJY=\"", "AJY=")]
    [InlineData("date", "19782", "19782")]
    public void Spelled_AStoredValueThatOnlyMakesSenseAsSent_IsReadAsSent(string type, string json, string stored) =>
        Spelled(type, "", long.TryParse(stored, CultureInfo.InvariantCulture, out var number) ? number : stored, false).ShouldBe(Spelled(type, "", Sent(json), true));

    internal static TableColumn Column(string type, string option = "") => new("c", type, TableColumn.KindOf(type))
    {
        Forms = ValueForms.FromOptions(type is "time(6)" or "bit(9)" ? "mariadb" : "postgresql", option.Length == 0
            ? new Dictionary<string, string>()
            : new Dictionary<string, string> { [option[..option.IndexOf('=', StringComparison.Ordinal)]] = option[(option.IndexOf('=', StringComparison.Ordinal) + 1)..] }),
    };

    internal static object? Sent(string json) => new TableRow(System.Text.Encoding.UTF8.GetBytes($"{{\"c\":{json}}}"))["c"];

    private static string? Spelled(string type, string option, object? value, bool isSent) => ColumnValues.Spelled(Column(type, option), value, isSent);
}
