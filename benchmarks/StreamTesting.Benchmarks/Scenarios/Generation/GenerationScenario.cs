namespace StreamTesting.Benchmarks;

/// <summary>
/// How fast the arrivals of orders are made on one core, without I/O, as objects and as JSON with its checksum, and what they cost in memory,
/// beside a generator as one writes it for a test.
/// </summary>
internal sealed class GenerationScenario : IScenario
{
    private static readonly Seed Seed = new(1);

    public string Name => "generation";

    public string Title => "arrivals of orders made on one core, without I/O; late 6 %, duplicated 2 %, out of order 12 %";

    public Task RunAsync(double scale)
    {
        var orders = SteadyOrders.Of((long)(1_000_000 * scale));
        var naive = new NaiveOrders((int)orders.Count);
        MeasurementTable.Print(
            "arrivals",
            Meter.Measure("as objects: a list, System.Random and a sort", () => naive.Arrivals().Count),
            Meter.Measure("as objects: in order", () => Arrivals.Count(new StreamPlan(orders).Generate(Seed))),
            Meter.Measure("as objects: late, duplicated, out of order, labelled", () => Arrivals.Count(Disordered(orders))),
            Meter.Measure("the same stream over the least of domains", () => Arrivals.Count(Disordered(new Beats(orders.Size!.Value.Events)))));
        MeasurementTable.Print(
            "arrivals",
            Meter.Measure("as JSON: the list, by JsonSerializer", naive.WriteAll),
            Meter.Measure("as JSON: late, duplicated, out of order, labelled", () => Arrivals.Format(Disordered(orders))));
        foreach (var events in new[] { 100_000, 1_000_000, 10_000_000 })
        {
            PrintLiveHeap((long)(events * scale));
        }

        return Task.CompletedTask;
    }

    private static void PrintLiveHeap(long events)
    {
        var orders = SteadyOrders.Of((long)(events / SteadyOrders.EventsPerOrder));
        var live = Meter.LiveBytes(Disordered(orders), orders.Size!.Value.Events);
        Console.WriteLine($"live heap over {MeasurementTable.Number(orders.Size!.Value.Events)} events at a constant rate: {MeasurementTable.Number(live / 1024.0)} KiB");
    }

    private static EventStream Disordered(Domain domain) => new StreamPlan(domain)
        .Late(rate: 0.06, upTo: TimeSpan.FromHours(2))
        .Duplicated(rate: 0.02)
        .OutOfOrder(rate: 0.12)
        .Generate(Seed);
}
