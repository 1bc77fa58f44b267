namespace StreamTesting;

/// <summary>
/// The envelope of a change: what a database did to a row, as Debezium tells it. Read from records, or made by its members and written by
/// <see cref="EnvelopeWriter"/>. Immutable.
/// </summary>
public sealed record ChangeEvent
{
    /// <summary>The operation; a logical message (m) is an <see cref="StreamTesting.Operation.Append"/>, for it changes no row.</summary>
    public required Operation Operation { get; init; }

    /// <summary>The operation as it is sent: c, u, d, r, t or m.</summary>
    /// <exception cref="InvalidOperationException">The operation is <see cref="StreamTesting.Operation.Tombstone"/>, which has no envelope.</exception>
    public string Code => Operation switch
    {
        Operation.Create => "c",
        Operation.Update => "u",
        Operation.Delete => "d",
        Operation.Read => "r",
        Operation.Truncate => "t",
        Operation.Append => "m",
        _ => throw new InvalidOperationException($"The operation {Operation} has no envelope: a tombstone is a record without a value."),
    };

    /// <summary>
    /// The row as it was; null where it was not sent. With PostgreSQL's default replica identity only the key columns are data, and
    /// other columns that may not be null hold zero values.
    /// </summary>
    public TableRow? Before { get; init; }

    /// <summary>The row as it is now; null for a delete. A column may hold a placeholder (see <see cref="ToastPlaceholder"/>).</summary>
    public TableRow? After { get; init; }

    /// <summary>Where in the database it comes from; null where it was not sent.</summary>
    public SourcePosition? Source { get; init; }

    /// <summary>Which transaction it belongs to, where the connector says.</summary>
    public TransactionBlock? Transaction { get; init; }

    /// <summary>The logical message, for <c>m</c>; null otherwise.</summary>
    public LogicalMessage? Message { get; init; }

    /// <summary>When the connector handled it, in milliseconds of Unix time.</summary>
    public long? SentMs { get; init; }

    /// <summary>The same in microseconds.</summary>
    public long? SentUs { get; init; }

    /// <summary>The same in nanoseconds.</summary>
    public long? SentNs { get; init; }

    /// <summary>Members of the envelope that are not named here, as they were sent.</summary>
    public IReadOnlyDictionary<string, WireJson> Other { get; init; } = KeptMembers.None;

    internal MemberLayout? Layout { get; init; }

    /// <summary>Whether another says the same.</summary>
    /// <param name="other">Another.</param>
    /// <returns>Whether it does, member for member, in the same form.</returns>
    public bool Equals(ChangeEvent? other) =>
        other is not null && (ReferenceEquals(this, other)
            || (Operation == other.Operation && Equals(Before, other.Before) && Equals(After, other.After) && Source == other.Source && Transaction == other.Transaction
                && Message == other.Message && SentMs == other.SentMs && SentUs == other.SentUs && SentNs == other.SentNs
                && Equals(Layout, other.Layout) && KeptMembers.AreEqual(Other, other.Other)));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Operation, Source, SentMs);

    /// <inheritdoc/>
    public override string ToString() => $"{Code} at {Source?.ToString() ?? "no position"}";
}
