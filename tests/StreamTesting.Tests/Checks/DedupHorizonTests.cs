namespace StreamTesting.Tests;

public sealed class DedupHorizonTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static TheoryData<ulong> Seeds => Streams.Seeds;

    [Theory]
    [MemberData(nameof(Seeds))]
    public void ByArrivals_ACacheOfThatSize_PassesAndASmallerOneFails(ulong seed)
    {
        var stream = Stream(seed, partitions: 1);
        var check = Check(stream, DedupHorizon.OfArrivals(20));

        check.Judged(arrivals => Cached(arrivals, 20), stream).Outcome.ShouldBe(VerdictOutcome.Passed);
        check.Judged(arrivals => Cached(arrivals, 20), stream).May.ShouldBe(Cached(stream, 20).Count() - stream.Truth.Events.Count);
        check.Judged(arrivals => Cached(arrivals, 4), stream).Counts.Keys.ShouldBe(["duplicate"]);
        check.Judged(arrivals => Cached(arrivals, 10_000), stream).Outcome.ShouldBe(VerdictOutcome.Passed);
        Check(stream, null).Judged(arrivals => Cached(arrivals, 20), stream).Counts.Keys.ShouldBe(["duplicate"]);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void ByEventTime_KnowingIdsUntilTheirTimeAndTheHorizonArePast_Passes(ulong seed)
    {
        var stream = Stream(seed);
        var check = Check(stream, DedupHorizon.OfEventTime(10 * Minute));

        check.Judged(arrivals => ByStreamTime(arrivals, 10 * Minute), stream).Outcome.ShouldBe(VerdictOutcome.Passed);
        check.Judged(arrivals => ByStreamTime(arrivals, 10 * Minute), stream).May.ShouldBeGreaterThan(0);
        check.Judged(arrivals => ByStreamTime(arrivals, 5 * Minute), stream).Counts.Keys.ShouldBe(["duplicate"]);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void ByArrivalTime_RefreshedOrNot_AreToldApart(ulong seed)
    {
        var stream = new StreamPlan(new TestDomain(60)).Duplicated(1, within: 10 * Minute, atLeast: 4 * Minute).Duplicated(1, within: 10 * Minute, atLeast: 4 * Minute).Generate(new Seed(seed));
        var horizon = DedupHorizon.OfArrivalTime(5 * Minute);

        Check(stream, horizon).Judged(arrivals => ByArrivalTime(arrivals, 5 * Minute, refreshes: false), stream).Outcome.ShouldBe(VerdictOutcome.Passed);
        Check(stream, horizon with { IsRefreshed = true }).Judged(arrivals => ByArrivalTime(arrivals, 5 * Minute, refreshes: true), stream).Outcome.ShouldBe(VerdictOutcome.Passed);
        Check(stream, horizon with { IsRefreshed = true }).Judged(arrivals => ByArrivalTime(arrivals, 5 * Minute, refreshes: false), stream).Counts.Keys.ShouldBe(["duplicate"]);
    }

    [Fact]
    public void WithPositions_ACopyWithinTheHorizonInPlaceOfOneBeyond_IsADuplicate()
    {
        var stream = new StreamPlan(new TestDomain(30)).Duplicated(1, within: 2 * Minute, atLeast: Minute).Duplicated(1, within: 20 * Minute, atLeast: 15 * Minute).Generate(new Seed(1));
        var check = new Deduplication<Output>(stream.Truth, output => output.EventId) { Horizon = DedupHorizon.OfArrivalTime(5 * Minute), PositionBy = output => output.Value.Position };
        var known = stream.Truth.Events[3];
        var right = new[] { known.Position, known.Copies[1].Position };
        var wrong = new[] { known.Position, known.Copies[0].Position };

        Of(right).CountOf(Anomalies.Duplicate).Violations.ShouldBe(0);
        Of(right).May.ShouldBe(1);
        var verdict = Of(wrong);

        verdict.CountOf(Anomalies.Duplicate).Violations.ShouldBe(1);
        verdict.Violations[0].Rule.ShouldBe("arrived at position 3 and again at 20 (exact), 62 (exact); position 20 is 00:01:57.9800000 away, position 62 is 00:16:14.0910000 away; horizon 00:05:00 of arrival time -> must come out 2 times at the most; it came out 2 times (outputs 0 and 1)");
        Verdict Of(long[] positions) => positions.Select(position => new Output(known.Id, known.Key, position)).AsObserved().Judge(check);
    }

    [Fact]
    public void ToString_SaysHowItIsMeasured()
    {
        DedupHorizon.OfArrivals(20).ToString().ShouldBe("20 arrivals");
        (DedupHorizon.OfEventTime(Minute) with { SharesClock = true }).ToString().ShouldBe("00:01:00 of event time, one clock");
        (DedupHorizon.OfArrivalTime(Minute) with { IsRefreshed = true }).ToString().ShouldBe("00:01:00 of arrival time, refreshed");
    }

    [Fact]
    public void KeepLast_TheFirstOfConflictingCopies_IsAWrongCopyAtTheEnd()
    {
        var stream = new StreamPlan(new TestDomain(50)).Duplicated(0.5, DuplicateKind.Conflicting).Generate(new Seed(1));
        var last = new Deduplication<Output>(stream.Truth, output => output.EventId) { Keep = Keep.Last, PositionBy = output => output.Value.Position };

        last.Judged(Consumers.KeepingTheLastCopy, stream).Outcome.ShouldBe(VerdictOutcome.Passed);
        var verdict = last.Judged(Consumers.Deduplicating, stream);

        verdict.Counts.Keys.ShouldBe(["wrong-copy"]);
        verdict.CountOf(Anomalies.WrongCopy).Events.ShouldBe(25);
        verdict.Violations[0].Rule.ShouldContain("-> the last one, of position ");
        foreach (var known in stream.Truth.Events)
        {
            known.LastReadablePosition.ShouldBe(known.Copies.Count == 0 ? known.Position : known.Copies[^1].Position);
        }
    }

    [Fact]
    public void Replaces_AnUpsertOfEachArrival_EndsWithTheLast()
    {
        var stream = new StreamPlan(new TestDomain(50)).Duplicated(0.5, DuplicateKind.Conflicting).Generate(new Seed(1));
        var upsert = new Deduplication<Output>(stream.Truth, output => output.EventId) { Keep = Keep.Last, Replaces = true, PositionBy = output => output.Value.Position };

        upsert.Judged(Consumers.ForgettingToDeduplicate, stream).Outcome.ShouldBe(VerdictOutcome.Passed);
        upsert.Judged(Consumers.ForgettingToDeduplicate, stream).Allowed["replaced"].ShouldBe(25);
        upsert.Judged(arrivals => arrivals.Reverse().Select(Output.Of), stream).Counts.Keys.ShouldBe(["wrong-copy"]);
    }

    [Fact]
    public void SharedClock_OverPartitions_DecidesOnlyWhatNoInterleavingChanges()
    {
        var stream = Stream(1);
        var check = Check(stream, DedupHorizon.OfEventTime(10 * Minute) with { SharesClock = true });

        check.Judged(arrivals => ByStreamTime(arrivals, 10 * Minute, isShared: true), stream).Outcome.ShouldBe(VerdictOutcome.Passed);
        Check(stream, DedupHorizon.OfEventTime(100 * TimeSpan.FromDays(1)) with { SharesClock = true }).Judged(Consumers.ForgettingToDeduplicate, stream).Counts.Keys.ShouldBe(["duplicate"]);
    }

    [Fact]
    public void Of_BelowZero_IsRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => DedupHorizon.OfEventTime(-Minute)).Message.ShouldStartWith("The horizon is -00:01:00; it must lie between");
        Should.Throw<ArgumentOutOfRangeException>(() => DedupHorizon.OfArrivals(-1)).Message.ShouldStartWith("The horizon in arrivals is -1; it must lie between");
        (DedupHorizon.OfArrivals(3) with { IsRefreshed = true }).ToString().ShouldBe("3 arrivals, refreshed");
    }

    private static Deduplication<Output> Check(EventStream stream, DedupHorizon? horizon) => new(stream.Truth, output => output.EventId) { Horizon = horizon };

    private static EventStream Stream(ulong seed, int partitions = 3) => new StreamPlan(new TestDomain(200)).Over(partitions)
        .Duplicated(0.3, within: 20 * Minute).Duplicated(0.1, within: TimeSpan.FromHours(1)).OutOfOrder(0.1)
        .Generate(new Seed(seed));

    private static IEnumerable<Output> Cached(IEnumerable<Arrival> arrivals, int size)
    {
        var seen = new Dictionary<string, long>();
        var number = 0L;
        foreach (var arrival in arrivals)
        {
            if (!seen.TryGetValue(arrival.Event.Id, out var before) || number - before > size)
            {
                seen[arrival.Event.Id] = number;
                yield return Output.Of(arrival);
            }

            number++;
        }
    }

    private static IEnumerable<Output> ByStreamTime(IEnumerable<Arrival> arrivals, TimeSpan horizon, bool isShared = false)
    {
        var seen = new HashSet<string>();
        var clocks = new Dictionary<int, DateTimeOffset>();
        foreach (var arrival in arrivals)
        {
            var task = isShared ? 0 : arrival.Partition;
            var clock = clocks.GetValueOrDefault(task) is var before && before > arrival.Event.EventTime ? before : arrival.Event.EventTime;
            clocks[task] = clock;
            if (!seen.Contains(arrival.Event.Id) || clock - arrival.Event.EventTime > horizon)
            {
                seen.Add(arrival.Event.Id);
                yield return Output.Of(arrival);
            }
        }
    }

    private static IEnumerable<Output> ByArrivalTime(IEnumerable<Arrival> arrivals, TimeSpan horizon, bool refreshes)
    {
        var seen = new Dictionary<string, DateTimeOffset>();
        foreach (var arrival in arrivals)
        {
            var isKnown = seen.TryGetValue(arrival.Event.Id, out var before) && arrival.ArrivalTime - before <= horizon;
            if (!isKnown || refreshes)
            {
                seen[arrival.Event.Id] = arrival.ArrivalTime;
            }

            if (!isKnown)
            {
                yield return Output.Of(arrival);
            }
        }
    }
}
