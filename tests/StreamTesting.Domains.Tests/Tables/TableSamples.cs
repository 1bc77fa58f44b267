using System.Text;

namespace StreamTesting.Domains.Tests;

/// <summary>Tables for tests, and how their streams are read.</summary>
internal static class TableSamples
{
    /// <summary>A table without a key, one of all types, one with a key of two columns, and one with big columns.</summary>
    public static OptionList<TableModel> Varied(Connector connector, ReplicaIdentity identity = ReplicaIdentity.Default) =>
    [
        (connector == Connector.PostgreSql ? Postgres() : Maria()) with { Rows = 5, Identity = identity },
        Tables.Table("log").Column("a", "integer", notNull: true).Column("b", "text") with { Identity = ReplicaIdentity.Full },
        Tables.Table("parts").Key("region", "varchar(20)").Key("number", "bigint", first: 9_007_199_254_740_993).Column("weight", "double precision") with { Identity = identity },
        Tables.Table("lots").KeyReference("owner", "kinds").Key("line", "smallint").Column("n", "integer") with { Identity = identity },
        Tables.Table("uuids").Key("id", connector == Connector.PostgreSql ? "uuid" : "varchar(36)").Column("n", "integer").BigColumn("big").Reference("kind", "kinds", notNull: false) with { Identity = identity },
    ];

    public static List<StreamEvent> Events(TableChanges domain, ulong seed = 1) => [.. domain.Events(new Seed(seed))];

    public static TableChanges Shop(long transactions = 400, Func<TableChanges, TableChanges>? options = null) =>
        (TableChanges)Tables.Shop(transactions, options).Domain;

    public static IReadOnlyList<ChangeRecord> Records(EventStream stream) =>
    [
        .. stream.Select((arrival, i) => new ChangeRecord(
            i, arrival.Topic, arrival.Event.Key.Length == 0 ? null : arrival.Event.Key, arrival.ToBytes() is { Length: > 0 } bytes ? Encoding.UTF8.GetString(bytes) : null, arrival.Event.Headers)),
    ];

    private static TableModel Postgres() => Tables.Table("kinds").Key("id", "integer", first: -3)
        .Column("s", "smallint").Column("l", "bigint").Column("f", "boolean", notNull: true).Column("n", "numeric(20,6)", notNull: true).Column("fn", "numeric").Column("r", "real").Column("d", "double precision", notNull: true)
        .Column("t", "text", notNull: true).Column("v", "varchar(20)").Column("day", "date", notNull: true).Column("at", "time(3)").Column("ts", "timestamp", notNull: true).Column("ts3", "timestamp(3)").Column("tz", "timestamptz", notNull: true)
        .Column("by", "bytea", notNull: true).Column("j", "json").Column("jb", "jsonb", notNull: true).Column("u", "uuid", notNull: true).Column("ip", "inet").Column("b1", "bit(1)").Column("b9", "bit(9)")
        .Column("ai", "integer[]").Column("at_", "text[]", notNull: true).Column("au", "uuid[]").Column("al", "bigint[]").BigColumn("bt").BigColumn("bb", "bytea").BigColumn("ba", "text[]").BigColumn("bl", "bigint[]");

    private static TableModel Maria() => Tables.Table("kinds").Key("id", "integer", first: -3)
        .Column("s", "smallint").Column("l", "bigint").Column("ul", "bigint unsigned").Column("f", "boolean", notNull: true).Column("n", "decimal(20,6)", notNull: true).Column("r", "float").Column("d", "double", notNull: true)
        .Column("t", "text", notNull: true).Column("v", "varchar(20)").Column("day", "date", notNull: true).Column("at", "time").Column("at6", "time(6)").Column("dt", "datetime").Column("dt6", "datetime(6)", notNull: true).Column("ts", "timestamp")
        .Column("by", "varbinary(20)", notNull: true).Column("bl", "blob").Column("j", "json").Column("e", "enum('happy','sad','so so')").Column("st", "set('x','y','z')").Column("y", "year").Column("b1", "bit(1)").Column("b9", "bit(9)")
        .BigColumn("bt");
}
