using System.Reactive.Linq;

namespace StreamTesting.Benchmarks;

/// <summary>What a verdict over many observations costs, beside the least that finds a duplicate: adding each id to a set.</summary>
internal sealed class DedupScenario : IScenario
{
    public string Name => "dedup";

    public string Title => "verdicts over observations, beside a plain HashSet<string>.Add loop over the same ids";

    public Task RunAsync(double scale)
    {
        var stream = new StreamPlan(new Beats((long)(1_000_000 * scale)))
            .Late(rate: 0.06, upTo: TimeSpan.FromHours(2))
            .Duplicated(rate: 0.02)
            .OutOfOrder(rate: 0.12)
            .Generate(new Seed(1));
        var (truth, three) = (stream.Truth, stream.Over(3).Truth);
        var places = new KeyedPermutation(new Seed(2), truth.Events.Count);
        Print("in the order of arrival", truth, Observations(truth.Events));
        Print("of three partitions in turn, 500 at a time", three, Observations(InTurn(three, 500)));
        Print("shuffled over all their length", truth, Observations(truth.Events.OrderBy(known => places.PlaceOf(known.Ordinal))));
        return Task.CompletedTask;
    }

    private static IEnumerable<EventTruth> InTurn(GroundTruth truth, int size)
    {
        var partitions = truth.Events.GroupBy(known => known.Partition).Select(partition => partition.Chunk(size).ToList()).ToList();
        return Enumerable.Range(0, partitions.Max(chunks => chunks.Count))
            .SelectMany(turn => partitions.Where(chunks => turn < chunks.Count).SelectMany(chunks => chunks[turn]));
    }

    private static Observed<string>[] Observations(IEnumerable<EventTruth> events) =>
        [.. events.Select((known, index) => new Observed<string>(new string(known.Id.AsSpan())) { Index = index, Partition = known.Partition, Offset = index })];

    private static void Print(string order, GroundTruth truth, Observed<string>[] observations)
    {
        Console.WriteLine($"events that come out {order}:");
        MeasurementTable.Print(
            "observations",
            Meter.Measure("HashSet<string>.Add loop", () => AddAll(observations)),
            Meter.Measure("deduplication", () => Passed(observations.Judge(new Deduplication<string>(truth, id => id)))),
            Meter.Measure("deduplication, pushed", () => Passed(observations.ToObservable().JudgeAsync(new Deduplication<string>(truth, id => id)).GetAwaiter().GetResult())),
            Meter.Measure("no loss", () => Passed(observations.Judge(new NoLoss<string>(truth, id => id)))));
    }

    private static long AddAll(Observed<string>[] observations)
    {
        var ids = new HashSet<string>();
        foreach (var observation in observations)
        {
            ids.Add(observation.Value);
        }

        return ids.Count;
    }

    private static long Passed(Verdict verdict) => verdict.Outcome == VerdictOutcome.Passed
        ? verdict.Observed
        : throw new InvalidOperationException($"The benchmark's own observations are right, and yet: {verdict}");
}
