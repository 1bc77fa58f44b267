namespace StreamTesting.Benchmarks;

/// <summary>
/// What the check of windows costs for a million results, beside what one would write by hand: keep the latest result of each window in a dictionary, and in the end
/// compare each with the right one.
/// </summary>
internal sealed class WindowCheckScenario : IScenario
{
    private const long Minute = 60_000;
    private const long Second = 1_000;

    public string Name => "checks";

    public string Title => "the check of windows over their results, beside a fold by hand that keeps the latest result of each and compares it in the end";

    public Task RunAsync(double scale)
    {
        var count = (long)(1_000_000 * scale);
        Print("each update of windows of a minute, ten records each", EngineProfiles.KafkaStreams.Allowing(TimeSpan.FromHours(3)), Minute, count);
        Print("one final result of windows of a second, one record each", EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromHours(3)), Second, count);
        foreach (var length in new[] { count / 10, count })
        {
            var (truth, results) = Results(EngineProfiles.KafkaStreams.Allowing(TimeSpan.FromHours(3)), Minute, length);
            Console.WriteLine($"live heap above the truth and the results, over {results.Length} results of {truth.Windows.Count} windows: {LiveBytes(truth, results) / truth.Windows.Count} bytes a window");
        }

        return Task.CompletedTask;
    }

    private static void Print(string what, EngineProfile profile, long size, long count)
    {
        var (truth, results) = Results(profile, size, count);
        var counts = truth.Windows.ToDictionary(window => (window.Key, window.StartMs), window => (long)window.Must.Count);
        var ids = truth.Windows.ToDictionary(window => (window.Key, window.StartMs), window => window.Ids.ToHashSet());
        Console.WriteLine($"{what}, by counts:");
        MeasurementTable.Print(
            "results",
            Meter.Measure("by hand", () => ByHand(results, counts)),
            Meter.Measure("check", () => Passed(results.Judge(Check(truth, withIds: false)))),
            Meter.Measure("check, result by result", () => Passed(results.Judge(Check(truth, withIds: false, paneByPane: true)))));
        Console.WriteLine($"{what}, by ids:");
        MeasurementTable.Print(
            "results",
            Meter.Measure("by hand", () => ByHand(results, ids)),
            Meter.Measure("by hand, each result", () => ByHandAtOnce(results, ids)),
            Meter.Measure("check", () => Passed(results.Judge(Check(truth, withIds: true)))),
            Meter.Measure("check, ids in any order", () => Passed(results.Judge(Check(truth, withIds: true, reversed: true)))));
    }

    /// <summary>What a right job puts out: a result an arrival, or one a window.</summary>
    private static (WindowedTruth Truth, Observed<Total>[] Results) Results(EngineProfile profile, long size, long count)
    {
        var stream = new StreamPlan(new Beats(count)).Late(rate: 0.06, upTo: TimeSpan.FromHours(2)).Duplicated(rate: 0.02).OutOfOrder(rate: 0.12).Generate(new Seed(1));
        var truth = new GroundTruth(stream.ToArray(), stream.Origin).For(profile, WindowShape.Tumbling(size), new TruthOptions { Panes = false });
        var totals = truth.Windows.SelectMany(window => Enumerable.Range(profile.Panes.EarlyCount is null ? window.Must.Count : 1, profile.Panes.EarlyCount is null ? 1 : window.Must.Count)
            .Select(number => (At: window.Must[number - 1].Position, Total: new Total(Copy(window.Key), window.StartMs, number, [.. window.Ids.Take(number).Select(Copy)]))));
        return (truth, [.. totals.OrderBy(total => total.At).Select((total, index) => new Observed<Total>(total.Total) { Index = index, Partition = 0, Offset = index })]);
    }

    private static WindowAggregation<Total> Check(WindowedTruth truth, bool withIds, bool paneByPane = false, bool reversed = false) => new(
        truth,
        total => new WindowResult(total.Value.Key, total.Value.Start) { Count = total.Value.Count, Ids = !withIds ? null : reversed ? total.Value.Reversed : total.Value.Ids })
    {
        PaneByPane = paneByPane,
        FlushesAtTheEnd = true,
    };

    private static long ByHand(Observed<Total>[] results, Dictionary<(string, long), long> right)
    {
        var standing = new Dictionary<(string, long), long>();
        foreach (var result in results)
        {
            standing[(result.Value.Key, result.Value.Start)] = result.Value.Count;
        }

        return right.All(window => standing.TryGetValue(window.Key, out var count) && count == window.Value) && standing.Count == right.Count ? results.Length : Refuse();
    }

    private static long ByHand(Observed<Total>[] results, Dictionary<(string, long), HashSet<string>> right)
    {
        var standing = new Dictionary<(string, long), string[]>();
        foreach (var result in results)
        {
            standing[(result.Value.Key, result.Value.Start)] = result.Value.Ids;
        }

        return right.All(window => standing.TryGetValue(window.Key, out var ids) && window.Value.SetEquals(ids)) && standing.Count == right.Count ? results.Length : Refuse();
    }

    /// <summary>The same, and as each result comes: that all in it may be in it, once.</summary>
    private static long ByHandAtOnce(Observed<Total>[] results, Dictionary<(string, long), HashSet<string>> right)
    {
        var standing = new Dictionary<(string, long), int>();
        foreach (var result in results)
        {
            var at = (result.Value.Key, result.Value.Start);
            var ids = right[at];
            var seen = new HashSet<string>();
            foreach (var id in result.Value.Ids)
            {
                if (!ids.Contains(id) || !seen.Add(id))
                {
                    return Refuse();
                }
            }

            standing[at] = seen.Count;
        }

        return right.All(window => standing.TryGetValue(window.Key, out var count) && count == window.Value.Count) ? results.Length : Refuse();
    }

    private static long LiveBytes(WindowedTruth truth, Observed<Total>[] results)
    {
        var check = Check(truth, withIds: true);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var fold = check.Start();
        foreach (var result in results)
        {
            fold.Observe(result);
        }

        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(fold);
        return after - before;
    }

    private static long Passed(Verdict verdict) => verdict.Outcome == VerdictOutcome.Passed ? verdict.Observed : throw new InvalidOperationException($"The benchmark's own results are right, and yet: {verdict}");

    private static string Copy(string text) => new(text.AsSpan());

    private static long Refuse() => throw new InvalidOperationException("The benchmark's own results are right, and yet the fold by hand finds them wrong.");

    private sealed record Total(string Key, long Start, long Count, string[] Ids)
    {
        public string[] Reversed { get; } = [.. Ids.Reverse()];
    }
}
