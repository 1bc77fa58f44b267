using System.Globalization;

namespace StreamTesting;

/// <summary>A column's type, taken apart.</summary>
/// <param name="Kind">What its values mean.</param>
internal sealed record ColumnType(ColumnKind Kind)
{
    /// <summary>The first number in brackets: length, precision, or digits of a second; null where there is none.</summary>
    public int? First { get; private init; }

    /// <summary>The second number in brackets: the scale.</summary>
    public int? Second { get; private init; }

    public bool IsUnsigned { get; private init; }

    public bool IsBigint { get; private init; }

    /// <summary>Whether the length in brackets is the longest there can be, and not that of all values.</summary>
    public bool IsVarying { get; private init; }

    /// <summary>What an array holds.</summary>
    public ColumnType? Element { get; init; }

    /// <summary>The digits after a second's point that the type holds; 6 where PostgreSQL's type does not say, 0 where MariaDB's does not.</summary>
    public int DigitsOr(int otherwise) => First ?? otherwise;

    public static ColumnType Of(string type)
    {
        var lower = type.Trim().ToLowerInvariant();
        if (lower.EndsWith("[]", StringComparison.Ordinal))
        {
            return new ColumnType(ColumnKind.Array) { Element = Of(lower[..^2]) };
        }

        var open = lower.IndexOf('(', StringComparison.Ordinal);
        var close = open >= 0 && lower.LastIndexOf(')') is var last && last > open ? last : -1;
        var name = close < 0 ? lower : lower[..open];
        var isUnsigned = lower.Contains(" unsigned", StringComparison.Ordinal);
        name = (close < 0 ? name.Replace(" unsigned", "", StringComparison.Ordinal).Replace(" zerofill", "", StringComparison.Ordinal) : name).Trim();
        var rest = close < 0 ? "" : lower[(close + 1)..].Trim();
        var numbers = close < 0 || name is "enum" or "set" ? [] : lower[(open + 1)..close].Split(',').Select(NumberOf).ToArray();
        return new ColumnType(KindOf(rest.EndsWith("time zone", StringComparison.Ordinal) ? $"{name} {rest}" : name))
        {
            First = numbers.Length > 0 ? numbers[0] : null,
            Second = numbers.Length > 1 ? numbers[1] : null,
            IsUnsigned = isUnsigned,
            IsBigint = name is "bigint",
            IsVarying = name is "bit varying" or "varbit",
        };
    }

    /// <summary>The type of a column; what the column itself says of its meaning holds.</summary>
    public static ColumnType Of(TableColumn column)
    {
        var type = column.Declared ?? Of(column.Type);
        return type.Kind == column.Kind ? type : type with { Kind = column.Kind };
    }

    public static ColumnType ArrayOf(ColumnType element) => new(ColumnKind.Array) { Element = element };

    private static int? NumberOf(string text) => int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static ColumnKind KindOf(string name) => name switch
    {
        "text" or "varchar" or "character varying" or "citext" or "tinytext" or "mediumtext" or "longtext" or "name" or "xml" or "ltree" or "tsvector" or "tsquery"
            or "macaddr" or "macaddr8" or "int4range" or "int8range" or "numrange" or "tsrange" or "tstzrange" or "daterange" or "inet6" or "inet4" => ColumnKind.Text,
        "char" or "character" or "bpchar" => ColumnKind.Padded,
        "smallint" or "integer" or "bigint" or "int" or "tinyint" or "mediumint" or "oid" or "year" or "serial" or "bigserial" or "smallserial" => ColumnKind.Integer,
        "boolean" or "bool" => ColumnKind.Boolean,
        "uuid" => ColumnKind.Uuid,
        "enum" => ColumnKind.Enumeration,
        "set" => ColumnKind.Set,
        "numeric" or "decimal" => ColumnKind.Decimal,
        "money" => ColumnKind.Money,
        "real" or "float" => ColumnKind.Single,
        "double" or "double precision" => ColumnKind.Double,
        "date" => ColumnKind.Date,
        "time" or "time without time zone" => ColumnKind.Time,
        "timetz" or "time with time zone" => ColumnKind.TimeWithZone,
        "datetime" or "timestamp without time zone" => ColumnKind.Timestamp,
        "timestamptz" or "timestamp with time zone" => ColumnKind.TimestampWithZone,
        "timestamp" => ColumnKind.Timestamp,
        "interval" => ColumnKind.Interval,
        "bytea" or "binary" or "varbinary" or "blob" or "tinyblob" or "mediumblob" or "longblob" => ColumnKind.Bytes,
        "bit" or "bit varying" or "varbit" => ColumnKind.Bits,
        "json" or "jsonb" => ColumnKind.Json,
        "hstore" => ColumnKind.Hstore,
        "inet" or "cidr" => ColumnKind.Address,
        "point" => ColumnKind.Point,
        "box" or "circle" or "line" or "lseg" or "path" or "polygon" => ColumnKind.Shape,
        _ => ColumnKind.Other,
    };
}
