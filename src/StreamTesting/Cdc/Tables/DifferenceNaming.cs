using System.Globalization;

namespace StreamTesting;

/// <summary>Finds the name of a difference by what the stream told of the key.</summary>
internal sealed class DifferenceNaming(TableTruth truth, IReadOnlyList<TableColumn> compared)
{
    public bool AreEqual(TableRow observed, TableRow expected, string? key = null) => FirstDifference(observed, expected, key) is null;

    public TableDifference Missing(string key, TableRow expected)
    {
        var versions = truth.VersionsOf(key);
        return new TableDifference(
            TableAnomalies.Missing,
            key,
            $"{key} is missing",
            $"the database's own final table {truth.Name} has it ({expected}); {LastTold(versions)}",
            versions is [.., var last] ? last.RecordNumber : null);
    }

    public TableDifference Duplicate(string key, int count)
    {
        var versions = truth.VersionsOf(key);
        return new TableDifference(
            TableAnomalies.Duplicate,
            key,
            string.Create(CultureInfo.InvariantCulture, $"{key} is there {count} times"),
            $"{truth.Name} has one row of a key; {LastTold(versions)}",
            versions is [.., var last] ? last.RecordNumber : null)
        {
            Count = count - 1,
        };
    }

    public TableDifference Unexpected(string key, TableRow observed)
    {
        var versions = truth.VersionsOf(key);
        if (versions.Count == 0)
        {
            return new TableDifference(
                TableAnomalies.Extra, key, $"{key} is there ({observed})", $"the database's own final table {truth.Name} has no such row, and the stream never told of it", null);
        }

        var end = versions[^1];
        var gone = end.Row is null
            ? string.Create(CultureInfo.InvariantCulture, $"record #{end.RecordNumber} ({end.Cause}) took it away")
            : LastTold(versions);
        var equal = EqualVersion(versions, observed) is { } version
            ? string.Create(CultureInfo.InvariantCulture, $", equal to version {version + 1} of {versions.Count} (record #{versions[version].RecordNumber}, {versions[version].Cause})")
            : "";
        var anomaly = end switch
        {
            { Row: null, Cause: "key change" } => TableAnomalies.KeyChangeGhost,
            { Row: null, Cause: "t" } => TableAnomalies.TruncateIgnored,
            _ => TableAnomalies.Resurrected,
        };
        return new TableDifference(
            anomaly, key, $"{key} is there ({observed}){equal}", $"the database's own final table {truth.Name} has no such row; {gone}", end.RecordNumber);
    }

    public TableDifference Wrong(string key, TableRow observed, TableRow expected)
    {
        var column = FirstDifference(observed, expected, key)!;
        observed.TryGet(column.Name, out var have);
        expected.TryGet(column.Name, out var must);
        var versions = truth.VersionsOf(key);
        var rule = $"the database's own final table {truth.Name} has {column.Name}={TableRow.Shown(must)}; {LastTold(versions)}";
        if (truth.Placeholder.IsPlaceholder(have))
        {
            var sent = versions.LastOrDefault(version => version.Row is not null)?.RecordNumber;
            return new TableDifference(
                TableAnomalies.PlaceholderStored, key, $"{key} has the placeholder {TableRow.Shown(have)} in {column.Name}", $"a placeholder says that the value did not change; {rule}", sent);
        }

        if (EqualVersion(versions, observed) is { } old && old < versions.Count - 1)
        {
            var version = versions[old];
            return new TableDifference(
                TableAnomalies.Stale,
                key,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{key} is version {old + 1} of {versions.Count} (record #{version.RecordNumber}, {version.Cause}): {column.Name}={TableRow.Shown(have)}"),
                rule,
                version.RecordNumber);
        }

        return new TableDifference(
            TableAnomalies.Different,
            key,
            EqualVersion(versions, observed) is null
                ? $"{key} has {column.Name}={TableRow.Shown(have)}, and is equal to no version of it"
                : $"{key} has {column.Name}={TableRow.Shown(have)}, as the stream told last, but not the table",
            rule,
            versions is [.., var last] ? last.RecordNumber : null);
    }

    private static string LastTold(IReadOnlyList<RowVersion> versions) => versions is [.., var last]
        ? string.Create(CultureInfo.InvariantCulture, $"record #{last.RecordNumber} ({last.Cause}) is the last the stream told of it")
        : "the stream never told of it";

    private TableColumn? FirstDifference(TableRow observed, TableRow expected, string? key)
    {
        foreach (var column in compared)
        {
            expected.TryGet(column.Name, out var must);
            observed.TryGet(column.Name, out var have);
            if (!ColumnValues.AreEqual(column, have, observed.IsSent, must, expected.IsSent) && (key is null || !truth.IsUntoldValue(key, column.Name))
                && !truth.Tolerates(column, have, observed.IsSent, must, expected.IsSent))
            {
                return column;
            }
        }

        return null;
    }

    private int? EqualVersion(IReadOnlyList<RowVersion> versions, TableRow observed)
    {
        for (var i = versions.Count - 1; i >= 0; i--)
        {
            if (versions[i].Row is { } row && AreEqual(observed, row))
            {
                return i;
            }
        }

        return null;
    }
}
