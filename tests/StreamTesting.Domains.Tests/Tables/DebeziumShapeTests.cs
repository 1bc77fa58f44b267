namespace StreamTesting.Domains.Tests;

/// <summary>What is made, compared field by field with what Debezium really sent for the same tables: member names, their order, kinds of JSON, nullability, and schemas letter by letter.</summary>
public sealed class DebeziumShapeTests
{
    private static readonly TableModel PgOrders = Tables.Table("orders").Key("id").Column("customer", "text").Column("amount", "numeric(10,2)").Column("note", "text") with { Rows = 12 };
    private static readonly TableModel MyOrders = Tables.Table("orders").Key("id").Column("customer", "varchar(50)").Column("amount", "decimal(10,2)").Column("note", "text") with { Rows = 12 };
    private static readonly DebeziumOptions Pg = new() { Decimals = DecimalMode.String };
    private static readonly DebeziumOptions My = Pg with { Connector = Connector.MariaDb };

    private static readonly (string Capture, TableModel Orders, DebeziumOptions Debezium)[] Twins =
    [
        ("pg-lifecycle-identity-default", PgOrders, Pg),
        ("pg-lifecycle-identity-default-schemas", PgOrders, Pg with { Schemas = true }),
        ("pg-lifecycle-identity-full", PgOrders with { Identity = ReplicaIdentity.Full }, Pg),
        ("pg-lifecycle-identity-full-schemas", PgOrders with { Identity = ReplicaIdentity.Full }, Pg with { Schemas = true }),
        ("pg-delete-without-tombstone", PgOrders with { Identity = ReplicaIdentity.Full }, Pg with { Tombstones = false }),
        ("pg-key-update-identity-default", PgOrders, Pg),
        ("pg-key-update-identity-full", PgOrders with { Identity = ReplicaIdentity.Full }, Pg),
        ("pg-key-update-schemas", PgOrders with { Identity = ReplicaIdentity.Full }, Pg with { Schemas = true }),
        ("pg-truncate", PgOrders, Pg),
        ("pg-truncate-schemas", PgOrders, Pg with { Schemas = true }),
        ("pg-transaction-metadata", PgOrders with { Identity = ReplicaIdentity.Full }, Pg with { TransactionMetadata = true }),
        ("pg-transaction-metadata-schemas", PgOrders with { Identity = ReplicaIdentity.Full }, Pg with { TransactionMetadata = true, Schemas = true }),
        ("pg-snapshot-tables-then-stream", PgOrders, Pg with { TransactionMetadata = true }),
        ("pg-snapshot-schemas", PgOrders, Pg with { Schemas = true }),
        ("pg-incremental-snapshot-chunk-2", PgOrders with { Identity = ReplicaIdentity.Full }, Pg),
        ("pg-heartbeat", PgOrders, Pg with { Heartbeat = TimeSpan.FromSeconds(5) }),
        ("pg-extended-headers-off", PgOrders, Pg with { ContextHeaders = false }),
        ("pg-unwrap-drop-identity-default", PgOrders, Pg with { Unwrapped = DeleteMode.Drop, AddedFields = ["op", "lsn", "source.ts_ms"] }),
        ("pg-unwrap-tombstone-identity-default", PgOrders, Pg with { Unwrapped = DeleteMode.Tombstone, AddedFields = ["op", "lsn", "source.ts_ms"] }),
        ("pg-unwrap-delete-to-tombstone-identity-default", PgOrders, Pg with { Unwrapped = DeleteMode.DeleteToTombstone, AddedFields = ["op", "lsn", "source.ts_ms"] }),
        ("pg-unwrap-rewrite-identity-default", PgOrders, Pg with { Unwrapped = DeleteMode.Rewrite, AddedFields = ["op", "lsn", "source.ts_ms"] }),
        ("pg-unwrap-rewrite-with-tombstone-identity-default", PgOrders, Pg with { Unwrapped = DeleteMode.RewriteWithTombstone, AddedFields = ["op", "lsn", "source.ts_ms"] }),
        ("pg-unwrap-drop-identity-full", PgOrders with { Identity = ReplicaIdentity.Full }, Pg with { Unwrapped = DeleteMode.Drop, AddedFields = ["op", "lsn", "source.ts_ms"] }),
        ("pg-unwrap-tombstone-identity-full", PgOrders with { Identity = ReplicaIdentity.Full }, Pg with { Unwrapped = DeleteMode.Tombstone, AddedFields = ["op", "lsn", "source.ts_ms"] }),
        ("pg-unwrap-delete-to-tombstone-identity-full", PgOrders with { Identity = ReplicaIdentity.Full }, Pg with { Unwrapped = DeleteMode.DeleteToTombstone, AddedFields = ["op", "lsn", "source.ts_ms"] }),
        ("pg-unwrap-rewrite-identity-full", PgOrders with { Identity = ReplicaIdentity.Full }, Pg with { Unwrapped = DeleteMode.Rewrite, AddedFields = ["op", "lsn", "source.ts_ms"] }),
        ("pg-unwrap-rewrite-with-tombstone-identity-full", PgOrders with { Identity = ReplicaIdentity.Full }, Pg with { Unwrapped = DeleteMode.RewriteWithTombstone, AddedFields = ["op", "lsn", "source.ts_ms"] }),
        ("pg-unwrap-schemas", PgOrders with { Identity = ReplicaIdentity.Full }, Pg with { Unwrapped = DeleteMode.Rewrite, AddedFields = ["op", "table", "source.snapshot"], Schemas = true }),
        ("mariadb-unwrap-drop", MyOrders, My with { Unwrapped = DeleteMode.Drop, AddedFields = ["op", "source.file", "source.pos", "source.row", "source.ts_ms"] }),
        ("mariadb-unwrap-tombstone", MyOrders, My with { Unwrapped = DeleteMode.Tombstone, AddedFields = ["op", "source.file", "source.pos", "source.row", "source.ts_ms"] }),
        ("mariadb-unwrap-delete-to-tombstone", MyOrders, My with { Unwrapped = DeleteMode.DeleteToTombstone, AddedFields = ["op", "source.file", "source.pos", "source.row", "source.ts_ms"] }),
        ("mariadb-unwrap-rewrite", MyOrders, My with { Unwrapped = DeleteMode.Rewrite, AddedFields = ["op", "source.file", "source.pos", "source.row", "source.ts_ms"] }),
        ("mariadb-unwrap-rewrite-with-tombstone", MyOrders, My with { Unwrapped = DeleteMode.RewriteWithTombstone, AddedFields = ["op", "source.file", "source.pos", "source.row", "source.ts_ms"] }),
        ("mariadb-lifecycle", MyOrders, My),
        ("mariadb-lifecycle-schemas", MyOrders, My with { Schemas = true }),
        ("mariadb-key-update", MyOrders, My),
        ("mariadb-key-update-schemas", MyOrders, My with { Schemas = true }),
        ("mariadb-truncate", MyOrders, My),
        ("mariadb-truncate-schemas", MyOrders, My with { Schemas = true }),
        ("mariadb-transaction-metadata", MyOrders, My with { TransactionMetadata = true }),
        ("mariadb-transaction-metadata-schemas", MyOrders, My with { TransactionMetadata = true, Schemas = true }),
        ("mariadb-snapshot-tables-then-stream", MyOrders, My with { TransactionMetadata = true }),
        ("mariadb-snapshot-schemas", MyOrders, My with { Schemas = true }),
        ("mariadb-snapshot-with-ddl-topic", MyOrders, My with { SchemaChanges = true }),
        ("mariadb-alter-add-column-with-ddl-topic", MyOrders.Added("extra", "int", 0.5, "7"), My with { SchemaChanges = true }),
        ("mariadb-incremental-snapshot-chunk-2", MyOrders, My),
        ("mariadb-heartbeat", MyOrders, My with { Heartbeat = TimeSpan.FromSeconds(5) }),
        ("mariadb-mysql-connector-lifecycle", MyOrders, My with { Connector = Connector.MySql }),
        ("mariadb-mysql-connector-snapshot-then-stream", MyOrders, My with { Connector = Connector.MySql }),
    ];

