using System.Diagnostics.CodeAnalysis;

namespace StreamTesting.Domains;

/// <summary>A row at one time: the values of the columns that the table has then. Immutable.</summary>
/// <remarks>
/// Values are <see cref="long"/> (whole numbers and years), <see cref="decimal"/>, <see cref="float"/>, <see cref="double"/>, <see cref="bool"/>, <see cref="string"/> (texts, JSON, enumerations, sets, bits as
/// digits, addresses), <see cref="DateOnly"/>, <see cref="TimeOnly"/>, <see cref="DateTime"/>, <see cref="DateTimeOffset"/>, <see cref="Guid"/>, <c>byte[]</c> or arrays of them.
/// </remarks>
public sealed class RowImage
{
    private readonly object?[] _values;

    internal RowImage(TableShape shape, object?[] values)
    {
        Shape = shape;
        _values = values;
    }

    /// <summary>The names of the columns, in their order.</summary>
    public IEnumerable<string> Columns => Shape.Columns.Select(column => column.Name);

    /// <summary>The value of a column; null is NULL.</summary>
    /// <param name="column">Its name; case matters.</param>
    /// <exception cref="KeyNotFoundException">There is no such column at that time.</exception>
    public object? this[string column] => TryGet(column, out var value)
        ? value
        : throw new KeyNotFoundException($"The row of '{Shape.Table.Name}' has no column '{column}'; it has {string.Join(", ", Columns)}.");

    internal TableShape Shape { get; }

    /// <summary>Finds the value of a column.</summary>
    /// <param name="column">Its name; case matters.</param>
    /// <param name="value">Its value; null also where it is NULL.</param>
    /// <returns>Whether there is such a column at that time.</returns>
    public bool TryGet(string column, [MaybeNullWhen(false)] out object? value)
    {
        foreach (var known in Shape.Columns)
        {
            if (known.Name == column)
            {
                value = _values[known.Index];
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", Shape.Columns.Select(column => $"{column.Name}={_values[column.Index] ?? "NULL"}"));

    internal object? At(ColumnLayout column) => _values[column.Index];

    /// <summary>A copy of the values, to be changed.</summary>
    internal object?[] Copy() => (object?[])_values.Clone();

    /// <summary>The same row in another shape, with the defaults of added columns.</summary>
    internal RowImage In(TableShape shape, IReadOnlyList<ColumnLayout> added)
    {
        if (added.Count == 0)
        {
            return new RowImage(shape, _values);
        }

        var values = Copy();
        foreach (var column in added)
        {
            values[column.Index] = column.Default;
        }

        return new RowImage(shape, values);
    }
}
