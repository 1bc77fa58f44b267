namespace StreamTesting.Domains.Tests;

/// <summary>
/// The document's weights by chi-square tests: each statistic stays below the 99.9 % quantile of its distribution (Wilson and Hilferty's
/// approximation). The seeds are fixed, so the tests never flicker.
/// </summary>
public sealed class OrderDistributionTests
{
    private static readonly Lazy<IReadOnlyList<OrderPayload>> Sample = new(() =>
    [
        .. new OrderLifecycles(40_000) { CancelRate = 0.3, CorrectionRate = 0.5, V2Rate = 0.5, UserCount = 500 }
            .Events(new Seed(11)).Select(happened => (OrderPayload)happened.Payload!),
    ]);

    [Fact]
    public void Currency_HasTheWeightsOfTheDocument() => Fits(Of<OrderCreated>(order => order.Currency), ("USD", .85), ("EUR", .08), ("GBP", .04), ("CAD", .03));

    [Fact]
    public void PaymentMethod_HasTheWeightsOfTheDocument() =>
        Fits(Of<PaymentAuthorized>(paid => paid.PaymentMethod), ("card", .75), ("paypal", .15), ("apple_pay", .08), ("bank_transfer", .02));

    [Fact]
    public void Carrier_HasTheWeightsOfTheDocument() => Fits(Of<OrderShipped>(shipped => shipped.Carrier), ("UPS", .45), ("FedEx", .35), ("USPS", .15), ("DHL", .05));

    [Fact]
    public void Reason_HasTheWeightsOfTheDocument() =>
        Fits(Of<OrderCancelled>(cancelled => cancelled.Reason), ("payment_failed", .5), ("customer_request", .35), ("out_of_stock", .15));

    [Fact]
    public void SourceSystem_HasTheWeightsOfTheDocument() =>
        Fits(Of<OrderCreated>(order => order.Context.SourceSystem), ("web", .55), ("ios", .22), ("android", .18), ("partner_api", .05));

    [Fact]
    public void Environment_HasTheWeightsOfTheDocument() => Fits(Of<OrderCreated>(order => order.Context.Environment), ("prod", .92), ("staging", .08));

    [Fact]
    public void Device_HasTheWeightsOfTheDocument() => Fits(
        Sample.Value.OfType<OrderCreated>().Where(order => order.DeviceType is not null).Select(order => order.DeviceType!),
        ("desktop", .45), ("mobile", .45), ("tablet", .10));

    [Fact]
    public void Promo_IsNullInThreeOfFive() => Fits(
        Sample.Value.OfType<OrderCreated>().Where(order => order.DeviceType is not null).Select(order => order.PromoCode is null ? "null" : "promo"),
        ("null", .6), ("promo", .4));

    [Fact]
    public void Promo_EachCode_IsAsLikely() => Fits(
        Sample.Value.OfType<OrderCreated>().Where(order => order.PromoCode is not null).Select(order => order.PromoCode!), Equal("PROMO", 10, 98, 2));

    [Fact]
    public void Tenants_AreAsLikely() => Fits(Of<OrderCreated>(order => order.Context.TenantId), Equal("T-", 1, 25, 3));

    [Fact]
    public void Users_AreAsLikely() => Fits(Of<OrderCreated>(order => order.Context.UserId), Equal("U-", 1, 500, 5));

    [Fact]
    public void Sessions_AreAsLikely() => Fits(
        Of<OrderCreated>(order => (int.Parse(order.Context.SessionId[2..]) * 20L / 200_000).ToString()), Equal("", 0, 19, 1));

    [Fact]
    public void AuthCodes_AreAsLikely() => Fits(Of<PaymentAuthorized>(paid => paid.AuthCode[..1]), [.. "0123456789ABCDEF".Select(digit => (digit.ToString(), 1 / 16.0))]);

