namespace StreamTesting;

/// <summary>Reasons that lie in changes of the schema, which PostgreSQL never tells, and in keys that are none.</summary>
internal static class SchemaRules
{
    public static IReadOnlyList<UntoldRule> All { get; } =
    [
        new(UntoldReasons.WrongKeyOfIdentityIndex, WrongKeyOfIdentityIndex),
        new(UntoldReasons.PrimaryKeyMoved, PrimaryKeyMoved),
        new(UntoldReasons.TableDropped, at => !at.IsMissing && at.Column is null && at.Facts.Executed(at.Name, "DROP TABLE").FirstOrDefault() is { } drop
            ? $"what a DROP takes away is not told: {drop.Sql}"
            : null),
        new(UntoldReasons.ColumnAddedWithDefault, ColumnAdded),
        new(UntoldReasons.ColumnRenamed, ColumnRenamed),
    ];

    /// <summary>The key of deletes is read from the index, which does not hold it: zero values of rows that never were.</summary>
    private static string? WrongKeyOfIdentityIndex(Discrepancy at)
    {
        if (at.Facts.Statements.FirstOrDefault(statement => statement.Is(@"\bREPLICA\s+IDENTITY\s+USING\s+INDEX\b") && statement.Names(at.Name)) is not { } identity)
        {
            return null;
        }

        var records = at.Facts.RecordsOf(at.Name);
        var known = records.Where(record => record.Event?.After is not null).Select(record => record.CanonicalKey).ToHashSet(StringComparer.Ordinal);
        return records.FirstOrDefault(record => record.Event is { Operation: Operation.Delete } && !known.Contains(record.CanonicalKey)) is { } false1
            ? $"{identity.Sql}: {false1} deletes a key that no row ever had"
            : null;
    }

    private static string? PrimaryKeyMoved(Discrepancy at) =>
        at.Facts.Executed(at.Name, "ALTER TABLE").FirstOrDefault(statement => statement.Is(@"\b(DROP\s+CONSTRAINT|DROP\s+PRIMARY\s+KEY|ADD\s+(CONSTRAINT\s+\w+\s+)?PRIMARY\s+KEY)\b")) is { } alter
        && at.Facts.RecordsOf(at.Name).Select(record => record.KeyRow).OfType<TableRow>().FirstOrDefault(row => !IsKey(at, row)) is { } old
            ? $"{alter.Sql}: rows were told under {old} before"
            : null;

    private static bool IsKey(Discrepancy at, TableRow row) =>
        row.Values.Count == at.Truth.Final.Key.Count && at.Truth.Final.Key.All(column => row.TryGet(column.Name, out _));

    private static string? ColumnAdded(Discrepancy at)
    {
        if (at.Column is null || at.WasSent
            || at.Facts.Executed(at.Name, "ALTER TABLE").FirstOrDefault(statement => DeclaredColumn.In(statement, at.Name).Any(IsThis) && statement.Is(@"\bADD\b")) is not { } alter)
        {
            return null;
        }

        var expression = DeclaredColumn.In(alter, at.Name).First(IsThis).Default;
        return expression is null || DeclaredColumn.Literal(expression) is not { } literal || ColumnValues.AreEqual(at.Column, literal, false, at.Held, false)
            ? $"{alter.Sql}: the last record of the row is older, and what the column holds since is not told"
            : null;

        bool IsThis(DeclaredColumn declared) => declared.Name.Equals(at.Column.Name, StringComparison.OrdinalIgnoreCase);
    }

    private static string? ColumnRenamed(Discrepancy at) => at.Column is not null && !at.WasSent
        && at.Facts.Executed(at.Name, "ALTER TABLE").FirstOrDefault(statement => statement.Is($"""\b(RENAME\s+(COLUMN\s+)?(?!COLUMN\b)["`]?\w+["`]?\s+TO|CHANGE\s+(COLUMN\s+)?(?!COLUMN\b)["`]?\w+["`]?)\s+["`]?{at.Column.Name}\b""")) is { } alter
            ? $"{alter.Sql}: the last record of the row has the column under its old name"
            : null;
}
