namespace StreamTesting.Domains.Tests;

/// <summary>Calls read back from the bytes of their arrivals.</summary>
internal static class ApiSample
{
    private static readonly Lazy<IReadOnlyList<ApiMessage>> DayOf40Thousand = new(() => Read(40_000));

    /// <summary>40,000 calls at the document's defaults.</summary>
    public static IReadOnlyList<ApiMessage> Default => DayOf40Thousand.Value;

    public static IReadOnlyList<ApiMessage> Read(long count, Func<ApiCalls, ApiCalls>? options = null, ulong seed = 11) =>
        [.. Api.Calls(count, options).Generate(new Seed(seed)).Select(arrival => ApiMessage.Parse(arrival.ToBytes()))];
}
