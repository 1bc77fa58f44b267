using static StreamTesting.Domains.Tests.StoreRuns;

namespace StreamTesting.Domains.Tests;

/// <summary>The knobs of purchases, measured back from the bytes.</summary>
public sealed class StoreBasketTests
{
    private static readonly StoreMarketing NoAds = new() { JourneysPerStoreDay = 0 };

    /// <summary>All sessions but for a few come from ads: every journey leads to a visit within two hours.</summary>
    private static readonly StoreMarketing OnlyAds = new()
    {
        JourneysPerStoreDay = 300, Conversion = AdConversion.Of(1), SecondTouchRate = 0, ShortestDelay = TimeSpan.FromMinutes(1), LongestDelay = TimeSpan.FromHours(2),
    };

    private static readonly Lazy<List<ReceiptCreated>> Usual = new(() => Receipts(new StoreBaskets(), NoAds));

    [Theory]
    [InlineData(0)]
    [InlineData(0.4)]
    [InlineData(1)]
    public void PurchaseRate_MeasuredBack_IsTheShareOfSessions(double rate)
    {
        var messages = Run(new StoreBaskets { PurchaseRate = rate }, NoAds, DaysFor(rate));

        Measured.Share(messages.Of<ReceiptCreated>().Count(), messages.Sessions().Count, rate);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.8)]
    [InlineData(1)]
    public void CampaignPurchaseRate_MeasuredBack_IsTheShareOfSessionsThatAdsLedTo(double rate)
    {
        var sessions = Run(new StoreBaskets { CampaignPurchaseRate = rate, PurchaseRate = 0 }, OnlyAds, DaysFor(rate)).Sessions()
            .Where(session => session[0].Payload is CustomerEntered { VisitorType: "campaign" }).ToList();

        Measured.Share(sessions.Count(session => session.Of<ReceiptCreated>().Any()), sessions.Count, rate);
    }

    [Theory]
    [InlineData(4.2, 2.0)]
    [InlineData(1, 0)]
    [InlineData(7, 0)]
    public void Items_MeasuredBack_AreThoseOfTheNormalDistribution(double mean, double deviation)
    {
        var lines = Receipts(new StoreBaskets { ItemsMean = mean, ItemsDeviation = deviation }, NoAds).Select(receipt => (double)receipt.ItemCount).ToList();

        Measured.Mean([.. lines, .. deviation == 0 ? [0.0, 2 * mean] : Array.Empty<double>()], Expected(mean, deviation));
    }

    [Fact]
    public void Spending_MeasuredBack_IsAboutWhatCustomersAreReadyToSpend()
    {
        var gross = Usual.Value.Where(receipt => receipt.StoreId is 1 or 4).Select(receipt => (double)receipt.Gross).ToList();

        gross.Average().ShouldBe(105, 6.5, "U(10, 200), as near as the prices in stock allow");
        gross.Min().ShouldBeLessThan(20);
        gross.Max().ShouldBeInRange(170, 320);
    }

    [Theory]
    [InlineData(20, 20)]
    [InlineData(50, 90)]
    public void SpendFromAndTo_MeasuredBack_ShiftTheMean(int from, int to)
    {
        var gross = Receipts(new StoreBaskets { SpendFrom = from, SpendTo = to }, NoAds).Where(receipt => receipt.StoreId is 1 or 4).Average(receipt => (double)receipt.Gross);

        gross.ShouldBe((from + to) / 2.0, 0.07 * (from + to) / 2.0);
    }

    [Fact]
    public void CampaignUplift_MeasuredBack_IsThirtyPercentSpendingAQuarterItemsAFifthStay()
    {
        var (plain, led) = (Run(new StoreBaskets(), NoAds, days: 6), Run(new StoreBaskets(), OnlyAds, days: 6, perStoreDay: 0));
        var (usual, more) = (plain.Of<ReceiptCreated>().ToList(), led.Of<ReceiptCreated>().ToList());

        // Ads do not reach large and small stores as often as visitors come, so stores are compared one size at a time.
        foreach (var size in new[] { 0, 1, 2 })
        {
            double Mean(List<ReceiptCreated> receipts, Func<ReceiptCreated, decimal> of) => (double)receipts.Where(receipt => receipt.StoreId % 3 == size).Average(of);
            (Mean(more, receipt => receipt.Gross) / Mean(usual, receipt => receipt.Gross)).ShouldBe(1.3, 0.1);
            (Mean(more, receipt => receipt.ItemCount) / Mean(usual, receipt => receipt.ItemCount)).ShouldBe(1.25, 0.08);
        }

        (Stay(led) / Stay(plain)).ShouldBe(1.2, 0.04);

        static double Stay(IEnumerable<StoreMessage> messages) => messages.Where(message => message.EventTime.Hour < 20).Of<CustomerEntered>().Average(visit => visit.DwellTime);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void CampaignUplifts_AtTheirEnds_MoveTheMeans(double uplift)
    {
        var baskets = new StoreBaskets { CampaignItems = uplift, CampaignSpend = uplift, CampaignStay = uplift, ItemsDeviation = 0, ItemsMean = 4, SpendFrom = 100, SpendTo = 100 };
        var messages = Run(baskets, OnlyAds, days: 2, perStoreDay: 0);

        messages.Of<ReceiptCreated>().Average(receipt => receipt.ItemCount).ShouldBe(4 * (1 + uplift), 0.3);
        messages.Of<ReceiptCreated>().Where(receipt => receipt.StoreId % 3 == 1).Average(receipt => (double)receipt.Gross).ShouldBe(100 * (1 + uplift), 12 * (1 + uplift));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.0875)]
    [InlineData(1)]
    public void TaxRate_MeasuredBack_IsExactToTheCent(double rate) => Receipts(new StoreBaskets { TaxRate = rate }, NoAds, days: 1)
        .ShouldAllBe(receipt => receipt.Tax == Math.Round(receipt.Subtotal * (decimal)rate, 2, MidpointRounding.AwayFromZero) && receipt.Total == receipt.Subtotal + receipt.Tax);

    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    [InlineData(1)]
    public void PromotionRate_MeasuredBack_IsTheShareOfReceipts(double rate)
    {
        var messages = Run(new StoreBaskets { PromotionRate = rate }, NoAds, DaysFor(rate));

        Measured.Share(messages.Of<PromotionApplied>().Count(), messages.Of<ReceiptCreated>().Count(), rate);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void CampaignPromotionRate_MeasuredBack_IsTheShareOfReceiptsThatAdsLedTo(double rate)
    {
        var messages = Run(new StoreBaskets { CampaignPromotionRate = rate, PromotionRate = 0 }, OnlyAds, DaysFor(rate));

        Measured.Share(messages.Of<PromotionApplied>().Count(), messages.Of<ReceiptCreated>().Count(receipt => receipt.CampaignId is not null), rate);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.7)]
    [InlineData(1)]
    public void PercentageRate_MeasuredBack_IsTheShareOfPromotions(double rate)
    {
        var promotions = Run(new StoreBaskets { PercentageRate = rate, PromotionRate = 1 }, NoAds, DaysFor(rate)).Of<PromotionApplied>().ToList();

        Measured.Share(promotions.Count(promotion => promotion.DiscountType == "percentage"), promotions.Count, rate);
    }

    [Theory]
    [InlineData(1, "WINTER2024", "LOYALTY2024", "NEWCUSTOMER")]
    [InlineData(4, "SPRING2024", "LOYALTY2024", "NEWCUSTOMER")]
    [InlineData(7, "LOYALTY2024", "NEWCUSTOMER")]
    public void Promotions_OfASeason_AreItsOwnAndAsLikely(int month, params string[] codes)
    {
        var options = Calm(2) with { Start = new DateTimeOffset(2024, month, 2, 0, 0, 0, TimeSpan.Zero), Baskets = new StoreBaskets { PromotionRate = 1, PercentageRate = 1 } };
        var messages = Messages(options, 3);
        var receipts = messages.Of<ReceiptCreated>().ToDictionary(receipt => receipt.ReceiptId);

        Measured.Fits(messages.Of<PromotionApplied>().Select(promotion => promotion.PromoCode), Measured.Equal(codes));
        messages.Of<PromotionApplied>().Select(promotion => promotion.DiscountAmount).ShouldBe(messages.Of<PromotionApplied>().Select(
            promotion => Math.Round(receipts[promotion.ReceiptId].Gross * Percent(promotion.PromoCode) / 100, 2, MidpointRounding.AwayFromZero)));

        static decimal Percent(string code) => code switch { "WINTER2024" => 15, "SPRING2024" => 20, "LOYALTY2024" => 10, _ => 25 };
    }

    [Fact]
    public void FixedDiscounts_MeasuredBack_AreFrom5To25AndAtMostHalf()
    {
        var messages = Run(new StoreBaskets { PromotionRate = 1, PercentageRate = 0 }, NoAds);
        var gross = messages.Of<ReceiptCreated>().ToDictionary(receipt => receipt.ReceiptId, receipt => receipt.Gross);

        messages.Of<PromotionApplied>().ShouldAllBe(promotion => promotion.DiscountAmount <= 25
            && (promotion.DiscountAmount >= 5 || promotion.DiscountAmount == Math.Floor(gross[promotion.ReceiptId] * 50) / 100));
        Measured.Mean([.. messages.Of<PromotionApplied>().Where(promotion => gross[promotion.ReceiptId] >= 50).Select(promotion => (double)promotion.DiscountAmount)], 15);
    }

    [Fact]
    public void Tenders_OfReceipts_AreAsLikely() => Measured.Fits(
        Usual.Value.Select(receipt => receipt.TenderType), Measured.Equal(["CASH", "CREDIT_CARD", "DEBIT_CARD", "CHECK", "MOBILE_PAY"]));

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(100)]
    public void OnlinePerStoreDay_MeasuredBack_IsThatOfTheSizes(double perStoreDay) => ((double)Messages(
            Calm(2) with { Baskets = new StoreBaskets { OnlinePerStoreDay = perStoreDay }, Visits = new StoreVisits { PerStoreDay = 5 } }, 3)
        .Of<OnlineOrderCreated>().Count()).ShouldBe(2 * 6.4 * perStoreDay, 12);

    [Fact]
    public void LargeStores_MeasuredBack_SellMoreAndMoreAtATime()
    {
        var receipts = Usual.Value;
        double Mean(int size) => (double)receipts.Where(receipt => receipt.StoreId % 3 == size).Average(receipt => receipt.Gross);

        (Mean(2) / Mean(1)).ShouldBe(1.25, 0.12);
        (Mean(0) / Mean(1)).ShouldBe(0.8, 0.1);
        (receipts.Count(receipt => receipt.StoreId % 3 == 2) / (double)receipts.Count(receipt => receipt.StoreId % 3 == 0)).ShouldBe(1.6 / 0.6, 0.4);
    }

    private static IReadOnlyList<StoreMessage> Run(StoreBaskets baskets, StoreMarketing marketing, int days = 3, double perStoreDay = 200) =>
        Messages(Calm(days) with { Baskets = baskets, Marketing = marketing, Visits = new StoreVisits { PerStoreDay = perStoreDay, PingEvery = TimeSpan.FromHours(1) } }, 2);

    private static List<ReceiptCreated> Receipts(StoreBaskets baskets, StoreMarketing marketing, int days = 3) => [.. Run(baskets, marketing, days).Of<ReceiptCreated>()];

    /// <summary>At 0 and 1 shares are exact, however few.</summary>
    private static int DaysFor(double rate) => rate is 0 or 1 ? 1 : 3;

    /// <summary>The mean of N(mean, deviation) cut to a whole number from 1 to 20.</summary>
    private static double Expected(double mean, double deviation)
    {
        if (deviation == 0)
        {
            return mean;
        }

        var (sum, steps) = (0.0, 200_000);
        for (var i = 0; i < steps; i++)
        {
            var x = -6 + (12.0 * (i + 0.5) / steps);
            sum += Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI) * 12.0 / steps * Math.Clamp((int)(mean + (deviation * x)), 1, 20);
        }

        return sum;
    }
}
