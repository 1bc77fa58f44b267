namespace StreamTesting.Domains;

/// <summary>How calls end: the statuses with the document's weights (P-44 to P-46), and what is said of them.</summary>
internal static class ApiOutcomes
{
    public static readonly WeightedChoice<int> Success = new((200, 85), (201, 10), (202, 3), (204, 2));

    public static readonly WeightedChoice<int> Failure = new(
        (400, 15), (401, 10), (403, 8), (404, 20), (409, 5), (422, 8), (429, 7), (500, 10), (502, 5), (503, 7), (504, 5));

    public static readonly string[] PaymentMethods = ["credit_card", "debit_card", "paypal", "bank_transfer"];

    public static readonly string[] Currencies = ["USD", "EUR", "GBP", "CAD"];

    public static readonly string[] AuthMethods = ["password", "oauth", "sso", "mfa"];

    public static readonly string[] RegistrationSources = ["web", "mobile_app", "referral", "partner"];

    private static readonly string[] Successes = [.. ApiServices.All.Select(service => $"Successfully processed request to {service.Name}")];

    private static readonly Dictionary<int, string[]> Errors = new()
    {
        [400] =
        [
            "Invalid request body", "Missing required field 'email'", "Invalid date format, expected ISO 8601", "Malformed JSON in request",
            "Query parameter 'limit' must be a number",
        ],
        [401] =
        [
            "Access token expired", "Invalid access token signature", "Missing Authorization header", "Session is no longer valid",
            "API key not recognized",
        ],
        [403] = ["Insufficient permissions for this resource", "Account is suspended", "Access from this network is not allowed", "Role does not permit this operation"],
        [404] = ["Resource not found", "User does not exist", "Order does not exist", "Product is no longer available", "Endpoint not found in this version"],
        [409] = ["Resource was modified by another request", "Idempotency key was used before", "Email address is already registered", "Order is already cancelled"],
        [422] =
        [
            "Card number failed validation", "Unsupported currency code", "Address could not be verified", "Discount code is not applicable",
            "Value out of range for field 'quantity'",
        ],
        [429] = ["Rate limit exceeded, retry after 60 seconds", "Too many login attempts", "Daily request quota exhausted", "Concurrent request limit reached"],
        [500] =
        [
            "Database connection failed", "Unhandled exception in request handler", "Failed to acquire lock on resource", "Cache cluster unreachable",
            "Message could not be published",
        ],
        [502] = ["Invalid response from upstream", "Upstream closed the connection", "Upstream TLS handshake failed", "Payment provider sent an unreadable answer"],
        [503] =
        [
            "Service temporarily unavailable", "Connection pool exhausted", "Circuit breaker is open", "Deployment in progress",
            "Dependency health check failed",
        ],
        [504] =
        [
            "Gateway timeout after 30 seconds", "Upstream request timed out", "Database query timed out", "Payment provider did not respond",
            "Read timed out waiting for a downstream service",
        ],
    };

    private static readonly Dictionary<int, (string Error, string[] OfService)[]> Messages = Errors.ToDictionary(
        status => status.Key,
        status => status.Value.Select(error =>
            (error, ApiServices.All.Select(service => $"Request to {service.Name} failed: {error}").ToArray())).ToArray());

    public static string SuccessMessage(int service) => Successes[service];

    public static (string Message, ApiErrorDetails Details) FailureOf(int status, int service, ref RandomSource random)
    {
        var texts = Messages[status];
        var (error, ofService) = texts[random.NextBelow(texts.Length)];
        var code = $"ERR_{status}_{random.NextInRange(100, 999)}";
        return (ofService[service], new ApiErrorDetails(code, error, status < 500 ? "ClientError" : "ServerError"));
    }

    public static string Severity(int status) => status < 400 ? "info" : status < 500 ? "warning" : "error";
}
