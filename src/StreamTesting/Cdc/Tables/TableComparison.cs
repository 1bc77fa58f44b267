namespace StreamTesting;

/// <summary>A consumer's table beside the truth: every difference by name, and what could not be compared.</summary>
public sealed class TableComparison
{
    private readonly List<TableDifference> _differences = [];

    private TableComparison(TableTruth truth, IReadOnlyList<TableRow> rows)
    {
        Truth = truth;
        RowCount = rows.Count;
        var missing = rows.Count == 0 ? [] : truth.Final.Columns.Where(column => !rows.Any(row => row.TryGet(column.Name, out _))).ToList();
        Compared = [.. truth.Final.Columns.Where(column => column.Kind != ColumnKind.Other && !missing.Contains(column))];
        NotCompared =
        [
            .. missing.Select(column => $"{column}: the consumer's rows have no such column"),
            .. truth.Final.Columns.Where(column => column.Kind == ColumnKind.Other && !missing.Contains(column))
                .Select(column => column.KeyPosition > 0 ? $"{column}: only as part of the key, by its text" : $"{column}: values of this type are not compared yet"),
        ];
    }

    /// <summary>The truth it was compared with.</summary>
    public TableTruth Truth { get; }

    /// <summary>How many rows the consumer's table has.</summary>
    public int RowCount { get; }

    /// <summary>
    /// The keys that were compared: those of the database's table, of the consumer's, and those that the stream told of, which may have to be
    /// gone; the different rows where the table has no key.
    /// </summary>
    public IReadOnlyCollection<string> Keys { get; private set; } = [];

    /// <summary>The columns whose values were compared.</summary>
    public IReadOnlyList<TableColumn> Compared { get; }

    /// <summary>The columns whose values were not compared, each with the reason.</summary>
    public IReadOnlyList<string> NotCompared { get; }

    /// <summary>The differences: by key in the order of the truth, then of the consumer's rows.</summary>
    public IReadOnlyList<TableDifference> Differences => _differences;

    /// <summary>Compares a consumer's table with the truth.</summary>
    /// <param name="truth">The truth.</param>
    /// <param name="rows">All rows of the consumer's table; columns that the truth does not have are left out of account.</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="ArgumentException">A row lacks a column of the key.</exception>
    public static TableComparison Of(TableTruth truth, IEnumerable<TableRow> rows)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(rows);
        var all = rows.ToList();
        var comparison = new TableComparison(truth, all);
        if (truth.Final.Key.Count == 0)
        {
            comparison.CompareWithoutKey(all);
        }
        else
        {
            comparison.CompareByKey(all);
        }

        return comparison;
    }

    private void CompareByKey(List<TableRow> rows)
    {
        var key = Truth.Final.Key;
        if (rows.Find(row => !RowKeys.Has(key, row)) is { } keyless)
        {
            throw new ArgumentException(
                $"A row has the columns {string.Join(", ", keyless.Columns)}; to be compared with {Truth} it needs the columns of the key: "
                + $"{string.Join(", ", key.Select(column => column.Name))}.",
                nameof(rows));
        }

        var naming = new DifferenceNaming(Truth, Compared);
        var observed = rows.ToLookup(row => RowKeys.Of(key, row), StringComparer.Ordinal);
        var expected = Truth.Final.Rows.ToDictionary(row => RowKeys.Of(key, row), StringComparer.Ordinal);
        Keys = expected.Keys.Concat(observed.Select(group => group.Key)).Concat(Truth.Keys).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, row) in expected)
        {
            var found = observed[name].ToList();
            if (found.Count == 0)
            {
                _differences.Add(naming.Missing(name, row));
                continue;
            }

            if (found.Count > 1)
            {
                _differences.Add(naming.Duplicate(name, found.Count));
            }

            if (found.Find(copy => !naming.AreEqual(copy, row, name)) is { } wrong)
            {
                _differences.Add(naming.Wrong(name, wrong, row));
            }
        }

        foreach (var unexpected in observed.Where(group => !expected.ContainsKey(group.Key)))
        {
            _differences.Add(naming.Unexpected(unexpected.Key, unexpected.First()));
        }
    }

    private void CompareWithoutKey(List<TableRow> rows)
    {
        string Spelled(TableRow row) => RowKeys.Of([.. Compared.Where(column => row.TryGet(column.Name, out _))], row);

        var open = rows.GroupBy(Spelled, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        Keys = Truth.Final.Rows.Select(Spelled).Concat(open.Keys).ToHashSet(StringComparer.Ordinal);
        foreach (var expected in Truth.Final.Rows.Select(Spelled))
        {
            if (open.TryGetValue(expected, out var count) && count > 0)
            {
                open[expected] = count - 1;
                continue;
            }

            _differences.Add(new TableDifference(
                TableAnomalies.Missing, expected, $"the row {expected} is missing", $"the database's own final table {Truth.Name}, which has no key, has it", null));
        }

        foreach (var (row, count) in open.Where(entry => entry.Value > 0))
        {
            _differences.Add(new TableDifference(
                TableAnomalies.Extra, row, $"the row {row} is there {count} time(s) too often", $"the database's own final table {Truth.Name}, which has no key, has it less often", null));
        }
    }
}
