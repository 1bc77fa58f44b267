using System.Globalization;

namespace StreamTesting;

/// <summary>The way of one key through the versions that the stream told of. A row that equals several is taken for the first that does not go back.</summary>
internal sealed class VersionWalk(TableTruth table, string key)
{
    private const int BeforeAll = -1;
    private readonly IReadOnlyList<RowVersion> _versions = table.VersionsOf(key);
    private DifferenceNaming? _naming;
    private int _at = BeforeAll;

    /// <summary>Takes the next state.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public TableDifference? Step(TableRow? row)
    {
        for (var i = Math.Max(_at, 0); i < _versions.Count; i++)
        {
            if (IsVersion(i, row))
            {
                _at = i;
                return null;
            }
        }

        if (row is null && _at == BeforeAll)
        {
            return null;
        }

        for (var i = _at - 1; i >= 0; i--)
        {
            if (IsVersion(i, row))
            {
                return Back(i, row);
            }
        }

        return row is null ? GoneTooEarly() : NoVersion(row);
    }

    private bool IsVersion(int index, TableRow? row) => _versions[index].Row is { } known ? row is not null && NamingFor(row).AreEqual(row, known) : row is null;

    /// <summary>Columns that the consumer does not keep are left out of account.</summary>
    private DifferenceNaming NamingFor(TableRow row) =>
        _naming ??= new DifferenceNaming(table, [.. table.Final.Columns.Where(column => column.Kind != ColumnKind.Other && row.TryGet(column.Name, out _))]);

    private TableDifference Back(int to, TableRow? row)
    {
        var (from, old) = (_versions[_at], _versions[to]);
        var wasGone = from.Row is null && row is not null;
        var difference = new TableDifference(
            wasGone ? TableAnomalies.Resurrected : TableAnomalies.Regressed,
            key,
            $"{key} went back from {Text(_at)} to {Text(to)}: {row?.ToString() ?? "gone"}",
            wasGone
                ? Invariant($"record #{from.RecordNumber} ({from.Cause}) took it away, and no later record brought it back")
                : Invariant($"the table had record #{from.RecordNumber} already, which is newer than record #{old.RecordNumber}"),
            old.RecordNumber);
        _at = to;
        return difference;
    }

    private TableDifference GoneTooEarly()
    {
        var at = _at;
        _at = BeforeAll;
        return new TableDifference(
            TableAnomalies.Regressed, key, $"{key} is gone, after {Text(at)}", $"the stream never told that it is; {key} stays until a record takes it away", _versions[at].RecordNumber);
    }

    private TableDifference NoVersion(TableRow row)
    {
        var last = _versions is [.., var told] ? told.RecordNumber : (int?)null;
        return row.Values.FirstOrDefault(value => table.Placeholder.IsPlaceholder(value.Value)) is { Key: { } column }
            ? new TableDifference(TableAnomalies.PlaceholderStored, key, $"{key} has a placeholder in {column}: {row}", "a placeholder says that the value did not change", last)
            : new TableDifference(
                _versions.Count == 0 ? TableAnomalies.Extra : TableAnomalies.Different, key,
                $"{key} is {row}, and is equal to no version of it",
                _versions.Count == 0 ? "the stream never told of it" : $"the stream told of {RuleText.Count(_versions.Count, "version")} of it", last);
    }

    private string Text(int index) => Invariant($"version {index + 1} of {_versions.Count} (record #{_versions[index].RecordNumber}, {_versions[index].Cause})");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
