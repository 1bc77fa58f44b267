using System.Globalization;

namespace StreamTesting;

/// <summary>A column of a table, as the database describes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type in the database's words, for example <c>numeric(10,2)</c>.</param>
/// <param name="Kind">How its values are compared.</param>
/// <param name="IsNotNull">Whether it may not be NULL.</param>
/// <param name="KeyPosition">Its place in the primary key, from 1; 0 where it is not part of it.</param>
public sealed record TableColumn(string Name, string Type, ColumnKind Kind, bool IsNotNull = false, int KeyPosition = 0)
{
    /// <summary>Tells from a type's name how its values are compared.</summary>
    /// <param name="type">The type in the words of PostgreSQL, MariaDB or MySQL.</param>
    /// <param name="enumerations">Types that the schema itself declares as enumerations.</param>
    /// <returns>The kind; <see cref="ColumnKind.Other"/> where the type is not known.</returns>
    public static ColumnKind KindOf(string type, IReadOnlyCollection<string>? enumerations = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (enumerations?.Contains(type, StringComparer.Ordinal) == true)
        {
            return ColumnKind.Enumeration;
        }

        var lower = type.ToLower(CultureInfo.InvariantCulture);
        var bracket = lower.IndexOf('(', StringComparison.Ordinal);
        return (bracket < 0 ? lower.Replace(" unsigned", "", StringComparison.Ordinal) : lower[..bracket]).Trim() switch
        {
            _ when lower.Contains("[]", StringComparison.Ordinal) => ColumnKind.Other,
            "text" or "varchar" or "character varying" or "citext" or "tinytext" or "mediumtext" or "longtext" => ColumnKind.Text,
            "smallint" or "integer" or "bigint" or "int" or "tinyint" or "mediumint" => ColumnKind.Integer,
            "boolean" => ColumnKind.Boolean,
            "uuid" => ColumnKind.Uuid,
            "enum" => ColumnKind.Enumeration,
            _ => ColumnKind.Other,
        };
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Type})";
}
