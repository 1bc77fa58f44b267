using System.CommandLine;
using StreamTesting.Domains;

namespace StreamTesting.Cli;

/// <summary>Source document 004: monitored API calls (P-31 to P-34).</summary>
internal sealed class ApiCommand() : DomainCommand("api", "Monitored calls of eight services with 54 endpoints.")
{
    private readonly Option<long?> _count = Opt.Whole("--count", "How many calls.", 10_000);
    private readonly Option<double?> _hours = Opt.Positive("--hours", "Over how many hours.", 24);
    private readonly Option<DateTimeOffset?> _start = Opt.Moment("--start", "When they begin.", "2026-01-01T00:00:00Z");
    private readonly Option<double?> _errors = Opt.Rate("--error-rate", "The share of calls that fail; each service's own by default.");
    private readonly Option<double?> _spikes = Opt.Rate("--spike-rate", "The share of calls that take 2 to 10 times as long.", 0.05);
    private readonly Option<double?> _anonymous = Opt.Rate("--anonymous-rate", "The share of calls without a user.", 0.1);

    public override IEnumerable<Option> Options => [_count, _hours, _start, _errors, _spikes, _anonymous];

    public override StreamPlan Plan(ParseResult result) => Api.Calls(result.GetValue(_count)!.Value, calls => calls with
    {
        Span = TimeSpan.FromMilliseconds(Math.Round(3_600_000 * result.GetValue(_hours)!.Value)),
        Start = result.GetValue(_start) ?? calls.Start,
        ErrorRate = result.GetValue(_errors) ?? calls.ErrorRate,
        SpikeRate = result.GetValue(_spikes)!.Value,
        AnonymousRate = result.GetValue(_anonymous)!.Value,
    });
}
