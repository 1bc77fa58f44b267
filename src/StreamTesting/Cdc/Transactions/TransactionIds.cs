using System.Globalization;

namespace StreamTesting;

/// <summary>What joins the changes of one transaction, and tells its changes apart.</summary>
internal static class TransactionIds
{
    /// <summary>The transaction of a change; null where it is not told, and for rows of a snapshot.</summary>
    public static string? Of(ChangeRecord record) => record.Event switch
    {
        { Transaction: { } block } => block.Common,
        { Source: { Snapshot: SnapshotMarker.None } source } => source.TransactionId?.ToString(CultureInfo.InvariantCulture) ?? source.Gtid,
        _ => null,
    };

    /// <summary>The same for a change and for the same change sent again; null for changes without a key, which it can't tell apart.</summary>
    public static string? ChangeOf(ChangeRecord record) => record.Event?.Source is not { } source || (record.CanonicalKey is null && record.Event.Operation != Operation.Truncate)
        ? null
        : string.Create(
            CultureInfo.InvariantCulture, $"{source.QualifiedTable}\n{source.Lsn}\n{source.File}\n{source.Position}\n{source.Row}\n{record.Event.Code}\n{record.CanonicalKey}");

    /// <summary>The order of two changes of one transaction by where they stand in the log.</summary>
    public static int Compare(ChangeRecord left, ChangeRecord right)
    {
        var order = left.Event?.Source?.Lsn is not null ? VersionOrders.CommitLsn : VersionOrders.Binlog;
        return order.Compare(left, right) switch { VersionComparison.Older => -1, VersionComparison.Newer => 1, _ => 0 };
    }
}
