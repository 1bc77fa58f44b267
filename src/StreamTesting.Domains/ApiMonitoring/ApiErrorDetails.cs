namespace StreamTesting.Domains;

/// <summary>What went wrong with a call (P-29).</summary>
/// <param name="ErrorCode">ERR_, the status, and three digits: <c>ERR_500_789</c>.</param>
/// <param name="ErrorMessage">One of 51 texts that belong to the status.</param>
/// <param name="ErrorType">ClientError below status 500, ServerError above.</param>
public sealed record ApiErrorDetails(string ErrorCode, string ErrorMessage, string ErrorType);
