using System.Text.Json.Serialization;

namespace StreamTesting.Domains;

/// <summary>A column of a declared table. Immutable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">
/// Its type in the words of PostgreSQL or MariaDB: smallint, integer, bigint, <c>bigint unsigned</c>, boolean, <c>numeric(10,2)</c>, numeric, real, double precision, text,
/// <c>varchar(40)</c>, date, <c>time(3)</c>, <c>timestamp(6)</c>, timestamptz, <c>datetime(3)</c>, bytea, <c>varbinary(20)</c>, json, jsonb, uuid, inet, <c>bit(9)</c>, year,
/// <c>enum('new','paid')</c>, <c>set('a','b')</c>, and integer, bigint, text and uuid as arrays (<c>text[]</c>). Empty for a reference, which has the type of what it refers to.
/// </param>
public sealed record ColumnModel(string Name, string Type)
{
    /// <summary>Its place in the primary key, from 1; 0, the default, where it is not part of it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Key { get; init; }

    /// <summary>The first value of a key's counter; 1 by default. For example 9007199254740993, which a double can't hold, or a negative number.</summary>
    public long First { get; init; } = 1;

    /// <summary>The table whose row it refers to, by that table's key of one column; null, the default, for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? References { get; init; }

    /// <summary>Whether it may not be NULL; false by default. Key columns never may.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool NotNull { get; init; }

    /// <summary>The share of the values that are NULL, by coin, where that is allowed; from 0 to 1, 0.1 by default.</summary>
    public double NullRate { get; init; } = 0.1;

    /// <summary>Its DEFAULT, as text; null, the default, where it has none. Numbers, booleans and texts only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Default { get; init; }

    /// <summary>
    /// Whether its values are so long (2,100 characters or bytes, of arrays 70 elements) that PostgreSQL stores them out of line (TOAST), so that an update of other columns sends a
    /// placeholder for it; false by default.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Big { get; init; }

    /// <summary>
    /// From when on the column is there (ALTER TABLE ADD COLUMN): after that share of the transactions; from 0 to 1, 0, the default, from the beginning. Rows that are there then get
    /// <see cref="Default"/> or NULL.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public double From { get; init; }

    /// <summary>Until when the column is there (ALTER TABLE DROP COLUMN): for that share of the transactions; from <see cref="From"/> to 1, the default, to the end.</summary>
    public double Until { get; init; } = 1;

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {(References is null ? Type : $"-> {References}")}";
}
