using System.CommandLine;
using StreamTesting.Domains;

namespace StreamTesting.Cli;

/// <summary>What happens in the tables of a database, as Debezium tells it.</summary>
internal sealed class TablesCommand() : DomainCommand("tables", "Change data of a database's tables as Debezium writes it: inserts, updates, deletes, changes of keys, transactions side by side, snapshots.")
{
    private readonly Option<long?> _transactions = Opt.Whole("--transactions", "How many transactions, rolled back ones among them.", 1_000);
    private readonly Option<string?> _declare = Opt.Text("--declare", "FILE", "The tables as a JSON array, as a plan has them (docs/tables.md); a shop's customers, orders and items by default.");
    private readonly Option<string?> _connector = Opt.Word("--connector", "As which connector writes.", "postgresql", "postgresql", "mysql", "mariadb");
    private readonly Option<bool> _schemas = Opt.Flag("--schemas", "Keys and values come with their schemas.");
    private readonly Option<bool> _metadata = Opt.Flag("--transaction-metadata", "BEGIN and END on a topic of their own, and a block in each event.");
    private readonly Option<DateTimeOffset?> _start = Opt.Moment("--start", "When the transactions begin.", "2026-01-01T00:00:00Z");
    private readonly Option<TimeSpan?> _span = Opt.Time("--span", "Over what time they begin.", TimeSpan.FromHours(1));
    private readonly Option<long?> _sessions = Opt.Whole("--sessions", "How many transactions may be open side by side.", 3, 1, 100);
    private readonly Option<double?> _rollback = Opt.Rate("--rollback-rate", "The share of transactions that are rolled back.", 0.1);
    private readonly Option<double?> _truncate = Opt.Rate("--truncate-rate", "The share of statements that empty a table to which none refers.", 0);
    private readonly Option<double?> _insert = Opt.Rate("--insert-rate", "The share of the other statements that insert.", 0.4);
    private readonly Option<double?> _delete = Opt.Rate("--delete-rate", "The share of the others that delete.", 0.25);
    private readonly Option<double?> _keyChange = Opt.Rate("--key-change-rate", "The share of the rest that change a key; what is left are updates.", 0.05);
    private readonly Option<bool> _noSnapshot = Opt.Flag("--no-initial-snapshot", "Rows that are there before are not read first.");
    private readonly Option<long?> _incremental = Opt.Whole("--incremental-snapshots", "How often tables are read in chunks while transactions go on.", 0, 0, 1_000);

    public override string UsualTopic => "shop";

    public override IEnumerable<Option> Options =>
        [_transactions, _declare, _connector, _schemas, _metadata, _start, _span, _sessions, _rollback, _truncate, _insert, _delete, _keyChange, _noSnapshot, _incremental];

    public override StreamPlan Plan(ParseResult result)
    {
        var plan = Tables.Shop(result.GetValue(_transactions)!.Value, changes => changes with
        {
            Debezium = changes.Debezium with
            {
                Connector = Enum.Parse<Connector>(result.GetValue(_connector)!, ignoreCase: true),
                Schemas = result.GetValue(_schemas),
                TransactionMetadata = result.GetValue(_metadata),
            },
            Start = result.GetValue(_start) ?? changes.Start,
            Span = result.GetValue(_span)!.Value,
            Sessions = (int)result.GetValue(_sessions)!.Value,
            RollbackRate = result.GetValue(_rollback)!.Value,
            TruncateRate = result.GetValue(_truncate)!.Value,
            InsertRate = result.GetValue(_insert)!.Value,
            DeleteRate = result.GetValue(_delete)!.Value,
            KeyChangeRate = result.GetValue(_keyChange)!.Value,
            InitialSnapshot = !result.GetValue(_noSnapshot),
            IncrementalSnapshots = (int)result.GetValue(_incremental)!.Value,
        });
        return result.GetValue(_declare) is { } file ? PlanOptions.Set(plan, [$"tables={File.ReadAllText(file)}"]) : plan;
    }
}
