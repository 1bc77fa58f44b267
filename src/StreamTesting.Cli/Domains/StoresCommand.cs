using System.CommandLine;
using StreamTesting.Domains;

namespace StreamTesting.Cli;

/// <summary>Source document 003: days of retail stores (S-01 to S-35).</summary>
internal sealed class StoresCommand() : DomainCommand("stores", "Days of stores: visits, receipts, stock, trucks, ads, opening hours; 18 types of events.")
{
    private readonly Option<long?> _days = Opt.Whole("--days", "How many days.", 1, 1, 36_500);
    private readonly Option<long?> _stores = Opt.Whole("--stores", "How many stores.", 6, 1, 10_000);
    private readonly Option<long?> _centers = Opt.Whole("--dcs", "How many distribution centers, each with its own stores.", 2, 1, 10_000);
    private readonly Option<DateTimeOffset?> _start = Opt.Moment("--start", "The first day.", "2024-01-15");
    private readonly Option<TimeSpan?> _opens = Opt.Time("--opens", "When stores open.", TimeSpan.FromHours(7));
    private readonly Option<TimeSpan?> _closes = Opt.Time("--closes", "When stores close.", TimeSpan.FromHours(23));
    private readonly Option<long?> _emit = Opt.Whole("--emit-interval-ms", "How long an event waits for the next emission at the most.", 500, 0, 3_600_000);

    public override IEnumerable<Option> Options => [_days, _stores, _centers, _start, _opens, _closes, _emit];

    public override StreamPlan Plan(ParseResult result) => Stores.Days((int)result.GetValue(_days)!.Value, stores => stores with
    {
        StoreCount = (int)result.GetValue(_stores)!.Value,
        DcCount = (int)result.GetValue(_centers)!.Value,
        Start = result.GetValue(_start) ?? stores.Start,
        Opens = result.GetValue(_opens)!.Value,
        Closes = result.GetValue(_closes)!.Value,
        EmitInterval = TimeSpan.FromMilliseconds(result.GetValue(_emit)!.Value),
    });
}
