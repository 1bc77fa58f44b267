namespace StreamTesting.Tests;

public sealed class CompositionTests
{
    private static readonly StreamPlan Plain = new StreamPlan(new TestDomain(400, 20)).Over(3);

    private static readonly Func<StreamPlan, StreamPlan>[] Steps =
    [
        plan => plan.Late(0.06, TimeSpan.FromHours(1)),
        plan => plan.LateByDays(0.03),
        plan => plan.Duplicated(0.05),
        plan => plan.OutOfOrder(0.12),
        plan => plan.OutOfOrderInEntity(0.1),
        plan => plan.Redelivered(20, 2),
    ];

    [Fact]
    public void Generate_StepsInAnyOrder_GivesTheSameBytes()
    {
        var expected = Steps.Aggregate(Plain, (plan, step) => step(plan)).Generate(new Seed(1)).Fingerprint();

        for (var n = 0; n < 30; n++)
        {
            var permutation = new KeyedPermutation(new Seed(8).Derive(n), Steps.Length);
            var shuffled = Enumerable.Range(0, Steps.Length).Select(i => Steps[permutation.PlaceOf(i)]);

            shuffled.Aggregate(Plain, (plan, step) => step(plan)).Generate(new Seed(1)).Fingerprint().ShouldBe(expected);
        }
    }

    [Fact]
    public void Generate_OneStepTurned_LeavesWhatTheOthersChose()
    {
        var before = Plain.Late(0.06, TimeSpan.FromHours(1)).Duplicated(0.05).OutOfOrder(0.12).Generate(new Seed(1));
        var after = Plain.Late(0.6, TimeSpan.FromHours(3)).Duplicated(0.05).OutOfOrder(0.12).Generate(new Seed(1));

        ChosenBy(after, Causes.Duplicated).ShouldBe(ChosenBy(before, Causes.Duplicated));
        ChosenBy(after, Causes.OutOfOrder).ShouldBe(ChosenBy(before, Causes.OutOfOrder));
        ChosenBy(after, Causes.Late).ShouldNotBe(ChosenBy(before, Causes.Late));
    }

    [Fact]
    public void Generate_OtherPartitions_KeepsEventsAndCopies()
    {
        var stream = Plain.Late(0.06, TimeSpan.FromHours(1)).Duplicated(0.05).OutOfOrder(0.12).Generate(new Seed(1));
        var other = stream.Over(7);

        other.Select(arrival => arrival.Event.Id).Order().ShouldBe(stream.Select(arrival => arrival.Event.Id).Order());
        stream.Over(3).ShouldBeSameAs(stream);
    }

    [Fact]
    public void Generate_AllSteps_KeepsTheLawsOfArrivals()
    {
        foreach (var n in Enumerable.Range(0, 50))
        {
            var arrivals = Steps.Aggregate(Plain, (plan, step) => step(plan)).Generate(new Seed(4).Derive(n)).ToList();

            arrivals.Select(arrival => arrival.Position).ShouldBe(Enumerable.Range(0, arrivals.Count).Select(i => (long)i));
            arrivals.Select(arrival => arrival.ArrivalTime).ShouldBeInOrder();
            arrivals.ShouldAllBe(arrival => arrival.ArrivalTime >= arrival.Event.EventTime);
            arrivals.Where(arrival => !arrival.Labels.IsDuplicate).Select(arrival => arrival.Event.Id).Order()
                .ShouldBe(Enumerable.Range(0, 400).Select(i => $"e{i}").Order());
            arrivals.ShouldAllBe(arrival => arrival.Labels.FirstPosition <= arrival.Position);
            arrivals.ShouldAllBe(arrival => arrival.Partition == Partitioner.PartitionOf(arrival.Event.Key, 3));
        }
    }

    [Fact]
    public void Generate_Twice_IsTheSameAndAlsoAtTheSameTime()
    {
        var stream = Steps.Aggregate(Plain, (plan, step) => step(plan)).Generate(new Seed(1));
        var both = stream.Zip(stream, (a, b) => a.ToString() == b.ToString() && a.ToBytes().SequenceEqual(b.ToBytes())).ToList();

        both.Count.ShouldBe(stream.Count());
        both.ShouldAllBe(same => same);
    }

    [Fact]
    public void Labels_OfAllArrivals_AreWhatTheDefinitionsSay()
    {
        foreach (var n in Enumerable.Range(0, 20))
        {
            var arrivals = Steps.Aggregate(Plain, (plan, step) => step(plan)).Generate(new Seed(5).Derive(n)).ToList();
            for (var i = 0; i < arrivals.Count; i++)
            {
                var labels = arrivals[i].Labels;
                var time = arrivals[i].Event.EventTime;
                var greater = arrivals[..i].Where(a => a.Partition == arrivals[i].Partition && a.Event.EventTime > time).ToList();
                var first = arrivals.FindIndex(a => a.Event.Id == arrivals[i].Event.Id);

                labels.Displacement.ShouldBe(greater.Count);
                labels.OutOfOrderBy.ShouldBe(greater.Count == 0 ? TimeSpan.Zero : greater.Max(a => a.Event.EventTime) - time);
                labels.FirstPosition.ShouldBe(first);
                labels.IsDuplicate.ShouldBe(first < i);
                labels.Delay.ShouldBe(arrivals[i].ArrivalTime - time);
                arrivals[..i].Where(a => a.Event.Key == arrivals[i].Event.Key && a.Event.EventTime > time).Select(a => a.Event.EventTime - time)
                    .DefaultIfEmpty(TimeSpan.Zero).Max().ShouldBe(labels.OutOfOrderInEntityBy);
            }
        }
    }

    [Theory]
    [InlineData(1, "6781c39c0ade0b9deaa93f8cd332cb511dbf18e4d28e14579692f6971c7e4752")]
    [InlineData(42, "75f592b85429ad51a228c9e654bb15cccf6c82bf5ec402f207386332c394db41")]
    [InlineData(ulong.MaxValue, "61e8e4eb32a6e41f468065ae052846664513cb21122e15ed78a93dea0458996c")]
    public void Fingerprint_OfFormatVersion1_NeverChanges(ulong seed, string expected)
    {
        Seed.FormatVersion.ShouldBe(1);
        Steps.Aggregate(Plain, (plan, step) => step(plan)).Generate(new Seed(seed)).Fingerprint().ShouldBe(expected);
    }

    private static List<string> ChosenBy(EventStream stream, Causes cause) =>
        [.. stream.Where(arrival => arrival.Causes.HasFlag(cause)).Select(arrival => arrival.Event.Id).Distinct().Order()];
}
