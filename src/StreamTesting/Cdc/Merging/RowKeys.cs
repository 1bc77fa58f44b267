using System.Globalization;

namespace StreamTesting;

/// <summary>The keys of rows as text that is the same for equal keys, whatever the .NET types of their values.</summary>
internal static class RowKeys
{
    public static string Of(IReadOnlyList<TableColumn> columns, TableRow row) => string.Join(", ", columns.Select(column => Part(column, row[column.Name], row.IsSent)));

    public static bool Has(IReadOnlyList<TableColumn> columns, TableRow row) => columns.All(column => row.TryGet(column.Name, out _));

    /// <summary>The key of a table's row that a record key means; null where the record key does not hold the table's key.</summary>
    public static string? OfRecordKey(IReadOnlyList<TableColumn> columns, string recordKey) =>
        RecordKey.Of(recordKey).Payload is { Span: [(byte)'{', ..] } payload && new TableRow(payload) is var row && Has(columns, row)
            ? Of(columns, row)
            : null;

    private static string Part(TableColumn column, object? value, bool isSent)
    {
        var text = ColumnValues.Spelled(column, value, isSent);
        return text is null ? $"{column.Name}=NULL"
            : column.Kind is ColumnKind.Integer or ColumnKind.Boolean or ColumnKind.Uuid ? $"{column.Name}={text}"
            : string.Create(CultureInfo.InvariantCulture, $"{column.Name}='{text.Replace("'", "''", StringComparison.Ordinal)}'");
    }
}
