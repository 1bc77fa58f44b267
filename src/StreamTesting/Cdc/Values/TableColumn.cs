namespace StreamTesting;

/// <summary>A column of a table, as the database describes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type in the database's words, for example <c>numeric(10,2)</c>.</param>
/// <param name="Kind">What its values mean, by which they are compared.</param>
/// <param name="IsNotNull">Whether it may not be NULL.</param>
/// <param name="KeyPosition">Its place in the primary key, from 1; 0 where it is not part of it.</param>
public sealed record TableColumn(string Name, string Type, ColumnKind Kind, bool IsNotNull = false, int KeyPosition = 0)
{
    /// <summary>Its default as the database writes values; null, the default, where it has none or it is not known.</summary>
    public string? Default { get; init; }

    /// <summary>In which forms a connector sends its values; PostgreSQL's defaults by default.</summary>
    public ValueForms Forms { get; init; } = ValueForms.PostgreSql;

    /// <summary>What the type is, where the schema itself declares it; null where the type's own words say it.</summary>
    internal ColumnType? Declared { get; init; }

    /// <summary>Tells from a type's name what its values mean.</summary>
    /// <param name="type">The type in the words of PostgreSQL, MariaDB or MySQL.</param>
    /// <param name="enumerations">Types that the schema itself declares as enumerations.</param>
    /// <returns>The kind; <see cref="ColumnKind.Other"/> where the type is not known.</returns>
    public static ColumnKind KindOf(string type, IReadOnlyCollection<string>? enumerations = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        return enumerations?.Contains(type, StringComparer.Ordinal) == true ? ColumnKind.Enumeration : ColumnType.Of(type).Kind;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Type})";
}
