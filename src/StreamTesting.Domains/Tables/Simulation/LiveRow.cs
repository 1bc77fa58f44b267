namespace StreamTesting.Domains;

/// <summary>A row that is there, or that an open transaction has inserted.</summary>
internal sealed class LiveRow
{
    public const long Nobody = -1;

    public required RowImage Image { get; set; }

    /// <summary>The row as other transactions see it; null where it was inserted and is not committed.</summary>
    public RowImage? Committed { get; set; }

    /// <summary>The entity of its key.</summary>
    public required StreamEntity Entity { get; set; }

    /// <summary>The transaction that has touched it and is open.</summary>
    public long LockedBy { get; set; } = Nobody;

    /// <summary>Its place among the rows of its table.</summary>
    public int Place { get; set; }

    /// <summary>How many rows refer to it, with those whose delete is not committed.</summary>
    public int Children { get; set; }

    /// <summary>How many keys were made of it as a first part.</summary>
    public long ChildKeys { get; set; }

    /// <summary>The rows that it refers to, by reference; null where a reference is NULL.</summary>
    public LiveRow?[] Parents { get; init; } = [];

    public bool IsFreeFor(long transaction) => LockedBy == Nobody || LockedBy == transaction;
}
