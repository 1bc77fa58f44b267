namespace StreamTesting.Tests;

/// <summary>Right and wrong consumers of streams with poisoned arrivals, as people write them: they read nothing but bytes and, the wrong ones, headers.</summary>
public sealed class PoisonedStreamTests
{
    public static TheoryData<ulong> Seeds => new(Enumerable.Range(0, 15).Select(number => (ulong)number));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void RightConsumer_OfAnyStream_Passes(ulong seed)
    {
        var stream = Stream(seed);

        Judged(new Deduplication<Output>(stream.Truth, output => output.EventId), stream, PuttingAside).Outcome.ShouldBe(VerdictOutcome.Passed);
        Judged(new Deduplication<Output>(stream.Truth, output => output.EventId) { PositionBy = output => output.Value.Position }, stream, PuttingAside).Outcome.ShouldBe(VerdictOutcome.Passed);
        Judged(new NoLoss<Output>(stream.Truth, output => output.EventId), stream, PuttingAside).Outcome.ShouldBe(VerdictOutcome.Passed);
        Judged(new OrderPerKey<Output>(stream.Truth, output => output.EventId), stream, PuttingAside).Outcome.ShouldBe(VerdictOutcome.Passed);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void TakingTheIdFromTheHeader_OfUnreadableEvents_IsPoisoned(ulong seed)
    {
        var stream = Stream(seed);
        var unreadable = stream.Truth.Events.Count(known => !known.IsReadable);

        foreach (var check in new ICheck<Output>[] { new Deduplication<Output>(stream.Truth, output => output.EventId), new NoLoss<Output>(stream.Truth, output => output.EventId) })
        {
            var verdict = Judged(check, stream, Consumers.Deduplicating);

            unreadable.ShouldBeGreaterThan(0);
            verdict.Counts.Keys.ShouldBe(["poisoned"]);
            verdict.CountOf(Anomalies.Poisoned).ShouldBe(new AnomalyCount(unreadable, unreadable));
            verdict.Violations[0].Rule.ShouldContain("(poisoned: ");
            verdict.Violations[0].Rule.ShouldContain("-> must not come out, but be put aside");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void RememberingTheIdBeforeItReads_LosesTheGoodCopy(ulong seed)
    {
        var stream = Stream(seed);
        var lost = stream.Truth.Events.Count(known => known.IsReadable && known.Labels.IsPoisoned);

        var verdict = Judged(new Deduplication<Output>(stream.Truth, output => output.EventId), stream, arrivals =>
        {
            var seen = new HashSet<string>();
            return arrivals.Where(arrival => seen.Add(arrival.Event.Id) && arrival.Read() is not null).Select(Output.Of);
        });

        lost.ShouldBeGreaterThan(0);
        verdict.CountOf(Anomalies.Lost).Events.ShouldBe(lost);
        verdict.Counts.Keys.ShouldBe(["lost"]);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void StoppingAtThePoison_LosesAllAfterIt(ulong seed)
    {
        var stream = Stream(seed);

        var verdict = Judged(new NoLoss<Output>(stream.Truth, output => output.EventId), stream, arrivals => PuttingAside(arrivals.TakeWhile(arrival => arrival.Read() is not null)));

        verdict.CountOf(Anomalies.Lost).Events.ShouldBeGreaterThan(100);
        verdict.Expected.ShouldBe(stream.Truth.ReadableCount);
    }

    [Fact]
    public void KeepingALaterPayload_WhereTheFirstIsPoisoned_IsAWrongCopy()
    {
        var stream = new StreamPlan(new StayDomain(400)).Poisoned(0.5).Duplicated(1, DuplicateKind.Conflicting).Duplicated(1, DuplicateKind.Retry).Generate(new Seed(1));
        var conflicts = stream.Truth.Events.Where(known => known.HasConflict).ToList();
        var check = new Deduplication<Output>(stream.Truth, output => output.EventId) { PositionBy = output => output.Value.Position };

        Judged(check, stream, PuttingAside).Outcome.ShouldBe(VerdictOutcome.Passed);
        var verdict = Judged(check, stream, arrivals => arrivals.Where(arrival => arrival.Read() is not null).GroupBy(arrival => arrival.Event.Id).Select(copies => Output.Of(copies.Last())));

        conflicts.Select(known => known.Labels.IsPoisoned).Distinct().Count().ShouldBe(2);
        verdict.Counts.Keys.ShouldBe(["wrong-copy"]);
        verdict.CountOf(Anomalies.WrongCopy).Events.ShouldBe(conflicts.Count(known =>
            stream.Last(arrival => arrival.Event.Id == known.Id && arrival.Read() is not null).SamePayloadAs != stream.First(arrival => arrival.Event.Id == known.Id && arrival.Read() is not null).SamePayloadAs));
    }

    [Fact]
    public void OrderPerKey_AGoodCopyAfterAPoisonedFirst_IsOrderedByTheGoodOne()
    {
        var stream = new StreamPlan(new StayDomain(400)).Poisoned(0.3).Duplicated(1, DuplicateKind.Retry, within: TimeSpan.FromHours(2)).Generate(new Seed(1));
        var check = new OrderPerKey<Output>(stream.Truth, output => output.EventId);

        Judged(check, stream, PuttingAside).Outcome.ShouldBe(VerdictOutcome.Passed);
        Judged(check, stream, arrivals => PuttingAside(arrivals).OrderBy(output => stream.Truth.Events.Single(known => known.Id == output.EventId).Ordinal))
            .CountOf(Anomalies.Reordered).Violations.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData(Keep.First)]
    [InlineData(Keep.Any)]
    public void ExpectationOf_EachArrival_FollowsWhatCanBeRead(Keep keep)
    {
        var stream = Stream(3);
        foreach (var copies in stream.GroupBy(arrival => arrival.Event.Id))
        {
            var readable = copies.Where(copy => copy.Read() is not null).ToList();
            var conflicts = readable.Select(copy => copy.SamePayloadAs).Distinct().Count() > 1;
            foreach (var copy in copies)
            {
                var isFirst = readable.Count > 0 && ReferenceEquals(readable[0], copy);
                var isFirstOfPayload = readable.Find(other => other.SamePayloadAs == copy.SamePayloadAs) == copy;
                stream.Truth.ExpectationOf(copy, keep).ShouldBe(
                    keep == Keep.Any && conflicts && isFirstOfPayload ? Expectation.May : isFirst ? Expectation.Must : Expectation.MustNot);
            }
        }
    }

    [Fact]
    public void Verdict_AllPoisoned_ComparedNothing()
    {
        var stream = new StreamPlan(new StayDomain(20)).Poisoned(1).Generate(new Seed(1));

        var verdict = Judged(new Deduplication<Output>(stream.Truth, output => output.EventId), stream, PuttingAside);

        verdict.IsVacuous.ShouldBeTrue();
        verdict.NothingCompared.ShouldBe("of the stream's 20 events, none can be read: all their arrivals are poisoned");
        stream.Truth.ReadableCount.ShouldBe(0);
    }

    private static EventStream Stream(ulong seed) => new StreamPlan(new StayDomain(400)).Over(3)
        .Poisoned(0.1).Duplicated(0.3, DuplicateKind.Retry, within: TimeSpan.FromHours(1)).Duplicated(0.1).Duplicated(0.1, DuplicateKind.Conflicting)
        .Late(0.05, TimeSpan.FromHours(2)).OutOfOrder(0.1).Redelivered(30).Faulty(0.1, "missing-amount")
        .Generate(new Seed(seed));

    private static IEnumerable<Output> PuttingAside(IEnumerable<Arrival> arrivals)
    {
        var seen = new HashSet<string>();
        return arrivals.Where(arrival => arrival.Field("id") is { } id && seen.Add(id.GetString()!)).Select(Output.Of);
    }

    private static Verdict Judged(ICheck<Output> check, EventStream stream, Func<IEnumerable<Arrival>, IEnumerable<Output>> consumer) => check.Judged(consumer, stream);
}