    [Fact]
    public void TrackingIds_AreAsLikely() => Fits(Of<OrderShipped>(shipped => shipped.TrackingId[..4]), Equal("TRK", 1, 9, 1));

    [Fact]
    public void Amounts_AreLogNormalWithinTheirBounds()
    {
        var cuts = new[] { 0, 35.0, 50, 65, 81.45086866496814, 100, 130, 190, 260, 500, double.PositiveInfinity };
        double[] shares = [.. cuts.Select(cut => cut <= 0 ? 0 : double.IsPositiveInfinity(cut) ? 1 : NormalBelow((Math.Log(cut) - 4.4) / 0.6))];
        var expected = Enumerable.Range(0, cuts.Length - 1).Select(i => (i.ToString(), shares[i + 1] - shares[i])).ToArray();

        Fits(Of<OrderCreated>(order => (Array.FindIndex(cuts, cut => (double)order.Amount < cut) - 1).ToString()), expected);
        Sample.Value.OfType<OrderCreated>().Average(order => order.Amount).ShouldBe(97.1m, 1m);
    }

    [Fact]
    public void Corrections_AreUniformWithinFifteenPercent() => Fits(
        Sample.Value.OfType<OrderAmountCorrected>().Where(corrected => corrected.OldAmount > 100)
            .Select(corrected => Math.Floor(((corrected.NewAmount / corrected.OldAmount) - 1 + 0.15m) / 0.05m).ToString()),
        Equal("", 0, 5, 1));

    [Fact]
    public void Gaps_AreUniformOverTheirMinutes()
    {
        var orders = new OrderLifecycles(40_000) { MaxEventGap = TimeSpan.FromMinutes(20), CancelRate = 0.3, ShipRate = 1, CorrectionRate = 0 }
            .Events(new Seed(12)).GroupBy(happened => happened.Key).Select(order => order.ToList()).ToList();

        Fits(orders.Select(order => Minutes(order, 1)), Equal("", 1, 20, 1));
        Fits(orders.Where(order => order[2].Type == "order_shipped").Select(order => Minutes(order, 2)), Equal("", 30, 60, 1));
        Fits(orders.Where(order => order[2].Type == "order_cancelled").Select(order => Minutes(order, 2)), Equal("", 1, 20, 1));

        static string Minutes(List<StreamEvent> order, int step) => ((int)(order[step].EventTime - order[step - 1].EventTime).TotalMinutes).ToString();
    }

    private static IEnumerable<string> Of<T>(Func<T, string> select) => Sample.Value.OfType<T>().Select(select);

    private static (string, double)[] Equal(string prefix, int from, int to, int digits) =>
        [.. Enumerable.Range(from, to - from + 1).Select(number => (prefix + number.ToString($"D{digits}"), 1.0 / (to - from + 1)))];

    private static void Fits(IEnumerable<string> values, params (string Value, double Share)[] expected)
    {
        var counts = values.CountBy(value => value).ToDictionary();
        var total = counts.Values.Sum();
        counts.Keys.Except(expected.Select(option => option.Value)).ShouldBeEmpty();
        total.ShouldBeGreaterThan(5000);
        expected.ShouldAllBe(option => option.Share * total >= 5);
        var freedom = expected.Length - 1.0;
        var statistic = expected.Sum(option => Math.Pow(counts.GetValueOrDefault(option.Value) - (option.Share * total), 2) / (option.Share * total));

        statistic.ShouldBeLessThan(freedom * Math.Pow(1 - (2 / (9 * freedom)) + (3.0902 * Math.Sqrt(2 / (9 * freedom))), 3));
    }

    /// <summary>The normal distribution function by its series: x + x^3/3 + x^5/(3 * 5) + ...</summary>
    private static double NormalBelow(double x)
    {
        double term = x, sum = x;
        for (var n = 3; n < 200; n += 2)
        {
            term *= x * x / n;
            sum += term;
        }

        return 0.5 + (sum * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI));
    }
}
