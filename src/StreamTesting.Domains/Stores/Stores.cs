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

    /// <summary>Plans a mixed batch of events that know nothing of each other, by weights: see <see cref="StoreMix"/>.</summary>
    /// <param name="count">How many; from 0 to 10^12, 100 by default.</param>
    /// <param name="weights">How often each type comes; null, the default, for those of <see cref="StoreWeights"/>.</param>
    /// <param name="options">Sets other options; null, the default, for none.</param>
    /// <returns>A plan without disorder, in one partition.</returns>
    /// <exception cref="ArgumentException">An option is impossible; the message has its value and the allowed range.</exception>
    public static StreamPlan Mixed(long count = 100, StoreWeights? weights = null, Func<StoreMix, StoreMix>? options = null)
    {
        var domain = new StoreMix(count) { Weights = weights ?? new StoreWeights() };
        return new StreamPlan(options?.Invoke(domain) ?? domain);
    }

    /// <summary>Makes one event of a type at a time (S-44), right by itself.</summary>
    /// <param name="type">The type.</param>
    /// <param name="time">When it happens; cut to milliseconds.</param>
    /// <param name="seed">Decides what it says.</param>
    /// <returns>The event.</returns>
    public static StreamEvent Event(StoreEventType type, DateTimeOffset time, Seed seed)
    {
        var milliseconds = time.ToUnixTimeMilliseconds();
        return new MixMaker(new StoreMix(), seed).Make(type, DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), 0, StoreIds.Trace(milliseconds / 1000, 1));
    }
}
