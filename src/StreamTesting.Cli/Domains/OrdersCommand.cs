using System.CommandLine;
using StreamTesting.Domains;
using StreamTesting.Injection;

namespace StreamTesting.Cli;

/// <summary>Source document 001: order lifecycles (O-10 to O-33).</summary>
internal sealed class OrdersCommand() : DomainCommand("orders", "Order lifecycles of a web shop: created, authorized, corrected, shipped or cancelled.")
{
    private readonly Option<string?> _out = Opt.Text(
        "--out", "FOLDER", "The document's files: events.ndjson, events_by_ingest_date, events_by_event_date, stats.json, and truth.jsonl.");

    private readonly Option<long?> _orders = Opt.Whole("--n-orders", "How many orders.", 5000);
    private readonly Option<DateTimeOffset?> _start = Opt.Moment("--start", "When the first order may be created.", "2026-01-01T00:00:00Z");
    private readonly Option<long?> _days = Opt.Whole("--span-days", "Over how many days orders are created.", 14, 0, 36_500);
    private readonly Option<long?> _tenants = Opt.Whole("--tenant-count", "How many tenants.", 25, 1, 1_000_000_000);
    private readonly Option<long?> _users = Opt.Whole("--user-count", "How many users.", 5000, 1, 1_000_000_000);
    private readonly Option<double?> _v2 = Opt.Rate("--v2-rate", "The share of orders created with schema version 2.", 0.35);
    private readonly Option<double?> _cancel = Opt.Rate("--cancel-rate", "The share of orders that are cancelled.", 0.08);
    private readonly Option<double?> _ship = Opt.Rate("--ship-rate", "The share of those not cancelled that are shipped.", 0.85);
    private readonly Option<double?> _correct = Opt.Rate("--correction-rate", "The share of those not cancelled whose amount is corrected.", 0.10);
    private readonly Option<long?> _gap = Opt.Whole("--max-event-gap-minutes", "The longest time between two steps; three times as long to a shipment.", 120, 1, 525_600);

    public override ulong? UsualSeed => 42;

    public override string UsualTopic => "events";

    public override DisorderOptions Disorder { get; } = new(lateDays: 0.06, entityOrder: 0.12);

    public override IEnumerable<Option> Options => [_out, _orders, _start, _days, _tenants, _users, _v2, _cancel, _ship, _correct, _gap];

    public override StreamPlan Plan(ParseResult result)
    {
        var domain = new OrderLifecycles(result.GetValue(_orders)!.Value)
        {
            Span = TimeSpan.FromDays(result.GetValue(_days)!.Value),
            TenantCount = (int)result.GetValue(_tenants)!.Value,
            UserCount = (int)result.GetValue(_users)!.Value,
            V2Rate = result.GetValue(_v2)!.Value,
            CancelRate = result.GetValue(_cancel)!.Value,
            ShipRate = result.GetValue(_ship)!.Value,
            CorrectionRate = result.GetValue(_correct)!.Value,
            MaxEventGap = TimeSpan.FromMinutes(result.GetValue(_gap)!.Value),
        };
        return new StreamPlan(result.GetValue(_start) is { } start ? domain with { Start = start } : domain);
    }

    public override IEnumerable<IArrivalSink> Sinks(ParseResult result, StreamPlan plan) => result.GetValue(_out) is not { } folder
        ? []
        :
        [
            Sink.File(Path.Combine(folder, "events.ndjson")),
            Sink.ByArrivalDate(Path.Combine(folder, "events_by_ingest_date")),
            Sink.ByEventDate(Path.Combine(folder, "events_by_event_date")),
            Sink.Stats(Path.Combine(folder, "stats.json"), folder),
            Sink.Truth(Path.Combine(folder, "truth.jsonl")),
        ];
}
