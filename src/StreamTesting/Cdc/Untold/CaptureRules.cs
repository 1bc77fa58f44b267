using System.Globalization;

namespace StreamTesting;

/// <summary>Reasons that lie in what the connector was told to capture, or in its end.</summary>
internal static class CaptureRules
{
    public static IReadOnlyList<UntoldRule> All { get; } =
    [
        new(UntoldReasons.TableFiltered, TableFiltered),
        new(UntoldReasons.Unlogged, Unlogged),
        new(UntoldReasons.ConnectorEnded, at => at.Facts.Capture.EngineError is { } error ? $"the connector ended by itself: {error}" : null),
        new(UntoldReasons.SnapshotOnly, SnapshotOnly),
        new(UntoldReasons.SnapshotOverride, SnapshotOverride),
        new(UntoldReasons.NoSnapshot, NoSnapshot),
        new(UntoldReasons.SignalAfterTheEnd, SignalAfterTheEnd),
        new(UntoldReasons.HeartbeatAfterTheEnd, at =>
            at.Facts.Option("heartbeat.action.query") is { } query && new SqlStatement(query, 0, null, false).Names(at.Name)
                ? $"the connector itself writes the table with every heartbeat ({query}), also after the last record"
                : null),
    ];

    private static string? TableFiltered(Discrepancy at)
    {
        var schema = at.Name[..Math.Max(at.Name.IndexOf('.', StringComparison.Ordinal), 0)];
        return at.Facts.RecordsOf(at.Name).Count > 0 ? null
            : Refused(at.Facts, "table.include.list", at.Name, isInclude: true) ?? Refused(at.Facts, "table.exclude.list", at.Name, isInclude: false)
            ?? Refused(at.Facts, "schema.include.list", schema, isInclude: true) ?? Refused(at.Facts, "schema.exclude.list", schema, isInclude: false)
            ?? Refused(at.Facts, "database.include.list", schema, isInclude: true) ?? Refused(at.Facts, "database.exclude.list", schema, isInclude: false);
    }

    private static string? Refused(CaptureFacts facts, string option, string name, bool isInclude) =>
        (facts.IsPostgres && option.StartsWith("database", StringComparison.Ordinal)) || facts.Option(option) is not { } list || CaptureFacts.Matches(list, name) == isInclude
            ? null
            : $"{option}={list} leaves {name} out, and there is no record of it";

    private static string? Unlogged(Discrepancy at) =>
        at.Facts.Statements.FirstOrDefault(statement => statement.Is(@"^\s*CREATE\s+UNLOGGED\s+TABLE\b") && statement.Names(at.Name)) is { } statement
            ? $"changes of an unlogged table are not in the log: {statement.Sql}"
            : null;

    private static string? SnapshotOnly(Discrepancy at) =>
        at.Facts.Option("snapshot.mode") == "initial_only" && at.Facts.Executed(at.Name, "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REPLACE", "COPY", "MERGE").FirstOrDefault() is { } statement
            ? $"snapshot.mode=initial_only, and after the snapshot: {statement.Sql}"
            : null;

    private static string? SnapshotOverride(Discrepancy at) =>
        at.IsMissing && at.Versions.Count == 0 && at.Facts.Option($"snapshot.select.statement.overrides.{at.Name}") is { } select
            ? $"the snapshot read with {select}, and no record is about the row"
            : null;

    private static string? NoSnapshot(Discrepancy at) =>
        at.IsMissing && at.Versions.Count == 0 && at.Facts.Option("snapshot.mode") is "no_data" or "never" or "schema_only"
        && at.Facts.Statements.FirstOrDefault(statement => statement.Life == 0 && statement.Starts("INSERT", "COPY") && statement.Names(at.Name)) is { } statement
            ? $"snapshot.mode={at.Facts.Option("snapshot.mode")}, no record is about the row, and before the start ran {statement.Sql}"
            : null;

    private static string? SignalAfterTheEnd(Discrepancy at) =>
        at.IsMissing && at.Versions.Count == 0 && at.Facts.Option("signal.data.collection") is { } table && table == at.Name
        && at.Table!.Values.Any(value => value.Value is string text && (text.EndsWith("-open", StringComparison.Ordinal) || text.EndsWith("-close", StringComparison.Ordinal)))
            ? string.Create(CultureInfo.InvariantCulture, $"the connector itself wrote the row into its signal table, after the last of {at.Facts.Capture.Records.Count} records")
            : null;
}
