namespace StreamTesting.Tests;

/// <summary>Consumers that put each event out once, and those that do not.</summary>
internal static class DedupZoo
{
    private static readonly TimeSpan Horizon = TimeSpan.FromMinutes(5);

    private static readonly StreamPlan Plan = new StreamPlan(new TestDomain(80)).Over(3)
        .Duplicated(0.2, within: TimeSpan.FromMinutes(20)).Duplicated(0.1, DuplicateKind.Retry).Duplicated(0.15, DuplicateKind.Conflicting)
        .OutOfOrder(0.2).Late(0.1, TimeSpan.FromMinutes(10)).Redelivered(9);

    private static readonly StreamPlan Poisoned = new StreamPlan(new StayDomain(80)).Over(3).Poisoned(0.15).Duplicated(0.4, DuplicateKind.Retry).Redelivered(9);

    private static readonly StreamPlan Tombstones = new StreamPlan(new StayDomain(60) { HasTombstones = true }).Over(3).Duplicated(0.2).OutOfOrder(0.2);

    public static IEnumerable<Specimen> All =>
    [
        Right("remembers every id", Consumers.Deduplicating),
        Right("sorts by event time", Consumers.SortingByEventTime),
        Right("works on keys in parallel", Consumers.InterleavingKeys),
        Right("keeps the last copy", Consumers.KeepingTheLastCopy),
        Right("keeps its memory over a restart", KeepingItsMemory),
        Specimen.Right("ShouldDeduplicate", "keeps the first copy, judged by positions", seed => ByPosition(seed, Consumers.Deduplicating, Keep.First)),
        Specimen.Right("ShouldDeduplicate", "keeps the last copy, judged by positions", seed => ByPosition(seed, Consumers.KeepingTheLastCopy, Keep.Last)),
        Specimen.Right("ShouldDeduplicate", "forgets ids after the horizon", seed => AtHorizon(seed, arrivals => ByClock(arrivals, Horizon))),
        Specimen.Right("ShouldDeduplicate", "remembers ids for longer than the horizon", seed => AtHorizon(seed, arrivals => ByClock(arrivals, 10 * Horizon))),
        Specimen.Right("ShouldDeduplicate", "puts poison aside and waits for a good copy", seed => OfPoison(seed, PuttingAside)),
        Specimen.Right("ShouldDeduplicate", "puts tombstones out as well", seed => Judged(Scene.Of("tombstones", Tombstones, seed), Consumers.Deduplicating)),
        Specimen.Right("ShouldLoseNothing", "reads the last five again after a crash", seed => Loses(seed, Consumers.ReadingTwiceAfterACrash)),
        Specimen.Right("ShouldKeepOrderPerKey", "keeps the order of keys", seed => Order(seed, Consumers.Deduplicating)),
        Specimen.Right("ShouldKeepOrderPerKey", "keeps the order of keys, interleaved", seed => Order(seed, Consumers.InterleavingKeys)),

        Wrong("does not deduplicate", "duplicate", Consumers.ForgettingToDeduplicate),
        Wrong("has no dedup after a restart", "duplicate", Consumers.LosingItsMemoryAtARestart),
        Wrong("reads the last five again after a crash", "duplicate", Consumers.ReadingTwiceAfterACrash),
        Wrong("dedup by key instead of id", "lost", Consumers.DeduplicatingByKey),
        Wrong("dedup by payload", "lost", ByPayload),
        Wrong("dedup by key and event time to the minute", "lost", arrivals => By(arrivals, arrival => $"{arrival.Event.Key} {Scene.Ms(arrival) / 120_000}")),
        Wrong("dedup by bytes, which retries have others of", "duplicate", arrivals => By(arrivals, arrival => Convert.ToHexString(arrival.ToBytes()))),
        Wrong("dedup of neighbours only", "duplicate", NeighboursOnly),
        Wrong("dedup in a cache of eight ids", "duplicate", arrivals => Cached(arrivals, 8)),
        Wrong("dedup apart in two instances that share partitions", "duplicate", TwoInstances),
        Wrong("drops each tenth", "lost", Consumers.DroppingEachTenth),
        Wrong("drops what is out of order", "lost", arrivals => Consumers.Deduplicating(arrivals.Where(arrival => !arrival.Labels.IsOutOfOrder))),
        Wrong("stops before the last arrival", "lost", arrivals => Consumers.Deduplicating(arrivals.SkipLast(1).Where(arrival => arrival.Event.Id != arrivals.Last().Event.Id))),
        Wrong("commits before it processes, and crashes", "lost", arrivals => Consumers.Deduplicating(arrivals).Where((_, index) => index is < 30 or > 33)),
        Wrong("reads one partition less", "lost", arrivals => Consumers.Deduplicating(arrivals.Where(arrival => arrival.Partition != 2))),
        Wrong("puts out ids of its own", "lost", arrivals => Consumers.Deduplicating(arrivals).Select((output, index) => output with { EventId = $"{index}" })),
        Wrong("puts out keys in place of ids", "lost", arrivals => Consumers.Deduplicating(arrivals).Select(output => output with { EventId = output.Key })),
        Wrong("invents ids", "phantom", Consumers.InventingIds),
        Wrong("loses ids at times", "lost", arrivals => Consumers.Deduplicating(arrivals).Select((output, index) => index % 30 == 11 ? output with { EventId = null } : output)),
        Wrong("writes ids in upper case", "lost", arrivals => Consumers.Deduplicating(arrivals).Select(output => output with { EventId = output.EventId!.ToUpperInvariant() })),
        Wrong("takes back and does not put out again", "lost", arrivals => Consumers.TakingBackBeforeItPutsOutAgain(arrivals).Where((output, index) => output.TakesBack || index % 9 != 8), retracts: true),
        Specimen.Wrong("ShouldDeduplicate", "keeps the last of conflicting copies where the first counts", "wrong-copy", seed => ByPosition(seed, Consumers.KeepingTheLastCopy, Keep.First)),
        Specimen.Wrong("ShouldDeduplicate", "keeps the first of conflicting copies where the last counts", "wrong-copy", seed => ByPosition(seed, Consumers.Deduplicating, Keep.Last)),
        Specimen.Wrong("ShouldDeduplicate", "forgets ids before the horizon", "duplicate", seed => AtHorizon(seed, arrivals => ByClock(arrivals, Horizon / 5))),
        Specimen.Wrong("ShouldDeduplicate", "remembers an id before it can read it, so that a poisoned first copy loses the good one", "lost", seed => OfPoison(seed, arrivals =>
        {
            var seen = new HashSet<string>();
            return arrivals.Where(arrival => seen.Add(arrival.Event.Id) && !arrival.Labels.IsPoisoned).Select(Output.Of);
        })),
        Specimen.Wrong("ShouldDeduplicate", "poison stops it", "lost", seed => OfPoison(seed, arrivals => PuttingAside(arrivals.TakeWhile(arrival => !arrival.Labels.IsPoisoned)))),
        Specimen.Wrong("ShouldDeduplicate", "puts out what it could not read, by the id in the header", "poisoned", seed => OfPoison(seed, Consumers.Deduplicating)),
        Specimen.Wrong("ShouldDeduplicate", "tombstone ignored", "lost", seed => Judged(Scene.Of("tombstones", Tombstones, seed), arrivals => Consumers.Deduplicating(arrivals.Where(arrival => arrival.Event.Payload is not null)))),
        Specimen.Wrong("ShouldLoseNothing", "skips to the latest offset at its start", "lost", seed => Loses(seed, arrivals => Consumers.Deduplicating(arrivals.Skip(20)))),
        Specimen.Wrong("ShouldLoseNothing", "swallows an exception and goes on", "lost", seed => Loses(seed, arrivals => Consumers.Deduplicating(arrivals.Where(arrival => (arrival.Event.Payload as long? ?? 0) % 13 != 5)))),
        Specimen.Wrong("ShouldKeepOrderPerKey", "swaps neighbours of a key", "reordered", seed => Order(seed, Consumers.SwappingNeighboursOfAKey)),
        Specimen.Wrong("ShouldKeepOrderPerKey", "sorts by event time", "reordered", seed => Order(seed, Consumers.SortingByEventTime)),
        Specimen.Wrong("ShouldKeepOrderPerKey", "retries a failed one after the others", "reordered", seed => Order(seed, arrivals => Consumers.Deduplicating(arrivals).ToList() is var all ? all.Where((_, i) => i % 20 != 7).Concat(all.Where((_, i) => i % 20 == 7)) : [])),
    ];

