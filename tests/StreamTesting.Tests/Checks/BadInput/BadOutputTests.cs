using StreamTesting.Tests.Expectations;

namespace StreamTesting.Tests.Checks.BadInput;

/// <summary>What a user is told whose consumer puts out what no stream has: unknown ids, nulls, absurd numbers, windows that are none.</summary>
public sealed class BadOutputTests
{
    private const string Uuid = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
    private static readonly GroundTruth Golden = Listed.Times(1, 12, 4, 14, 9, 15, 3, 10);
    private static readonly EngineProfile Flink = EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromMilliseconds(5));
    private static readonly GroundTruth Named = Listed.Truth(1, Listed.Arrival(Uuid, "k", 1), Listed.Arrival("e1", "other", 2), Listed.Arrival("line\nbreak", "k", 3));

    [Fact]
    public void Ids_ThatNoStreamHas_AreToldExactly()
    {
        var endless = new string('9', 3000);
        new Told()
            .Of("nulls and empty ones", new Deduplication<string?>(Named, id => id), null, "", " ", "\t")
            .Of("other spellings", new Deduplication<string>(Named, id => id), Uuid.ToUpperInvariant(), $"{{{Uuid}}}", " e1 ", "E1", "line\nbreak")
            .Of("keys, and ids of nobody", new Deduplication<string>(Named, id => id), "k", "e2", "e1\0", endless)
            .Of("the same wrong one again", new NoLoss<string>(Named, id => id), "x", "x", "y")
            .Of("for the order they are no matter", new OrderPerKey<string?>(Named, id => id), null, "x", "e1")
            .Of("late ones", new LateDropping<string?>(Golden.For(Flink), id => id), null, "x")
            .Of("accepted ones", new LateAcceptance<string?>(Golden.For(Flink), id => id), null, "x")
            .Of("put aside", new LateSideOutput<string?>(Golden.For(Flink), id => id), null, "x", "x")
            .Of("a 'by' that fails", new Deduplication<string?>(Named, id => id!.Trim()), "e1", null)
            .ToString().ShouldBeApproved();
    }

    [Fact]
    public void Windows_ThatAreNone_AreToldExactly()
    {
        var truth = Golden.For(Flink, WindowShape.Tumbling(10));
        new Told()
            .Of("none, and no key", Check(truth), null, new WindowResult(null, 0), new WindowResult("", 0), new WindowResult("x", 0))
            .Of("no topic", Check(truth), new WindowResult("k", 0) { Topic = null! }, new WindowResult("k", 0) { Topic = "other" })
            .Of("absurd starts", Check(truth), new WindowResult("k", long.MinValue), new WindowResult("k", long.MaxValue), new WindowResult("k", -10), new WindowResult("k", 5), new WindowResult("k", 1_000_000))
            .Of("absurd ends", Check(truth), new WindowResult("k", 0) { EndMs = -1 }, new WindowResult("k", 0) { EndMs = 0 }, new WindowResult("k", 0) { EndMs = long.MaxValue })
            .Of("absurd counts", Check(truth), new WindowResult("k", 0) { Count = -1 }, new WindowResult("k", 0) { Count = long.MaxValue }, new WindowResult("k", 0) { Count = long.MinValue })
            .Of("bad ids", Check(truth), new WindowResult("k", 0) { Ids = [null] }, new WindowResult("k", 0) { Ids = ["e0", "e0"] }, new WindowResult("k", 0) { Ids = ["x"] }, new WindowResult("k", 0) { Ids = ["e1"] }, new WindowResult("k", 0) { Ids = [] })
            .Of("ids that are not as many as it counts", Check(truth), new WindowResult("k", 0) { Ids = ["e0", "e2", "e4"], Count = 4 })
            .Of("too few", Check(truth), new WindowResult("k", 0) { Count = 1 })
            .Of("no number", Check(truth), new WindowResult("k", 0) { Value = double.NaN })
            .Of("no finite number", Check(truth), new WindowResult("k", 0) { Value = double.NegativeInfinity })
            .Of("a text", Check(truth), new WindowResult("k", 0) { Value = "3" })
            .Of("another number", Check(truth), new WindowResult("k", 0) { Value = 4L })
            .Of("the right number, as another type", Check(truth), new WindowResult("k", 0) { Value = 3.0f })
            .Of("taken back without being out", Check(truth), new WindowResult("k", 0) { IsRetraction = true })
            .Of("a start before the calendar", new WindowAggregation<long>(truth, start => new WindowResult("k", start.Value)), -62_135_596_800_001, -62_135_596_800_000, 253_402_300_799_999, 253_402_300_800_000)
            .ToString().ShouldBeApproved();
    }

    [Fact]
    public void Sessions_ThatAreNone_AreToldExactly()
    {
        var truth = Golden.ForSessions(Flink, TimeSpan.FromMilliseconds(5));
        new Told()
            .Of("bounds of others", Check(truth), new WindowResult("k", 1) { EndMs = 7 }, new WindowResult("k", 2), new WindowResult("k", 1) { EndMs = 20 }, new WindowResult("x", 1), new WindowResult(null, 1))
            .Of("absurd bounds", Check(truth), new WindowResult("k", long.MinValue) { EndMs = long.MaxValue }, new WindowResult("k", 15) { EndMs = 1 })
            .ToString().ShouldBeApproved();
    }

    [Fact]
    public void DeadLetters_OfNoArrival_AreToldExactly()
    {
        var truth = new StreamPlan(new TestDomain(6, 2)).Poisoned(0.35).Generate(new Seed(8)).Truth;
        var bytes = truth.Arrivals.First(arrival => arrival.Labels.IsPoisoned).ToBytes();
        var check = new DeadLetters<DeadLetter?>(truth, letter => letter.Value);
        new Told()
            .Of("none", check, (DeadLetter?)null)
            .Of("places", check, DeadLetter.At(-1, 0), DeadLetter.At(7, 0), DeadLetter.At(0, -1), DeadLetter.At(0, 6), DeadLetter.At(0, long.MaxValue), DeadLetter.At(0, 0, "other"))
            .Of("positions", check, DeadLetter.OfPosition(-1), DeadLetter.OfPosition(6), DeadLetter.OfPosition(1), DeadLetter.OfPosition(1))
            .Of("bytes", check, DeadLetter.OfBytes(default), DeadLetter.OfBytes("nobody's"u8.ToArray()), DeadLetter.OfBytes(bytes), DeadLetter.OfBytes(bytes))
            .Of("again, where that is allowed", new DeadLetters<DeadLetter?>(truth, letter => letter.Value) { MayRepeat = true }, DeadLetter.OfBytes(bytes), DeadLetter.OfBytes(bytes))
            .Of("of a stream without poison", new DeadLetters<DeadLetter?>(Golden, letter => letter.Value), DeadLetter.OfPosition(0))
            .Of("of nothing without poison", new DeadLetters<DeadLetter?>(Golden, letter => letter.Value))
            .Add("no topic", () => $"{DeadLetter.At(0, 0, null!)}")
            .ToString().ShouldBeApproved();
    }

    [Fact]
    public void Pairs_ThatAreNone_AreToldExactly()
    {
        var truth = Listed.Truth(1, [.. new (string Id, long Time)[] { ("l0", 0), ("r0", 3), ("l1", 20) }.Select(row => Listed.Arrival(row.Id, "k", row.Time))]);
        var join = JoinTruth.OfInterval(truth.For(Flink), new IntervalJoinRules { Lower = -5, Upper = 5 }, arrival => arrival.Event.Id[0] == 'l', arrival => arrival.Event.Id[0] == 'r');
        new Told()
            .Of("none and nobody's", new Joining<JoinedPair?>(join, pair => pair.Value), null, new JoinedPair(null, null), new JoinedPair("", ""), new JoinedPair("x", "r0"), new JoinedPair("l0", "x"), new JoinedPair("x", null))
            .Of("sides mixed up", new Joining<JoinedPair?>(join, pair => pair.Value), new JoinedPair("r0", "l0"), new JoinedPair("l0", "l0"), new JoinedPair("l0", "l1"))
            .Of("twice", new Joining<JoinedPair?>(join, pair => pair.Value), new JoinedPair("l0", "r0"), new JoinedPair("l0", "r0"))
            .Add("an empty stretch", () => $"{JoinTruth.OfInterval(truth.For(Flink), new IntervalJoinRules { Lower = 6, Upper = 5 }, _ => true, _ => true)}")
            .Add("another engine's join", () => $"{JoinTruth.OfStreams(truth.For(Flink), new StreamJoinRules { Before = 1, After = 1 }, _ => true, _ => true)}")
            .Add("a stretch that ends before it begins", () => $"{JoinTruth.OfStreams(truth.For(EngineProfiles.KafkaStreams), new StreamJoinRules { Before = -5, After = 4 }, _ => true, _ => true)}")
            .ToString().ShouldBeApproved();
    }

    private static WindowAggregation<WindowResult?> Check(WindowedTruth truth) => new(truth, result => result.Value) { ValueOf = arrivals => (long)arrivals.Count };
}
