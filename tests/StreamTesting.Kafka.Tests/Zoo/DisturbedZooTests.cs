using System.Globalization;
using StreamTesting.EmbeddedKafka;
using StreamTesting.Tests.Shared;

namespace StreamTesting.Kafka.Tests.Zoo;

/// <summary>
/// Wrong consumers are found by what happens to them, and right ones bear it. Real clients, groups and restarts take their time, a second each, so there are few seeds; STREAMTESTING_ZOO_SEEDS
/// sets another number.
/// </summary>
public sealed class DisturbedZooTests
{
    private const int AtATime = 6;
    private static readonly int SeedCount = Environment.GetEnvironmentVariable("STREAMTESTING_ZOO_SEEDS") is { } text ? Math.Clamp(int.Parse(text, CultureInfo.InvariantCulture), 1, 1000) : 2;
    private static readonly ObservationOptions Options = new() { QuietTime = TimeSpan.FromMilliseconds(400), PollInterval = TimeSpan.FromMilliseconds(20) };

    private static StreamPlan Plan => new StreamPlan(new TestDomain(50)).Over(2);

    private static IReadOnlyList<Seed> Seeds => [.. Enumerable.Range(1, SeedCount).Select(n => new Seed((ulong)n))];

    [Fact]
    public Task Wrong_UnderWhatFindsThem_AreFoundByName() => EachAsync(from wrong in DisturbedZoo.Wrong from seed in Seeds select (wrong, seed), async (wrong, seed) =>
    {
        var (verdict, text) = await JudgedAsync(wrong, Plan.Disturbed(wrong.Under!), seed);

        verdict.Outcome.ShouldBe(VerdictOutcome.Failed, text);
        verdict.Counts.Keys.ShouldBe([wrong.Anomaly], text);
    });

    [Fact]
    public Task Wrong_LeftInPeace_AreNotFound() => EachAsync(from wrong in DisturbedZoo.Wrong select (wrong, new Seed(1)), (wrong, seed) => PassesAsync(wrong, Plan, seed));

    [Fact]
    public Task Right_UnderEachDisturbance_AreNeverFlagged() =>
        EachAsync(from right in DisturbedZoo.Right from disturbance in DisturbedZoo.AllFor(right) select (right, disturbance), (right, disturbance) => PassesAsync(right, Plan.Disturbed(disturbance), new Seed(5)));

    [Fact]
    public Task Right_UnderAllAtOnce_AreNeverFlagged() => EachAsync(from right in DisturbedZoo.Right from seed in Seeds select (right, seed), (right, seed) =>
        PassesAsync(right, Plan.Duplicated(0.1).OutOfOrder(0.2).Disturbed([.. DisturbedZoo.AllFor(right)]), seed));

    [Fact]
    public void Inhabitants_OfTheDocumentation_AreThese()
    {
        var page = File.ReadAllText(Path.Combine(Approval.Root(), "docs", "disturbances.md"));

        DisturbedZoo.Wrong.ShouldAllBe(wrong => page.Contains($"| {wrong.Name} | ") && page.Contains($"`{wrong.Anomaly}`"));
        DisturbedZoo.Right.ShouldAllBe(right => page.Contains(right.Name));
    }

    private static Task EachAsync<TLeft, TRight>(IEnumerable<(TLeft, TRight)> all, Func<TLeft, TRight, Task> body) =>
        Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (one, _) => await body(one.Item1, one.Item2));

    private static async Task PassesAsync(Specimen specimen, StreamPlan plan, Seed seed)
    {
        var (verdict, text) = await JudgedAsync(specimen, plan, seed);

        verdict.Outcome.ShouldBe(VerdictOutcome.Passed, text);
    }

    /// <summary>Each on a cluster of its own: what happens to one is not to happen to another.</summary>
    private static async Task<(Verdict Verdict, string Text)> JudgedAsync(Specimen specimen, StreamPlan plan, Seed seed)
    {
        await using var broker = await EmbeddedBroker.StartAsync(new EmbeddedKafkaOptions { Brokers = 3 });
        using var testbed = new KafkaTestbed(broker);
        await using var run = await testbed.InjectAsync(plan.Generate(seed), options: new InjectionOptions { Consumer = Worker.Of(specimen.Habits) });
        ICheck<Forwarded> check = specimen.MayRepeat ? new NoLoss<Forwarded>(run.Truth, forwarded => forwarded.Id) : new Deduplication<Forwarded>(run.Truth, forwarded => forwarded.Id);
        var verdict = await run.Output<Forwarded>(Options).JudgeAsync(check);
        return (verdict, $"{specimen}: {plan} seed {seed}\n{FailureText.Of(verdict, run.Truth)}\n{run.Disturbances}");
    }
}
