namespace StreamTesting.Domains;

/// <summary>Refuses options that belong together.</summary>
internal static class RetailOptions
{
    public static void CheckEnd(RetailSales options)
    {
        if (options.Count is null && options.Duration is { } duration && options.PerMinute is null && options.MaxGap == TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(
                nameof(RetailSales.MaxGap), options.MaxGap, $"The longest gap (maxGap) is 00:00:00, so that within the duration of {duration} without a count nothing ever ends; make it longer or give a count.");
        }

        if (options.PerMinute is { } rate && Math.Abs((rate * 1000) - Math.Round(rate * 1000)) > 1e-6)
        {
            throw new ArgumentOutOfRangeException(nameof(RetailSales.PerMinute), rate, string.Create(
                System.Globalization.CultureInfo.InvariantCulture, $"The rate a minute (perMinute) is {rate}; it must be in whole thousandths."));
        }
    }

    public static void CheckMix(RetailMix? mix)
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