    private static Specimen Right(string name, Func<IEnumerable<Arrival>, IEnumerable<Output>> consumer) =>
        Specimen.Right("ShouldDeduplicate", name, seed => Judged(Scene.Of("dedup", Plan, seed), consumer));

    private static Specimen Wrong(string name, string anomaly, Func<IEnumerable<Arrival>, IEnumerable<Output>> consumer, bool retracts = false) =>
        Specimen.Wrong("ShouldDeduplicate", name, anomaly, seed => Judged(Scene.Of("dedup", Plan, seed), consumer, retracts));

    private static Verdict Judged(Scene scene, Func<IEnumerable<Arrival>, IEnumerable<Output>> consumer, bool retracts = false) =>
        new Deduplication<Output>(scene.Truth, output => output.EventId) { RetractionBy = retracts ? output => output.Value.TakesBack : null }.Judged(consumer, scene.Arrivals);

    private static Verdict ByPosition(ulong seed, Func<IEnumerable<Arrival>, IEnumerable<Output>> consumer, Keep keep) => Scene.Of("dedup", Plan, seed) is var scene
        ? new Deduplication<Output>(scene.Truth, output => output.EventId) { PositionBy = output => output.Value.Position, Keep = keep }.Judged(consumer, scene.Arrivals) : null!;

