namespace StreamTesting.Domains;

/// <summary>Plans of days of retail stores, as source document 003 describes them.</summary>
public static class Stores
{
    /// <summary>Plans one day of six stores: some 20,000 events of all 18 types. In order, without copies.</summary>
    /// <param name="options">Sets other options, for example <c>o => o with { StoreCount = 20 }</c>; null, the default, for none.</param>
    /// <returns>A plan without disorder, in one partition.</returns>
    /// <exception cref="ArgumentException">An option is impossible; the message has its value and the allowed range.</exception>
    public static StreamPlan Day(Func<StoreDays, StoreDays>? options = null) => Days(1, options);

    /// <summary>Plans several days.</summary>
    /// <param name="days">How many; from 1 to 36,500.</param>
    /// <param name="options">As in <see cref="Day"/>.</param>
    /// <returns>A plan without disorder, in one partition.</returns>
    /// <exception cref="ArgumentException">An option is impossible; the message has its value and the allowed range.</exception>
    public static StreamPlan Days(int days, Func<StoreDays, StoreDays>? options = null)
    {
        var domain = new StoreDays(days);
        return new StreamPlan(options?.Invoke(domain) ?? domain);
    }
}
