namespace StreamTesting;

/// <summary>What a consumer made of a delivery. Immutable.</summary>
/// <param name="Delivery">What it was given.</param>
/// <param name="Rows">The rows of its table in the end; none where it failed.</param>
public sealed record DeliveredTable(TableDelivery Delivery, IReadOnlyList<TableRow> Rows)
{
    /// <summary>The exception with which it failed at a record; null where it took them all.</summary>
    public Exception? Error { get; init; }

    /// <summary>The record at which it failed; null where it took them all.</summary>
    public ChangeRecord? FailedAt { get; init; }
}