    public static TheoryData<string> Captures => new(Twins.Select(twin => twin.Capture));

    [Theory]
    [MemberData(nameof(Captures))]
    public void Records_OfEachKind_LookAsRealOnesDo(string capture)
    {
        var (_, orders, debezium) = Twins.Single(twin => twin.Capture == capture);
        var real = ShapesOf(NamedCaptures.Load(capture).Records, debezium);
        var made = MadeLike(orders, debezium, real.Keys);

        var missing = real.Keys.Except(made.Keys).ToList();
        var differences = real.Keys.Intersect(made.Keys).SelectMany(kind => made[kind].DifferencesFrom(real[kind]).Select(difference => $"{kind}: {difference}")).ToList();

        missing.ShouldBeEmpty();
        differences.ShouldBeEmpty();
        real.Count.ShouldBeGreaterThan(1);
    }

    private static Dictionary<string, RecordShape> MadeLike(TableModel orders, DebeziumOptions debezium, IEnumerable<string> kinds)
    {
        var asked = string.Join(' ', kinds);
        var before = Tables.Table("customers").Key("id").Column("name", "text", notNull: true) with { Rows = asked.Contains("FirstInTable", StringComparison.OrdinalIgnoreCase) ? 2 : 0 };
        var stream = Tables.Of([orders with { MostRows = 40 }, before], 400, o => o with
        {
            Debezium = debezium,
            TruncateRate = 0.02,
            IncrementalSnapshots = asked.Contains("Incremental", StringComparison.OrdinalIgnoreCase) ? 1 : 0,
            ChunkSize = 4,
        }).Generate(new Seed(1));
        return ShapesOf(TableSamples.Records(stream), debezium);
    }

