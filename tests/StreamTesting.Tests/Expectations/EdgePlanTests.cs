namespace StreamTesting.Tests.Expectations;

public sealed class EdgePlanTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly WindowShape Minutes = WindowShape.Tumbling(Minute);
    private static readonly EngineProfile Flink = EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromSeconds(30)).Allowing(TimeSpan.FromSeconds(15));
    private static readonly StreamPlan Plan = new(new TestDomain(2000, 20));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void AtEdges_OfWindowsAndAHorizon_HitsEveryEdge(int partitions)
    {
        var summary = Plan.Over(partitions).AtEdges(Flink, Minutes, rate: 0.2, horizon: TimeSpan.FromMinutes(5)).Generate(new Seed(1)).Summary;

        var edges = summary.Rows.Single(row => row.Name == "edges of rules hit");
        (edges.Measured, edges.Of).ShouldBe((13, 13), summary.ToString());
    }

    [Fact]
    public void AtSessionEdges_OfAGap_HitsEveryEdge()
    {
        var summary = new StreamPlan(new TestDomain(2000, 200)).AtSessionEdges(Flink, TimeSpan.FromSeconds(200), rate: 0.2).Generate(new Seed(1)).Summary;

        var edges = summary.Rows.Single(row => row.Name == "edges of rules hit");
        (edges.Measured, edges.Of).ShouldBe((11, 11), summary.ToString());
    }

    [Fact]
    public void AtEdges_WithoutTheStep_AreHardlyEverHit()
    {
        var step = (AtEdges)Plan.AtEdges(Flink, Minutes).Disorder[0];
        var measured = new EdgeMeasurement(step);

        foreach (var arrival in Plan.Late(0.1, TimeSpan.FromMinutes(5)).OutOfOrder(0.2).Generate(new Seed(1)))
        {
            measured.Add(arrival);
        }

        measured.Of(new Edge(EdgeKind.WindowClose, -1)).ShouldBe(0);
        measured.Of(new Edge(EdgeKind.WindowClose, 1)).ShouldBe(0);
    }

    [Fact]
    public void AtEdges_ForFlink_PutsArrivalsOnBothSidesOfItsRule()
    {
        var stream = Plan.AtEdges(Flink, Minutes, rate: 0.2).Generate(new Seed(2));
        var truth = stream.Truth.For(Flink, Minutes);
        var step = (AtEdges)stream.Plan.Disorder[0];
        var greatest = long.MinValue;
        var outcomes = new Dictionary<int, HashSet<bool>>();

        foreach (var arrival in stream)
        {
            var ms = arrival.Event.EventTime.ToUnixTimeMilliseconds();
            var beyond = greatest == long.MinValue ? long.MinValue : greatest - step.MomentOf(new Edge(EdgeKind.WindowClose, 0), ms)!.Value;
            if (beyond is >= -1 and <= 1)
            {
                (outcomes.TryGetValue((int)beyond, out var known) ? known : outcomes[(int)beyond] = []).Add(truth.Of(arrival).Expectation == Expectation.Must);
            }

            greatest = Math.Max(greatest, ms);
        }

        outcomes[-1].ShouldBe([true]);
        outcomes[0].ShouldBe([false]);
        outcomes[1].ShouldBe([false]);
    }

    [Fact]
    public void AtEdges_TurnedUp_MovesNothingThatOtherStepsChose()
    {
        var others = Plan.Late(0.1, TimeSpan.FromMinutes(5)).Duplicated(0.05).Poisoned(0.02);
        var without = others.Generate(new Seed(3));

        var with = others.AtEdges(Flink, Minutes, rate: 0.2).Generate(new Seed(3));

        Chosen(with).ShouldBe(Chosen(without));
        with.Fingerprint().ShouldBe(others.AtEdges(Flink, Minutes, rate: 0.2).Generate(new Seed(3)).Fingerprint());
        with.Fingerprint().ShouldNotBe(without.Fingerprint());
        with.Select(arrival => arrival.ArrivalTime).ShouldBeInOrder();
        with.ShouldAllBe(arrival => arrival.ArrivalTime >= arrival.Event.EventTime);
        with.Truth.Events.Select(known => known.Id).ShouldBeUnique();

        static IEnumerable<string> Chosen(EventStream stream) => stream.Where(arrival => arrival.Event.Index >= 0 && !(arrival.Labels.IsDuplicate && arrival.Causes.HasFlag(Causes.AtEdge)))
            .Select(arrival => $"{arrival.Event.Id} {arrival.Causes & ~Causes.AtEdge} {arrival.Labels.Duplicate} {arrival.Labels.Payload?.Poison}").Order(StringComparer.Ordinal);
    }

    [Fact]
    public void AtEdges_ByCoinOrExactly_BringsAsManyAsAsked()
    {
        Plan.AtEdges(Flink, Minutes, rate: 0).Generate(new Seed(1)).Fingerprint().ShouldBe(Plan.Generate(new Seed(1)).Fingerprint());
        Plan.AtEdges(Flink, Minutes, rate: 1).Generate(new Seed(1)).Count(arrival => arrival.Event.Index >= 0 && !arrival.Labels.IsDuplicate).ShouldBe(2000);
        Plan.AtEdges(Flink, Minutes, rate: 0.1, choosing: Choosing.ByCoin).ToString().ShouldContain("10 % by coin");
    }

    [Fact]
    public void ToJson_Edges_AreReadBack()
    {
        var plan = Plan.AtEdges(Flink, WindowShape.Hopping(60_000, 20_000), horizon: Minute).AtSessionEdges(EngineProfiles.KafkaStreams, Minute);

        StreamPlan.FromJson(plan.ToJson(), new DomainCatalog(new TestDomain(1))).ShouldBe(plan);
        plan.Generate(new Seed(1)).Truth.Events.Select(known => known.Id).ShouldBeUnique();
        Should.Throw<ArgumentOutOfRangeException>(() => Plan.AtSessionEdges(Flink, TimeSpan.FromMilliseconds(3))).Message.ShouldContain("at least 4");
    }

    [Fact]
    public void AtEdges_NearTheEpoch_TellsEnginesApartThatLayWindowsDifferently()
    {
        var shape = WindowShape.Hopping(60_000, 20_000);
        var stream = Plan.Over(2).AtEdges(EngineProfiles.KafkaStreams, shape, rate: 0, nearEpoch: true).Generate(new Seed(1));

        var first = stream.Where(arrival => arrival.Event.Index < 0).ToList();

        first.Select(arrival => (arrival.Partition, arrival.Event.EventTime.ToUnixTimeMilliseconds())).Order()
            .ShouldBe([(0, 1), (0, 19_999), (0, 20_000), (0, 59_999), (0, 60_000), (1, 1), (1, 19_999), (1, 20_000), (1, 59_999), (1, 60_000)]);
        stream.Summary.Rows.Single(row => row.Name == "happens in the first windows after 1970 began").Measured.ShouldBe(10);
        stream.Truth.For(EngineProfiles.KafkaStreams, shape).Of(first[0]).Windows.Count.ShouldBe(1);
        stream.Truth.For(EngineProfiles.FlinkPerRecord, shape).Of(first[0]).Windows.Count.ShouldBe(3);
        Should.Throw<ArgumentException>(() => Plan.With(new AtEdges(0.1) { NearEpoch = true })).Message.ShouldContain("give it as well");
    }
}
