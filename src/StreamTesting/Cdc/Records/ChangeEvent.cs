using System.Text.Json;

namespace StreamTesting;

/// <summary>The envelope of a change: what a database did to a row, as Debezium tells it. Immutable.</summary>
public sealed class ChangeEvent
{
    internal ChangeEvent(JsonElement payload, string code, Operation operation)
    {
        Payload = payload;
        Code = code;
        Operation = operation;
        Before = JsonShapes.ObjectOf(payload, "before") is { } before ? TableRow.FromJson(before) : null;
        After = JsonShapes.ObjectOf(payload, "after") is { } after ? TableRow.FromJson(after) : null;
        Source = JsonShapes.ObjectOf(payload, "source") is { } source ? new SourcePosition(source) : null;
        SentMs = JsonShapes.NumberOf(payload, "ts_ms");
        if (JsonShapes.ObjectOf(payload, "transaction") is { } transaction)
        {
            Transaction = new TransactionBlock(
                JsonShapes.TextOf(transaction, "id") ?? "",
                JsonShapes.NumberOf(transaction, "total_order"),
                JsonShapes.NumberOf(transaction, "data_collection_order"));
        }
    }

    /// <summary>The operation as it was sent: c, u, d, r, t or m.</summary>
    public string Code { get; }

    /// <summary>The operation; a logical message (m) is an <see cref="StreamTesting.Operation.Append"/>, for it changes no row.</summary>
    public Operation Operation { get; }

    /// <summary>
    /// The row as it was; null where it was not sent. With PostgreSQL's default replica identity only the key columns are data, and
    /// other columns that may not be null hold zero values.
    /// </summary>
    public TableRow? Before { get; }

    /// <summary>The row as it is now; null for a delete. A column may hold a placeholder (see <see cref="ToastPlaceholder"/>).</summary>
    public TableRow? After { get; }

    /// <summary>Where in the database it comes from; null where it was not sent.</summary>
    public SourcePosition? Source { get; }

    /// <summary>Which transaction it belongs to, where the connector says.</summary>
    public TransactionBlock? Transaction { get; }

    /// <summary>When the connector handled it, in milliseconds of Unix time.</summary>
    public long? SentMs { get; }

    /// <summary>The envelope with all its members, as it was sent.</summary>
    public JsonElement Payload { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Code} at {Source?.ToString() ?? "no position"}";
}
