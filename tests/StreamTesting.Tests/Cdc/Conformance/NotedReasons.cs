using System.Text.RegularExpressions;

namespace StreamTesting.Tests;

/// <summary>
/// What those who recorded the captures noted of each whose tables a fold does not reach. It explains nothing: it is what the reasons that are found
/// in the captures themselves are held against.
/// </summary>
internal static class NotedReasons
{
    private static readonly (string Pattern, string Reason)[] Noted =
    [
        ("*-unwrap-delete-to-tombstone*", UntoldReasons.TruncateDroppedByFlattening),
        ("*-unwrap-rewrite*", UntoldReasons.TruncateDroppedByFlattening),
        ("*-unwrap-tombstone*", UntoldReasons.TruncateDroppedByFlattening),
        ("*-unwrap-drop*", UntoldReasons.TruncateDroppedByFlattening),
        ("*-truncate-skipped-by-default", UntoldReasons.TruncateSkipped),
        ("mariadb-skip-deletes", UntoldReasons.DeleteSkipped),
        ("*-snapshot-no-data", UntoldReasons.NoSnapshot),
        ("pg-snapshot-select-override", UntoldReasons.SnapshotOverride),
        ("pg-snapshot-only", UntoldReasons.SnapshotOnly),
        ("*-table-filtered", UntoldReasons.TableFiltered),
        ("pg-unlogged-table", UntoldReasons.Unlogged),
        ("pg-snapshot-always-restart", UntoldReasons.DeletedBetweenSnapshots),
        ("*-restart-in-initial-snapshot", UntoldReasons.DeletedBetweenSnapshots),
        ("pg-restart-open-transaction-metadata", UntoldReasons.TransactionOpenOverRestart),
        ("pg-key-shift-up-only", UntoldReasons.KeyShift),
        ("pg-identity-index", UntoldReasons.WrongKeyOfIdentityIndex),
        ("mariadb-cascade", UntoldReasons.CascadeWithoutEvents),
        ("*-alter-primary-key(-settled)?", UntoldReasons.PrimaryKeyMoved),
        ("*-table-dropped-and-recreated*", UntoldReasons.TableDropped),
        ("pg-partitioned-via-root-*", UntoldReasons.ToldOfAnotherTable),
        ("pg-incremental-snapshot-restart", UntoldReasons.SignalAfterTheEnd),
        ("mariadb-row-image-*", UntoldReasons.ConnectorEnded),
        ("mariadb-inet6-column", UntoldReasons.ConnectorEnded),
        ("*-defaults-and-nulls(-plain)?", UntoldReasons.Of(ValueLoss.NullAsDefault)),
        ("mariadb-numbers-decimal-(double|precise|string)", UntoldReasons.Of(ValueLoss.UnsignedWrap)),
        ("mariadb-misc-types", UntoldReasons.Of(ValueLoss.EscapedComma)),
        ("mariadb-tinyint1-to-boolean", UntoldReasons.Of(ValueLoss.NumberAsBoolean)),
        ("pg-column-masked", UntoldReasons.Of(ValueLoss.Masked)),
        ("pg-random-003[12]", UntoldReasons.TransactionOpenOverRestart),
        ("pg-random-00(14|91)", UntoldReasons.Of(ValueLoss.NullAsDefault)),
        ("pg-random-0(048|099|101|106)", UntoldReasons.ColumnAddedWithDefault),
        ("mariadb-random-00(14|48|75)", UntoldReasons.Of(ValueLoss.NullAsDefault)),
        ("mariadb-random-0006", UntoldReasons.ColumnAddedWithDefault),
    ];

    public static string? Of(string capture) => Noted
        .Where(noted => Regex.IsMatch(capture, $"^{noted.Pattern.Replace("*", ".*", StringComparison.Ordinal)}$", RegexOptions.CultureInvariant))
        .Select(noted => noted.Reason)
        .FirstOrDefault();
}
