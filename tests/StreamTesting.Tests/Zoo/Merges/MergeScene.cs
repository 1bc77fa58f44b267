using System.Collections.Concurrent;
using StreamTesting.Domains;

namespace StreamTesting.Tests;

/// <summary>The changes of a table that a merge of the zoo is given, made once for each seed.</summary>
internal static class MergeScene
{
    private const int Transactions = 16;
    private static readonly ConcurrentDictionary<(string Name, ulong Seed), Lazy<ChangeSet>> Known = new();

    private static readonly TableModel Orders = StreamTesting.Domains.Tables.Table("orders").Key("id").Column("name", "text", notNull: true).Column("city", "varchar(40)")
        .Column("quantity", "bigint", notNull: true).Column("amount", "numeric(24,8)", notNull: true).Column("placed_at", "timestamp(6)", notNull: true) with
    { Rows = 4, HotRows = 3, Identity = ReplicaIdentity.Full };

    private static readonly TableModel WithBigColumn = Orders.BigColumn("notes") with { Identity = ReplicaIdentity.Default };

    private static readonly TableModel Lines = StreamTesting.Domains.Tables.Table("orders").Key("order_id").Key("line").Column("name", "text", notNull: true) with { Rows = 4, Identity = ReplicaIdentity.Full };

    public static ChangeSet Of(string scene, ulong seed) => Known.GetOrAdd((scene, seed), key => new Lazy<ChangeSet>(() => Make(key.Name, new Seed(key.Seed)))).Value;

    public static string TableOf(string scene) => scene.StartsWith("mariadb", StringComparison.Ordinal) ? "shop.orders" : "public.orders";

    private static ChangeSet Make(string scene, Seed seed)
    {
        var plan = scene switch
        {
            "full" => Plan(Orders),
            "truncates" => Plan(Orders, o => o with { TruncateRate = 0.04 }),
            "no key changes" => Plan(Orders, o => o with { KeyChangeRate = 0 }),
            "no deletes" => Plan(Orders, o => o with { KeyChangeRate = 0, DeleteRate = 0 }),
            "inserts and deletes" => Plan(Orders, o => o with { KeyChangeRate = 0, DeleteRate = 1, KeyReuseRate = 0 }),
            "interleaved" => Plan(Orders, o => o with { InterleaveRate = 0.8, Sessions = 5, KeyChangeRate = 0, DeleteRate = 0 }),
            "key shifts" => Plan(Orders, o => o with { KeyChangeRate = 0.4, KeyShiftRate = 0.7 }),
            "decimals" => Plan(Orders, o => o with { Debezium = new() { Decimals = DecimalMode.String } }),
            "toast" => Plan(WithBigColumn),
            "toast without key changes" => Plan(WithBigColumn, o => o with { KeyChangeRate = 0 }),
            "mariadb" => Plan(Orders, o => o with { Debezium = new() { Connector = Connector.MariaDb } }),
            "mariadb no deletes" => Plan(Orders, o => o with { KeyChangeRate = 0, DeleteRate = 0, Debezium = new() { Connector = Connector.MariaDb } }),
            "flattened" => Plan(Orders, o => o with { KeyChangeRate = 0, Debezium = new() { Unwrapped = DeleteMode.Tombstone } }),
            "transactions" => Plan(Orders, o => o with { KeyChangeRate = 0, DeleteRate = 0, Debezium = new() { TransactionMetadata = true } }),
            "partitions" => Plan(Orders, o => o with { KeyChangeRate = 0, DeleteRate = 0 }).Over(3),
            "composite" => Plan(Lines),
            _ => throw new ArgumentOutOfRangeException(nameof(scene), scene, "There is no such scene."),
        };
        var stream = plan.Generate(seed);
        return ChangeSet.Of(stream.Tables(), TableOf(scene), stream, withTransactions: scene == "transactions");
    }

    private static StreamPlan Plan(TableModel table, Func<TableChanges, TableChanges>? options = null) => StreamTesting.Domains.Tables.Of([table], Transactions, some =>
    {
        some = some with
        {
            KeyChangeRate = 0.15, DeleteRate = 0.3, KeyReuseRate = 0.6, MultiRowRate = 0.3, CopyRate = 0.6, MostStatements = 3, Span = TimeSpan.FromMinutes(1),
        };
        return options?.Invoke(some) ?? some;
    });
}
