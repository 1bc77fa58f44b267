using System.Buffers;
using System.Text;
using System.Text.Json;

namespace StreamTesting.Domains.Tests;

/// <summary>The types of columns as Debezium really describes and sends them, by recorded captures with schemas.</summary>
public sealed class DebeziumTypeTests
{
    [Theory]
    [InlineData("pg-numbers-decimal-precise-schemas", DecimalMode.Precise, TimeMode.Adaptive, 8)]
    [InlineData("pg-numbers-decimal-double-schemas", DecimalMode.Double, TimeMode.Adaptive, 8)]
    [InlineData("pg-numbers-decimal-string-schemas", DecimalMode.String, TimeMode.Adaptive, 8)]
    [InlineData("pg-temporal-adaptive-schemas", DecimalMode.Precise, TimeMode.Adaptive, 7)]
    [InlineData("pg-temporal-connect-schemas", DecimalMode.Precise, TimeMode.Connect, 7)]
    [InlineData("pg-misc-types-schemas", DecimalMode.Precise, TimeMode.Adaptive, 9)]
    [InlineData("pg-not-null-columns-identity-default-schemas", DecimalMode.Precise, TimeMode.Adaptive, 4)]
    [InlineData("pg-toast-schemas", DecimalMode.Precise, TimeMode.Adaptive, 3)]
    [InlineData("mariadb-numbers-decimal-precise-schemas", DecimalMode.Precise, TimeMode.Adaptive, 19)]
    [InlineData("mariadb-temporal-schemas", DecimalMode.Precise, TimeMode.Adaptive, 10)]
    [InlineData("mariadb-misc-types-schemas", DecimalMode.Precise, TimeMode.Adaptive, 7)]
    public void Schema_OfEachType_IsThatOfTheCapture(string name, DecimalMode decimals, TimeMode times, int least)
    {
        var capture = NamedCaptures.Load(name);
        var debezium = new DebeziumOptions { Connector = name.StartsWith("pg", StringComparison.Ordinal) ? Connector.PostgreSql : Connector.MariaDb, Decimals = decimals, Times = times };
        var (compared, differences) = (0, new List<string>());
        foreach (var (column, schema) in ColumnsOf(capture))
        {
            if (LayoutOf(column, schema, debezium) is { } layout)
            {
                compared++;
                var made = WireForm.Of(layout, debezium).Schema(!layout.IsNotNull, layout.Name, ZeroValues.DefaultJson(layout, debezium));
                if (made != schema.GetRawText())
                {
                    differences.Add($"{column.Type}: {made}, really {schema.GetRawText()}");
                }
            }
        }

        differences.ShouldBeEmpty();
        compared.ShouldBeGreaterThanOrEqualTo(least);
    }

    [Theory]
    [InlineData("pg-toast-all-types-identity-default", BinaryMode.Bytes, 8)]
    [InlineData("pg-toast-bytea-hex-mode", BinaryMode.Hex, 1)]
    [InlineData("pg-toast-bytea-base64-mode", BinaryMode.Base64, 1)]
    public void Placeholder_OfEachType_IsThatOfTheCapture(string name, BinaryMode binaries, int least)
    {
        var capture = NamedCaptures.Load(name);
        var debezium = new DebeziumOptions { Binaries = binaries };
        var after = JsonElement.Parse(capture.Records.First(record => record.Event is { Code: "u" }).Value!).GetProperty("after");
        var compared = 0;
        foreach (var column in capture.FinalTables["public.doc"].Columns)
        {
            if (column.Name is not ("id" or "small") && LayoutOf(column, default, debezium) is { } layout)
            {
                compared++;
                Placeholders.Json(layout, debezium).ShouldBe(after.GetProperty(column.Name).GetRawText(), column.Type);
            }
        }

        compared.ShouldBeGreaterThanOrEqualTo(least);
    }

    [Theory]
    [InlineData("numeric(10,2)", "1.50", "\"AJY=\"")]
    [InlineData("numeric(38,10)", "12345678901234567.0123456789", null)]
    [InlineData("numeric(10,2)", "-0.01", "\"/w==\"")]
    [InlineData("numeric(5,0)", "42", "\"Kg==\"")]
    public void Decimal_SentPrecisely_IsTheNumberWithoutItsPoint(string type, string text, string? expected)
    {
        var number = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        if (expected is null)
        {
            Should.Throw<ArgumentException>(() => SqlType.Read(type, isPostgres: true)).Message.ShouldContain("1 to 28 digits");
            return;
        }

        Written(type, number, new DebeziumOptions()).ShouldBe(expected);
    }

