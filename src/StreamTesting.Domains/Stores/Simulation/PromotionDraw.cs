namespace StreamTesting.Domains;

/// <summary>What a receipt draws for its promotion, whether it has one or not.</summary>
internal readonly record struct PromotionDraw(double Coin, double Percentage, ulong Code, int Fixed)
{
    private static readonly (string Code, int Percent)[] InWinter = [("WINTER2024", 15), ("LOYALTY2024", 10), ("NEWCUSTOMER", 25)];
    private static readonly (string Code, int Percent)[] InSpring = [("SPRING2024", 20), ("LOYALTY2024", 10), ("NEWCUSTOMER", 25)];
    private static readonly (string Code, int Percent)[] Otherwise = [("LOYALTY2024", 10), ("NEWCUSTOMER", 25)];

    public static PromotionDraw Of(ref RandomSource random) =>
        new(random.NextDouble(), random.NextDouble(), random.NextUInt64(), (int)random.NextInRange(500, 2500));

    /// <summary>Applies one of the promotions of the season, each as likely.</summary>
    public void ApplyTo(Basket basket, double percentageRate, long now)
    {
        var codes = DateTime.UnixEpoch.AddMilliseconds(now).Month switch { 12 or 1 or 2 => InWinter, 3 or 4 or 5 => InSpring, _ => Otherwise };
        var (code, percent) = codes[Math.BigMul(Code, (ulong)codes.Length, out _)];
        var isPercentage = Percentage < percentageRate;
        basket.Apply(code, isPercentage, isPercentage ? StoreMoney.Share(basket.Gross, 100L * percent) : Math.Min(Fixed, basket.Gross / 2));
    }
}
