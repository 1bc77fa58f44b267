using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace StreamTesting;

/// <summary>
/// A row of a table: values by column, in the columns' order. A value is a .NET value as a database client gives it; SQL's NULL is null.
/// Immutable.
/// </summary>
public sealed class TableRow : IEquatable<TableRow>
{
    private readonly ReadOnlyMemory<byte> _json;
    private KeyValuePair<string, object?>[]? _values;

    /// <summary>Makes a row.</summary>
    /// <param name="values">Its values by column; <see cref="DBNull"/> is kept as null.</param>
    /// <exception cref="ArgumentException">A column comes twice.</exception>
    public TableRow(IEnumerable<KeyValuePair<string, object?>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _values = [.. values.Select(value => KeyValuePair.Create(value.Key, value.Value is DBNull ? null : value.Value))];
        if (_values.GroupBy(value => value.Key, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"The column '{twice.Key}' comes {twice.Count()} times in a row; give each column a name of its own.", nameof(values));
        }
    }

    /// <summary>A row as it was sent, which is known to be a JSON object and is read when it is asked for.</summary>
    internal TableRow(ReadOnlyMemory<byte> json, bool isSent = true) => (_json, IsSent) = (json, isSent);

    /// <summary>
    /// Whether the values are as a connector sent them, for example days for a date: so in rows that were read from records. False for rows of a
    /// database or its client. It decides what a value means that can be read both ways.
    /// </summary>
    public bool IsSent { get; private init; }

    /// <summary>The names of the columns.</summary>
    public IEnumerable<string> Columns => Read().Select(value => value.Key);

    /// <summary>The values by column.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Values => Read();

    /// <summary>The row as it was sent; empty where it was made.</summary>
    internal ReadOnlyMemory<byte> Json => _json;

    /// <summary>A column's value.</summary>
    /// <param name="column">The column; case matters.</param>
    /// <exception cref="KeyNotFoundException">There is no such column; the message names those there are.</exception>
    public object? this[string column] => TryGet(column, out var value)
        ? value
        : throw new KeyNotFoundException($"The row has no column '{column}'; it has {string.Join(", ", Columns)}.");

    /// <summary>Makes a row of what a database client has just read.</summary>
    /// <param name="record">A data reader that stands on a row.</param>
    /// <returns>The row, with the reader's column names.</returns>
    /// <exception cref="ArgumentException">Two columns have the same name.</exception>
    public static TableRow Of(IDataRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new TableRow(Enumerable.Range(0, record.FieldCount).Select(i => KeyValuePair.Create(record.GetName(i), (object?)record.GetValue(i))));
    }

    /// <summary>Reads the rows of a query.</summary>
    /// <param name="connection">A database of any kind; opened where it is not, and left open then.</param>
    /// <param name="sql">The query, its columns named as in the table they are to be compared with.</param>
    /// <returns>All rows.</returns>
    /// <exception cref="DbException">The database refuses the query.</exception>
    /// <exception cref="ArgumentException">Two columns have the same name.</exception>
    public static IReadOnlyList<TableRow> Query(DbConnection connection, string sql)
    {
        ArgumentNullException.ThrowIfNull(connection);
        if (connection.State == ConnectionState.Closed)
        {
            connection.Open();
        }

        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<TableRow>();
        while (reader.Read())
        {
            rows.Add(Of(reader));
        }

        return rows;
    }

    /// <summary>Makes a row of a JSON object, its members being the columns.</summary>
    /// <param name="row">A JSON object; a member that comes twice counts with its last value.</param>
    /// <returns>
    /// The row: texts, booleans and nulls as such, numbers as <see cref="long"/> where they fit, and all else (other numbers, arrays, objects)
    /// as <see cref="WireJson"/>.
    /// </returns>
    /// <exception cref="ArgumentException">It is no object.</exception>
    public static TableRow FromJson(JsonElement row)
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            throw new ArgumentException($"A row is a JSON object; this is a JSON {row.ValueKind}.", nameof(row));
        }

        return new TableRow(Encoding.UTF8.GetBytes(row.GetRawText()), isSent: false);
    }

    /// <summary>Makes a row of values as a connector sends them.</summary>
    /// <param name="values">Its values by column: texts, whole numbers, booleans, nulls, and <see cref="WireJson"/>.</param>
    /// <returns>The row.</returns>
    /// <exception cref="ArgumentException">A column comes twice.</exception>
    public static TableRow Sent(IEnumerable<KeyValuePair<string, object?>> values) => new(values) { IsSent = true };

    /// <summary>The same row with other values, which are of the same origin.</summary>
    internal TableRow With(IEnumerable<KeyValuePair<string, object?>> values) => new(values) { IsSent = IsSent };

    /// <summary>Finds a column's value.</summary>
    /// <param name="column">The column; case matters.</param>
    /// <param name="value">Its value; null also where it is NULL.</param>
    /// <returns>Whether there is such a column.</returns>
    public bool TryGet(string column, [MaybeNullWhen(false)] out object? value)
    {
        foreach (var (name, known) in Read())
        {
            if (string.Equals(name, column, StringComparison.Ordinal))
            {
                value = known;
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <summary>Whether another has the same columns in the same order, with equal values.</summary>
    /// <param name="other">Another.</param>
    /// <returns>Whether it has; arrays of bytes are compared by their bytes.</returns>
    public bool Equals(TableRow? other) => other is not null && (ReferenceEquals(this, other) || Read().AsSpan().SequenceEqual(other.Read(), ValueEquality.Instance));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TableRow);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var (name, value) in Read())
        {
            hash.Add(name);
            hash.Add(value is byte[] bytes ? bytes.Length : value?.GetHashCode() ?? 0);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", Read().Select(value => $"{value.Key}={Shown(value.Value)}"));

    internal static string Shown(object? value)
    {
        var text = value switch
        {
            null => "NULL",
            byte[] bytes => $"0x{Convert.ToHexString(bytes)}",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
        return text.Length <= 60 ? text : string.Create(CultureInfo.InvariantCulture, $"{text[..57]}... ({text.Length} characters)");
    }

    private KeyValuePair<string, object?>[] Read() => _values ??= RowReader.Read(_json.Span);
}
