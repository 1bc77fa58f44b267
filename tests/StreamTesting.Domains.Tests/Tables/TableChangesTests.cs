namespace StreamTesting.Domains.Tests;

public sealed class TableChangesTests
{
    [Theory]
    [InlineData(Connector.PostgreSql, ReplicaIdentity.Default)]
    [InlineData(Connector.PostgreSql, ReplicaIdentity.Full)]
    [InlineData(Connector.MariaDb, ReplicaIdentity.Default)]
    [InlineData(Connector.MySql, ReplicaIdentity.Default)]
    public void Truth_OfAnySeed_IsWhatTheReferenceMergeComesTo(Connector connector, ReplicaIdentity identity)
    {
        var domain = (TableChanges)Tables.Of(
            TableSamples.Varied(connector, identity), 300, o => o with { TruncateRate = 0.01, IncrementalSnapshots = 1, Debezium = new() { Connector = connector, TransactionMetadata = true } }).Domain;
        var compared = 0;

        for (ulong seed = 1; seed <= 10; seed++)
        {
            foreach (var table in domain.Truth(new Seed(seed)).Tables.Values)
            {
                table.Unsettled.ShouldBeEmpty($"seed {seed}, {table.Name}: {TableComparison.Of(table, table.Merged)}");
                table.Merged.Count.ShouldBe(table.Final.Rows.Count, $"seed {seed}, {table.Name}");
                compared += table.Final.Rows.Count;
            }
        }

        compared.ShouldBeGreaterThan(500);
    }

