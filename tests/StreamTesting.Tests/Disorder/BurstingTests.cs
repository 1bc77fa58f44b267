namespace StreamTesting.Tests;

public sealed class BurstingTests
{
    private static readonly TimeSpan Minutes = TimeSpan.FromMinutes(5);

    private static StreamPlan Plan => new StreamPlan(new TestDomain(1000)).Over(3);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void Bursting_SoManyTimes_HoldsAllOfAStretchAndLetsItComeAtOnce(int times)
    {
        foreach (var n in Enumerable.Range(0, 10))
        {
            var arrivals = Plan.Bursting(Minutes, times).Generate(new Seed(1).Derive(n)).ToList();
            var bursts = arrivals.Where(IsHeld).GroupBy(arrival => arrival.ArrivalTime).ToList();

            bursts.Count.ShouldBe(times);
            foreach (var burst in bursts)
            {
                arrivals.ShouldNotContain(arrival => arrival.ArrivalTime > burst.Key - Minutes && arrival.ArrivalTime < burst.Key);
                burst.Count().ShouldBeInRange(1, 31);
                burst.ShouldAllBe(arrival => arrival.Event.EventTime <= burst.Key);
            }
        }
    }

    [Fact]
    public void Bursting_AnyTimes_ChangesNoOrder()
    {
        var plan = Plan.Duplicated(0.2).OutOfOrder(0.2);

        plan.Bursting(Minutes, 5).Generate(new Seed(1)).Select(arrival => arrival.Event.Id).ShouldBe(plan.Generate(new Seed(1)).Select(arrival => arrival.Event.Id));
    }

    [Fact]
    public void Bursting_MoreStretchesThanTime_HoldsEverythingInTurn()
    {
        var arrivals = Plan.Bursting(Minutes, 100_000).Generate(new Seed(1)).ToList();

        arrivals.Count.ShouldBe(1000);
        arrivals.Count(IsHeld).ShouldBeGreaterThan(990);
        arrivals.Max(arrival => arrival.Labels.Delay).ShouldBeLessThanOrEqualTo(Minutes + TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Summary_OfBursts_CountsWhatWasHeld()
    {
        var stream = Plan.Bursting(Minutes, 3).Generate(new Seed(1));

        stream.Summary.Rows[0].Measured.ShouldBe(stream.Count(IsHeld));
        stream.Summary.ToString().ShouldContain("held to come at once      arrivals of 00:05:00 held to come at once, 3 times");
    }

    [Fact]
    public void Bursting_OfNothing_IsNothing() => new StreamPlan(new TestDomain(0)).Bursting(Minutes, 3).Generate(new Seed(1)).ShouldBeEmpty();

    private static bool IsHeld(Arrival arrival) => arrival.Causes.HasFlag(Causes.Bursting);
}
