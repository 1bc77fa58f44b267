namespace StreamTesting.Tests.Expectations;

/// <summary>What an engine does with the whole stream, asked about parts of its keys.</summary>
public sealed class TruthOfPartTests
{
    private readonly EventStream _stream = new StreamPlan(new TestDomain(600, 20)).Over(3).Late(0.1, TimeSpan.FromMinutes(10)).Duplicated(0.05).Barriers(20).Generate(new Seed(5));

    [Fact]
    public void Windows_OfParts_AreTheWholesByTheClocksOfTheWhole()
    {
        var whole = _stream.TruthFor(EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromMinutes(1)), WindowShape.Tumbling(TimeSpan.FromMinutes(1)));
        var parts = Parts().Select(part => whole.ForPart(part)).ToList();

        parts.Select(part => part.Windows.Count).ShouldAllBe(count => count > 0);
        parts.SelectMany(part => part.Windows).Select(window => window.ToString()).Order().ShouldBe(whole.Windows.Select(window => window.ToString()).Order());
        parts.SelectMany(part => part.StreamWindows()).Count().ShouldBe(whole.Windows.Count);
        parts.ShouldAllBe(part => part.Arrivals.Count == whole.Arrivals.Count && part.Edges == whole.Edges);
    }

    [Fact]
    public void Totals_OfParts_AddUpToTheWholes()
    {
        var whole = _stream.TruthFor(EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromMinutes(1)));
        var totals = Parts().Select(part => whole.ForPart(part).Totals).ToList();

        totals.ShouldAllBe(part => part.Balance && part.Injected > 0);
        totals.Sum(part => part.Injected).ShouldBe(whole.Totals.Injected);
        totals.Sum(part => part.DroppedLate).ShouldBe(whole.Totals.DroppedLate);
        totals.Sum(part => part.Undecided).ShouldBe(whole.Totals.Undecided);
        whole.Totals.DroppedLate.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Stream_OfAPart_IsThePart()
    {
        var part = Parts().First();

        _stream.TruthFor(EngineProfiles.Spark).ForPart(part).Stream.ShouldBeSameAs(part);
    }

    private IEnumerable<GroundTruth> Parts() => Enumerable.Range(0, 3).Select(number => new GroundTruth(_stream.Where(arrival => arrival.Partition == number), _stream.Origin));
}
