using StreamTesting.Domains;

namespace StreamTesting.Cli.Tests;

public sealed class TablesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Generate_ByDefault_IsTheLibrarysShop()
    {
        (await Run.Of("generate tables --print-plan")).Output.ShouldBe(Tables.Shop().ToJson() + "\n");

        var run = await Run.Of($"generate tables --transactions 50 --seed 7 --by-topic {_folder["out"]}");

        run.ExitCode.ShouldBe(ExitCodes.Ok, run.Messages);
        _folder.Contents().Keys.ShouldBe(["out/shop.public.customers.jsonl", "out/shop.public.items.jsonl", "out/shop.public.orders.jsonl"]);
    }

    [Fact]
    public async Task Generate_WithEachOption_IsThatPlan()
    {
        var plan = Tables.Shop(20, changes => changes with
        {
            Debezium = changes.Debezium with { Connector = Connector.MariaDb, Schemas = true, TransactionMetadata = true },
            Start = new DateTimeOffset(2025, 2, 3, 0, 0, 0, TimeSpan.Zero),
            Span = TimeSpan.FromHours(2),
            Sessions = 5,
            RollbackRate = 0.2,
            TruncateRate = 0.01,
            InsertRate = 0.5,
            DeleteRate = 0.3,
            KeyChangeRate = 0.1,
            InitialSnapshot = false,
            IncrementalSnapshots = 2,
            KeyShiftRate = 0.1,
        });

        var run = await Run.Of(
            "generate tables --transactions 20 --connector mariadb --schemas --transaction-metadata --start 2025-02-03 --span 2h --sessions 5 --rollback-rate 0.2 --truncate-rate 0.01 "
            + "--insert-rate 0.5 --delete-rate 0.3 --key-change-rate 0.1 --no-initial-snapshot --incremental-snapshots 2 --set keyShiftRate=0.1 --print-plan");

        run.Output.ShouldBe(plan.ToJson() + "\n");
    }

    [Fact]
    public async Task Generate_DeclaredTables_AreThose()
    {
        File.WriteAllText(_folder["tables.json"], """[{"name":"accounts","columns":[{"name":"id","type":"bigint","key":1,"notNull":true},{"name":"owner","type":"text","notNull":true}]}]""");

        var run = await Run.Of($"generate tables --declare {_folder["tables.json"]} --transactions 10 --print-plan");
        var wrong = await Run.Of($"generate tables --declare {_folder["tables.json"]} --connector oracle");

        run.Output.ShouldBe(Tables.Of([Tables.Table("accounts").Key("id", "bigint").Column("owner", "text", notNull: true)], 10).ToJson() + "\n");
        wrong.ExitCode.ShouldBe(ExitCodes.Usage);
        wrong.Messages.ShouldStartWith("error: --connector is 'oracle'; it must be one of postgresql, mysql, mariadb.");
    }
}
