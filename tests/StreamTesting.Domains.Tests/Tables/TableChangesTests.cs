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
