namespace StreamTesting.Tests;

public sealed class OfflineTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>1,000 events 10 s apart of 100 entities, each of which says something every 1,000 s, ten times.</summary>
    private static StreamPlan Plan => new StreamPlan(new TestDomain(1000, 100)).Over(3);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.05, 5)]
    [InlineData(1, 100)]
    public void Offline_Exactly_IsMeasuredBackFromTheArrivals(double rate, int expected)
    {
        foreach (var n in Enumerable.Range(0, 10))
        {
            var stream = Plan.Offline(rate, Hour).Generate(new Seed(1).Derive(n));

            stream.Summary.Rows[0].Name.ShouldBe("entities offline");
            stream.Summary.Rows[0].Measured.ShouldBe(expected);
            stream.Summary.Rows[0].IsMet.ShouldBeTrue();
            stream.Where(arrival => arrival.Labels.Delay > TimeSpan.FromSeconds(5)).Select(arrival => arrival.Event.Key).Distinct().Count().ShouldBe(expected);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(1)]
    public void Offline_ByCoin_StaysWithinFourSigma(double rate)
    {
        var stream = new StreamPlan(new TestDomain(4000, 1000)).Offline(rate, Hour, choosing: Choosing.ByCoin).Generate(new Seed(1));

        ((int)stream.Summary.Rows[0].Measured).ShouldBeWithinFourSigma(1000, rate, "offline");
        stream.Summary.Rows[0].AskedCount.ShouldBeNull();
    }

    [Fact]
    public void Offline_WhatAnEntitySaysMeanwhile_ArrivesAtOnceAndInOrderWhenItIsBack()
    {
        foreach (var n in Enumerable.Range(0, 10))
        {
            var stream = Plan.Offline(0.5, TimeSpan.FromHours(2), atLeast: Hour).Generate(new Seed(2).Derive(n)).ToList();
            foreach (var entity in stream.GroupBy(arrival => arrival.Event.Key).Where(entity => entity.Any(IsOffline)))
            {
                var held = entity.Where(IsOffline).ToList();
                var back = held.Select(arrival => arrival.ArrivalTime).Distinct().ShouldHaveSingleItem();

                entity.Select(arrival => arrival.Event.EventTime).ShouldBeInOrder();
                held[0].Labels.Delay.ShouldBeInRange(Hour, TimeSpan.FromHours(2));
                var meanwhile = entity.Where(arrival => arrival.Event.EventTime >= held[0].Event.EventTime && arrival.Event.EventTime < back).ToList();
                meanwhile.ShouldBe(held);
                entity.Where(arrival => !IsOffline(arrival)).ShouldAllBe(arrival => arrival.Labels.Delay <= TimeSpan.FromSeconds(5));
            }
        }
    }

    [Fact]
    public void Offline_HalfOfTheEntities_AreCutOffWithTheirFirstEvent()
    {
        var stream = new StreamPlan(new TestDomain(10_000, 1000)).Offline(1, Hour, after: TimeSpan.FromHours(20)).Generate(new Seed(3));
        var firsts = stream.GroupBy(arrival => arrival.Event.Key).Select(entity => entity.MinBy(arrival => arrival.Event.EventTime)!);

        firsts.Count(IsOffline).ShouldBeWithinFourSigma(1000, 0.5, "cut off with the first event");
    }

    [Fact]
    public void Offline_LongLivingEntitiesThatSayNothingAnyMore_AreCountedAsNotMet()
    {
        var domain = new TopicDomain(500);
        var summary = new StreamPlan(domain).Offline(1, TimeSpan.FromMinutes(1), after: TimeSpan.FromDays(1)).Generate(new Seed(1)).Summary;

        summary.Rows[0].AskedCount.ShouldBe(30);
        summary.Rows[0].Measured.ShouldBeLessThan(30);
        summary.ToString().ShouldContain("could not be");
    }

    [Fact]
    public void Offline_TogetherWithCopies_SendsThemAfterTheFlush()
    {
        foreach (var arrival in Plan.Offline(0.5, Hour).Duplicated(1, DuplicateKind.Retry).Generate(new Seed(4)).Where(arrival => arrival.Labels.IsDuplicate))
        {
            arrival.Labels.FirstPosition.ShouldBeLessThan(arrival.Position);
        }
    }

    [Fact]
    public void Offline_OfDefinition_IsOutOfOrderInThePartitionAndInOrderInTheEntity()
    {
        var measured = Plan.Offline(0.3, Hour).Generate(new Seed(1)).Summary.Measured;

        measured.OutOfOrder.ShouldBeGreaterThan(0);
        measured.OutOfOrderInEntity.ShouldBe(0);
    }

    private static bool IsOffline(Arrival arrival) => arrival.Causes.HasFlag(Causes.Offline);
}
