using System.Globalization;

namespace StreamTesting;

/// <summary>The ways in which the versions of changes are told apart. All are immutable and thread-safe.</summary>
public static class VersionOrders
{
    /// <summary>
    /// PostgreSQL: by <c>source.lsn</c> alone. Right for one key, for the locks of its row order its writers; the rows of an incremental snapshot
    /// have none, and the delete and the create of a key shift are told apart by nothing else.
    /// </summary>
    public static IVersionOrder Lsn { get; } = new VersionOrder("lsn", (left, right) =>
        left.Event?.Source?.Lsn is { } first && right.Event?.Source?.Lsn is { } second ? VersionOrder.Of(first.CompareTo(second)) : VersionComparison.Unknown);

    /// <summary>
    /// PostgreSQL: by the position of the last commit and the own position (<c>source.sequence</c>, compared as numbers), which is the order of the
    /// stream, then by the ordinal at one position: read, delete, create. Where either does not know the last commit (before the first one
    /// after a start), by the own position. <c>transaction.total_order</c> is not used: it starts anew where the connector does.
    /// </summary>
    public static IVersionOrder CommitLsn { get; } = new VersionOrder("commit lsn, lsn, ordinal", CommitLsnOrder.Compare);

    /// <summary>
    /// MariaDB, MySQL: by <c>source.file</c> (its number, not its text), <c>pos</c> and <c>row</c>, then by the ordinal at one position: read, delete,
    /// create. Logs of different servers, or of different base names, cannot be compared.
    /// </summary>
    public static IVersionOrder Binlog { get; } = new VersionOrder("binlog file, position, row", BinlogOrder.Compare);

    /// <summary>
    /// MariaDB, MySQL: by <c>source.gtid</c>. MariaDB's (<c>0-1-123</c>) are compared within one domain, by the last number; MySQL's (<c>uuid:7</c>)
    /// within one source, by the number; sets (<c>uuid:1-5,...</c>) by inclusion. Within one transaction by <see cref="Binlog"/>.
    /// </summary>
    public static IVersionOrder Gtid { get; } = new VersionOrder("gtid", GtidOrder.Compare);

    /// <summary>
    /// By the place in a partition: the order of delivery to one consumer, which a producer that sends a suffix again breaks. Records of two
    /// partitions cannot be compared. Tombstones have a place too.
    /// </summary>
    public static IVersionOrder Offset { get; } = new VersionOrder("offset", (left, right) =>
        left.Partition == right.Partition && string.Equals(left.Topic, right.Topic, StringComparison.Ordinal)
            ? VersionOrder.Of(left.Offset.CompareTo(right.Offset))
            : VersionComparison.Unknown);

    /// <summary>
    /// By a column that the application raises with every change (a version number, a time of change), read from <c>after</c>, for a delete from
    /// <c>before</c>, else from a header of that name. Numbers, also as text, are compared as numbers, all else character by character.
    /// </summary>
    /// <remarks>
    /// A delete tells the version that it deleted: it is newer than a write of the same version. Without a full before image (PostgreSQL's
    /// <c>REPLICA IDENTITY FULL</c>) a delete tells no version, or zero where the column may not be null, which is wrong and cannot be told apart.
    /// </remarks>
    /// <param name="column">The column's name.</param>
    /// <returns>The order.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static IVersionOrder Column(string column)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        return new VersionOrder(string.Create(CultureInfo.InvariantCulture, $"column {column}"), new ColumnOrder(column).Compare);
    }

    /// <summary>An order that asks another one where this one does not know, or finds both equal.</summary>
    /// <param name="order">The order to ask first.</param>
    /// <param name="next">The order to ask then.</param>
    /// <returns>The order of both. Where the second does not know either, what the first one said stands.</returns>
    public static IVersionOrder Then(this IVersionOrder order, IVersionOrder next)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(next);
        return new VersionOrder($"{order.Name}, then {next.Name}", (left, right) =>
        {
            var first = order.Compare(left, right);
            if (first is VersionComparison.Older or VersionComparison.Newer)
            {
                return first;
            }

            var second = next.Compare(left, right);
            return second == VersionComparison.Unknown ? first : second;
        });
    }
}
