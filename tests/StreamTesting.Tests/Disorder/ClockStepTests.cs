namespace StreamTesting.Tests.Disorder;

public sealed class ClockStepTests
{
    private static readonly StreamPlan Plan = new StreamPlan(new TestDomain(100)).Over(3).OutOfOrder(0.2).Duplicated(0.1);

    [Fact]
    public void Barriers_EverySoManyArrivals_NumberThemAndChangeNothingElse()
    {
        var without = Plan.Generate(new Seed(1));

        var with = Plan.Barriers(every: 25).Generate(new Seed(1));

        with.Select(arrival => arrival.Barrier).ShouldBe(Enumerable.Range(0, 110).Select(position => position / 25));
        with.Fingerprint().ShouldBe(without.Fingerprint());
        without.ShouldAllBe(arrival => arrival.Barrier == 0);
        with.Summary.Rows.Single(row => row.Name == "barriers").Measured.ShouldBe(4);
    }

    [Fact]
    public void Flushed_AtTheEnd_AddsAMarkerToEachPartitionAndChangesNothingElse()
    {
        var without = Plan.Generate(new Seed(1)).ToList();

        var stream = Plan.Flushed(TimeSpan.FromHours(1), afterBarrier: true).Generate(new Seed(1));
        var with = stream.ToList();

        with.Take(without.Count).Select(arrival => arrival.ToString()).ShouldBe(without.Select(arrival => arrival.ToString()));
        var markers = with.Skip(without.Count).ToList();
        markers.Select(marker => (marker.Partition, marker.Event.Id, marker.Barrier, marker.Causes)).ShouldBe(
            [(0, "flush-0", 1, Causes.Flushed), (1, "flush-1", 1, Causes.Flushed), (2, "flush-2", 1, Causes.Flushed)]);
        markers.ShouldAllBe(marker => marker.Event.EventTime == without.Max(arrival => arrival.Event.EventTime) + TimeSpan.FromHours(1));
        stream.Summary.Rows.Single(row => row.Name == "markers at the end").Measured.ShouldBe(3);
        stream.Truth.Events.Count.ShouldBe(103);
    }

    [Fact]
    public void ToJson_BarriersAndAFlush_ReadBackAsTheSame()
    {
        var plan = Plan.Barriers(10).Flushed(TimeSpan.FromHours(1), afterBarrier: true);

        StreamPlan.FromJson(plan.ToJson(), new DomainCatalog(new TestDomain(1))).ShouldBe(plan);
        Should.Throw<ArgumentOutOfRangeException>(() => Plan.Barriers(0)).Message.ShouldContain("must lie between 1 and");
        Should.Throw<ArgumentOutOfRangeException>(() => Plan.Flushed(TimeSpan.Zero));
    }
}
