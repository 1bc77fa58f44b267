namespace StreamTesting.Tests;

public sealed class DeadLettersTests
{
    private static readonly FailureContext Context = new() { Assertion = "ShouldDeadLetterExactly", Subject = "run.Output<Letter>(\"dead\")", Test = "Poison_is_put_aside" };

    public static TheoryData<ulong> Seeds => Streams.Seeds;

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Judge_ExactlyThePoison_Passes(ulong seed)
    {
        var stream = Stream(seed);
        var poisoned = stream.Where(arrival => arrival.Labels.IsPoisoned).ToList();

        foreach (var verdict in new[] { ByPosition(stream, poisoned), ByPlace(stream, poisoned), ByBytes(stream, poisoned), ByBytes(stream, Enumerable.Reverse(poisoned)) })
        {
            verdict.Outcome.ShouldBe(VerdictOutcome.Passed, verdict.ToString());
            verdict.Compared.ShouldBe(poisoned.Count);
            poisoned.Count.ShouldBeGreaterThan(0);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Judge_OneLess_IsNotDeadLettered(ulong seed)
    {
        var stream = Stream(seed);
        var left = stream.Where(arrival => arrival.Labels.IsPoisoned && arrival.Position % 3 > 0).ToList();
        var missing = stream.Truth.Poisoned.Count - left.Count;

        foreach (var verdict in new[] { ByPosition(stream, left), ByPlace(stream, left), ByBytes(stream, left) })
        {
            verdict.Counts.Keys.ShouldBe(["not-dead-lettered"]);
            verdict.CountOf(Anomalies.NotDeadLettered).ShouldBe(new AnomalyCount(missing, missing));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Judge_AGoodOneAsWell_IsWronglyDeadLettered(ulong seed)
    {
        var stream = Stream(seed);
        var good = stream.Last(arrival => !arrival.Labels.IsPoisoned && !arrival.Labels.IsDuplicate);
        var letters = stream.Where(arrival => arrival.Labels.IsPoisoned || arrival == good || arrival.Position == good.Position).ToList();

        foreach (var verdict in new[] { ByPosition(stream, letters), ByPlace(stream, letters), ByBytes(stream, letters) })
        {
            verdict.Counts.Keys.ShouldBe(["wrongly-dead-lettered"]);
            verdict.Violations.ShouldHaveSingleItem().EventId.ShouldBe(good.Event.Id);
            verdict.Violations[0].Positions.ShouldBe([good.Position]);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Judge_EachTwice_IsADuplicateUnlessItMayRepeat(ulong seed)
    {
        var stream = Stream(seed);
        var twice = stream.Where(arrival => arrival.Labels.IsPoisoned).SelectMany(arrival => new[] { arrival, arrival }).ToList();

        foreach (var verdict in new[] { ByPosition(stream, twice), ByPlace(stream, twice), ByBytes(stream, twice) })
        {
            verdict.Counts.Keys.ShouldBe(["duplicate"]);
            verdict.CountOf(Anomalies.Duplicate).Violations.ShouldBe(stream.Truth.Poisoned.Count);
        }

        var allowing = new DeadLetters<Arrival>(stream.Truth, letter => DeadLetter.OfPosition(letter.Value.Position)) { MayRepeat = true };
        twice.AsObserved().Judge(allowing).Allowed["duplicate"].ShouldBe(stream.Truth.Poisoned.Count);
    }

    [Fact]
    public void Judge_PlacesTheStreamNeverHad_ArePhantomsWithTheReason()
    {
        var stream = Stream(1);
        DeadLetter?[] letters = [null, DeadLetter.OfPosition(-1), DeadLetter.OfPosition(stream.Truth.ArrivalCount), DeadLetter.At(0, long.MaxValue), DeadLetter.At(0, -1), DeadLetter.At(9, 0), DeadLetter.At(0, 0, "other"), DeadLetter.OfBytes("{}"u8.ToArray())];

        var verdict = letters.AsObserved().Judge(new DeadLetters<DeadLetter?>(stream.Truth, letter => letter.Value));

        verdict.CountOf(Anomalies.Phantom).Violations.ShouldBe(letters.Length);
        verdict.Violations.Where(violation => violation.Anomaly == Anomalies.Phantom).Select(violation => violation.ToString()).ShouldBe(
        [
            "phantom: output 0 says of no arrival that it is of: 'by' gave null: every dead letter must be of an arrival of the stream",
            "phantom: output 1 is of position -1, which the stream never had: the stream has the positions 0 to 276 -> must not be dead-lettered",
            "phantom: output 2 is of position 277, which the stream never had: the stream has the positions 0 to 276 -> must not be dead-lettered",
            "phantom: output 3 is of offset 9223372036854775807 of partition 0, which the stream never had: partition 0 has the offsets 0 to 76 -> must not be dead-lettered",
            "phantom: output 4 is of offset -1 of partition 0, which the stream never had: partition 0 has the offsets 0 to 76 -> must not be dead-lettered",
            "phantom: output 5 is of offset 0 of partition 9, which the stream never had: the stream has no partition 9 -> must not be dead-lettered",
            "phantom: output 6 is of offset 0 of partition 0 of other, which the stream never had: the stream has no partition 0 of other -> must not be dead-lettered",
            "phantom: output 7 is of 2 bytes, which the stream never had: none of the stream's 277 arrivals has these bytes: does 'by' give the value as it was read? -> must not be dead-lettered",
        ]);
    }

    [Fact]
    public void Judge_AlsoThoseAConsumerRefuses_AreAskedFor()
    {
        var stream = new StreamPlan(new StayDomain(200)).Poisoned(0.1).Faulty(0.2, "missing-amount").Generate(new Seed(1));
        var refused = stream.Where(arrival => arrival.Labels.IsPoisoned || arrival.Labels.Payload?.Faults.Length > 0).ToList();
        var check = new DeadLetters<Arrival>(stream.Truth, letter => DeadLetter.OfPosition(letter.Value.Position)) { Also = arrival => arrival.Labels.Payload?.Faults.Length > 0 };

        refused.Count.ShouldBeGreaterThan(stream.Truth.Poisoned.Count);
        refused.AsObserved().Judge(check).Outcome.ShouldBe(VerdictOutcome.Passed);
        stream.Where(arrival => arrival.Labels.IsPoisoned).AsObserved().Judge(check).CountOf(Anomalies.NotDeadLettered).Events.ShouldBe(refused.Count - stream.Truth.Poisoned.Count);
    }

    [Fact]
    public void Judge_AStreamWithoutPoison_ComparedNothing()
    {
        var stream = Streams.Plain();

        var verdict = Array.Empty<Arrival>().AsObserved().Judge(new DeadLetters<Arrival>(stream.Truth, letter => DeadLetter.OfPosition(letter.Value.Position)));

        verdict.IsVacuous.ShouldBeTrue();
        verdict.NothingCompared.ShouldBe("the stream has no arrival to be put aside, and none was: a plan with .Poisoned(rate) has some");
    }

    [Fact]
    public void Judge_AnObservationCutShort_IsUndecidedAndNamesThemUnseen()
    {
        var stream = Stream(1);
        var fold = new DeadLetters<Arrival>(stream.Truth, letter => DeadLetter.OfPosition(letter.Value.Position)).Start();

        var verdict = fold.Complete(ObservationEnding.TimedOut).Verdict;

        verdict.Outcome.ShouldBe(VerdictOutcome.Undecided);
        verdict.CountOf(Anomalies.Unseen).Events.ShouldBe(stream.Truth.Poisoned.Count);
    }

    [Fact]
    public void Text_OfAWrongConsumer_IsApproved()
    {
        var stream = Stream(7);
        var letters = stream.Where(arrival => arrival.Labels.IsPoisoned && arrival.Position % 3 > 0).ToList();
        letters.Insert(2, stream.First(arrival => !arrival.Labels.IsPoisoned));
        letters.Insert(4, letters[0]);

        var verdict = ByPlace(stream, letters);

        FailureText.Of(verdict, stream.Truth, Context).ShouldBeApproved();
    }

    private static EventStream Stream(ulong seed) => new StreamPlan(new StayDomain(200)).Over(3)
        .Poisoned(0.1).Duplicated(0.2, DuplicateKind.Retry).Duplicated(0.1).Redelivered(17)
        .Generate(new Seed(seed));

    private static Verdict ByPosition(EventStream stream, IEnumerable<Arrival> letters) =>
        letters.AsObserved().Judge(new DeadLetters<Arrival>(stream.Truth, letter => DeadLetter.OfPosition(letter.Value.Position)));

    private static Verdict ByPlace(EventStream stream, IEnumerable<Arrival> letters) =>
        letters.AsObserved().Judge(new DeadLetters<Arrival>(stream.Truth, letter => DeadLetter.At(letter.Value.Partition, letter.Value.PartitionPosition)));

    private static Verdict ByBytes(EventStream stream, IEnumerable<Arrival> letters) =>
        letters.Select(letter => letter.ToBytes()).AsObserved().Judge(new DeadLetters<byte[]>(stream.Truth, letter => DeadLetter.OfBytes(letter.Value)));
}
