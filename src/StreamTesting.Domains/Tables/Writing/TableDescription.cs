using System.Globalization;

namespace StreamTesting.Domains;

/// <summary>Writes what a table is, as the connectors of MariaDB and MySQL describe it where its schema changes.</summary>
internal static class TableDescription
{
    public static void Write(ref Utf8Output json, TableShape? shape)
    {
        if (shape is null)
        {
            json.Raw("null"u8);
            return;
        }

        json.Raw("{\"defaultCharsetName\":\"utf8mb4\",\"primaryKeyColumnNames\":["u8);
        for (var i = 0; i < shape.Key.Length; i++)
        {
            json.Raw(i == 0 ? ""u8 : ","u8);
            json.Text(shape.Key[i].Name);
        }

        json.Raw("],\"columns\":["u8);
        for (var i = 0; i < shape.Columns.Length; i++)
        {
            json.Raw(i == 0 ? ""u8 : ","u8);
            Column(ref json, shape.Columns[i], i + 1);
        }

        json.Raw("],\"comment\":null}"u8);
    }

    /// <summary>The name that the connector gives the type, and JDBC's number for it.</summary>
    public static (string Name, int Jdbc) TypeOf(ColumnLayout column) => column.Type.Kind switch
    {
        SqlKind.Int16 => column.Type.Name.StartsWith("small", StringComparison.OrdinalIgnoreCase) ? ("SMALLINT", 5) : ("TINYINT", 5),
        SqlKind.Int32 => ("INT", 4),
        SqlKind.Int64 => ("BIGINT", -5),
        SqlKind.UnsignedInt64 => ("BIGINT UNSIGNED", -5),
        SqlKind.Boolean => ("BOOLEAN", 16),
        SqlKind.Numeric or SqlKind.FreeNumeric => ("DECIMAL", 3),
        SqlKind.Real => ("FLOAT", 6),
        SqlKind.Double => ("DOUBLE", 8),
        SqlKind.Date => ("DATE", 91),
        SqlKind.Time => ("TIME", 92),
        SqlKind.Timestamp => ("DATETIME", 93),
        SqlKind.ZonedTimestamp => ("TIMESTAMP", 2014),
        SqlKind.Bytes => column.Type.Length is null ? ("BLOB", 2004) : ("VARBINARY", -3),
        SqlKind.Enumeration => ("ENUM", 1),
        SqlKind.Set => ("SET", 1),
        SqlKind.Bit or SqlKind.Bits => ("BIT", -7),
        SqlKind.Year => ("YEAR", 4),
        _ => column.Type.Length is null ? ("TEXT", 12) : ("VARCHAR", 12),
    };

    private static void Column(ref Utf8Output json, ColumnLayout column, int position)
    {
        var (name, jdbc) = TypeOf(column);
        json.Raw("{\"name\":"u8);
        json.Text(column.Name);
        json.Raw(",\"jdbcType\":"u8);
        json.Number(jdbc);
        json.Raw(",\"nativeType\":null,\"typeName\":"u8);
        json.Text(name);
        json.Raw(",\"typeExpression\":"u8);
        json.Text(name);
        json.Raw(",\"charsetName\":"u8);
        json.Text(name is "VARCHAR" or "TEXT" or "ENUM" or "SET" ? "utf8mb4" : null);
        json.Raw(",\"length\":"u8);
        json.NumberOrNull(column.Type.Kind is SqlKind.Time or SqlKind.Timestamp or SqlKind.ZonedTimestamp && column.Type.Length == 0 ? null : column.Type.Length);
        json.Raw(",\"scale\":"u8);
        json.NumberOrNull(column.Type.Kind == SqlKind.Numeric ? column.Type.Scale : null);
        json.Raw(",\"position\":"u8);
        json.Number(position);
        json.Raw(",\"optional\":"u8);
        json.Boolean(!column.IsNotNull);
        json.Raw(",\"autoIncremented\":false,\"generated\":false,\"comment\":null,\"defaultValueExpression\":"u8);
        json.Text(column.Model.Default);
        json.Raw(",\"enumValues\":"u8);
        Allowed(ref json, column.Type.Allowed);
        json.Byte((byte)'}');
    }

    private static void Allowed(ref Utf8Output json, IReadOnlyList<string> allowed)
    {
        if (allowed.Count == 0)
        {
            json.Raw("null"u8);
            return;
        }

        for (var i = 0; i < allowed.Count; i++)
        {
            json.Byte(i == 0 ? (byte)'[' : (byte)',');
            json.Text(string.Create(CultureInfo.InvariantCulture, $"'{allowed[i]}'"));
        }

        json.Byte((byte)']');
    }
}
