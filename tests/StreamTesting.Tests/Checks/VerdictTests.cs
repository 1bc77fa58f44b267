using System.Collections.Immutable;

namespace StreamTesting.Tests;

public sealed class VerdictTests
{
    private static readonly string[] Names = [Anomalies.Duplicate, Anomalies.Lost, Anomalies.Phantom, Anomalies.Unseen];

    public static TheoryData<ulong> Seeds => new(Enumerable.Range(0, 200).Select(number => (ulong)number));

    [Fact]
    public void Outcome_OfNothing_IsFailedAndVacuous()
    {
        var verdict = new Verdict("check");

        verdict.Outcome.ShouldBe(VerdictOutcome.Failed);
        verdict.IsVacuous.ShouldBeTrue();
        verdict.ToString().ShouldBe("check failed: vacuous; 0 outputs, 0 compared");
    }

    [Theory]
    [InlineData(ObservationEnding.Completed, null, VerdictOutcome.Passed)]
    [InlineData(ObservationEnding.TimedOut, null, VerdictOutcome.Undecided)]
    [InlineData(ObservationEnding.Faulted, null, VerdictOutcome.Undecided)]
    [InlineData(ObservationEnding.TimedOut, Anomalies.Unseen, VerdictOutcome.Undecided)]
    [InlineData(ObservationEnding.TimedOut, Anomalies.Duplicate, VerdictOutcome.Failed)]
    [InlineData(ObservationEnding.Completed, "an own anomaly", VerdictOutcome.Failed)]
    public void Outcome_OfEndingAndAnomaly_IsFailedOnlyWhereNothingCanMendIt(ObservationEnding ending, string? anomaly, VerdictOutcome outcome)
    {
        var verdict = new Verdict("check") { Compared = 1, Ending = ending, Counts = Counts(anomaly is null ? [] : [(anomaly, 1)]) };

        verdict.Outcome.ShouldBe(outcome);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Merge_AnyThreeParts_IsAssociativeAndCommutativeWithANeutralElement(ulong seed)
    {
        var random = new Seed(seed).Random();
        var (a, b, c) = (Any(ref random), Any(ref random), Any(ref random));

        Same(a.Merge(b).Merge(c), a.Merge(b.Merge(c)));
        Same(a.Merge(b), b.Merge(a));
        Same(a.Merge(new Verdict("check")), a);
        Same(Verdict.Merge([a, b, c]), c.Merge(b).Merge(a));
    }

    [Theory]
    [MemberData(nameof(Streams.Seeds), MemberType = typeof(Streams))]
    public void Merge_ThePartsOfAStream_IsTheVerdictOfTheWhole(ulong seed)
    {
        var stream = Streams.Disordered(seed);
        var outputs = Consumers.ReadingTwiceAfterACrash(stream).Where((_, index) => index % 20 != 3).AsObserved().ToList();
        var partitionOf = stream.ToLookup(arrival => arrival.Event.Id, arrival => arrival.Partition);

        var parts = Enumerable.Range(0, 3).Select(partition =>
        {
            var truth = new GroundTruth(stream.Where(arrival => arrival.Partition == partition));
            return outputs.Where(output => partitionOf[output.Value.EventId!].First() == partition)
                .Judge(new Deduplication<Output>(truth, output => output.EventId));
        });
        var whole = outputs.Judge(new Deduplication<Output>(stream.Truth, output => output.EventId));

        var merged = Verdict.Merge(parts);
        merged.Counts.ShouldBe(whole.Counts);
        merged.Expected.ShouldBe(whole.Expected);
        merged.Observed.ShouldBe(whole.Observed);
        merged.May.ShouldBe(whole.May);
        merged.Violations.Select(violation => violation.ToString()).ShouldBe(whole.Violations.Select(violation => violation.ToString()));
        merged.OutputsOf(outputs[0].Value.EventId!).ShouldBe(whole.OutputsOf(outputs[0].Value.EventId!));
    }

    [Fact]
    public void Merge_AVacuousPart_DoesNotSpoilTheWhole() =>
        new Verdict("check") { NothingCompared = "nothing came out" }.Merge(new Verdict("check") { Compared = 1 }).Outcome.ShouldBe(VerdictOutcome.Passed);

    [Fact]
    public void Merge_TwoErrors_KeepsBoth()
    {
        var merged = new Verdict("check") { Error = new IOException("a") }.Merge(new Verdict("check") { Error = new IOException("b") });

        merged.Error.ShouldBeOfType<AggregateException>().InnerExceptions.Select(error => error.Message).ShouldBe(["a", "b"], ignoreOrder: true);
    }

    [Fact]
    public void Merge_AnotherCheck_IsRefused() =>
        Should.Throw<ArgumentException>(() => new Verdict("a").Merge(new Verdict("b"))).Message.ShouldContain("of 'a' can't be merged with one of 'b'");

    [Fact]
    public void Merge_NoPart_IsRefused() => Should.Throw<ArgumentException>(() => Verdict.Merge([]));

    private static Verdict Any(ref RandomSource random)
    {
        var counts = new List<(string, long)>();
        var violations = new List<Violation>();
        foreach (var name in Names)
        {
            if (random.NextCoin(0.5))
            {
                var count = random.NextInRange(1, 60);
                counts.Add((name, count));
                for (var i = 0; i < Math.Min(count, Verdict.ViolationLimit); i++)
                {
                    violations.Add(new Violation(name, $"e{random.NextBelow(1_000_000)}", "m", "r") { At = random.NextBelow(50) });
                }
            }
        }

        return new Verdict("check")
        {
            Ending = (ObservationEnding)random.NextBelow(4),
            Error = random.NextCoin(0.3) ? new IOException("gone") : null,
            Progress = random.NextCoin(0.3) ? $"partition {random.NextBelow(3)} is behind" : null,
            NothingCompared = random.NextCoin(0.3) ? $"reason {random.NextBelow(3)}" : null,
            Observed = random.NextBelow(100),
            Expected = random.NextBelow(100),
            Compared = random.NextBelow(3),
            Counts = Counts(counts),
            Allowed = Numbers("allowed", ref random),
            MayBy = Numbers("may", ref random),
            Violations = Verdict.First(violations),
        };
    }

    private static ImmutableSortedDictionary<string, long> Numbers(string name, ref RandomSource random)
    {
        var numbers = ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal);
        return random.NextCoin(0.5) ? numbers.Add($"{name} {random.NextBelow(2)}", random.NextInRange(1, 9)) : numbers;
    }

    private static ImmutableSortedDictionary<string, AnomalyCount> Counts(IEnumerable<(string Name, long Count)> counts) =>
        counts.ToImmutableSortedDictionary(count => count.Name, count => new AnomalyCount(count.Count, count.Count), StringComparer.Ordinal);

    private static void Same(Verdict left, Verdict right)
    {
        left.Outcome.ShouldBe(right.Outcome);
        left.Ending.ShouldBe(right.Ending);
        left.Progress.ShouldBe(right.Progress);
        left.NothingCompared.ShouldBe(right.NothingCompared);
        left.Observed.ShouldBe(right.Observed);
        left.Expected.ShouldBe(right.Expected);
        left.Compared.ShouldBe(right.Compared);
        left.Counts.ShouldBe(right.Counts);
        left.Allowed.ShouldBe(right.Allowed);
        left.MayBy.ShouldBe(right.MayBy);
        left.Violations.Select(violation => (violation.Anomaly, violation.At, violation.EventId))
            .ShouldBe(right.Violations.Select(violation => (violation.Anomaly, violation.At, violation.EventId)));
    }
}
