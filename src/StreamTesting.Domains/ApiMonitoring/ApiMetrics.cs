namespace StreamTesting.Domains;

/// <summary>How a call went (P-27).</summary>
/// <param name="ResponseTimeMs">Milliseconds from request to response, to hundredths; above 0.</param>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="RequestSizeBytes">From 100 to 5000.</param>
/// <param name="ResponseSizeBytes">From 200 to 50,000; of an error from 50 to 500.</param>
/// <param name="CacheHit">Whether it was answered from a cache; only a GET answered 200 can be.</param>
public sealed record ApiMetrics(decimal ResponseTimeMs, int StatusCode, int RequestSizeBytes, int ResponseSizeBytes, bool CacheHit);
