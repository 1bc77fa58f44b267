using System.Buffers;
using System.Text;

namespace StreamTesting.Domains;

/// <summary>What Debezium sends for columns that may not be NULL where the log did not tell of them: the DEFAULT, or a zero. They are no data.</summary>
internal static class ZeroValues
{
    /// <summary>The column's DEFAULT as JSON; null where it has none.</summary>
    public static string? DefaultJson(ColumnLayout column, DebeziumOptions debezium)
    {
        if (column.Default is null)
        {
            return null;
        }

        var buffer = new ArrayBufferWriter<byte>();
        var json = new Utf8Output(buffer);
        ValueJson.Write(ref json, column.Type, WireForm.Of(column, debezium), debezium, column.Default);
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>What is sent for a column of which the log does not tell.</summary>
    public static string Json(ColumnLayout column, DebeziumOptions debezium)
    {
        if (DefaultJson(column, debezium) is { } text && (column.IsNotNull || debezium.NullAsDefault))
        {
            return text;
        }

        if (!column.IsNotNull)
        {
            return "null";
        }

        var form = WireForm.Of(column, debezium);
        return (form.Type, column.Type.Kind) switch
        {
            ("bytes", SqlKind.Numeric) => "\"AA==\"",
            ("struct", _) => "{\"scale\":0,\"value\":\"AA==\"}",
            ("string", SqlKind.Numeric or SqlKind.FreeNumeric) => "\"0\"",
            ("string", SqlKind.ZonedTimestamp or SqlKind.Timestamp) => "\"1970-01-01T00:00:00Z\"",
            ("string", SqlKind.Date) => "\"1970-01-01Z\"",
            ("string", SqlKind.Time) => "\"00:00:00Z\"",
            ("bytes" or "string", _) => "\"\"",
            ("boolean", _) => "false",
            ("float" or "double", _) => "0.0",
            ("array", _) => "[]",
            _ => "0",
        };
    }
}
