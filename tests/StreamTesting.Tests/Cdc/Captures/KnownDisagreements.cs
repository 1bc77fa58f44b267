using System.Text.RegularExpressions;

namespace StreamTesting.Tests;

/// <summary>
/// The captures whose final tables a plain fold does not reach, each with the reason that was found when they were recorded: the source never
/// sent what the table holds, or sent it in a way that a fold by key can't follow.
/// </summary>
internal static class KnownDisagreements
{
    private const string ColumnAdded = "a column with a default was added: rows that no event told of since lack it";
    private const string NullAsDefault = "NULL in a column with a default is sent as the default";
    private const string OpenTransaction = "a transaction that was open while the connector restarted, with transaction metadata: the connector lost its events";

    private static readonly (string Pattern, string Reason)[] Known =
    [
        ("*-unwrap-delete-to-tombstone*", "ends with a truncate, which the flattening drops"),
        ("*-unwrap-rewrite*", "ends with a truncate, which the flattening drops"),
        ("*-unwrap-tombstone*", "ends with a truncate, which the flattening drops"),
        ("*-unwrap-drop*", "the flattening drops deletes and truncates"),
        ("*-truncate-skipped-by-default", "truncates were skipped by option"),
        ("mariadb-skip-deletes", "deletes were skipped by option"),
        ("*-snapshot-no-data", "rows from before the connector were never captured"),
        ("pg-snapshot-select-override", "rows were never captured"),
        ("pg-snapshot-only", "rows were never captured"),
        ("*-table-filtered", "the table was never captured"),
        ("pg-unlogged-table", "the table was never captured"),
        ("pg-snapshot-always-restart", "deleted between two snapshots"),
        ("*-restart-in-initial-snapshot", "deleted between two snapshots"),
        ("pg-restart-open-transaction-metadata", OpenTransaction),
        ("pg-key-shift-up-only", "the delete of an old row comes after the create of the new one under its key"),
        ("pg-identity-index", "the record keys are wrong"),
        ("mariadb-cascade", "child rows change without events"),
        ("*-alter-primary-key*", "older rows are under another key"),
        ("*-table-dropped-and-recreated*", "dropping a table is not sent"),
        ("pg-partitioned-via-root-*", "rows are in another table's topic"),
        ("pg-key-types", "keys are encoded: equal only after decoding"),
        ("pg-incremental-snapshot-restart", "the connector's own last row of the signal table came after the recording"),
        ("mariadb-row-image-*", "the connector ended with an error"),
        ("mariadb-inet6-column", "the connector ended with an error"),
        ("*-defaults-and-nulls*", NullAsDefault),
        ("mariadb-numbers-decimal-*", "bigint unsigned above 2^63 - 1 is sent as a negative number"),
        ("mariadb-misc-types", "an enumeration's comma is sent with a backslash"),
        ("mariadb-tinyint1-to-boolean", "a converter sends 2 as true"),
        ("pg-column-masked", "the column was masked by option"),
        ("pg-random-0031", OpenTransaction),
        ("pg-random-0032", OpenTransaction),
        ("pg-random-0014", NullAsDefault),
        ("pg-random-0091", NullAsDefault),
        ("pg-random-00(48|99)", ColumnAdded),
        ("pg-random-01(01|06)", ColumnAdded),
        ("mariadb-random-00(14|48|75)", NullAsDefault),
        ("mariadb-random-0006", ColumnAdded),
    ];

    public static string? ReasonOf(string capture) => Known
        .Where(known => Regex.IsMatch(capture, $"^{known.Pattern.Replace("*", ".*", StringComparison.Ordinal)}$", RegexOptions.CultureInvariant))
        .Select(known => known.Reason)
        .FirstOrDefault();
}
