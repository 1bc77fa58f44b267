namespace StreamTesting.Tests;

public sealed class GroundTruthTests
{
    private static EventStream Disordered(DuplicateKind kind, ulong seed = 1) => new StreamPlan(new TestDomain(300)).Over(3)
        .Late(0.1, TimeSpan.FromMinutes(30)).Duplicated(0.1, kind).OutOfOrder(0.2).Redelivered(20).Generate(new Seed(seed));

    [Fact]
    public void Questions_AboutNothing_AreRefused()
    {
        var truth = new GroundTruth([]);

        Should.Throw<ArgumentNullException>(() => truth.ExpectationOf(null!)).ParamName.ShouldBe("arrival");
        Should.Throw<ArgumentNullException>(() => new GroundTruth(null!)).ParamName.ShouldBe("arrivals");
        Should.Throw<ArgumentNullException>(() => new StreamMeasurement().Add(null!)).ParamName.ShouldBe("arrival");
        Should.Throw<ArgumentNullException>(() => new RateMeasurement(null!)).ParamName.ShouldBe("curve");
    }

    [Fact]
    public void Counts_OfADisorderedStream_AreThoseOfItsArrivals()
    {
        var stream = Disordered(DuplicateKind.Retry);
        var truth = stream.Truth;

        truth.Events.Count.ShouldBe(300);
        truth.KeyCount.ShouldBe(10);
        truth.ArrivalCount.ShouldBe(350);
        truth.CountOf(DuplicateKind.None).ShouldBe(300);
        truth.CountOf(DuplicateKind.Retry).ShouldBe(30);
        truth.CountOf(DuplicateKind.Redelivery).ShouldBe(20);
        truth.CopyCount.ShouldBe(50);
        truth.Origin!.Seed.ShouldBe(new Seed(1));
        stream.Truth.ShouldBeSameAs(truth);
    }

    [Fact]
    public void ExpectationOf_EachArrival_AsksForEachIdOnce()
    {
        var stream = Disordered(DuplicateKind.Conflicting);
        var must = new HashSet<string>();
        foreach (var arrival in stream)
        {
            var expected = stream.Truth.ExpectationOf(arrival);

            expected.ShouldBe(must.Add(arrival.Event.Id) ? Expectation.Must : Expectation.MustNot);
        }
    }

    [Fact]
    public void ExpectationOf_ConflictingCopiesWhereAnyMayBeKept_IsOpen()
    {
        var stream = Disordered(DuplicateKind.Conflicting);
        foreach (var arrival in stream)
        {
            stream.Truth.TryFind(arrival.Event.Id, out var known).ShouldBeTrue();
            var open = known!.HasConflict && arrival.Labels.Duplicate is DuplicateKind.None or DuplicateKind.Conflicting;
            var decided = arrival.Labels.Duplicate == DuplicateKind.None ? Expectation.Must : Expectation.MustNot;

            stream.Truth.ExpectationOf(arrival, Keep.Any).ShouldBe(known.HasConflict && open ? Expectation.May : decided);
        }
    }

    [Fact]
    public void ExpectationOf_AnotherStreamsArrival_IsRefused()
    {
        var other = new StreamPlan(new TestDomain(301)).Generate(new Seed(1)).Last();

        Should.Throw<ArgumentException>(() => Disordered(DuplicateKind.Exact).Truth.ExpectationOf(other)).Message.ShouldContain("'e300'");
    }

    [Fact]
    public void OrdinalInKey_OfEachEvent_NumbersTheFirstArrivalsOfItsKey()
    {
        var stream = Disordered(DuplicateKind.Exact);
        foreach (var key in stream.Where(arrival => !arrival.Labels.IsDuplicate).GroupBy(arrival => arrival.Event.Key))
        {
            var ordinals = key.Select(arrival => stream.Truth.Events.Single(known => known.Id == arrival.Event.Id).OrdinalInKey);

            ordinals.ShouldBe(Enumerable.Range(0, key.Count()));
        }
    }

    [Fact]
    public void Copies_OfADuplicatedEvent_HaveTheirPositionsAndKinds()
    {
        var stream = Disordered(DuplicateKind.Exact);
        var copies = stream.Truth.Events.SelectMany(known => known.Copies.Select(copy => (known.Id, copy))).ToList();
        var arrivals = stream.ToList();

        copies.Count.ShouldBe(50);
        copies.ShouldAllBe(pair => arrivals[(int)pair.copy.Position].Event.Id == pair.Id && arrivals[(int)pair.copy.Position].Labels.Duplicate == pair.copy.Kind);
    }
}