    [Theory]
    [InlineData(Connector.PostgreSql, DecimalMode.String, TimeMode.AdaptiveTimeMicroseconds, BinaryMode.Hex, true)]
    [InlineData(Connector.PostgreSql, DecimalMode.Precise, TimeMode.Microseconds, BinaryMode.Base64UrlSafe, false)]
    [InlineData(Connector.PostgreSql, DecimalMode.String, TimeMode.Nanoseconds, BinaryMode.Bytes, false)]
    [InlineData(Connector.PostgreSql, DecimalMode.Precise, TimeMode.IsoString, BinaryMode.Bytes, true)]
    [InlineData(Connector.MariaDb, DecimalMode.String, TimeMode.Microseconds, BinaryMode.Hex, true)]
    [InlineData(Connector.MariaDb, DecimalMode.Precise, TimeMode.Nanoseconds, BinaryMode.Base64, false)]
    [InlineData(Connector.MySql, DecimalMode.String, TimeMode.IsoString, BinaryMode.Base64UrlSafe, false)]
    public void Truth_OfValuesInAnyForm_IsDecodedToWhatTheDatabaseHolds(Connector connector, DecimalMode decimals, TimeMode times, BinaryMode binaries, bool schemas)
    {
        var stream = Tables.Of(TableSamples.Varied(connector, ReplicaIdentity.Full), 300, o => o with
        {
            Debezium = new() { Connector = connector, Decimals = decimals, Times = times, Binaries = binaries, Schemas = schemas },
        }).Generate(new Seed(2));

        foreach (var table in stream.Tables().Tables.Values)
        {
            table.Final.Columns.ShouldAllBe(column => column.Kind != ColumnKind.Other);
            table.Unsettled.ShouldBeEmpty($"{table.Name}: {string.Join("; ", TableComparison.Of(table, table.Merged).Differences.Take(2))}");
            table.Final.Rows.Count.ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public void Truth_OfValuesThatLoseDigits_SaysWhichRowsTheStreamDoesNotTell()
    {
        var stream = Tables.Of(TableSamples.Varied(Connector.PostgreSql, ReplicaIdentity.Full), 200, o => o with { Debezium = new() { Times = TimeMode.Connect } }).Generate(new Seed(2));

        stream.Tables().Of("public.kinds").Unsettled.ShouldNotBeNull();
        stream.Tables().Of("public.parts").Unsettled.ShouldBeEmpty();
    }

    [Fact]
    public void Tables_OfAStreamAboutNone_AreRefused() =>
        Should.Throw<ArgumentException>(() => Orders.Lifecycles(1).Generate(new Seed(1)).Tables()).Message.ShouldContain("'orders' is about no tables");

    [Fact]
    public void Truth_OfShop_HasTheRowsThatTheDatabaseHolds()
    {
        var domain = TableSamples.Shop(500, o => o with { Debezium = new() { NullAsDefault = false } });
        var rows = new Dictionary<string, RowImage>();
        foreach (var happened in TableSamples.Events(domain).Where(happened => happened.Payload is DatabaseChange))
        {
            var change = (DatabaseChange)happened.Payload!;
            if (change.After is { } after)
            {
                rows[$"{change.Table.Name} {happened.Key}"] = after;
            }
            else
            {
                rows.Remove($"{change.Table.Name} {happened.Key}").ShouldBeTrue();
            }
        }

        var truth = domain.Truth(new Seed(1));

        truth.Tables.Values.Sum(table => table.Final.Rows.Count).ShouldBe(rows.Count);
        rows.Count.ShouldBeGreaterThan(100);
    }

    [Theory]
    [InlineData(Connector.PostgreSql)]
    [InlineData(Connector.MariaDb)]
    [InlineData(Connector.MySql)]
    public void Truth_OfTablesThatAreAltered_IsWhatTheMergesComeTo(Connector connector)
    {
        OptionList<TableModel> tables =
        [
            Tables.Table("a").Key("id").Column("t", "text").Added("x", "integer", 0.4, "7").Dropped("gone", "text", 0.6) with { Rows = 4, MostRows = 40 },
            Tables.Table("b").KeyReference("a_id", "a").Key("line", "smallint").BigColumn("big").Added("y", "varchar(20)", 0.7) with { MostRows = 100 },
            Tables.Table("m").Column("v", "integer"),
        ];
        var altered = 0;
        for (ulong seed = 1; seed <= 12; seed++)
        {
            var stream = Tables.Of(tables, 120, o => o with
            {
                Sessions = 6, InterleaveRate = 0.7, TruncateRate = 0.05, KeyShiftRate = 0.3, KeyChangeRate = 0.3, IncrementalSnapshots = 2, ChunkSize = 5, BinlogBytes = 4_096,
                Debezium = new() { Connector = connector, TransactionMetadata = true, NullAsDefault = false },
            }).Generate(new Seed(seed));
            var merge = new TransactionalMerge();
            foreach (var record in TableSamples.Records(stream))
            {
                merge.Apply(record);
                altered += record.Event?.After?.TryGet("x", out _) == true ? 1 : 0;
            }

            foreach (var table in stream.Tables().Tables.Values)
            {
                TableComparison.Of(table, merge.Tables.GetValueOrDefault(table.Name)?.Rows ?? []).Differences.ShouldBeEmpty($"seed {seed}, {table.Name}");
            }
        }

        altered.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void IncrementalSnapshot_OfAChunk_LeavesOutWhatTheStreamTellsInItsWindow()
    {
        var domain = TableSamples.Shop(400, o => o with { IncrementalSnapshots = 2, MostInWindow = 12, ChunkSize = 12 });
        var told = new HashSet<(string Topic, string Key)>();
        var (read, inWindow) = (0, 0);
        foreach (var happened in TableSamples.Events(domain))
        {
            switch (happened.Payload)
            {
                case DatabaseChange { Table.Name: "dbz_signal" } signal:
                    if ((string?)signal.After!["type"] == "snapshot-window-open")
                    {
                        told.Clear();
                    }

                    break;
                case DatabaseChange { Snapshot: "incremental" }:
                    told.ShouldNotContain((happened.Entity.Topic, happened.Key));
                    read++;
                    break;
                case DatabaseChange { Transaction: >= 0 }:
                    inWindow += told.Add((happened.Entity.Topic, happened.Key)) ? 1 : 0;
                    break;
            }
        }

        read.ShouldBeGreaterThan(200);
        inWindow.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Plan_OfDeclaredTables_IsAsThePageShows()
    {
        var accounts = Tables.Table("accounts").Key("id", "bigint", first: 9_007_199_254_740_993).Column("owner", "text", notNull: true).Column("balance", "numeric(12,2)");
        var entries = Tables.Table("entries").KeyReference("account", "accounts").Key("line").Column("amount", "numeric(12,2)", notNull: true).BigColumn("memo");
        var log = Tables.Table("log").Column("at", "timestamptz").Column("line", "text") with { Identity = ReplicaIdentity.Full };

        var plan = Tables.Of([accounts, entries, log], transactions: 500, o => o with
        {
            DeleteRate = 0.4,
            IncrementalSnapshots = 2,
            Debezium = new() { Connector = Connector.MariaDb, Schemas = true, TransactionMetadata = true },
        });

        plan.Generate(new Seed(1)).Tables().Tables.Keys.ShouldBe(["shop.accounts", "shop.dbz_signal", "shop.entries", "shop.log"]);
        Tables.Of(accounts, entries, log).Generate(new Seed(1)).Tables().Of("public.accounts").Final.Rows.Count.ShouldBeGreaterThan(10);
        Tables.Of([accounts, entries]).Domain.Topics.ShouldBe(["shop.public.accounts", "shop.public.entries"]);
    }

    [Theory]
    [InlineData("there are no tables")]
    [InlineData("the column 't.r' refers to the table 'x', which is not declared", "t", "r", "x")]
    [InlineData("refer to each other in a circle", "t", "r", "t")]
    public void Plan_OfImpossibleTables_IsRefused(string says, string? table = null, string? column = null, string? target = null)
    {
        OptionList<TableModel> tables = table is null ? [] : [Tables.Table(table).Key("id").Reference(column!, target!)];

        Should.Throw<ArgumentException>(() => Tables.Of(tables, 10)).Message.ShouldContain(says, Case.Insensitive);
    }

    [Theory]
    [InlineData("polygon", "known are")]
    [InlineData("numeric(40,2)", "1 to 28 digits")]
    [InlineData("varchar(", "parentheses")]
    [InlineData("enum(new)", "single quotes")]
    [InlineData("date[]", "arrays are of")]
    [InlineData("timestamp(9)", "0 to 6 digits")]
    public void Plan_OfAnUnknownType_IsRefusedWithWhatIsKnown(string type, string says) =>
        Should.Throw<ArgumentException>(() => Tables.Of(Tables.Table("t").Key("id").Column("c", type))).Message.ShouldContain(says);

    [Fact]
    public void Events_OfTheSameSeed_AreTheSame()
    {
        var plan = Tables.Shop(300, o => o with { IncrementalSnapshots = 2, TruncateRate = 0.02, KeyShiftRate = 0.5 });

        plan.Generate(new Seed(3)).Fingerprint().ShouldBe(plan.Generate(new Seed(3)).Fingerprint());
        plan.Generate(new Seed(3)).Fingerprint().ShouldNotBe(plan.Generate(new Seed(4)).Fingerprint());
    }

    [Fact]
    public void Plan_WrittenAsJson_IsReadAgain()
    {
        var plan = Tables.Of(
            TableSamples.Varied(Connector.PostgreSql), 10, o => o with { DeleteRate = 0.7, Debezium = new() { Schemas = true, Decimals = DecimalMode.String, Heartbeat = TimeSpan.FromSeconds(1) } });

        StreamPlan.FromJson(plan.ToJson(), DomainCatalogs.All).ShouldBe(plan);
    }

    [Fact]
    public void Events_OfManyTransactions_DoNotKeepTheFirst() =>
        Retention.AliveOf(TableSamples.Shop(2_000).Events(new Seed(1)), 5_000).ShouldBeLessThan(4_000);

    [Fact]
    public void Events_InCommitOrder_NeverGoBackInTime()
    {
        var events = TableSamples.Events(TableSamples.Shop(300, o => o with { IncrementalSnapshots = 2, Debezium = new() { Heartbeat = TimeSpan.FromSeconds(20) } }));

        events.Zip(events.Skip(1)).ShouldAllBe(pair => pair.First.EventTime <= pair.Second.EventTime);
        events.Select(happened => happened.Id).Distinct().Count().ShouldBe(events.Count);
    }

    [Fact]
    public void Rows_ThatOthersReferTo_AreThere()
    {
        var customers = new HashSet<long>();
        var checkedRows = 0;
        foreach (var happened in TableSamples.Events(TableSamples.Shop(2_000, o => o with { DeleteRate = 0.6 })))
        {
            if (happened.Payload is not DatabaseChange change)
            {
                continue;
            }

            switch (change.Table.Name)
            {
                case "customers":
                    _ = change.After is { } row ? customers.Add((long)row["id"]!) : customers.Remove((long)change.Before!["id"]!);
                    break;
                case "orders" when change.After is { } order:
                    customers.ShouldContain((long)order["customer_id"]!);
                    checkedRows++;
                    break;
            }
        }

        checkedRows.ShouldBeGreaterThan(500);
    }
}
