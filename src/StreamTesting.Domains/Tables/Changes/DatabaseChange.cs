namespace StreamTesting.Domains;

/// <summary>
/// What a database did to a row, or to a table as a whole: both images whole, whatever of them Debezium is set up to send. Immutable. What is done is the event's
/// <see cref="StreamEvent.Operation"/>.
/// </summary>
public sealed class DatabaseChange
{
    internal DatabaseChange(TableShape shape, RowImage? before, RowImage? after, LogPosition position)
    {
        Shape = shape;
        Before = before;
        After = after;
        Position = position;
    }

    /// <summary>The table.</summary>
    public TableModel Table => Shape.Table;

    /// <summary>The row as it was, by the database's own knowledge; null where there was none, and for a truncate.</summary>
    public RowImage? Before { get; }

    /// <summary>The row as it is; null where it is gone, and for a truncate.</summary>
    public RowImage? After { get; }

    /// <summary>Where it stands in the database's log.</summary>
    public LogPosition Position { get; }

    /// <summary>The number of its transaction, from 0, in the order in which they began; -1 for what a snapshot read.</summary>
    public long Transaction { get; init; } = -1;

    /// <summary>Its place in its transaction; null for what a snapshot read, and where transactions have no metadata.</summary>
    public TransactionPlace? Place { get; init; }

    /// <summary>Debezium's word of whether a snapshot read it: <c>false</c>, <c>first</c>, <c>true</c>, <c>last</c>, <c>incremental</c> and so on.</summary>
    public string Snapshot { get; init; } = "false";

    /// <summary>Whether the row's key changed: one of the two halves, a delete and a create.</summary>
    public bool IsKeyChange { get; init; }

    internal TableShape Shape { get; }

    /// <summary>The row under its old key, which a row under its new key comes from.</summary>
    internal RowImage? Carried { get; init; }

    /// <summary>The same change in another place of its transaction.</summary>
    internal DatabaseChange At(TransactionPlace place) =>
        new(Shape, Before, After, Position) { Transaction = Transaction, Snapshot = Snapshot, IsKeyChange = IsKeyChange, Carried = Carried, Place = place };

    /// <inheritdoc/>
    public override string ToString() => $"{Table.Name}: {Before?.ToString() ?? "none"} -> {After?.ToString() ?? "none"}";
}
