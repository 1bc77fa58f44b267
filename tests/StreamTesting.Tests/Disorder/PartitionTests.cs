namespace StreamTesting.Tests;

public sealed class PartitionTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>3,000 events 10 s apart, so over 8 h 20 min, of 200 keys.</summary>
    private static StreamPlan Plan => new StreamPlan(new TestDomain(3000, 200)).Over(3);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.3, 60)]
    [InlineData(1, 200)]
    public void Skewed_Exactly_PlacesSoManyEntitiesAndKeepsEachTogether(double rate, int expected)
    {
        var stream = Plan.Skewed(rate, partition: 2).Generate(new Seed(1));
        var partitions = stream.GroupBy(arrival => arrival.Event.Key).ToDictionary(key => key.Key, key => key.Select(arrival => arrival.Partition).Distinct().ShouldHaveSingleItem());
        var skewed = stream.Where(arrival => arrival.Causes.HasFlag(Causes.Skewed)).Select(arrival => arrival.Event.Key).ToHashSet();

        skewed.Count.ShouldBe(expected);
        partitions.ShouldAllBe(key => key.Value == (skewed.Contains(key.Key) ? 2 : Partitioner.PartitionOf(key.Key, 3)));
        stream.Summary.Rows[0].Measured.ShouldBe(expected);
        stream.Summary.Rows[0].All.ShouldBe(partitions.Count(key => key.Value == 2));
        stream.Summary.Rows[0].IsMet.ShouldBeTrue();
    }

    [Fact]
    public void Skewed_ByCoin_StaysWithinFourSigma()
    {
        var stream = new StreamPlan(new TestDomain(2000, 1000)).Over(2).Skewed(0.4, choosing: Choosing.ByCoin).Generate(new Seed(1));

        ((int)stream.Summary.Rows[0].Measured).ShouldBeWithinFourSigma(1000, 0.4, "skewed");
    }

    [Fact]
    public void Skewed_OverOtherPartitions_ChoosesTheSameEntities()
    {
        var stream = Plan.Skewed(0.3).Duplicated(0.1).Generate(new Seed(1));

        Keys(stream.Over(7)).ShouldBe(Keys(stream));
        static List<string> Keys(EventStream stream) => [.. stream.Where(arrival => arrival.Causes.HasFlag(Causes.Skewed)).Select(arrival => arrival.Event.Key).Distinct().Order()];
    }

    [Fact]
    public void Idle_AllTheTime_GetsNothingAndItsKeysGoElsewhere()
    {
        var plain = Plan.Generate(new Seed(1)).GroupBy(arrival => arrival.Event.Key).ToDictionary(key => key.Key, key => key.First().Partition);
        var stream = Plan.Idle(1).Duplicated(0.2).Late(0.1, Hour).OutOfOrder(0.2).Redelivered(100).Generate(new Seed(1));

        stream.ShouldAllBe(arrival => arrival.Partition != 1);
        foreach (var key in stream.GroupBy(arrival => arrival.Event.Key))
        {
            var partition = key.Select(arrival => arrival.Partition).Distinct().ShouldHaveSingleItem();
            key.ShouldAllBe(arrival => arrival.Causes.HasFlag(Causes.Idle) == (plain[key.Key] == 1));
            (plain[key.Key] == 1 || plain[key.Key] == partition).ShouldBeTrue();
        }

        stream.Summary.Rows.Single(row => row.Name == "arrivals in idle partition 1").IsMet.ShouldBeTrue();
        stream.Where(arrival => plain[arrival.Event.Key] == 1).Select(arrival => arrival.Partition).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void Idle_ForAWhile_GetsNothingThenAllOfItAtOnceAndInOrder()
    {
        var plan = Plan.OutOfOrder(0.2).Duplicated(0.2).Redelivered(50, 5).Bursting(TimeSpan.FromMinutes(30), 3);
        var stream = plan.Idle(1, from: 2 * Hour, lasting: Hour).Generate(new Seed(1));
        var held = stream.Where(arrival => arrival.Causes.HasFlag(Causes.Idle)).ToList();

        stream.ShouldNotContain(arrival => arrival.Partition == 1 && arrival.ArrivalTime >= Start + (2 * Hour) && arrival.ArrivalTime < Start + (3 * Hour));
        held.Count.ShouldBeGreaterThan(50);
        held.ShouldAllBe(arrival => arrival.Partition == 1 && arrival.ArrivalTime == Start + (3 * Hour));
        InPartition(stream, 1).ShouldBe(InPartition(plan.Generate(new Seed(1)), 1));
        stream.Summary.Rows.Single(row => row.Name == "arrivals in idle partition 1 from 02:00:00 for 01:00:00").IsMet.ShouldBeTrue();
    }

    [Fact]
    public void Idle_ToTheEnd_ComesAfterAllOthers()
    {
        var stream = Plan.Idle(1, from: 2 * Hour).Generate(new Seed(1));
        var arrivals = stream.ToList();
        var held = arrivals.Count(arrival => arrival.Causes.HasFlag(Causes.Idle));
        var end = arrivals[^1].ArrivalTime;

        arrivals.Count.ShouldBe(3000);
        arrivals[^held..].ShouldAllBe(arrival => arrival.Partition == 1 && arrival.ArrivalTime == end);
        arrivals[..^held].Where(arrival => arrival.Partition == 1).ShouldAllBe(arrival => arrival.ArrivalTime < Start + (2 * Hour));
        stream.Summary.Rows[0].IsMet.ShouldBeTrue(stream.Summary.ToString());
    }

    [Fact]
    public void Lagging_AllTheTime_MakesEveryArrivalLaterAndKeepsTheOrder()
    {
        var plan = Plan.OutOfOrder(0.2).Duplicated(0.1);
        var stream = plan.Lagging(0, by: Hour).Generate(new Seed(1));
        var before = plan.Generate(new Seed(1)).Where(arrival => arrival.Partition == 0).ToList();
        var lagging = stream.Where(arrival => arrival.Partition == 0).ToList();

        lagging.Select(arrival => arrival.Event.Id).ShouldBe(before.Select(arrival => arrival.Event.Id));
        lagging.Zip(before).ShouldAllBe(pair => pair.First.ArrivalTime == pair.Second.ArrivalTime + Hour);
        stream.ShouldAllBe(arrival => arrival.Causes.HasFlag(Causes.Lagging) == (arrival.Partition == 0));
        stream.Summary.Rows.Single(row => row.Name == "late by 01:00:00 or more in partition 0").Measured.ShouldBe(lagging.Count);
        stream.Summary.Measured.OutOfOrder.ShouldBe(plan.Generate(new Seed(1)).Summary.Measured.OutOfOrder);
    }

    [Fact]
    public void Lagging_ForAWhile_CatchesUpInOrder()
    {
        var stream = Plan.Lagging(0, TimeSpan.FromMinutes(20), from: Hour, lasting: Hour).Generate(new Seed(1));
        var partition = stream.Where(arrival => arrival.Partition == 0).ToList();

        partition.Select(arrival => arrival.Event.EventTime).ShouldBeInOrder();
        foreach (var arrival in partition)
        {
            var after = arrival.Event.EventTime - Start;
            var least = after > Hour && after < (2 * Hour) - TimeSpan.FromSeconds(5) ? TimeSpan.FromMinutes(20) : TimeSpan.Zero;
            arrival.Labels.Delay.ShouldBeInRange(least, TimeSpan.FromMinutes(20) + TimeSpan.FromSeconds(5), arrival.ToString());
            (after > TimeSpan.FromMinutes(141) && arrival.Labels.Delay > TimeSpan.FromSeconds(5)).ShouldBeFalse(arrival.ToString());
        }
    }

    [Fact]
    public void Lagging_TwiceAndIdle_AddsUpAndTheIdleStretchStaysIdle()
    {
        var stream = Plan.Lagging(0, TimeSpan.FromMinutes(10)).Lagging(0, TimeSpan.FromMinutes(5)).Idle(0, Hour, Hour).Idle(0, Hour * 1.5, Hour).Generate(new Seed(1));
        var partition = stream.Where(arrival => arrival.Partition == 0).ToList();

        partition.ShouldAllBe(arrival => arrival.Labels.Delay >= TimeSpan.FromMinutes(15));
        partition.ShouldNotContain(arrival => arrival.ArrivalTime >= Start + Hour && arrival.ArrivalTime < Start + (Hour * 2.5));
        partition.ShouldContain(arrival => arrival.ArrivalTime == Start + (Hour * 2.5));
    }

    [Fact]
    public void Steps_AboutAPartitionOfSeveralTopics_AreAboutThatOfEach()
    {
        var plan = new StreamPlan(new TopicDomain(600)).Over(2);

        plan.Idle(0).Generate(new Seed(1)).ShouldAllBe(arrival => arrival.Partition == 1);
        plan.Lagging(0, Hour).Generate(new Seed(1)).Where(arrival => arrival.Labels.Delay >= Hour).Select(arrival => arrival.Topic).Distinct().Count().ShouldBe(3);
        plan.Skewed(1, 1).Generate(new Seed(1)).Select(arrival => (arrival.Topic, arrival.Partition)).Distinct().Count().ShouldBe(3);
    }

    public static TheoryData<string, Func<StreamPlan, StreamPlan>> Impossible => new()
    {
        { "names partition 3, and there are 3 (from 0 to 2)", plan => plan.Skewed(0.1, 3) },
        { "'partition 5 idle' names partition 5", plan => plan.Idle(5) },
        { "names partition 3, and there are 3", plan => plan.Lagging(3, Hour) },
        { "fills a partition that the step 'partition 1 idle' leaves empty", plan => plan.Skewed(0.1, 1).Idle(1) },
        { "All 3 partition(s) are to be idle", plan => plan.Idle(0).Idle(1).Idle(2) },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Generate_ImpossiblePartition_SaysWhatThereIs(string reason, Func<StreamPlan, StreamPlan> impossible)
    {
        var plan = impossible(Plan);

        Should.Throw<ArgumentException>(() => plan.Generate(new Seed(1))).Message.ShouldContain(reason);
    }

    private static List<string> InPartition(EventStream stream, int partition) =>
        [.. stream.Where(arrival => arrival.Partition == partition).Select(arrival => $"{arrival.Event.Id} {arrival.Labels.Duplicate}")];
}
