using System.Diagnostics;
using System.Globalization;
using StreamTesting.EmbeddedKafka;
using Embedded = StreamTesting.EmbeddedKafka.EmbeddedKafka;

namespace StreamTesting.Benchmarks;

/// <summary>What a broker's process takes at a moment, in bytes.</summary>
internal readonly record struct BrokerState(long Allocated, long Heap, long Resident, long InFiles);

/// <summary>The embedded broker in a process of its own, so that nothing of its clients counts as its.</summary>
internal sealed class ServedBroker : IAsyncDisposable
{
    /// <summary>What this program is started with to be that process.</summary>
    public const string Argument = "serve-broker";

    private readonly Process _process;

    private ServedBroker(Process process, string servers, double startMs) => (_process, BootstrapServers, StartMs) = (process, servers, startMs);

    public string BootstrapServers { get; }

    /// <summary>How long the broker took to start, the first in its process.</summary>
    public double StartMs { get; }

    public static async Task<ServedBroker> StartAsync(string? segmentFolder = null)
    {
        string[] program = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(ServedBroker).Assembly.Location] : [];
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. program, Argument, .. segmentFolder is null ? Array.Empty<string>() : [segmentFolder]])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The process of the embedded broker ended at once.");
        var parts = line.Split(' ');
        return new ServedBroker(process, parts[0], double.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    /// <summary>What the process takes, after a full collection.</summary>
    public async Task<BrokerState> StateAsync()
    {
        await _process.StandardInput.WriteLineAsync();
        await _process.StandardInput.FlushAsync();
        var numbers = (await _process.StandardOutput.ReadLineAsync())!.Split(' ').Select(text => long.Parse(text, CultureInfo.InvariantCulture)).ToList();
        return new BrokerState(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>Is that process: a line on standard input asks for its state, the end of it ends the process.</summary>
    public static async Task<int> ServeAsync(string[] arguments)
    {
        var clock = Stopwatch.StartNew();
        await using var broker = await Embedded.StartAsync(new EmbeddedKafkaOptions { MemoryLimit = 4L << 30, SegmentFolder = arguments.FirstOrDefault() });
        clock.Stop();
        Console.WriteLine(FormattableString.Invariant($"{broker.BootstrapServers} {clock.Elapsed.TotalMilliseconds}"));
        while (Console.ReadLine() is not null)
        {
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            var heap = GC.GetTotalMemory(forceFullCollection: true);
            Console.WriteLine(FormattableString.Invariant($"{allocated} {heap} {Environment.WorkingSet} {broker.SegmentFolderUsed}"));
        }

        return broker.Errors.Count;
    }
}
