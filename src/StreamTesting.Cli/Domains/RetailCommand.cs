using System.CommandLine;
using StreamTesting.Domains;

namespace StreamTesting.Cli;

/// <summary>Source document 002: sales, inventory, customers, prices and restock alerts on five topics .</summary>
internal sealed class RetailCommand() : DomainCommand("retail", "Retail sales, inventory updates, customers, price changes and restock alerts, on five topics.")
{
    private readonly Option<double?> _duration = Opt.Positive("--duration", "For how many minutes, by event time.", 60);
    private readonly Option<long?> _count = Opt.Whole("--n-happenings", "How many happenings instead, what follows from them not counted.");
    private readonly Option<bool> _continuous = Opt.Flag("--continuous", "Without an end, until Ctrl-C; not into files.");
    private readonly Option<double?> _minGap = Opt.Seconds("--min-delta", "The shortest time between happenings, in seconds.", 10);
    private readonly Option<double?> _maxGap = Opt.Seconds("--max-delta", "The longest time between happenings, in seconds.", 60);
    private readonly Option<double?> _rate = Opt.Positive("--rate", "How many happenings a minute, those of a second at once, instead of gaps.");
    private readonly Option<long?> _stores = Opt.Whole("--stores", "How many stores.", 10, 1, 1000);
    private readonly Option<long?> _products = Opt.Whole("--products", "How many products.", 100, 1, 100_000);
    private readonly Option<DateTimeOffset?> _start = Opt.Moment("--start", "When it begins.", "2026-01-01T00:00:00Z");

    public override IEnumerable<Option> Options => [_duration, _count, _continuous, _minGap, _maxGap, _rate, _stores, _products, _start];

    public override StreamPlan Plan(ParseResult result)
    {
        var domain = new RetailSales
        {
            Count = result.GetValue(_count),
            Duration = result.GetValue(_continuous) || result.GetValue(_count) is not null ? null : TimeSpan.FromSeconds(Math.Ceiling(60 * result.GetValue(_duration)!.Value)),
            MinGap = Gap(result.GetValue(_minGap)!.Value),
            MaxGap = Gap(result.GetValue(_maxGap)!.Value),
            PerMinute = result.GetValue(_rate),
            StoreCount = (int)result.GetValue(_stores)!.Value,
            ProductCount = (int)result.GetValue(_products)!.Value,
        };
        if (result.GetValue(_continuous) && (result.IsGiven(_duration) || result.IsGiven(_count)))
        {
            throw CliException.Usage("--continuous has no end; leave --duration and --n-happenings out.");
        }

        return new StreamPlan(result.GetValue(_start) is { } start ? domain with { Start = start } : domain);
    }

    private static TimeSpan Gap(double seconds) => TimeSpan.FromMicroseconds(Math.Round(seconds * 1_000_000));
}