    /// <summary>The shapes of records by what they are; only of the table of orders, which both have.</summary>
    private static Dictionary<string, RecordShape> ShapesOf(IReadOnlyList<ChangeRecord> records, DebeziumOptions debezium)
    {
        var shapes = new Dictionary<string, RecordShape>();
        var altered = false;
        foreach (var record in records)
        {
            altered |= record.Value?.Contains("ALTER TABLE", StringComparison.Ordinal) == true;
            if (KindOf(record, debezium, altered) is { } kind)
            {
                if (!shapes.TryGetValue(kind, out var shape))
                {
                    shapes[kind] = shape = new RecordShape();
                }

                shape.Add(record);
            }
        }

        return shapes;
    }

    private static string? KindOf(ChangeRecord record, DebeziumOptions debezium, bool altered)
    {
        var moved = record.NewKey is not null ? " moved to" : record.OldKey is not null ? " moved from" : "";
        var isOrders = record.Topic.EndsWith(".orders", StringComparison.Ordinal);
        return record.Kind switch
        {
            RecordKind.Tombstone => isOrders ? $"tombstone{moved}" : null,
            RecordKind.Change when isOrders => $"{record.Event!.Code}{moved}{(altered ? " altered" : "")} {(record.Event.Source!.Snapshot.ToString() is "false" or "None" ? "streamed" : record.Event.Source.Snapshot)}",
            RecordKind.Flattened when isOrders => $"row {(record.Value!.Contains("\"__op\":\"d\"", StringComparison.Ordinal) ? "deleted" : "there")}{moved}",
            RecordKind.NullPayload when isOrders => $"null{moved}",
            RecordKind.Transaction => record.Value!.Contains("BEGIN", StringComparison.Ordinal) ? "begin" : "end",
            RecordKind.Heartbeat => "heartbeat",
            RecordKind.SchemaChange when debezium.SchemaChanges && record.Value!.Contains("orders", StringComparison.Ordinal) => $"schema {Word(record.Value)}",
            _ => null,
        };
    }

    private static string Word(string value) => new[] { "DROP", "CREATE", "ALTER" }.First(word => value.Contains($"\"{word}\"", StringComparison.Ordinal));
}
