using System.Globalization;

namespace StreamTesting.Domains;

/// <summary>A column's type, read from its words. Immutable.</summary>
internal sealed record SqlType(string Name, SqlKind Kind)
{
    private static readonly Dictionary<string, SqlKind> Kinds = new(StringComparer.Ordinal)
    {
        ["smallint"] = SqlKind.Int16, ["tinyint"] = SqlKind.Int16, ["tinyint unsigned"] = SqlKind.Int16,
        ["integer"] = SqlKind.Int32, ["int"] = SqlKind.Int32, ["mediumint"] = SqlKind.Int32, ["smallint unsigned"] = SqlKind.Int32,
        ["bigint"] = SqlKind.Int64, ["int unsigned"] = SqlKind.Int64, ["bigint unsigned"] = SqlKind.UnsignedInt64,
        ["boolean"] = SqlKind.Boolean, ["real"] = SqlKind.Real, ["float"] = SqlKind.Real, ["double precision"] = SqlKind.Double, ["double"] = SqlKind.Double,
        ["numeric"] = SqlKind.FreeNumeric, ["decimal"] = SqlKind.FreeNumeric,
        ["text"] = SqlKind.Text, ["varchar"] = SqlKind.Text, ["character varying"] = SqlKind.Text, ["tinytext"] = SqlKind.Text, ["longtext"] = SqlKind.Text,
        ["date"] = SqlKind.Date, ["time"] = SqlKind.Time, ["timestamp"] = SqlKind.Timestamp, ["datetime"] = SqlKind.Timestamp,
        ["time without time zone"] = SqlKind.Time, ["timestamp without time zone"] = SqlKind.Timestamp,
        ["timestamptz"] = SqlKind.ZonedTimestamp, ["timestamp with time zone"] = SqlKind.ZonedTimestamp,
        ["bytea"] = SqlKind.Bytes, ["blob"] = SqlKind.Bytes, ["varbinary"] = SqlKind.Bytes,
        ["json"] = SqlKind.Json, ["jsonb"] = SqlKind.Json, ["uuid"] = SqlKind.Uuid, ["inet"] = SqlKind.Inet, ["year"] = SqlKind.Year,
        ["enum"] = SqlKind.Enumeration, ["set"] = SqlKind.Set, ["bit"] = SqlKind.Bits,
    };

    /// <summary>The total digits of a number, the digits of a second, the length of a text; null where none is given.</summary>
    public int? Length { get; private init; }

    public int Scale { get; private init; }

    public SqlType? Element { get; private init; }

    public IReadOnlyList<string> Allowed { get; private init; } = [];

    /// <summary>The digits of a second that a time has.</summary>
    public int Digits => Length ?? 6;

    public bool IsWhole => Kind is SqlKind.Int16 or SqlKind.Int32 or SqlKind.Int64 or SqlKind.UnsignedInt64;

    /// <exception cref="ArgumentException">It is not known.</exception>
    public static SqlType Read(string text, bool isPostgres)
    {
        if (text.EndsWith("[]", StringComparison.Ordinal))
        {
            var element = Read(text[..^2], isPostgres);
            return element.Kind is SqlKind.Int32 or SqlKind.Int64 or SqlKind.Text or SqlKind.Uuid
                ? new SqlType(text, SqlKind.Array) { Element = element }
                : throw Unknown(text, "arrays are of integer, bigint, text and uuid");
        }

        var open = text.IndexOf('(', StringComparison.Ordinal);
        var close = text.LastIndexOf(')');
        if (close < open || (open < 0 && close >= 0))
        {
            throw Unknown(text, "its parentheses don't match");
        }

        var word = (open < 0 ? text : text[..open] + text[(close + 1)..]).Trim().ToLowerInvariant();
        var inside = open < 0 ? [] : Parts(text[(open + 1)..close]);
        return Kinds.TryGetValue(word, out var kind) ? Of(text, Meant(kind, word, isPostgres), inside, isPostgres ? 6 : 0) : throw Unknown(text, $"known are {string.Join(", ", Kinds.Keys)}");
    }

    private static SqlKind Meant(SqlKind kind, string word, bool isPostgres) => isPostgres ? kind : word switch
    {
        "boolean" => SqlKind.Int16,
        "timestamp" => SqlKind.ZonedTimestamp,
        _ => kind,
    };

    private static SqlType Of(string text, SqlKind kind, string[] inside, int digits)
    {
        if (kind is SqlKind.Enumeration or SqlKind.Set)
        {
            if (inside.Any(value => value.Length < 2 || value[0] != '\'' || value[^1] != '\''))
            {
                throw Unknown(text, "its values stand in single quotes and have no comma, as in enum('new','paid')");
            }

            var allowed = inside.Select(value => value[1..^1]).ToArray();
            return allowed.Length > 0 ? new SqlType(text, kind) { Allowed = allowed } : throw Unknown(text, "it lists no values, as in enum('new','paid')");
        }

        var numbers = inside.Select(value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Unknown(text, $"'{value}' is no whole number")).ToArray();
        return kind switch
        {
            SqlKind.FreeNumeric when numbers.Length > 0 => numbers[0] is >= 1 and <= 28 && numbers.ElementAtOrDefault(1) <= numbers[0]
                ? new SqlType(text, SqlKind.Numeric) { Length = numbers[0], Scale = numbers.ElementAtOrDefault(1) }
                : throw Unknown(text, "it has 1 to 28 digits, and no more of them behind the point"),
            SqlKind.Bits => numbers.FirstOrDefault(1) == 1 ? new SqlType(text, SqlKind.Bit) { Length = 1 } : new SqlType(text, kind) { Length = Math.Clamp(numbers[0], 2, 63) },
            SqlKind.Time or SqlKind.Timestamp or SqlKind.ZonedTimestamp => numbers.FirstOrDefault(6) is >= 0 and <= 6
                ? new SqlType(text, kind) { Length = numbers.Length > 0 ? numbers[0] : digits }
                : throw Unknown(text, "a second has 0 to 6 digits"),
            _ => new SqlType(text, kind) { Length = numbers.Length > 0 && kind is SqlKind.Text or SqlKind.Bytes ? numbers.Cast<int?>().FirstOrDefault() : null },
        };
    }

    private static string[] Parts(string text) => text.Length == 0 ? [] : [.. text.Split(',').Select(part => part.Trim())];

    private static ArgumentException Unknown(string text, string why) => new($"The column type '{text}' can't be made: {why}.", nameof(text));
}