    [Theory]
    [InlineData(TimeMode.Adaptive, "19782", "45296789012", "45296789", "1709210096789012", "1709210096789")]
    [InlineData(TimeMode.AdaptiveTimeMicroseconds, "19782", "45296789012", "45296789000", "1709210096789012", "1709210096789")]
    [InlineData(TimeMode.Connect, "19782", "45296789", "45296789", "1709210096789", "1709210096789")]
    [InlineData(TimeMode.Microseconds, "19782", "45296789012", "45296789000", "1709210096789012", "1709210096789000")]
    [InlineData(TimeMode.Nanoseconds, "19782", "45296789012000", "45296789000000", "1709210096789012000", "1709210096789000000")]
    [InlineData(TimeMode.IsoString, "\"2024-02-29Z\"", "\"12:34:56.789012Z\"", "\"12:34:56.789Z\"", "\"2024-02-29T12:34:56.789012Z\"", "\"2024-02-29T12:34:56.789Z\"")]
    public void Times_InEachMode_AreThoseOfTheCaptures(TimeMode mode, string date, string time, string time3, string moment, string moment3)
    {
        var debezium = new DebeziumOptions { Times = mode };
        var at = new DateTime(2024, 2, 29, 12, 34, 56).AddTicks(7_890_120);

        Written("date", new DateOnly(2024, 2, 29), debezium).ShouldBe(date);
        Written("time", TimeOnly.FromDateTime(at), debezium).ShouldBe(time);
        Written("time(3)", TimeOnly.FromDateTime(at.AddTicks(-120)), debezium).ShouldBe(time3);
        Written("timestamp", at, debezium).ShouldBe(moment);
        Written("timestamp(3)", at.AddTicks(-120), debezium).ShouldBe(moment3);
        Written("timestamptz", new DateTimeOffset(at, TimeSpan.Zero), debezium).ShouldBe("\"2024-02-29T12:34:56.789012Z\"");
    }

    [Theory]
    [InlineData(BinaryMode.Bytes, "\"AP8Q+/8=\"")]
    [InlineData(BinaryMode.Base64, "\"AP8Q+/8=\"")]
    [InlineData(BinaryMode.Base64UrlSafe, "\"AP8Q-_8=\"")]
    [InlineData(BinaryMode.Hex, "\"00ff10fbff\"")]
    public void Bytes_InEachMode_AreThoseOfTheCaptures(BinaryMode mode, string expected) =>
        Written("bytea", new byte[] { 0x00, 0xFF, 0x10, 0xFB, 0xFF }, new DebeziumOptions { Binaries = mode }).ShouldBe(expected);

    [Theory]
    [InlineData("bit(5)", "10110", "\"Fg==\"")]
    [InlineData("bit(9)", "101010101", "\"VQE=\"")]
    [InlineData("bit(5)", "00000", "\"\"")]
    public void Bits_OfSeveral_AreThoseOfTheCaptures(string type, string bits, string expected) => Written(type, bits, new DebeziumOptions()).ShouldBe(expected);

    private static string Written(string type, object value, DebeziumOptions debezium)
    {
        var column = new ColumnLayout(new ColumnModel("c", type), SqlType.Read(type, debezium.IsPostgres), 0);
        var buffer = new ArrayBufferWriter<byte>();
        var json = new Utf8Output(buffer);
        ValueJson.Write(ref json, column.Type, WireForm.Of(column, debezium), debezium, value);
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static IEnumerable<(TableColumn Column, JsonElement Schema)> ColumnsOf(DebeziumCapture capture)
    {
        var table = capture.FinalTables.Values.First(table => !table.Name.EndsWith("wait_marker", StringComparison.Ordinal));
        var record = capture.Records.First(record => record.Event?.Source?.QualifiedTable == table.Name);
        var after = JsonElement.Parse(record.Value!).GetProperty("schema").GetProperty("fields")[1].GetProperty("fields");
        return after.EnumerateArray().Select(field => (table.Columns.Single(column => column.Name == field.GetProperty("field").GetString()), field));
    }

    /// <summary>The column as it would be declared; null where its type can't be.</summary>
    private static ColumnLayout? LayoutOf(TableColumn column, JsonElement schema, DebeziumOptions debezium)
    {
        try
        {
            var type = SqlType.Read(column.Type, debezium.IsPostgres);
            var text = schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("default", out var value) ? value.ToString().ToLowerInvariant() : null;
            return new ColumnLayout(new ColumnModel(column.Name, column.Type) { NotNull = column.IsNotNull, Key = column.KeyPosition, Default = text }, type, 0);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
