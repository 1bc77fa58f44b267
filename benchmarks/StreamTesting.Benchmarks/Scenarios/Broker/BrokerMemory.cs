using System.Globalization;

namespace StreamTesting.Benchmarks;

/// <summary>
/// What many small messages take, while the broker has them and after their topic is deleted, and how fast they go in and out. Each broker is in a
/// process of its own.
/// </summary>
internal static class BrokerMemory
{
    private const string Topic = "memory";

    public static async Task MeasureAsync(BrokerTable table, KafkaProcess kafka, double scale)
    {
        var count = (int)(10_000_000 * scale);
        var name = $"{count / 1e6:0.##} M messages of 100 B";
        var folder = Directory.CreateTempSubdirectory("streamtesting-bench-");
        try
        {
            var real = kafka.Broker is { } broker ? Real(name, broker.BootstrapServers, count) : null;
            table.Add(await EmbeddedAsync($"{name}, in memory", null, count), real);
            table.Add(await EmbeddedAsync($"{name}, segments in files", folder.FullName, count), real);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<BrokerFigure>> EmbeddedAsync(string name, string? folder, int count)
    {
        await using var broker = await ServedBroker.StartAsync(folder);
        var produced = BrokerThroughput.Produce(broker.BootstrapServers, Topic, count, 100, null);
        var full = await broker.StateAsync();
        var consumed = BrokerThroughput.Consume(broker.BootstrapServers, Topic, count);
        BrokerTopic.Delete(broker.BootstrapServers, Topic);
        var empty = await broker.StateAsync();
        return
        [
            .. Figures(name, full.Resident, count, produced, consumed),
            new("  its managed heap", full.Heap, BrokerUnit.Mebibytes),
            .. folder is null ? Array.Empty<BrokerFigure>() : [new("  in files", full.InFiles, BrokerUnit.Mebibytes)],
            new("  topic deleted: the process (RSS)", empty.Resident, BrokerUnit.Mebibytes),
            new("  topic deleted: its managed heap", empty.Heap, BrokerUnit.Mebibytes),
        ];
    }

    private static IReadOnlyList<BrokerFigure> Real(string name, string servers, int count)
    {
        var produced = BrokerThroughput.Produce(servers, Topic, count, 100, null);
        var resident = Descendants().Sum(Resident);
        return Figures(name, resident, count, produced, BrokerThroughput.Consume(servers, Topic, count));
    }

    private static IReadOnlyList<BrokerFigure> Figures(string name, long resident, int count, TimeSpan produced, TimeSpan consumed) =>
    [
        new($"{name}: the process (RSS)", resident, BrokerUnit.Mebibytes),
        new("  produced", count / produced.TotalSeconds, BrokerUnit.PerSecond),
        new("  consumed", count / consumed.TotalSeconds, BrokerUnit.PerSecond),
    ];

    // On Linux alone: elsewhere the figure is left out as 0.
    private static IEnumerable<string> Descendants()
    {
        var parents = (Directory.Exists("/proc") ? Directory.GetDirectories("/proc") : []).Where(folder => int.TryParse(Path.GetFileName(folder), out _))
            .ToDictionary(folder => Path.GetFileName(folder), folder => Status(folder, "PPid:"));
        var found = new List<string> { Environment.ProcessId.ToString(CultureInfo.InvariantCulture) };
        for (var i = 0; i < found.Count; i++)
        {
            found.AddRange(parents.Where(pair => pair.Value == found[i]).Select(pair => pair.Key));
        }

        return found.Skip(1);
    }

    private static long Resident(string process) =>
        long.TryParse(Status($"/proc/{process}", "VmRSS:")?.Split(' ')[0], CultureInfo.InvariantCulture, out var kibibytes) ? kibibytes * 1024 : 0;

    private static string? Status(string folder, string line)
    {
        try
        {
            return File.ReadLines(Path.Combine(folder, "status")).FirstOrDefault(text => text.StartsWith(line, StringComparison.Ordinal))?[line.Length..].Trim();
        }
        catch (IOException)
        {
            return null;
        }
    }
}
