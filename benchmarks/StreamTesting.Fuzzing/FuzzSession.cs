using System.Diagnostics;
using StreamTesting.EmbeddedKafka.Tests.Safety;

namespace StreamTesting.Fuzzing;

/// <summary>Runs one layer, says how far it is, stops at the first failure and keeps it as a file. A case that does not end is a failure too.</summary>
internal sealed class FuzzSession(IFuzzLayer layer, FuzzOptions options)
{
    private const int CasesOfAStep = 10_000;

    private static readonly TimeSpan LongestCase = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(15);

    private readonly FuzzRun run = new(layer);
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private long watched = -1;

    /// <summary>True when all held.</summary>
    public bool Go()
    {
        using var watch = new Timer(Watch, null, LongestCase, LongestCase);
        var (last, told) = (options.First + options.Frames, TimeSpan.Zero);
        try
        {
            for (var at = options.First; at < last; at += CasesOfAStep)
            {
                run.Go(at, Math.Min(at + CasesOfAStep, last));
                if (clock.Elapsed - told > BetweenLines)
                {
                    told = clock.Elapsed;
                    Console.WriteLine($"  {layer.Name}: {run.Index - options.First:N0} of {options.Frames:N0}, {(run.Index - options.First) / told.TotalSeconds:N0} a second");
                }
            }
        }
        catch (FuzzFailureException failure)
        {
            Fail(failure.ToString(), failure.Message);
            return false;
        }

        Print();
        return true;
    }

    // Called every 30 s: a case that is still the one of the last call has not ended for as long.
    private void Watch(object? state)
    {
        if (run.Index == watched)
        {
            Fail("", $"the case has not ended after {LongestCase.TotalSeconds} s");
            Environment.Exit(3);
        }

        watched = run.Index;
    }

    private void Fail(string details, string reason)
    {
        var path = FailureFile.Write(layer.Name, options.Seed, run.Index, run.Current, reason);
        Console.WriteLine($"FAILED {layer.Name}, seed {options.Seed}, case {run.Index}: {reason}");
        Console.WriteLine(details);
        Console.WriteLine($"replay with: ./build.sh fuzz --replay {path}");
    }

    private void Print()
    {
        Console.WriteLine($"{layer.Name}: {options.Frames:N0} cases of seed {options.Seed} from {options.First:N0} in {clock.Elapsed.TotalSeconds:0.0} s, {options.Frames / clock.Elapsed.TotalSeconds:N0} a second");
        if (layer is MessageLayer messages)
        {
            Console.WriteLine($"  most allocated by one frame: {messages.MostAllocated:N0} bytes; per byte, of a frame of {MessageLayer.LeastLength:N0} or more: {messages.MostAllocatedPerByte:0.0}");
        }

        if (layer is BrokerLayer broker)
        {
            Console.WriteLine($"  frames sent: {broker.Frames.Sent:N0}, begun on: {broker.Frames.Begun:N0}; most memory in use: {broker.MostMemory:N0} bytes");
        }

        foreach (var api in run.Counts.GroupBy(count => Short(count.Key.Target)).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var ends = api.GroupBy(count => count.Key.Outcome).OrderBy(group => group.Key, StringComparer.Ordinal).Select(end => $"{end.Key} {end.Sum(count => count.Value):N0}");
            Console.WriteLine($"  {api.Key}: {string.Join(", ", ends)}");
        }

        var all = run.Counts.GroupBy(count => count.Key.Outcome).OrderByDescending(group => group.Sum(count => count.Value));
        Console.WriteLine($"  all: {string.Join(", ", all.Select(end => $"{end.Key} {end.Sum(count => count.Value):N0}"))}");
    }

    // The versions of an API in one line.
    private static string Short(string target) => target.Split(' ') is [var api, var side, _] ? $"{api} {side}" : target;
}
