namespace StreamTesting.Tests;

/// <summary>Consumers that put poison aside, and those that do not.</summary>
internal static class DeadLetterZoo
{
    private static readonly StreamPlan Plan = new StreamPlan(new StayDomain(80)).Over(3).Poisoned(0.15).Duplicated(0.3, DuplicateKind.Retry).Duplicated(0.1).Faulty(0.1, "missing-amount");

    private static bool IsPoisoned(Arrival arrival) => arrival.Labels.IsPoisoned;

    public static IEnumerable<Specimen> All =>
    [
        Right("puts the bytes aside", arrivals => arrivals.Where(IsPoisoned), arrival => DeadLetter.OfBytes(arrival.ToBytes())),
        Right("puts aside with partition and offset", arrivals => arrivals.Where(IsPoisoned), arrival => DeadLetter.At(arrival.Partition, arrival.PartitionPosition)),
        Right("puts aside partition after partition", arrivals => arrivals.Where(IsPoisoned).OrderBy(arrival => arrival.Partition), arrival => DeadLetter.OfPosition(arrival.Position)),

        Wrong("poison is skipped silently", "not-dead-lettered", _ => []),
        Wrong("poison stops it", "not-dead-lettered", arrivals => arrivals.Where(IsPoisoned).Take(1)),
        Wrong("an empty value is taken for a tombstone", "not-dead-lettered", arrivals => arrivals.Where(arrival => IsPoisoned(arrival) && arrival.ToBytes().Length > 0)),
        Wrong("JSON that is cut short is repaired", "not-dead-lettered", arrivals => arrivals.Where(arrival => IsPoisoned(arrival) && arrival.Labels.Payload!.Poison != PoisonKinds.CutShort)),
        Wrong("dead letters are deduplicated by id", "not-dead-lettered", arrivals => arrivals.Where(IsPoisoned).DistinctBy(arrival => arrival.Event.Id)),
        Wrong("a faulty event is taken for poison", "wrongly-dead-lettered", arrivals => arrivals.Where(arrival => IsPoisoned(arrival) || arrival.Labels.Payload?.Faults.Length > 0)),
        Wrong("the whole batch goes with the poison", "wrongly-dead-lettered", arrivals => arrivals.Chunk(5).Where(batch => batch.Any(IsPoisoned)).SelectMany(batch => batch)),
        Wrong("poison is put aside at each try", "duplicate", arrivals => arrivals.Where(IsPoisoned).SelectMany(arrival => new[] { arrival, arrival, arrival })),
        Wrong("the offset is that of the next record", "not-dead-lettered", arrivals => arrivals.Where(IsPoisoned), arrival => DeadLetter.At(arrival.Partition, arrival.PartitionPosition + 1)),
        Wrong("the partition is left out", "duplicate", arrivals => arrivals.Where(IsPoisoned), arrival => DeadLetter.At(0, arrival.PartitionPosition)),
        Wrong("the bytes get a line end", "not-dead-lettered", arrivals => arrivals.Where(IsPoisoned), arrival => DeadLetter.OfBytes((byte[])[.. arrival.ToBytes(), 10])),
    ];

    private static Specimen Right(string name, Func<IEnumerable<Arrival>, IEnumerable<Arrival>> consumer, Func<Arrival, DeadLetter> by) => Specimen.Right("ShouldDeadLetterExactly", name, seed => Judged(seed, consumer, by));

    private static Specimen Wrong(string name, string anomaly, Func<IEnumerable<Arrival>, IEnumerable<Arrival>> consumer, Func<Arrival, DeadLetter>? by = null) =>
        Specimen.Wrong("ShouldDeadLetterExactly", name, anomaly, seed => Judged(seed, consumer, by ?? (arrival => DeadLetter.OfPosition(arrival.Position))));

    private static Verdict Judged(ulong seed, Func<IEnumerable<Arrival>, IEnumerable<Arrival>> consumer, Func<Arrival, DeadLetter> by)
    {
        var scene = Scene.Of("dead letters", Plan, seed);
        return consumer(scene.Arrivals).AsObserved().Judge(new DeadLetters<Arrival>(scene.Truth, letter => by(letter.Value)));
    }
}
