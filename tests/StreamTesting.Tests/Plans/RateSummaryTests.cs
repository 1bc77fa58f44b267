namespace StreamTesting.Tests;

public sealed class RateSummaryTests
{
    private static readonly RatedDomain Rated = new(30_000)
    {
        Shape = Rate.BusinessHours(9, 17, 3) * Rate.Weekend(0.5) * Rate.Between("sale", new(2026, 1, 13, 6, 0, 0, TimeSpan.Zero), new(2026, 1, 13, 12, 0, 0, TimeSpan.Zero), 8)
            * Rate.Weather(new Weather("sunny", 1.1, 1, 2, 4, 2), new Weather("rainy", 0.7, 2, 2, 1, 3)),
    };

    [Fact]
    public void ToString_RatedDomain_ShowsAskedBesideMeasured() =>
        new StreamPlan(Rated).Late(0.1, TimeSpan.FromDays(2)).Duplicated(0.2).Generate(new Seed(42)).Summary.ToString().ShouldBeApproved();

    [Fact]
    public void Rates_OfADomainThatFollowsThem_AreMet()
    {
        foreach (var n in Enumerable.Range(0, 10))
        {
            var rates = new StreamPlan(Rated).Generate(new Seed(1).Derive(n)).Summary.Rates!;

            rates.Count.ShouldBe(20_000);
            rates.Outside.ShouldBe(0);
            foreach (var shares in new[] { rates.Bins, rates.Hours })
            {
                shares.ShouldAllBe(share => share.IsMet);
                shares.Sum(share => share.Asked).ShouldBe(1, 1e-9);
                shares.Sum(share => share.Count).ShouldBe(20_000);
            }

            rates.Shares.ShouldAllBe(share => share.IsMet);
            rates.Shares.Sum(share => share.Asked).ShouldBe(4, 1e-9);
            rates.Shares.Select(share => share.Part).Order().ShouldBe(["business hours", "not business hours", "not sale", "rainy", "sale", "sunny", "weekdays", "weekend"]);
        }
    }

    [Fact]
    public void Rates_OfADomainThatIgnoresThem_AreNotMetAndSaySo()
    {
        var summary = new StreamPlan(Rated with { IgnoresItsRate = true }).Generate(new Seed(1)).Summary;

        summary.Rates!.Shares.Single(share => share.Part == "sale").IsMet.ShouldBeFalse();
        summary.ToString().ShouldContain("; further off than chance");
    }

    [Fact]
    public void Rates_EventsOutsideTheSpan_AreCounted()
    {
        var rates = new RateMeasurement(new RateCurve(Rate.Constant(), Rated.Start, Rated.Start.AddHours(1)));

        rates.Add(Rated.Start.AddTicks(-1));
        rates.Add(Rated.Start);
        rates.Add(Rated.Start.AddHours(1).AddTicks(-1));
        rates.Add(Rated.Start.AddHours(1));

        rates.Outside.ShouldBe(2);
        rates.Bins[0].Count.ShouldBe(1);
        rates.Bins[47].Count.ShouldBe(1);
        rates.Shares.Single().Count.ShouldBe(2);
    }

    [Fact]
    public void Rates_OfADomainWithout_AreNull() => new StreamPlan(new TestDomain(10)).Generate(new Seed(1)).Summary.Rates.ShouldBeNull();

    [Fact]
    public void FromJson_OfAPlanWithARate_IsTheSamePlan()
    {
        var plan = new StreamPlan(Rated);

        StreamPlan.FromJson(plan.ToJson(), new DomainCatalog(Rated)).ShouldBe(plan);
    }

    [Theory]
    [InlineData(0, 0.2, 1000, false)]
    [InlineData(1000, 1, 1000, true)]
    [InlineData(999, 1, 1000, false)]
    [InlineData(0, 0, 1000, true)]
    [InlineData(1, 0, 1000, false)]
    [InlineData(150, 0.2, 1000, true)]
    [InlineData(149, 0.2, 1000, false)]
    [InlineData(0, 0.2, 0, true)]
    public void IsMet_FourSigma_IsTheBound(long count, double asked, long of, bool met) => new RateShare("part", asked, count, of).IsMet.ShouldBe(met);
}