    private static Verdict AtHorizon(ulong seed, Func<IEnumerable<Arrival>, IEnumerable<Output>> consumer) => Scene.Of("dedup", Plan, seed) is var scene
        ? new Deduplication<Output>(scene.Truth, output => output.EventId) { Horizon = DedupHorizon.OfEventTime(Horizon) }.Judged(consumer, scene.Arrivals) : null!;

    private static Verdict OfPoison(ulong seed, Func<IEnumerable<Arrival>, IEnumerable<Output>> consumer) => Judged(Scene.Of("poisoned", Poisoned, seed), consumer);

    private static Verdict Loses(ulong seed, Func<IEnumerable<Arrival>, IEnumerable<Output>> consumer) => Scene.Of("dedup", Plan, seed) is var scene
        ? new NoLoss<Output>(scene.Truth, output => output.EventId).Judged(consumer, scene.Arrivals) : null!;

    private static Verdict Order(ulong seed, Func<IEnumerable<Arrival>, IEnumerable<Output>> consumer) => Scene.Of("dedup", Plan, seed) is var scene
        ? new OrderPerKey<Output>(scene.Truth, output => output.EventId).Judged(consumer, scene.Arrivals) : null!;

    private static IEnumerable<Output> PuttingAside(IEnumerable<Arrival> arrivals)
    {
        var seen = new HashSet<string>();
        return arrivals.Where(arrival => !arrival.Labels.IsPoisoned && seen.Add(arrival.Event.Id)).Select(Output.Of);
    }

    private static IEnumerable<Output> By(IEnumerable<Arrival> arrivals, Func<Arrival, string> of)
    {
        var seen = new HashSet<string>();
        return arrivals.Where(arrival => seen.Add(of(arrival))).Select(Output.Of);
    }

    private static IEnumerable<Output> ByPayload(IEnumerable<Arrival> arrivals) => By(arrivals.Where(arrival => arrival.Labels.Duplicate != DuplicateKind.Conflicting), arrival => $"{arrival.Event.Payload}");

    private static IEnumerable<Output> KeepingItsMemory(IEnumerable<Arrival> arrivals)
    {
        var saved = new HashSet<string>();
        foreach (var half in arrivals.Chunk(40))
        {
            var seen = new HashSet<string>(saved);
            foreach (var arrival in half.Where(arrival => seen.Add(arrival.Event.Id)))
            {
                yield return Output.Of(arrival);
            }

            saved = seen;
        }
    }

    private static IEnumerable<Output> NeighboursOnly(IEnumerable<Arrival> arrivals)
    {
        string? last = null;
        foreach (var arrival in arrivals)
        {
            if (arrival.Event.Id != last)
            {
                yield return Output.Of(arrival);
            }

            last = arrival.Event.Id;
        }
    }

    private static IEnumerable<Output> Cached(IEnumerable<Arrival> arrivals, int size)
    {
        var cache = new Queue<string>();
        foreach (var arrival in arrivals)
        {
            if (cache.Contains(arrival.Event.Id))
            {
                continue;
            }

            cache.Enqueue(arrival.Event.Id);
            if (cache.Count > size)
            {
                cache.Dequeue();
            }

            yield return Output.Of(arrival);
        }
    }

    private static IEnumerable<Output> TwoInstances(IEnumerable<Arrival> arrivals)
    {
        HashSet<string>[] seen = [[], []];
        return arrivals.Where(arrival => seen[arrival.Position % 2].Add(arrival.Event.Id)).Select(Output.Of);
    }

    private static IEnumerable<Output> ByClock(IEnumerable<Arrival> arrivals, TimeSpan horizon)
    {
        var seen = new HashSet<string>();
        var clocks = new Dictionary<int, DateTimeOffset>();
        foreach (var arrival in arrivals)
        {
            var before = clocks.GetValueOrDefault(arrival.Partition);
            var clock = before > arrival.Event.EventTime ? before : arrival.Event.EventTime;
            clocks[arrival.Partition] = clock;
            if (seen.Add(arrival.Event.Id) || clock - arrival.Event.EventTime > horizon)
            {
                yield return Output.Of(arrival);
            }
        }
    }
}
