using System.Globalization;
using StreamTesting.EmbeddedKafka;

namespace StreamTesting.Kafka.Tests.Zoo;

/// <summary>
/// Wrong consumers are found by what happens to them, and right ones bear it. Real clients, groups and restarts take their time, so there are few seeds; STREAMTESTING_ZOO_SEEDS sets another number.
/// </summary>
public sealed class DisturbedZooTests
{
    private const int AtATime = 4;
    private static readonly int Seeds = Environment.GetEnvironmentVariable("STREAMTESTING_ZOO_SEEDS") is { } text ? Math.Clamp(int.Parse(text, CultureInfo.InvariantCulture) / 50, 1, 50) : 2;
    private static readonly ObservationOptions Options = new() { QuietTime = TimeSpan.FromMilliseconds(400), PollInterval = TimeSpan.FromMilliseconds(20) };

    public static TheoryData<int> RightOnes => [.. Enumerable.Range(0, DisturbedZoo.Right.Count)];

    public static TheoryData<int> WrongOnes => [.. Enumerable.Range(0, DisturbedZoo.Wrong.Count)];

    [Theory]
    [MemberData(nameof(WrongOnes))]
    public async Task Wrong_UnderWhatFindsIt_IsFoundByName(int number)
    {
        var wrong = DisturbedZoo.Wrong[number];

        await EachSeedAsync(async seed =>
        {
            var (verdict, text) = await JudgedAsync(wrong, Plan.Disturbed(wrong.Under!), seed);

            (verdict.CountOf(wrong.Anomaly).Violations > 0).ShouldBeTrue($"{wrong}: {text}");
            verdict.Outcome.ShouldBe(VerdictOutcome.Failed, $"{wrong}: {text}");
            verdict.Counts.Keys.ShouldBe([wrong.Anomaly], $"{wrong}: {text}");
        });
    }

    [Theory]
    [MemberData(nameof(WrongOnes))]
    public async Task Wrong_LeftInPeace_IsNotFound(int number)
    {
        var wrong = DisturbedZoo.Wrong[number];

        var (verdict, text) = await JudgedAsync(wrong, Plan, new Seed(1));

        verdict.Outcome.ShouldBe(VerdictOutcome.Passed, $"{wrong}: {text}");
    }

    [Theory]
    [MemberData(nameof(RightOnes))]
    public async Task Right_UnderEachDisturbance_IsNeverFlagged(int number)
    {
        var right = DisturbedZoo.Right[number];
        var disturbances = right.Habits.IsTransactional ? [.. DisturbedZoo.All, Disturbance.TransactionCoordinatorMove(2)] : DisturbedZoo.All;

        await EachAsync(disturbances, disturbance => PassesAsync(right, Plan.Disturbed(disturbance), new Seed(5)));
    }

    [Theory]
    [MemberData(nameof(RightOnes))]
    public async Task Right_UnderAllAtOnce_IsNeverFlagged(int number)
    {
        var right = DisturbedZoo.Right[number];

        await EachSeedAsync(seed => PassesAsync(right, Plan.Duplicated(0.1).OutOfOrder(0.2).Disturbed([.. DisturbedZoo.All]), seed));
    }

    private static StreamPlan Plan => new StreamPlan(new TestDomain(50)).Over(2);

    private static Task EachSeedAsync(Func<Seed, Task> body) => EachAsync([.. Enumerable.Range(1, Seeds).Select(n => new Seed((ulong)n))], body);

    private static Task EachAsync<T>(IReadOnlyList<T> all, Func<T, Task> body) =>
        Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (one, _) => await body(one));

    private static async Task PassesAsync(Specimen right, StreamPlan plan, Seed seed)
    {
        var (verdict, text) = await JudgedAsync(right, plan, seed);

        verdict.Outcome.ShouldBe(VerdictOutcome.Passed, $"{right}: {text}");
    }

    /// <summary>Each on a cluster of its own: what happens to one is not to happen to another.</summary>
    private static async Task<(Verdict Verdict, string Text)> JudgedAsync(Specimen specimen, StreamPlan plan, Seed seed)
    {
        await using var broker = await EmbeddedBroker.StartAsync(new EmbeddedKafkaOptions { Brokers = 3 });
        using var testbed = new KafkaTestbed(broker);
        await using var run = await testbed.InjectAsync(plan.Generate(seed), options: new InjectionOptions { Consumer = Worker.Of(specimen.Habits) });
        ICheck<Forwarded> check = specimen.MayRepeat ? new NoLoss<Forwarded>(run.Truth, forwarded => forwarded.Id) : new Deduplication<Forwarded>(run.Truth, forwarded => forwarded.Id);
        var verdict = await run.Output<Forwarded>(Options).JudgeAsync(check);
        return (verdict, $"{plan} seed {seed}\n{FailureText.Of(verdict, run.Truth)}\n{run.Disturbances}");
    }
}
