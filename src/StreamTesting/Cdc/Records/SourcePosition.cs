using System.Globalization;
using System.Text.Json;

namespace StreamTesting;

/// <summary>
/// Where in its database an event comes from: the envelope's <c>source</c>. Members that a connector does not send are null; those that
/// are not named here are in <see cref="Raw"/>.
/// </summary>
public sealed class SourcePosition
{
    internal SourcePosition(JsonElement source)
    {
        Raw = source;
        Connector = Text("connector");
        Database = Text("db");
        Schema = Text("schema");
        Table = Text("table");
        Snapshot = Text("snapshot") ?? "false";
        Sequence = Text("sequence");
        TimestampMs = Number("ts_ms");
        Lsn = Number("lsn");
        TransactionId = Number("txId");
        File = Text("file");
        Position = Number("pos");
        Row = Number("row");
        Gtid = Text("gtid");
    }

    /// <summary>The connector's short name: <c>postgresql</c>, <c>mariadb</c>, <c>mysql</c>.</summary>
    public string? Connector { get; }

    /// <summary>The database.</summary>
    public string? Database { get; }

    /// <summary>The schema (PostgreSQL).</summary>
    public string? Schema { get; }

    /// <summary>The table.</summary>
    public string? Table { get; }

    /// <summary>
    /// Whether the event comes from a snapshot: <c>false</c>, <c>true</c>, <c>first</c>, <c>last</c>, <c>first_in_data_collection</c>,
    /// <c>last_in_data_collection</c> or <c>incremental</c>; a boolean is read as its text, and <c>false</c> is the default.
    /// </summary>
    public string Snapshot { get; }

    /// <summary>PostgreSQL: a JSON array as text, <c>["last commit's LSN","own LSN"]</c>, each a decimal number as text or null.</summary>
    public string? Sequence { get; }

    /// <summary>When the database made the change, in milliseconds of Unix time (whole seconds for MariaDB).</summary>
    public long? TimestampMs { get; }

    /// <summary>The log sequence number (PostgreSQL). Not unique, and not monotone over the stream where transactions interleaved; never decreasing for one key.</summary>
    public long? Lsn { get; }

    /// <summary>The transaction's number (PostgreSQL).</summary>
    public long? TransactionId { get; }

    /// <summary>The binary log's file (MariaDB, MySQL).</summary>
    public string? File { get; }

    /// <summary>The position in <see cref="File"/> (MariaDB, MySQL); shared by all rows of one row event.</summary>
    public long? Position { get; }

    /// <summary>The row's number in its row event, from 0 (MariaDB, MySQL).</summary>
    public long? Row { get; }

    /// <summary>The global transaction id (MariaDB, MySQL).</summary>
    public string? Gtid { get; }

    /// <summary>All members, as they were sent.</summary>
    public JsonElement Raw { get; }

    /// <summary>The table as the captures name it: <c>schema.table</c>, or <c>database.table</c> where there are no schemas; null where no table is named.</summary>
    public string? QualifiedTable => string.IsNullOrEmpty(Table) ? null : $"{Schema ?? Database}.{Table}";

    /// <inheritdoc/>
    public override string ToString() => Lsn is { } lsn
        ? string.Create(CultureInfo.InvariantCulture, $"lsn {lsn}")
        : File is null ? "no position" : string.Create(CultureInfo.InvariantCulture, $"{File}:{Position}:{Row}");

    private string? Text(string name) => Raw.TryGetProperty(name, out var member)
        ? member.ValueKind switch
        {
            JsonValueKind.String => member.GetString(),
            JsonValueKind.Null => null,
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => member.GetRawText(),
        }
        : null;

    private long? Number(string name) =>
        Raw.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Number && member.TryGetInt64(out var number) ? number : null;
}
