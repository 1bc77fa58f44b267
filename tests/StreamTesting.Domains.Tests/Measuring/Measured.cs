namespace StreamTesting.Domains.Tests;

/// <summary>Compares what was measured with what was asked for, by a stated bound.</summary>
internal static class Measured
{
    /// <summary>Pearson's chi-square at the 0.1 % level (Wilson and Hilferty's quantile); every share must be expected at least five times.</summary>
    public static void Fits(IEnumerable<string> values, params (string Value, double Share)[] expected)
    {
        var counts = values.CountBy(value => value).ToDictionary();
        var total = counts.Values.Sum();
        counts.Keys.Except(expected.Select(option => option.Value)).ShouldBeEmpty();
        expected.Sum(option => option.Share).ShouldBe(1, 1e-9);
        expected.ShouldAllBe(option => option.Share * total >= 5);
        var freedom = expected.Length - 1.0;
        var statistic = expected.Sum(option => Math.Pow(counts.GetValueOrDefault(option.Value) - (option.Share * total), 2) / (option.Share * total));

        statistic.ShouldBeLessThan(
            freedom * Math.Pow(1 - (2 / (9 * freedom)) + (3.0902 * Math.Sqrt(2 / (9 * freedom))), 3),
            string.Join(", ", expected.Select(option => $"{option.Value}: {counts.GetValueOrDefault(option.Value)} of {option.Share * total:F1}")));
    }

    /// <summary>As many as a binomial of that share gives, within four standard deviations: none at 0, all at 1.</summary>
    public static void Share(long count, long of, double share)
    {
        of.ShouldBeGreaterThan(0);
        var bound = 4 * Math.Sqrt(of * share * (1 - share));
        ((double)count).ShouldBeInRange((share * of) - bound, (share * of) + bound);
    }

    /// <summary>A mean within four standard errors.</summary>
    public static void Mean(IReadOnlyCollection<double> values, double expected)
    {
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Sum(value => Math.Pow(value - mean, 2)) / values.Count);
        var bound = 4 * deviation / Math.Sqrt(values.Count);
        mean.ShouldBeInRange(expected - bound - 1e-9, expected + bound + 1e-9);
    }

    /// <summary>Values that are all as likely.</summary>
    public static (string, double)[] Equal(IEnumerable<string> values)
    {
        var all = values.ToList();
        return [.. all.Select(value => (value, 1.0 / all.Count))];
    }
}
