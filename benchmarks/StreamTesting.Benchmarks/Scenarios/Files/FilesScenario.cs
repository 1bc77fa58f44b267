using StreamTesting.Domains;
using StreamTesting.Injection;

namespace StreamTesting.Benchmarks;

/// <summary>
/// How fast the streams of the source documents are written, beside what their own generators were measured to do (Python 3.11 on two cores): the
/// same work, the same copies on disk.
/// </summary>
internal sealed class FilesScenario : IScenario
{
    private static readonly Seed Seed = new(42);

    public string Name => "files";

    public string Title => "streams written, from the seed to the last renamed file, beside the documents' own generators";

    public Task RunAsync(double scale)
    {
        var folder = Directory.CreateTempSubdirectory("streamtesting-bench-").FullName;
        try
        {
            Print(scale, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return Task.CompletedTask;
    }

    private static void Print(double scale, string folder)
    {
        var orders = Orders.AsDocumented((long)(100_000 * scale));
        MeasurementTable.Print(
            "arrivals",
            Own("001's own: orders, three copies on disk", 18_700),
            Measured("orders, three copies on disk", orders, () => Copies(folder)),
            Measured("the same, stats.json and the truth file", orders, () => [.. Copies(folder), Sink.Stats(Path.Combine(folder, "stats.json")), Sink.Truth(Path.Combine(folder, "truth.jsonl"))]));
        MeasurementTable.Print(
            "arrivals",
            Own("004's own: API calls, one JSONL file", 19_300),
            Measured("API calls, one JSONL file", Api.Calls((long)(200_000 * scale)), () => [Sink.File(Path.Combine(folder, "calls.jsonl"))]));
        MeasurementTable.Print(
            "arrivals", Own("002's own: retail, into a producer that does nothing", 25_500), Measured("retail, into a stream that does nothing", Retail.Sales((long)(150_000 * scale)), Nowhere));
        MeasurementTable.Print(
            "arrivals", Own("000's own: bookings, without its sleeps", 33_200), Measured("bookings, into a stream that does nothing", Hotel.Bookings((long)(70_000 * scale)), Nowhere));
        MeasurementTable.Print(
            "arrivals", Own("003's own: stores, at its best", 2_200), Measured("stores, into a stream that does nothing", Stores.Days(Math.Max(1, (int)(10 * scale))), Nowhere));
    }

    private static IArrivalSink[] Copies(string folder) =>
    [
        Sink.File(Path.Combine(folder, "events.ndjson")),
        Sink.ByArrivalDate(Path.Combine(folder, "events_by_ingest_date")),
        Sink.ByEventDate(Path.Combine(folder, "events_by_event_date")),
    ];

    private static IArrivalSink[] Nowhere() => [Sink.Stream(Stream.Null)];

    private static Measurement Own(string name, long perSecond) => new(name, perSecond, TimeSpan.FromSeconds(1), 0);

    private static Measurement Measured(string name, StreamPlan plan, Func<IArrivalSink[]> sinks) =>
        Meter.Measure(name, () => plan.Generate(Seed).WriteToAsync(sinks()).GetAwaiter().GetResult().Arrivals);
}
