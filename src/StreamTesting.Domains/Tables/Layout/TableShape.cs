namespace StreamTesting.Domains;

/// <summary>A table with the columns that it has at one time, and what of its bytes never changes.</summary>
internal sealed class TableShape
{
    public TableShape(TableModel table, ColumnLayout[] columns, DebeziumOptions debezium, int version = 1)
    {
        Table = table;
        Columns = columns;
        Key = [.. columns.Where(column => column.IsKey).OrderBy(column => column.Model.Key)];
        Version = version;
        Topic = debezium.TopicOf(table.Name);
        Bytes = new ShapeBytes(this, debezium);
    }

    public TableModel Table { get; }

    public ColumnLayout[] Columns { get; }

    /// <summary>The key's columns in its order; none where the table has no key.</summary>
    public ColumnLayout[] Key { get; }

    /// <summary>1, and one more for each ALTER TABLE.</summary>
    public int Version { get; }

    public string Topic { get; }

    public ShapeBytes Bytes { get; }
}
