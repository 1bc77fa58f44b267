using static StreamTesting.Domains.Tests.StoreRuns;

namespace StreamTesting.Domains.Tests;

/// <summary>The knobs of ads, measured back from the bytes.</summary>
public sealed class StoreMarketingTests
{
    private static readonly string[] Channels = ["SOCIAL", "SEARCH", "DISPLAY", "EMAIL", "VIDEO"];

    [Theory]
    [InlineData(0)]
    [InlineData(200)]
    [InlineData(1000)]
    public void JourneysPerStoreDay_MeasuredBack_IsTheNumberOfCorrelations(double journeys) => ((double)Run(new StoreMarketing { JourneysPerStoreDay = journeys }, 2)
        .Where(message => message.Payload is AdImpression).Select(message => message.Payload.CorrelationId).Distinct().Count()).ShouldBe(2 * 6 * journeys, 2);

    [Fact]
    public void Channels_OfJourneys_AreAsLikely() => Measured.Fits(
        Journeys(Run(new StoreMarketing(), 3)).Select(journey => journey.Of<AdImpression>().First().Channel), Measured.Equal(Channels));

    [Theory]
    [InlineData(0)]
    [InlineData(null)]
    [InlineData(1)]
    public void Conversion_ByChannel_IsTheShareOfJourneysThatLeadToAVisit(int? all)
    {
        var conversion = all is { } rate ? AdConversion.Of(rate) : new AdConversion();
        var journeys = Journeys(Run(new StoreMarketing { JourneysPerStoreDay = all is null ? 1500 : 100, Conversion = conversion }, 8))
            .Where(journey => journey[0].EventTime < new DateTimeOffset(2024, 1, 20, 0, 0, 0, TimeSpan.Zero)).ToLookup(journey => journey.Of<AdImpression>().First().Channel);

        foreach (var (channel, expected) in Channels.Zip([conversion.Social, conversion.Search, conversion.Display, conversion.Email, conversion.Video]))
        {
            Measured.Share(journeys[channel].Count(journey => journey.Of<CustomerEntered>().Any()), journeys[channel].Count(), expected);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void SecondTouchRate_MeasuredBack_IsTheShareOfLeadingJourneys(double rate)
    {
        var leading = Journeys(Run(new StoreMarketing { SecondTouchRate = rate, Conversion = AdConversion.Of(0.3) }, 5)).Where(journey => journey.Of<CustomerEntered>().Any()).ToList();

        Measured.Share(leading.Count(journey => journey.Of<AdImpression>().Count() == 2), leading.Count, rate);
        leading.SelectMany(journey => journey.Where(message => message.Payload is AdImpression).Skip(1), (journey, second) => (second.EventTime - journey[0].EventTime).TotalMinutes)
            .ShouldAllBe(minutes => minutes >= 10 && minutes <= 60);
    }

    [Fact]
    public void LastTouch_OfAttributedPurchases_HasTheCredit()
    {
        var bought = Journeys(Run(new StoreMarketing { Conversion = AdConversion.Of(0.2) }, 5)).Where(journey => journey.Of<ReceiptCreated>().Any()).ToList();

        bought.Count.ShouldBeGreaterThan(300);
        foreach (var journey in bought)
        {
            var touches = journey.Where(message => message.Payload is AdImpression).ToList();
            var entered = journey.Single(message => message.Payload is CustomerEntered);
            touches.Count.ShouldBe(2);
            entered.Payload.ParentEventId.ShouldBe(touches[^1].TraceId);
            journey.Of<ReceiptCreated>().Single().CampaignId.ShouldBe(((AdImpression)touches[^1].Payload).CampaignId);
            journey.Single(message => message.Payload is ReceiptCreated).EventTime.ShouldBeLessThan(touches[^1].EventTime.AddDays(7));
        }
    }

    [Theory]
    [InlineData(1, 48)]
    [InlineData(24, 24)]
    [InlineData(5, 6)]
    public void Delays_MeasuredBack_LieWithinTheirEndsOrAfterTheNextOpening(int from, int to)
    {
        var marketing = new StoreMarketing { ShortestDelay = TimeSpan.FromHours(from), LongestDelay = TimeSpan.FromHours(to), Conversion = AdConversion.Of(0.3) };
        var leading = Journeys(Run(marketing, 5)).Where(journey => journey.Of<CustomerEntered>().Any()).ToList();
        var delays = leading.Select(journey => (
            journey.Single(message => message.Payload is CustomerEntered).EventTime,
            Last: journey.Last(message => message.Payload is AdImpression).EventTime)).ToList();

        delays.Count.ShouldBeGreaterThan(200);
        delays.ShouldAllBe(delay => delay.EventTime - delay.Last >= TimeSpan.FromHours(from));
        delays.ShouldAllBe(delay => delay.EventTime - delay.Last <= TimeSpan.FromHours(to) + TimeSpan.FromHours(1)
            || (delay.EventTime.Hour >= 7 && delay.EventTime.Hour < 10 && delay.EventTime - delay.Last <= TimeSpan.FromHours(to + 12)));
    }

    [Fact]
    public void Cost_OfImpressions_IsUniformFrom10CentsTo2Dollars50()
    {
        var costs = Run(new StoreMarketing(), 2).Of<AdImpression>().Select(ad => (double)ad.Cost).ToList();

        costs.ShouldAllBe(cost => cost >= 0.10 && cost <= 2.50);
        Measured.Mean(costs, 1.30);
    }

    private static IReadOnlyList<StoreMessage> Run(StoreMarketing marketing, int days) =>
        Messages(Calm(days) with { Marketing = marketing, Visits = new StoreVisits { PerStoreDay = 2, PingEvery = TimeSpan.FromHours(1), Customers = 1_000_000 } }, 5);

    private static List<List<StoreMessage>> Journeys(IEnumerable<StoreMessage> messages) =>
    [
        .. messages.Where(message => message.Payload.CorrelationId?.StartsWith("ATTR_", StringComparison.Ordinal) == true)
            .GroupBy(message => message.Payload.CorrelationId).Select(journey => journey.ToList()),
    ];
}
