namespace StreamTesting.Domains;

/// <summary>A change that a transaction has made and not committed.</summary>
/// <param name="Table">The table.</param>
/// <param name="Operation">Create, update (also of the key), delete or truncate.</param>
/// <param name="Row">The row; null for a truncate.</param>
internal sealed record PendingChange(TableState Table, Operation Operation, LiveRow? Row)
{
    public RowImage? Before { get; init; }

    public RowImage? After { get; init; }

    /// <summary>The entity of the row's key before.</summary>
    public StreamEntity? EntityBefore { get; init; }

    public StreamEntity? EntityAfter { get; init; }

    public bool IsKeyChange { get; init; }

    public bool FreesKey => Operation == Operation.Delete || IsKeyChange;

    /// <summary>The statement's number in the transaction.</summary>
    public int Statement { get; init; }

    /// <summary>The log position that PostgreSQL gave.</summary>
    public long Lsn { get; init; }

    public long Micros { get; init; }

    /// <summary>The rows that a truncate took.</summary>
    public List<LiveRow> Truncated { get; init; } = [];

}
