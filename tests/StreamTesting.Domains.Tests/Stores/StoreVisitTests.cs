using static StreamTesting.Domains.Tests.StoreRuns;

namespace StreamTesting.Domains.Tests;

/// <summary>The knobs of visits, measured back from the bytes; shares within four standard deviations of the binomial.</summary>
public sealed class StoreVisitTests
{
    private static readonly StoreMarketing NoAds = new() { JourneysPerStoreDay = 0 };

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(333.25)]
    public void PerStoreDay_MeasuredBack_IsThatOfTheSizes(double perStoreDay)
    {
        var entered = Messages(Calm(4) with { Marketing = NoAds, Visits = new StoreVisits { PerStoreDay = perStoreDay, PingEvery = TimeSpan.FromHours(1) } }, 1).Of<CustomerEntered>().ToList();

        foreach (var (store, factor) in new[] { (1, 1), (2, 1.6), (3, 0.6), (4, 1), (5, 1.6), (6, 0.6) })
        {
            ((double)entered.Count(visit => visit.StoreId == store)).ShouldBe(4 * factor * perStoreDay, 4);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.85)]
    [InlineData(1)]
    public void BleRate_MeasuredBack_IsTheShareOfSessions(double rate)
    {
        var entered = Entered(new StoreVisits { BleRate = rate });

        Measured.Share(entered.Count(visit => visit.SessionId is not null), entered.Count, rate);
        entered.ShouldAllBe(visit => visit.SessionId == null == (visit.CustomerId == null) && visit.CustomerId == null == (visit.VisitorType == "anonymous"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(1)]
    public void ReturningRate_MeasuredBack_IsTheShareOfRegulars(double rate)
    {
        var entered = Entered(new StoreVisits { ReturningRate = rate, BleRate = 1, Regulars = 200 });

        Measured.Share(entered.Count(visit => visit.VisitorType == "regular"), entered.Count, rate);
        entered.Where(visit => visit.VisitorType == "regular").GroupBy(visit => visit.StoreId).ShouldAllBe(store => store.Select(visit => visit.CustomerId).Distinct().Count() <= 200);
    }

    [Fact]
    public void Regulars_OfAWeek_ComeAgain()
    {
        var visits = Messages(Calm(7) with { Visits = new StoreVisits { Regulars = 20 } }, 1).Of<CustomerEntered>().Where(visit => visit.VisitorType == "regular").ToList();

        visits.GroupBy(visit => (visit.StoreId, visit.CustomerId)).Average(customer => customer.Count()).ShouldBeGreaterThan(10);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 0.2)]
    [InlineData(1, 1)]
    public void LongStayEvery_MeasuredBack_IsExact(int every, double share)
    {
        var byStore = Entered(new StoreVisits { LongStayEvery = every, LongStay = TimeSpan.FromMinutes(46) }, closes: 24).GroupBy(visit => visit.StoreId);

        byStore.ShouldAllBe(store => store.Count(visit => visit.DwellTime == 46 * 60) >= Math.Floor(store.Count() * share * 0.94)
            && store.Count(visit => visit.DwellTime == 46 * 60) <= Math.Ceiling(store.Count() * share));
    }

    [Theory]
    [InlineData(10, 45)]
    [InlineData(5, 5)]
    [InlineData(20, 240)]
    public void Stays_MeasuredBack_AreUniformWithinTheirEnds(int from, int to)
    {
        var visits = new StoreVisits { ShortestStay = TimeSpan.FromMinutes(from), LongestStay = TimeSpan.FromMinutes(to), LongStayEvery = 0, LongStay = TimeSpan.FromMinutes(from) };
        var stays = Messages(Calm(4) with { Marketing = NoAds, Visits = visits }, 3).Where(message => message.EventTime.Hour < 19).Of<CustomerEntered>()
            .Select(visit => visit.DwellTime / 60.0).ToList();

        stays.ShouldAllBe(stay => stay >= from - 0.02 && stay <= to);
        if (from < to)
        {
            Measured.Mean(stays, (from + to - (1 / 60.0)) / 2.0);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    [InlineData(1)]
    public void ZoneMoveRate_MeasuredBack_IsTheShareOfPings(double rate)
    {
        var options = Calm(2) with { Visits = new StoreVisits { ZoneMoveRate = rate }, Baskets = new StoreBaskets { PurchaseRate = 0, CampaignPurchaseRate = 0 } };
        var messages = Messages(options, 4);

        Measured.Share(
            messages.Of<CustomerZoneChanged>().Count(move => move.ToZone is not "ENTRANCE"), messages.Of<BlePingDetected>().Count(), rate);
        messages.Of<CustomerZoneChanged>().ShouldAllBe(move => move.ToZone != "CHECKOUT");
    }

    [Fact]
    public void Zones_MovedTo_AreAsLikely() => Measured.Fits(
        Messages(Calm(3), 5).Of<CustomerZoneChanged>().Where(move => move.FromZone == "ENTRANCE" && move.ToZone != "CHECKOUT").Select(move => move.ToZone),
        Measured.Equal(["ELECTRONICS", "GROCERY", "CLOTHING"]));

    [Theory]
    [InlineData(20)]
    [InlineData(300)]
    public void PingEvery_MeasuredBack_IsTheMeanGapFromHalfToThreeHalves(int seconds)
    {
        var options = Calm() with { Visits = new StoreVisits { PingEvery = TimeSpan.FromSeconds(seconds), PerStoreDay = 40, LongStayEvery = 1 } };
        var gaps = Messages(options, 6).Where(message => message.Payload is BlePingDetected).GroupBy(message => message.Payload.SessionId)
            .SelectMany(session => session.Take(6).Zip(session.Skip(1)), (_, pair) => (pair.Second.EventTime - pair.First.EventTime).TotalSeconds).ToList();

        gaps.ShouldAllBe(gap => gap >= (0.5 * seconds) - 0.01 && gap <= 1.5 * seconds);
        Measured.Mean(gaps, seconds);
    }

    [Fact]
    public void Rssi_OfPings_IsAsLikelyFrom80To30() => Measured.Fits(
        Messages(Calm(), 7).Of<BlePingDetected>().Select(ping => $"{ping.Rssi}"), Measured.Equal(Enumerable.Range(-80, 51).Select(rssi => $"{rssi}")));

    [Theory]
    [InlineData(2)]
    [InlineData(5000)]
    public void Customers_MeasuredBack_AreNeverMore(int customers) => Messages(Calm() with { Visits = new StoreVisits { Customers = customers } }, 8)
        .Of<CustomerEntered>().ShouldAllBe(visit => visit.CustomerId == null || visit.CustomerId <= customers);

    [Fact]
    public void Funnel_OfEveryStoreAndMoment_HasTrafficThenSessionsThenReceipts() => StoreSessionLaws.Check(Messages(new StoreDays(), 9));

    private static List<CustomerEntered> Entered(StoreVisits visits, int closes = 23) =>
        [.. Messages(Calm(3) with { Marketing = NoAds, Visits = visits with { PingEvery = TimeSpan.FromHours(1) }, Closes = TimeSpan.FromHours(closes) }, 2).Of<CustomerEntered>()];
}
