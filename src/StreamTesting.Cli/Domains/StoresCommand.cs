using System.CommandLine;
using StreamTesting.Domains;

namespace StreamTesting.Cli;

/// <summary>Source document 003: days of retail stores (S-01 to S-35), or a mixed batch (S-45).</summary>
internal sealed class StoresCommand() : DomainCommand("stores", "Days of stores: visits, receipts, stock, trucks, ads, opening hours; 18 types of events. Or a mixed batch by weights.")
{
    private readonly Option<long?> _days = Opt.Whole("--days", "How many days.", 1, 1, 36_500);
    private readonly Option<long?> _stores = Opt.Whole("--stores", "How many stores.", 6, 1, 10_000);
    private readonly Option<long?> _centers = Opt.Whole("--dcs", "How many distribution centers, each with its own stores.", 2, 1, 10_000);
    private readonly Option<long?> _products = Opt.Whole("--products", "How many products.", 200, 1, 100_000);
    private readonly Option<long?> _customers = Opt.Whole("--customers", "How many customers.", 5000, 1, 1_000_000_000);
    private readonly Option<DateTimeOffset?> _start = Opt.Moment("--start", "The first day; of a mixed batch its first moment, 2024-01-15T12:00:00Z by default.", "2024-01-15");
    private readonly Option<long?> _emit = Opt.Whole("--emit-interval-ms", "How long an event waits for the next emission at the most; of a mixed batch the time from burst to burst.", 500, 0, 3_600_000);
    private readonly Option<string?> _envelope = Opt.Word("--envelope", "The document's eight fields, or session_id and parent_event_id as well.", "documented", "documented", "extended");
    private readonly Option<TimeSpan?> _opens = Opt.Time("--opens", "When stores open.", TimeSpan.FromHours(7));
    private readonly Option<TimeSpan?> _closes = Opt.Time("--closes", "When stores close.", TimeSpan.FromHours(23));
    private readonly Option<bool> _even = Opt.Flag("--even", "Every hour and day alike: no business hours, weekends, seasons, holidays, weather or promotions.");
    private readonly Option<double?> _visits = Opt.Positive("--visits-per-store-day", "How many visits a medium store has on a day where every factor is 1.", 200);
    private readonly Option<double?> _ble = Opt.Rate("--ble-rate", "The share of visitors whose phone the beacons hear, and who so have a session.", 0.85);
    private readonly Option<double?> _purchase = Opt.Rate("--purchase-rate", "The share of sessions that buy.", 0.4);
    private readonly Option<string?> _types = Opt.Text("--types", "TYPE,...", "Which types of events are in the stream; all by default. What happens is the same.");
    private readonly Option<double?> _breakdown = Opt.Rate("--breakdown-rate", "The share of trucks that break down.", 0);
    private readonly Option<double?> _weather = Opt.Rate("--weather-delay-rate", "The share of trucks that the weather delays.", 0);
    private readonly Option<double?> _outage = Opt.Rate("--outage-rate", "The share of a center's days with an outage.", 0);
    private readonly Option<double?> _shortage = Opt.Rate("--shortage-rate", "The share of a center's days with a shortage.", 0);
    private readonly Option<double?> _severity = Opt.Rate("--severity", "How bad those are.", 1);
    private readonly MixedOptions _mixed = new();

    /// <summary>The document's example.</summary>
    public override ulong? UsualSeed => 42;

    public override IEnumerable<Option> Options =>
    [
        _days, _stores, _centers, _products, _customers, _start, _emit, _envelope, _opens, _closes, _even, _visits, _ble, _purchase, _types,
        _breakdown, _weather, _outage, _shortage, _severity, .. _mixed.All,
    ];

    public override StreamPlan Plan(ParseResult result)
    {
        if (_mixed.Count(result) is not { } count)
        {
            _mixed.RefuseAlone(result);
            return Stores.Days((int)result.GetValue(_days)!.Value, usual => Days(usual, result));
        }

        Option[] ofDays = [_days, _opens, _closes, _even, _visits, _ble, _purchase, _types, _breakdown, _weather, _outage, _shortage, _severity];
        return ofDays.FirstOrDefault(result.IsGiven) is { } option
            ? throw CliException.Usage($"{option.Name} is about days, and --mixed is a batch without any; leave one of them out.")
            : Stores.Mixed(count, _mixed.Weights(result), usual => _mixed.Apply(result, usual with
            {
                Start = result.GetValue(_start) ?? usual.Start,
                StoreCount = (int)result.GetValue(_stores)!.Value,
                DcCount = (int)result.GetValue(_centers)!.Value,
                Products = (int)result.GetValue(_products)!.Value,
                Customers = (int)result.GetValue(_customers)!.Value,
                EmitInterval = TimeSpan.FromMilliseconds(result.GetValue(_emit)!.Value),
                Envelope = Envelope(result),
            }));
    }

    private StoreDays Days(StoreDays usual, ParseResult result) => usual with
    {
        StoreCount = (int)result.GetValue(_stores)!.Value,
        DcCount = (int)result.GetValue(_centers)!.Value,
        Start = result.GetValue(_start) ?? usual.Start,
        Opens = result.GetValue(_opens)!.Value,
        Closes = result.GetValue(_closes)!.Value,
        EmitInterval = TimeSpan.FromMilliseconds(result.GetValue(_emit)!.Value),
        Envelope = Envelope(result),
        Calendar = result.GetValue(_even) ? StoreCalendar.Even : usual.Calendar,
        Types = result.GetValue(_types) is { } types ? Types(types) : usual.Types,
        Visits = usual.Visits with
        {
            PerStoreDay = result.GetValue(_visits)!.Value, BleRate = result.GetValue(_ble)!.Value, Customers = (int)result.GetValue(_customers)!.Value,
        },
        Baskets = usual.Baskets with { PurchaseRate = result.GetValue(_purchase)!.Value },
        Supply = usual.Supply with
        {
            Products = (int)result.GetValue(_products)!.Value,
            BreakdownRate = result.GetValue(_breakdown)!.Value,
            WeatherDelayRate = result.GetValue(_weather)!.Value,
            OutageRate = result.GetValue(_outage)!.Value,
            ShortageRate = result.GetValue(_shortage)!.Value,
            Severity = result.GetValue(_severity)!.Value,
        },
    };

    private static NameList Types(string text) => text.Split(',') is var types && types.Contains("")
        ? throw CliException.Usage($"--types is '{text}'; it must be names apart by commas, for example receipt_created,payment_processed.")
        : NameList.Of(types);

    private StoreEnvelope Envelope(ParseResult result) => result.GetValue(_envelope) == "extended" ? StoreEnvelope.Extended : default;
}
