namespace StreamTesting;

/// <summary>One place where the reference merge of a capture does not come to what the database's table holds.</summary>
/// <param name="Facts">The capture.</param>
/// <param name="Truth">The table.</param>
/// <param name="Key">The row's key as messages show it.</param>
/// <param name="Column">The column; null where the whole row is missing or should be gone.</param>
/// <param name="Table">The database's row; null where it has none.</param>
/// <param name="Merged">The merge's row; null where it has none.</param>
internal sealed record Discrepancy(CaptureFacts Facts, TableTruth Truth, string Key, TableColumn? Column, TableRow? Table, TableRow? Merged)
{
    public string Name => Truth.Name;

    public bool IsMissing => Column is null && Merged is null;

    public bool IsUnexpected => Column is null && Merged is not null;

    /// <summary>The column's value in the database, as its text.</summary>
    public string? Held => Column is not null && Table!.TryGet(Column.Name, out var value) ? value?.ToString() : null;

    /// <summary>The column's value in the merge, as it was sent; null also where it was not sent.</summary>
    public object? Sent => Column is not null && Merged!.TryGet(Column.Name, out var value) ? value : null;

    public bool WasSent => Column is not null && Merged!.TryGet(Column.Name, out _);

    public IReadOnlyList<RowVersion> Versions => Truth.VersionsOf(Key);

    /// <summary>Whether a row of another merge has, at this place, what the database holds.</summary>
    public bool IsRight(TableRow? other) => Column is null
        ? (Table is null ? other is null : other is not null && Truth.Final.Columns.All(column => IsRight(other, column)))
        : other is not null && IsRight(other, Column);

    private bool IsRight(TableRow other, TableColumn column) => Truth.AreEqual(column, other, Table!);
}
