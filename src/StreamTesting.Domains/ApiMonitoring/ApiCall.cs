namespace StreamTesting.Domains;

/// <summary>One call of an API as its monitoring saw it (P-20 to P-30). Immutable.</summary>
/// <param name="Title">Method and path, for example <c>POST /api/v1/orders/create</c>.</param>
/// <param name="Message">What came of it, in words.</param>
/// <param name="Severity">info below status 400, warning below 500, error above.</param>
/// <param name="Source">What was called.</param>
/// <param name="Metrics">How long it took, and how it ended.</param>
/// <param name="Context">Who called, from where.</param>
/// <param name="Payload">What the call was about.</param>
/// <param name="ErrorDetails">What went wrong; null where nothing did, and then not written.</param>
public sealed record ApiCall(
    string Title,
    string Message,
    string Severity,
    ApiSource Source,
    ApiMetrics Metrics,
    ApiContext Context,
    ApiPayload Payload,
    ApiErrorDetails? ErrorDetails = null);
