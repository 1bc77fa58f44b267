namespace StreamTesting.Domains;

/// <summary>A row of a file as the payload of an event. Immutable.</summary>
public sealed class CsvRow
{
    private readonly CsvColumns _columns;
    private readonly string[] _values;

    internal CsvRow(CsvColumns columns, string[] values, long number, long line, DateTimeOffset time)
    {
        _columns = columns;
        _values = values;
        Number = number;
        Line = line;
        Time = time;
    }

    /// <summary>The row's number among the rows of the file, from 0, bad ones counted.</summary>
    public long Number { get; }

    /// <summary>The line where it begins, from 1.</summary>
    public long Line { get; }

    /// <summary>When it happened: the value of the time column.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The names of the columns, in the file's order.</summary>
    public IReadOnlyList<string> Columns => _columns.Names;

    /// <summary>The values, in the file's order; empty texts where there is nothing. Numbers are in plain notation with the decimals they had.</summary>
    public IReadOnlyList<string> Values => _values;

    /// <summary>The faults it is recognised to have, by name; none where it is right.</summary>
    public NameList Faults { get; internal init; } = NameList.Empty;

    /// <summary>A column's value.</summary>
    /// <param name="column">The column's name; case matters.</param>
    /// <exception cref="KeyNotFoundException">There is no such column; the message names those there are.</exception>
    public string this[string column] => _values[_columns.PlaceOf(column)];

    internal CsvColumns Header => _columns;

    internal CsvRow With(NameList faults) => faults.IsEmpty ? this : new CsvRow(_columns, _values, Number, Line, Time) { Faults = faults };

    /// <inheritdoc/>
    public override string ToString() =>
        $"line {Line.ToString(System.Globalization.CultureInfo.InvariantCulture)}: {string.Join(", ", Columns.Zip(_values, (column, value) => $"{column}={value}"))}";
}
