using System.Text.RegularExpressions;

namespace StreamTesting;

/// <summary>Reasons that lie in changes which the connector, or a transformation behind it, leaves out.</summary>
internal static class OperationRules
{
    private const string Flattening = "ExtractNewRecordState";

    public static IReadOnlyList<UntoldRule> All { get; } =
    [
        new(UntoldReasons.TruncateDroppedByFlattening, at => at.IsUnexpected && at.Facts.Transform(Flattening) is not null && Truncate(at) is { } statement
            ? $"{Flattening} drops truncates in every mode: {statement.Sql}"
            : null),
        new(UntoldReasons.DeleteDropped, DeleteDropped),
        new(UntoldReasons.TruncateSkipped, at => at.IsUnexpected && Skips(at, "t") && Truncate(at) is { } statement ? $"{Option(at)}: {statement.Sql}" : null),
        new(UntoldReasons.DeleteSkipped, at => at.IsUnexpected && Skips(at, "d") && at.Facts.Executed(at.Name, "DELETE", "REPLACE", "MERGE", "WITH").FirstOrDefault() is { } statement
            ? $"{Option(at)}: {statement.Sql}"
            : null),
        new(UntoldReasons.UpdateSkipped, at => !at.IsUnexpected && Skips(at, "u") && at.Facts.Executed(at.Name, "UPDATE", "INSERT", "REPLACE", "MERGE", "WITH").FirstOrDefault() is { } statement
            ? $"{Option(at)}: {statement.Sql}"
            : null),
        new(UntoldReasons.InsertSkipped, at => at.IsMissing && Skips(at, "c") && at.Facts.Executed(at.Name, "INSERT", "REPLACE", "MERGE", "WITH", "COPY").FirstOrDefault() is { } statement
            ? $"{Option(at)}: {statement.Sql}"
            : null),
        new(UntoldReasons.CascadeWithoutEvents, Cascade),
    ];

    private static string Option(Discrepancy at) => at.Facts.Option("skipped.operations") is { } set ? $"skipped.operations={set}" : "skipped.operations is t by default";

    private static bool Skips(Discrepancy at, string operation) =>
        at.Facts.Skipped.Contains(operation) && !at.Facts.RecordsOf(at.Name).Any(record => record.Event?.Code == operation && record.NewKey is null);

    /// <summary>A truncate of the table, or of one that it refers to, with CASCADE.</summary>
    private static SqlStatement? Truncate(Discrepancy at) => at.Facts.Executed(at.Name, "TRUNCATE").LastOrDefault()
        ?? at.Facts.Statements.LastOrDefault(statement => statement.Life > 0 && statement.Is(@"^\s*TRUNCATE\b.*\bCASCADE\b")
            && References(at).Any(reference => statement.Names(reference.Parent)));

    private static string? DeleteDropped(Discrepancy at)
    {
        var mode = at.Facts.TransformOption(Flattening, "delete.tombstone.handling.mode");
        if (!at.IsUnexpected || mode is not ("drop" or "none"))
        {
            return null;
        }

        var keys = string.Join('|', at.Truth.Final.Key.Select(column => Regex.Escape(column.Name)));
        return at.Facts.Executed(at.Name, "DELETE", "REPLACE", "MERGE", "WITH").LastOrDefault() is { } delete ? $"delete.tombstone.handling.mode={mode}: {delete.Sql}"
            : at.Facts.Executed(at.Name, "UPDATE").LastOrDefault(statement => keys.Length > 0 && statement.Is($"""\bSET\b(?:(?!\bWHERE\b).)*\b(?:{keys})\b["`]?\s*=""")) is { } update
                ? $"delete.tombstone.handling.mode={mode} drops the delete of the old key too: {update.Sql}"
            : null;
    }

    /// <summary>MariaDB and MySQL cascade below the log: the child holds, or held, a parent that is gone.</summary>
    private static string? Cascade(Discrepancy at)
    {
        foreach (var (column, parent, declaration) in at.Facts.IsPostgres ? [] : References(at))
        {
            if (at.Merged is { } child && (at.IsUnexpected || at.Column?.Name == column) && child.TryGet(column, out var value) && value is not null
                && Regex.IsMatch(declaration, @"\bON\s+(DELETE|UPDATE)\s+(CASCADE|SET)\b", RegexOptions.IgnoreCase)
                && at.Facts.Capture.FinalTables.Values.FirstOrDefault(table => SqlStatement.SimpleName(table.Name) == parent) is { Key: [var key] } of
                && !of.Rows.Any(row => ColumnValues.AreEqual(key, value, true, row[key.Name], false)))
            {
                return $"{declaration.Trim()}: {column}={TableRow.Shown(value)} is no row of {parent} any more, and what follows from that is not in the log";
            }
        }

        return null;
    }

    private static IEnumerable<(string Column, string Parent, string Declaration)> References(Discrepancy at) =>
        from statement in at.Facts.Statements
        where statement.Is(@"^\s*(CREATE|ALTER)\s+TABLE\b") && statement.Names(at.Name)
        from match in Regex.Matches(
            statement.Sql,
            """(?:FOREIGN\s+KEY\s*\(\s*["`]?(?<column>\w+)["`]?\s*\)|["`]?(?<column>\w+)["`]?\s+\w+(?:\(\d+\))?)\s+REFERENCES\s+["`]?(?<parent>\w+)["`]?[^,]*""",
            RegexOptions.IgnoreCase)
        where match.Groups["parent"].Value != SqlStatement.SimpleName(at.Name)
        select (match.Groups["column"].Value, match.Groups["parent"].Value, match.Value);
}
