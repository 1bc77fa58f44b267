namespace StreamTesting.Tests;

public sealed class TopicTests
{
    private static readonly StreamPlan Plan = new StreamPlan(new TopicDomain()).Over(2)
        .Late(0.1, TimeSpan.FromMinutes(2)).Duplicated(0.1).OutOfOrder(0.3).Redelivered(30);

    [Fact]
    public void Labels_OfSeveralTopics_LookAtOneTopicsPartitionOnly()
    {
        foreach (var n in Enumerable.Range(0, 10))
        {
            var arrivals = Plan.Generate(new Seed(1).Derive(n)).ToList();
            var byLane = arrivals.GroupBy(arrival => (arrival.Topic, arrival.Partition)).ToDictionary(lane => lane.Key, lane => lane.ToList());

            byLane.Count.ShouldBe(6);
            foreach (var lane in byLane.Values)
            {
                lane.Select(arrival => arrival.PartitionPosition).ShouldBe(Enumerable.Range(0, lane.Count).Select(i => (long)i));
                for (var i = 0; i < lane.Count; i++)
                {
                    var time = lane[i].Event.EventTime;
                    lane[i].Labels.Displacement.ShouldBe(lane[..i].Count(before => before.Event.EventTime > time));
                }
            }
        }
    }

    [Fact]
    public void Summary_OfSeveralTopics_MeasuresWhatTheLabelsSay()
    {
        var stream = Plan.Generate(new Seed(1));
        var firsts = stream.Where(arrival => !arrival.Labels.IsDuplicate).ToList();
        var measured = stream.Summary.Measured;

        measured.OutOfOrder.ShouldBe(firsts.Count(arrival => arrival.Labels.IsOutOfOrder));
        measured.OutOfOrderInEntity.ShouldBe(firsts.Count(arrival => arrival.Labels.IsOutOfOrderInEntity));
        measured.Keys.ShouldBe(30);
        measured.ByLane.Keys.Select(lane => lane.ToString()).ShouldBe(
        [
            "partition 0 of prices", "partition 1 of prices", "partition 0 of sales", "partition 1 of sales", "partition 0 of stock", "partition 1 of stock",
        ]);
        stream.Summary.ToString().ShouldContain(" of 30 keys in 6 partition(s) of prices, sales, stock\n");
        stream.Summary.Rows.ShouldAllBe(row => row.Name == "out of order" || row.IsMet);
    }

    [Fact]
    public void Truth_OfSeveralTopics_NumbersTheEventsOfAKeyInItsTopic()
    {
        var truth = Plan.Generate(new Seed(1)).Truth;

        truth.KeyCount.ShouldBe(30);
        foreach (var key in truth.Events.GroupBy(known => (known.Topic, known.Key)))
        {
            key.Select(known => known.OrdinalInKey).ShouldBe(Enumerable.Range(0, key.Count()));
        }
    }

    [Fact]
    public void Fingerprint_OfTheSameArrivalsInAnotherTopic_IsAnother()
    {
        var sales = new StreamPlan(new TopicDomain()).Generate(new Seed(1));
        var stock = new StreamPlan(new TopicDomain { FirstTopic = "stock" }).Generate(new Seed(1));

        stock.Select(arrival => arrival.Partition).ShouldBe(sales.Select(arrival => arrival.Partition));
        stock.Fingerprint().ShouldNotBe(sales.Fingerprint());
    }

    [Fact]
    public void Enumerate_AnEntityOfATopicThatTheDomainHasNot_SaysWhichThereAre()
    {
        var stream = new StreamPlan(new TopicDomain { FirstTopic = "sale" }).Generate(new Seed(1));

        Should.Throw<InvalidOperationException>(() => stream.Count()).Message
            .ShouldEndWith("is of the topic 'sale', which is none of the domain 'topics'; it has: 'sales', 'stock', 'prices'.");
    }

    [Fact]
    public void Size_OfADomainThatDoesNotKnowIt_IsCountedForTheSeed()
    {
        var sizes = Enumerable.Range(0, 20).Select(n => Plan.Generate(new Seed((ulong)n))).ToList();

        sizes.ShouldAllBe(stream => stream.Size == new DomainSize(stream.Truth.Events.Count, 0) { Entities = stream.Truth.KeyCount });
        sizes.Select(stream => stream.Size.Events).Distinct().Count().ShouldBeGreaterThan(5);
        Plan.ToString().ShouldStartWith("topics, late by ");
    }

    [Fact]
    public void Enumerate_WithNoExactStep_DoesNotCount()
    {
        var counted = new CountedDomain();
        var plan = new StreamPlan(counted).Late(0.1, TimeSpan.FromMinutes(2), choosing: Choosing.ByCoin).Duplicated(0.5, choosing: Choosing.ByCoin);

        plan.Generate(new Seed(1)).Count().ShouldBeGreaterThan(100);

        counted.Enumerations.ShouldBe(1);
    }

    [Fact]
    public void Enumerate_SeveralTimesWithExactSteps_CountsOnce()
    {
        var counted = new CountedDomain();
        var stream = new StreamPlan(counted).Late(0.1, TimeSpan.FromMinutes(2)).OutOfOrder(0.5).Generate(new Seed(1));

        stream.Count().ShouldBe(100);
        stream.Over(3).Count().ShouldBe(100);

        counted.Enumerations.ShouldBe(3);
    }

    private sealed record CountedDomain : Domain
    {
        private readonly TestDomain _test = new(100);

        public int Enumerations { get; private set; }

        public override string Name => "counted";

        public override DomainSize? Size => null;

        public override TimeSpan TransportDelay => _test.TransportDelay;

        public override IArrivalFormat Format => _test.Format;

        public override IEnumerable<StreamEvent> Events(Seed seed)
        {
            Enumerations++;
            return _test.Events(seed);
        }

        public override StreamEvent Conflicting(StreamEvent original, ref RandomSource random) => _test.Conflicting(original, ref random);
    }
}
