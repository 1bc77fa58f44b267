namespace StreamTesting.Domains;

/// <summary>Plans of monitored API calls, as source document 004 describes them.</summary>
public static class Api
{
    /// <summary>Plans some calls of eight services over a span of time (P-01). In order, without copies.</summary>
    /// <param name="count">How many calls, from 0 to 10^12; 10,000 by default (P-72).</param>
    /// <param name="options">Sets other options, for example <c>o => o with { Span = TimeSpan.FromDays(7) }</c>; null, the default, for none.</param>
    /// <returns>A plan without disorder, in one partition.</returns>
    /// <exception cref="ArgumentException">An option is impossible; the message has its value and the allowed range.</exception>
    public static StreamPlan Calls(long count = 10_000, Func<ApiCalls, ApiCalls>? options = null)
    {
        var domain = new ApiCalls(count);
        return new StreamPlan(options?.Invoke(domain) ?? domain);
    }
}
