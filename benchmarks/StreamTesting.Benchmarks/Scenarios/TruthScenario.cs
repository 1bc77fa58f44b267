namespace StreamTesting.Benchmarks;

/// <summary>What the truth of windows costs, beside the fold that one would write by hand for the same engine: ids by key and window, late ones dropped, closed windows told and forgotten.</summary>
internal sealed class TruthScenario : IScenario
{
    private const long Size = 60_000;
    private const long Bound = 600_000;

    public string Name => "truth";

    public string Title => "the truth of tumbling windows on Flink, beside a hand-written fold over the same arrivals";

    public Task RunAsync(double scale)
    {
        var plan = Plan((long)(1_000_000 * scale));
        var flink = EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromMilliseconds(Bound));
        var shape = WindowShape.Tumbling(Size);
        var one = Held(plan.Generate(new Seed(1)));
        var three = Held(plan.Over(3).Generate(new Seed(1)));
        MeasurementTable.Print(
            "arrivals",
            Meter.Measure("hand-written fold", () => ByHand(one.Arrivals, deduplicates: false)),
            Meter.Measure("hand-written, deduplicating", () => ByHand(one.Arrivals, deduplicates: true)),
            Meter.Measure("contents", () => Count(one.For(flink, shape, new TruthOptions { Panes = false }), one)),
            Meter.Measure("contents and panes", () => Count(one.For(flink, shape), one)),
            Meter.Measure("contents, three partitions", () => Count(three.For(flink, shape), three)),
            Meter.Measure("verdicts of arrivals", () => one.For(flink, shape).StreamArrivals().LongCount()),
            Meter.Measure("sessions", () => Count(one.ForSessions(flink, TimeSpan.FromMinutes(1)), one)));
        foreach (var count in new[] { (long)(100_000 * scale), (long)(1_000_000 * scale) })
        {
            var stream = Plan(count).Over(3).Generate(new Seed(1));
            Console.WriteLine($"live heap over {count} events: contents in three partitions {Meter.LiveBytes(stream.TruthFor(flink, shape).StreamWindows(), count / 5) / 1024} KiB, the stream alone {Meter.LiveBytes(stream, count) / 1024} KiB");
        }

        return Task.CompletedTask;
    }

    private static StreamPlan Plan(long count) => new StreamPlan(new Beats(count)).Late(rate: 0.06, upTo: TimeSpan.FromHours(2)).Duplicated(rate: 0.02).OutOfOrder(rate: 0.12);

    private static GroundTruth Held(EventStream stream) => new(stream.ToArray(), stream.Origin);

    private static long Count(WindowedTruth truth, GroundTruth of)
    {
        var events = truth.StreamWindows().Sum(window => (long)window.Must.Count + window.May.Count);
        return events > 0 ? of.ArrivalCount : throw new InvalidOperationException("The truth has no windows.");
    }

    private static long ByHand(IEnumerable<Arrival> arrivals, bool deduplicates)
    {
        var (greatest, count, told, seen) = (long.MinValue, 0L, 0L, new HashSet<string>());
        var (windows, starts) = (new Dictionary<long, Dictionary<string, List<string>>>(), new PriorityQueue<long, long>());
        foreach (var arrival in arrivals)
        {
            count++;
            if (deduplicates && !seen.Add(arrival.Event.Id))
            {
                continue;
            }

            var time = arrival.Event.EventTime.ToUnixTimeMilliseconds();
            var start = time - (time % Size);
            if (greatest < start + Size + Bound)
            {
                if (!windows.TryGetValue(start, out var keys))
                {
                    windows[start] = keys = [];
                    starts.Enqueue(start, start);
                }

                if (!keys.TryGetValue(arrival.Event.Key, out var ids))
                {
                    keys[arrival.Event.Key] = ids = [];
                }

                ids.Add(arrival.Event.Id);
            }

            greatest = Math.Max(greatest, time);
            while (starts.TryPeek(out var oldest, out _) && greatest >= oldest + Size + Bound)
            {
                windows.Remove(starts.Dequeue(), out var closed);
                told += closed!.Sum(window => window.Value.Count);
            }
        }

        return told > 0 ? count : 0;
    }
}
