using System.Globalization;
using System.Text.RegularExpressions;

namespace StreamTesting;

/// <summary>Reasons that lie in how the stream runs: restarts, transactions, topics.</summary>
internal static class StreamRules
{
    public static IReadOnlyList<UntoldRule> All { get; } =
    [
        new(UntoldReasons.KeyShift, KeyShift),
        new(UntoldReasons.DeletedBetweenSnapshots, DeletedBetweenSnapshots),
        new(UntoldReasons.TransactionOpenOverRestart, TransactionOpenOverRestart),
        new(UntoldReasons.ToldOfAnotherTable, ToldOfAnotherTable),
    ];

    private static string? KeyShift(Discrepancy at)
    {
        var rows = at.Facts.Transactional.Tables.GetValueOrDefault(at.Name)?.Rows ?? [];
        return at.Truth.Final.Key.Count > 0 && at.Versions.Any(version => version.Cause == "key change") && at.IsRight(rows.FirstOrDefault(row => at.Truth.KeyOf(row) == at.Key))
            ? "one transaction moved several keys onto each other: the delete of an old row comes after the create of the new one under its key; a merge of whole transactions has what the table holds"
            : null;
    }

    private static string? DeletedBetweenSnapshots(Discrepancy at)
    {
        if (!at.IsUnexpected || at.Versions is not [.., { } last] || at.Facts.Executed(at.Name, "DELETE", "TRUNCATE", "UPDATE", "REPLACE", "MERGE", "WITH").FirstOrDefault() is not { } statement)
        {
            return null;
        }

        foreach (var restart in at.Facts.Capture.Controls.Where(control => control.RecordsBefore > last.RecordNumber))
        {
            var snapshot = at.Facts.Capture.Records.Skip(restart.RecordsBefore).FirstOrDefault(IsOfASnapshot);
            if (snapshot is not null)
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"the snapshot was made again (record #{snapshot.Number}) after the last record of the row (#{last.RecordNumber}), and does not tell what is gone by then: {statement.Sql}");
            }
        }

        return null;
    }

    /// <summary>A row without an envelope tells it only where its operation was added as a field.</summary>
    private static bool IsOfASnapshot(ChangeRecord record) =>
        record.Event is { Operation: Operation.Read, Source.Snapshot: not SnapshotMarker.Incremental and not SnapshotMarker.None }
        || (record.Row is { } row && row.TryGet("__op", out var operation) && operation is "r");

    /// <summary>
    /// Evidence in the stream, a transaction that begins behind a restart at a position before what had been sent, and in the statements, one that
    /// was open over a restart and names the row.
    /// </summary>
    private static string? TransactionOpenOverRestart(Discrepancy at)
    {
        if (!at.Facts.IsPostgres || at.Facts.Option("provide.transaction.metadata") != "true" || BeginBehind(at.Facts.Capture) is not { } begin)
        {
            return null;
        }

        var row = at.Table ?? at.Merged!;
        var key = at.Truth.Final.Key.Select(column => row.TryGet(column.Name, out var value) ? Convert.ToString(value, CultureInfo.InvariantCulture) : null).ToList();
        foreach (var transaction in at.Facts.Statements.Where(statement => statement.Transaction is not null).GroupBy(statement => statement.Transaction))
        {
            var statements = transaction.ToList();
            var isOver = statements.Exists(statement => statement.IsDown != statements[0].IsDown || statement.Life != statements[0].Life);
            if (isOver && statements.Find(statement => statement.Names(at.Name) && CanCause(statement, at)
                && (statement.Starts("TRUNCATE") || key.TrueForAll(part => part is not null && statement.Holds(part)))) is { } lost)
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"with provide.transaction.metadata the connector loses what a transaction had written before it was started again: transaction {begin.Transaction!.Common} (record #{begin.Number}) begins before what had been sent, and such a one has {lost.Sql}");
            }
        }

        return null;
    }

    /// <summary>Whether a statement that was lost leaves the difference: a row that it wrote or took away, a value that it set.</summary>
    private static bool CanCause(SqlStatement statement, Discrepancy at)
    {
        if (at.Column is not { } column)
        {
            return at.IsMissing ? !statement.Starts("DELETE", "TRUNCATE") : !statement.Starts("INSERT", "COPY");
        }

        var set = Regex.Match(statement.Sql, $"""\bSET\b(?:(?!\bWHERE\b).)*?["`]?\b{Regex.Escape(column.Name)}\b["`]?\s*=\s*(?<value>'(?:[^']|'')*'|[^\s,()]+)(?<rest>\(?)""", RegexOptions.IgnoreCase | RegexOptions.Singleline);
        return !statement.Starts("UPDATE") ? !statement.Starts("DELETE", "TRUNCATE")
            : set.Success && (set.Groups["rest"].Length > 0 || (DeclaredColumn.Literal(set.Groups["value"].Value) is { } literal
                ? ColumnValues.AreEqual(column, literal, false, at.Held, false)
                : at.Held is null || !set.Groups["value"].Value.Equals("NULL", StringComparison.OrdinalIgnoreCase)));
    }

    private static ChangeRecord? BeginBehind(DebeziumCapture capture) => capture.Controls.Select(restart =>
    {
        var sent = capture.Records.Take(restart.RecordsBefore).Max(PositionOf);
        return capture.Records.Skip(restart.RecordsBefore).FirstOrDefault(record => record.Transaction is { IsBegin: true } && PositionOf(record) < sent);
    }).FirstOrDefault(begin => begin is not null);

    private static long? PositionOf(ChangeRecord record) => record.Transaction is { Id: var id } && id.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
        && long.TryParse(id.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : null;

    private static string? ToldOfAnotherTable(Discrepancy at)
    {
        if (!at.IsMissing || at.Facts.RecordsOf(at.Name).Count > 0 || Cause(at) is not { } cause)
        {
            return null;
        }

        foreach (var other in at.Facts.Capture.Merged.Tables.Values.Where(table => table.Name != at.Name))
        {
            if (other.Rows.FirstOrDefault(row => RowKeys.Has(at.Truth.Final.Key, row) && at.Truth.KeyOf(row) == at.Key) is { } row && at.IsRight(row))
            {
                return $"{cause}: the row is told as one of {other.Name}";
            }
        }

        return null;
    }

    private static string? Cause(Discrepancy at) =>
        at.Facts.Statements.FirstOrDefault(statement => statement.Is(@"\bPARTITION\s+(OF|BY)\b") && statement.Names(at.Name)) is { } partition ? partition.Sql
            : (at.Facts.Transform("ByLogicalTableRouter") ?? at.Facts.Transform("RegexRouter")) is { } router ? $"transforms.{router}.type={at.Facts.Option($"transforms.{router}.type")}"
            : null;
}
