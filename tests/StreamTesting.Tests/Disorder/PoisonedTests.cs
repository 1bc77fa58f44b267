namespace StreamTesting.Tests;

public sealed class PoisonedTests
{
    public static TheoryData<PoisonKinds> Kinds => [.. Enum.GetValues<PoisonKinds>().Where(kind => int.IsPow2((int)kind)), PoisonKinds.Common, PoisonKinds.All, PoisonKinds.CutShort | PoisonKinds.Empty];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Poisoned_AtEachRate_IsMeasuredBackFromTheBytes(PoisonKinds kinds)
    {
        foreach (var (rate, expected) in new[] { (0, 0), (0.02, 20), (1.0, 1000) })
        {
            var stream = Payloads.Stays.With(new Poisoned(rate, kinds) { HugeBytes = 2000 }).Generate(new Seed(1));
            var broken = stream.Where(arrival => arrival.Read() is null).ToList();

            broken.Count.ShouldBe(expected);
            broken.ShouldAllBe(arrival => arrival.Labels.IsPoisoned && arrival.Causes == Causes.Poisoned && (arrival.Labels.Payload!.Poison & kinds) != 0);
            stream.Count(arrival => arrival.Labels.IsPoisoned).ShouldBe(expected);
            stream.Truth.Poisoned.Select(poisoned => poisoned.Position).ShouldBe(broken.Select(arrival => arrival.Position));
        }
    }

    [Fact]
    public void Poisoned_SeveralKinds_AreAllThere()
    {
        var counts = new StreamPlan(new StayDomain(7000)).With(new Poisoned(1, PoisonKinds.All) { HugeBytes = 1000 }).Generate(new Seed(1)).Truth.Poisoned
            .CountBy(poisoned => poisoned.Kind).ToDictionary();

        counts.Count.ShouldBe(7);
        counts.Values.ShouldAllBe(count => count > 850 && count < 1150);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0.1, 53, 147)]
    [InlineData(1, 1000, 1000)]
    public void Poisoned_ByCoin_StaysWithinFiveStandardDeviations(double rate, int least, int most)
    {
        Payloads.Stays.Poisoned(rate, choosing: Choosing.ByCoin).Generate(new Seed(1)).Count(arrival => arrival.Read() is null).ShouldBeInRange(least, most);
    }

    [Fact]
    public void Poisoned_Copies_OfTheSameBytesAreTheSameAndOthersAreDrawnForThemselves()
    {
        var stream = Payloads.Stays.Poisoned(0.4).Duplicated(0.5).Duplicated(1, DuplicateKind.Retry).Redelivered(300).Generate(new Seed(1));
        var arrivals = stream.ToList();
        var retries = new Dictionary<(bool First, bool Retry), int>();
        foreach (var copy in arrivals.Where(arrival => arrival.Labels.IsDuplicate))
        {
            var first = arrivals[(int)copy.Labels.FirstPosition];
            if (copy.Labels.Duplicate == DuplicateKind.Exact)
            {
                copy.ToBytes().ShouldBe(first.ToBytes());
                copy.Labels.IsPoisoned.ShouldBe(first.Labels.IsPoisoned);
            }
            else if (copy.Labels.Duplicate == DuplicateKind.Retry)
            {
                var both = (first.Labels.IsPoisoned, copy.Labels.IsPoisoned);
                retries[both] = retries.GetValueOrDefault(both) + 1;
            }
        }

        retries.OrderBy(pair => pair.Key).Zip([360, 240, 240, 160]).ShouldAllBe(pair => Math.Abs(pair.First.Value - pair.Second) < 60);
        arrivals.ShouldAllBe(arrival => arrival.Labels.IsPoisoned == (arrival.Read() == null));
        stream.Summary.Rows.ShouldAllBe(row => row.IsMet, stream.Summary.ToString());
    }

    [Theory]
    [InlineData(0.1, 80)]
    [InlineData(1, 800)]
    public void Poisoned_Tombstones_StayAsTheyAre(double rate, int expected)
    {
        var stream = new StreamPlan(new StayDomain(1000) { HasTombstones = true }).Poisoned(rate).Faulty(rate, "missing-amount").DuplicateRows(rate)
            .Duplicated(1, DuplicateKind.Retry).Generate(new Seed(1));
        var tombstones = stream.Where(arrival => arrival.Event.Type == "gone").ToList();

        tombstones.Count.ShouldBe(400);
        tombstones.ShouldAllBe(arrival => arrival.Labels.Payload == null && arrival.ToBytes().Length == 0);
        stream.Truth.Poisoned.Count(poisoned => !stream.Truth.Events.Single(known => known.Id == poisoned.EventId).Copies.Any(copy => copy.Position == poisoned.Position)).ShouldBe(expected);
        stream.Truth.Poisoned.Count.ShouldBe(2 * expected);
        stream.Truth.Events.Count.ShouldBe(1000 + expected);
    }

    [Fact]
    public void Poisoned_Impossible_SaysWhy()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Payloads.Stays.Poisoned(0.1, PoisonKinds.None)).Message.ShouldContain("are None; name at least one of Common, Huge");
        Should.Throw<ArgumentOutOfRangeException>(() => Payloads.Stays.With(new Poisoned(0.1) { HugeBytes = 10 })).Message.ShouldContain("is 10; it must lie between 1000 and");
        FaultyTests.Refusal(plan => plan.Poisoned(-1)).ShouldContain("The rate of 'poisoned' is -1");
        Should.Throw<ArgumentException>(() => new StreamPlan(new StayDomain(10) { IsJson = false }).Poisoned(0.1)).Message.ShouldContain("'poisoned' changes JSON");
    }
}
