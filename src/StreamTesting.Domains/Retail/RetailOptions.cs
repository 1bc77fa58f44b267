namespace StreamTesting.Domains;

/// <summary>Refuses impossible options.</summary>
internal static class RetailOptions
{
    private static readonly DateTimeOffset LatestStart = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Check(RetailSales options)
    {
        var (second, micro, most) = (TimeSpan.FromSeconds(1), TimeSpan.FromMicroseconds(1), TimeSpan.FromDays(3650));
        OptionRange.Check(options.Count ?? 0, 0, 1_000_000_000_000, nameof(RetailSales.Count), "The number of happenings (count)");
        OptionRange.CheckTime(options.Duration ?? second, second, TimeSpan.FromDays(36_500), second, nameof(RetailSales.Duration), "The duration (duration)");
        OptionRange.CheckTime(options.Start, DateTimeOffset.UnixEpoch, LatestStart, second, nameof(RetailSales.Start), "The start (start)");
        OptionRange.CheckTime(options.MinGap, TimeSpan.Zero, most, micro, nameof(RetailSales.MinGap), "The shortest gap (minGap)");
        OptionRange.CheckTime(options.MaxGap, options.MinGap, most, micro, nameof(RetailSales.MaxGap), "The longest gap (maxGap)");
        OptionRange.CheckNumber(options.PerMinute ?? 1, 0.001, 60_000_000, nameof(RetailSales.PerMinute), "The rate a minute (perMinute)");
        options.Shape?.Validate();
        CheckEnd(options);
        CheckMix(options.Mix);
        OptionRange.CheckDefined(options.Mixing, nameof(RetailSales.Mixing), "The way of mixing (mixing)");
        OptionRange.Check(options.StoreCount, 1, 1000, nameof(RetailSales.StoreCount), "The number of stores (storeCount)");
        OptionRange.Check(options.ProductCount, 1, Math.Min(100_000, RetailSales.MostCells / options.StoreCount), nameof(RetailSales.ProductCount), "The number of products (productCount)");
        OptionRange.Check(options.LeastInitialStock, 0, 1_000_000, nameof(RetailSales.LeastInitialStock), "The least initial stock (leastInitialStock)");
        OptionRange.Check(options.MostInitialStock, options.LeastInitialStock, 1_000_000, nameof(RetailSales.MostInitialStock), "The most initial stock (mostInitialStock)");
        OptionRange.Check(options.RestockThreshold, 0, 1_000_000, nameof(RetailSales.RestockThreshold), "The restock threshold (restockThreshold)");
        OptionRange.Check(options.LeastRestock, RetailSales.LargestCorrection + 1, 1_000_000, nameof(RetailSales.LeastRestock), "The least restock (leastRestock)");
        OptionRange.Check(options.MostRestock, options.LeastRestock, 1_000_000, nameof(RetailSales.MostRestock), "The most restock (mostRestock)");
        OptionRange.CheckTime(options.RestockLead, TimeSpan.Zero, most, second, nameof(RetailSales.RestockLead), "The time a restock takes (restockLead)");
        OptionRange.CheckRate(options.IncreaseRate, nameof(RetailSales.IncreaseRate), "The share of increases (increaseRate)");
        OptionRange.CheckNumber(options.DecreaseRate, 0, Math.Round(1 - options.IncreaseRate, 12), nameof(RetailSales.DecreaseRate), "The share of decreases (decreaseRate)");
        OptionRange.CheckRate(options.WithoutProductRate, nameof(RetailSales.WithoutProductRate), "The share without a product (withoutProductRate)");
        OptionRange.CheckRate(options.OversoldRate, nameof(RetailSales.OversoldRate), "The share of oversold sales (oversoldRate)");
        OptionRange.CheckRate(options.WrongTotalRate, nameof(RetailSales.WrongTotalRate), "The share of wrong totals (wrongTotalRate)");
        OptionRange.CheckRate(options.WrongReasonRate, nameof(RetailSales.WrongReasonRate), "The share of wrong reasons (wrongReasonRate)");
        OptionRange.CheckDefined(options.Key, nameof(RetailSales.Key), "The key (key)");
        OptionRange.CheckTime(options.Transport, TimeSpan.Zero, TimeSpan.FromDays(1), TimeSpan.FromMilliseconds(1), nameof(RetailSales.Transport), "The longest time to arrive (transport)");
    }

    private static void CheckEnd(RetailSales options)
    {
        if (options.Count is null && options.Duration is { } duration && options.PerMinute is null && options.MaxGap == TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(
                nameof(RetailSales.MaxGap), options.MaxGap,
                $"The longest gap (maxGap) is 00:00:00, so that within the duration of {duration} without a count nothing ever ends; make it longer or give a count.");
        }

        if (options.PerMinute is { } rate && Math.Abs((rate * 1000) - Math.Round(rate * 1000)) > 1e-6)
        {
            throw new ArgumentOutOfRangeException(nameof(RetailSales.PerMinute), rate, string.Create(
                System.Globalization.CultureInfo.InvariantCulture, $"The rate a minute (perMinute) is {rate}; it must be in whole thousandths."));
        }
    }

    private static void CheckMix(RetailMix? mix)
    {
        if (mix is null)
        {
            throw new ArgumentNullException(nameof(RetailSales.Mix), "The mix (mix) is missing; leave it out for 50, 20, 15, 10 and 5 %.");
        }

        foreach (var weight in mix.Weights)
        {
            OptionRange.CheckNumber(weight, 0, 1_000_000, nameof(RetailSales.Mix), "A weight of the mix (mix)");
        }

        if (!(mix.Weights.Sum() > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(RetailSales.Mix), mix, "The weights of the mix (mix) are all 0; one must be above it.");
        }
    }
}
