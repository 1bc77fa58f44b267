using System.Diagnostics;

namespace StreamTesting.Benchmarks;

/// <summary>Measures by running once to warm up and an odd number of times for the median, each run after a full collection.</summary>
internal static class Meter
{
    private const int Runs = 5;

    /// <param name="name">What runs.</param>
    /// <param name="run">Runs it once and returns how many things it handled.</param>
    public static Measurement Measure(string name, Func<long> run) => Measure(name, run, () => Stopwatch.GetElapsedTime(0));

    /// <summary>
    /// Measures by the time that a processor worked for the process: what one core does in a second, also where others want it at the same time.
    /// </summary>
    /// <param name="name">What runs.</param>
    /// <param name="run">Runs it once and returns how many things it handled.</param>
    public static Measurement MeasureWork(string name, Func<long> run) => Measure(name, run, () => Environment.CpuUsage.TotalTime);

    private static Measurement Measure(string name, Func<long> run, Func<TimeSpan> clock)
    {
        run();
        var measured = Enumerable.Range(0, Runs).Select(_ => Once(name, run, clock)).OrderBy(measurement => measurement.Elapsed).ToList();
        return measured[Runs / 2];
    }

    /// <summary>The greatest live heap while a sequence is enumerated, looked at ten times on its way, in bytes above what lived before.</summary>
    public static long LiveBytes<T>(IEnumerable<T> sequence, long count)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (number, greatest, every) = (0L, 0L, Math.Max(1, count / 10));
        foreach (var _ in sequence)
        {
            if (++number % every == every / 2)
            {
                greatest = Math.Max(greatest, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        return greatest;
    }

    private static Measurement Once(string name, Func<long> run, Func<TimeSpan> clock)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var started = clock();
        var items = run();
        var elapsed = clock() - started;
        return new Measurement(name, items, elapsed, GC.GetTotalAllocatedBytes(precise: true) - allocated);
    }
}
