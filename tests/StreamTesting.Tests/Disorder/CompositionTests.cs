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

    private static readonly Func<StreamPlan, StreamPlan>[] AllSteps =
    [
        .. Steps,
        plan => plan.Offline(0.2, TimeSpan.FromHours(1)),
        plan => plan.Bursting(TimeSpan.FromMinutes(5), 3),
        plan => plan.Skewed(0.3, 1),
        plan => plan.Idle(2, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10)),
        plan => plan.Lagging(1, TimeSpan.FromMinutes(3)),
    ];

    [Fact]
    public void Generate_StepsInAnyOrder_GivesTheSameBytes()
    {
        var expected = AllSteps.Aggregate(Plain, (plan, step) => step(plan)).Generate(new Seed(1)).Fingerprint();

        for (var n = 0; n < 30; n++)
        {
            var permutation = new KeyedPermutation(new Seed(8).Derive(n), AllSteps.Length);
            var shuffled = Enumerable.Range(0, AllSteps.Length).Select(i => AllSteps[permutation.PlaceOf(i)]);

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
    public void Generate_StepsAboutConnectionsAndPartitions_LeaveWhatTheOthersChose()
    {
        var before = Plain.Late(0.06, TimeSpan.FromHours(1)).Duplicated(0.05).OutOfOrderInEntity(0.1).Generate(new Seed(1));
        var after = AllSteps[6..].Aggregate(before.Plan, (plan, step) => step(plan)).Generate(new Seed(1));

        ChosenBy(after, Causes.Duplicated).ShouldBe(ChosenBy(before, Causes.Duplicated));
        ChosenBy(after, Causes.Late).ShouldBe(ChosenBy(before, Causes.Late));
        ChosenBy(after, Causes.OutOfOrderInEntity).ShouldBe(ChosenBy(before, Causes.OutOfOrderInEntity));
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
            var arrivals = (n % 2 == 0 ? Steps : AllSteps).Aggregate(Plain, (plan, step) => step(plan)).Generate(new Seed(5).Derive(n)).ToList();
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

    [Fact]
    public void Fingerprint_OfAllStepsInFormatVersion1_NeverChanges() =>
        AllSteps.Aggregate(Plain, (plan, step) => step(plan)).Generate(new Seed(1)).Fingerprint().ShouldBe("bfb7f21f5baaa71a7ccc0814fb09e33ad20861bfbb5e650f61f65c408d687e5f");

    private static List<string> ChosenBy(EventStream stream, Causes cause) =>
        [.. stream.Where(arrival => arrival.Causes.HasFlag(cause)).Select(arrival => arrival.Event.Id).Distinct().Order()];
}
