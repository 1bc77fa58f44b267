namespace StreamTesting;

/// <summary>A table as the database itself held it when a capture ended: what a right consumer's table must be equal to.</summary>
/// <param name="Name">Its name: <c>schema.table</c>, or <c>database.table</c> for MariaDB and MySQL.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, every value as the database's own text, NULL as null.</param>
public sealed record CapturedTable(string Name, IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows)
{
    /// <summary>The columns of the primary key, in the key's order; none where the table has no key.</summary>
    public IReadOnlyList<TableColumn> Key { get; } =
        [.. (Columns ?? throw new ArgumentNullException(nameof(Columns))).Where(column => column.KeyPosition > 0).OrderBy(column => column.KeyPosition)];

    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Name} ({Rows.Count} rows)");
}
