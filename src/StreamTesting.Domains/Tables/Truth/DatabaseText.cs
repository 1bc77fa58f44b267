using System.Globalization;

namespace StreamTesting.Domains;

/// <summary>Values and types as the database itself writes them: PostgreSQL's <c>column::text</c>, MariaDB's <c>CAST(column AS CHAR)</c> with binary values as 0x and hexadecimal digits.</summary>
internal static class DatabaseText
{
    /// <summary>The type in the words of the database's own catalogue.</summary>
    public static string TypeOf(SqlType type, bool isPostgres) => isPostgres ? PostgresType(type) : MariaType(type);

    /// <summary>The value as text; null for NULL.</summary>
    public static string? Of(object? value, SqlType type, bool isPostgres) => value switch
    {
        null => null,
        bool flag when type.Kind == SqlKind.Bit => isPostgres ? flag ? "1" : "0" : flag ? "0x1" : "0x0",
        bool flag => flag ? "true" : "false",
        string bits when type.Kind == SqlKind.Bits && !isPostgres => $"0x{Convert.ToInt64(bits, 2):X}",
        string text => text,
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString(Digits("HH:mm:ss", type, isPostgres), CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString(Digits("yyyy-MM-dd HH:mm:ss", type, isPostgres), CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.UtcDateTime.ToString(Digits("yyyy-MM-dd HH:mm:ss", type, isPostgres), CultureInfo.InvariantCulture) + (isPostgres ? "+00" : ""),
        byte[] bytes => isPostgres ? $"\\x{Convert.ToHexStringLower(bytes)}" : $"0x{Convert.ToHexString(bytes)}",
        object?[] elements => $"{{{string.Join(',', elements.Select(element => Element(element, type.Element!)))}}}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static string Digits(string format, SqlType type, bool isPostgres) =>
        isPostgres ? format + ".FFFFFF" : type.Digits == 0 ? format : format + "." + new string('f', type.Digits);

    private static string Element(object? value, SqlType type)
    {
        if (Of(value, type, isPostgres: true) is not { } text)
        {
            return "NULL";
        }

        var isPlain = text.Length > 0 && !text.Equals("NULL", StringComparison.OrdinalIgnoreCase) && text.IndexOfAny(['{', '}', ',', '"', '\\', ' ', '\n', '\t', '\r']) < 0;
        return isPlain ? text : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    private static string PostgresType(SqlType type) => type.Kind switch
    {
        SqlKind.Int16 => "smallint",
        SqlKind.Int32 => "integer",
        SqlKind.Int64 or SqlKind.UnsignedInt64 => "bigint",
        SqlKind.Numeric => string.Create(CultureInfo.InvariantCulture, $"numeric({type.Length},{type.Scale})"),
        SqlKind.FreeNumeric => "numeric",
        SqlKind.Real => "real",
        SqlKind.Double => "double precision",
        SqlKind.Text => type.Length is { } most ? string.Create(CultureInfo.InvariantCulture, $"character varying({most})") : "text",
        SqlKind.Time => Timed("time", "without time zone", type.Digits),
        SqlKind.Timestamp => Timed("timestamp", "without time zone", type.Digits),
        SqlKind.ZonedTimestamp => Timed("timestamp", "with time zone", type.Digits),
        SqlKind.Bytes => "bytea",
        SqlKind.Array => PostgresType(type.Element!) + "[]",
        SqlKind.Bit => "bit(1)",
        _ => type.Name,
    };

    private static string Timed(string word, string zone, int digits) =>
        digits == 6 ? $"{word} {zone}" : string.Create(CultureInfo.InvariantCulture, $"{word}({digits}) {zone}");

    private static string MariaType(SqlType type)
    {
        var word = type.Name.Split('(')[0].Trim().ToLowerInvariant();
        return type.Kind switch
        {
            SqlKind.Int16 when word == "boolean" => "tinyint(1)",
            SqlKind.Int16 => word.EndsWith("unsigned", StringComparison.Ordinal) ? "tinyint(3) unsigned" : word == "tinyint" ? "tinyint(4)" : "smallint(6)",
            SqlKind.Int32 => word == "mediumint" ? "mediumint(9)" : word.EndsWith("unsigned", StringComparison.Ordinal) ? "smallint(5) unsigned" : "int(11)",
            SqlKind.Int64 => word.EndsWith("unsigned", StringComparison.Ordinal) ? "int(10) unsigned" : "bigint(20)",
            SqlKind.UnsignedInt64 => "bigint(20) unsigned",
            SqlKind.Numeric => string.Create(CultureInfo.InvariantCulture, $"decimal({type.Length},{type.Scale})"),
            SqlKind.Real => "float",
            SqlKind.Double => "double",
            SqlKind.Text => type.Length is { } most ? string.Create(CultureInfo.InvariantCulture, $"varchar({most})") : "text",
            SqlKind.Json => "longtext",
            SqlKind.Timestamp => Fractional("datetime", type.Digits),
            SqlKind.ZonedTimestamp => Fractional("timestamp", type.Digits),
            SqlKind.Time => Fractional("time", type.Digits),
            SqlKind.Bytes => type.Length is { } most ? string.Create(CultureInfo.InvariantCulture, $"varbinary({most})") : "blob",
            SqlKind.Year => "year(4)",
            SqlKind.Bit => "bit(1)",
            _ => type.Name,
        };
    }

    private static string Fractional(string word, int digits) => digits == 0 ? word : string.Create(CultureInfo.InvariantCulture, $"{word}({digits})");
}
