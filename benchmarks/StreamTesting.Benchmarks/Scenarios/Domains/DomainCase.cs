using StreamTesting.Domains;
using StreamTesting.Injection;

namespace StreamTesting.Benchmarks;

/// <summary>A domain, as many events of it as asked for at a rate that does not grow with them, and the program that its document describes.</summary>
/// <param name="Name">The name in the tables.</param>
/// <param name="Plan">Plans about so many events.</param>
/// <param name="Files">The sinks that make the files which the source makes, in a folder.</param>
/// <param name="Source">The source's number, and what of it was measured.</param>
/// <param name="SourcePerSecond">How many events a second it made; 0 where there is no such program.</param>
/// <param name="WritesFiles">Whether that was with its files; else without any output.</param>
internal sealed record DomainCase(
    string Name, Func<long, StreamPlan> Plan, Func<string, IReadOnlyList<IArrivalSink>> Files, string Source, double SourcePerSecond, bool WritesFiles)
{
    private const int BookingsPerDay = 200;

    public static IReadOnlyList<DomainCase> All { get; } =
    [
        new("hotel bookings, as documented", HotelBookings, OneFile, "000: simulator without its sleeps", 33_200, false),
        new("orders, as documented", AsManyOrders, ThreeCopies, "001: end to end, three copies on disk", 18_700, true),
        new("retail sales", events => Retail.Sales((long)(events / 1.55)), OneFile, "002: into a producer that does nothing", 25_500, false),
        new("days of stores", events => Stores.Days((int)Math.Max(1, events / 20_000)), OneFile, "003: factory", 2_200, false),
        new("store events, mixed", events => Stores.Mixed(events), OneFile, "003: factory", 2_200, false),
        new("tables of a shop, PostgreSQL", TablesOfShop(new DebeziumOptions()), OneFile, "none", 0, false),
        new("tables of a shop, MariaDB with schemas", TablesOfShop(new DebeziumOptions { Connector = Connector.MariaDb, Schemas = true }), OneFile, "none", 0, false),
        new("API calls", ApiCalls, OneFile, "004: one JSONL file", 19_300, true),
    ];

    private static StreamPlan HotelBookings(long events)
    {
        var count = (long)(events / 3.3);
        return Hotel.AsDocumented(count, o => o with { Span = TimeSpan.FromDays(Math.Max(1, count / BookingsPerDay)) });
    }

    private static StreamPlan AsManyOrders(long events)
    {
        var count = (long)(events / SteadyOrders.EventsPerOrder);
        return Orders.AsDocumented(count, o => SteadyOrders.Of(count, o));
    }

    private static Func<long, StreamPlan> TablesOfShop(DebeziumOptions debezium) =>
        events => Tables.Shop((long)(events / 3.3), o => o with { Span = TimeSpan.FromSeconds(Math.Max(1, events / 10)), Debezium = debezium });

    private static StreamPlan ApiCalls(long events) => Api.Calls(events, o => o with { Span = TimeSpan.FromHours(Math.Max(1, 24 * events / 10_000)) });

    private static IReadOnlyList<IArrivalSink> OneFile(string folder) => [Sink.File(Path.Combine(folder, "events.jsonl"))];

    private static IReadOnlyList<IArrivalSink> ThreeCopies(string folder) =>
    [
        Sink.File(Path.Combine(folder, "events.ndjson")),
        Sink.ByArrivalDate(Path.Combine(folder, "events_by_ingest_date")),
        Sink.ByEventDate(Path.Combine(folder, "events_by_event_date")),
    ];
}
