namespace StreamTesting.Domains;

/// <summary>The services, their endpoints and what is the same for all calls of one.</summary>
internal static class ApiServices
{
    public const string OrderCreation = "/api/v1/orders/create";

    public const string Login = "/api/v1/auth/login";

    public const string Registration = "/api/v1/auth/register";

    public const int Payment = 1;

    public static readonly WeightedChoice<int> Method = new((0, .60), (1, .25), (2, .08), (3, .04), (4, .03));

    public static readonly WeightedChoice<int> Environment = new((0, .70), (1, .20), (2, .10));

    public static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH"];

    public static readonly string[] Environments = ["production", "staging", "development"];

    public static readonly ApiService[] All =
    [
        new("auth-service", "2.3.1", .02, 100, 150, 250, Paths(
            "auth", "login", "logout", "register", "refresh", "verify", "password/reset", "password/change", "mfa/challenge", "sessions")),
        new("payment-service", "1.8.2", .05, 200, 450, 500, Paths(
            "payments", "authorize", "capture", "refund", "void", "methods", "status", "webhooks")),
        new("user-service", "3.1.0", .01, 50, 85, 150, Paths(
            "users", "profile", "settings", "preferences", "avatar", "addresses", "lookup", "followers", "activity")),
        new("product-service", "2.7.4", .015, 100, 120, 250, Paths(
            "products", "list", "detail", "categories", "reviews", "availability", "recommendations", "compare", "images")),
        new("order-service", "1.9.1", .03, 200, 280, 500, Paths(
            "orders", "create", "detail", "list", "cancel", "update", "tracking", "returns")),
        new("notification-service", "1.5.3", .04, 100, 200, 250, Paths(
            "notifications", "email", "sms", "push", "templates", "subscriptions", "delivery-status")),
        new("analytics-service", "2.1.0", .02, 300, 350, 600, Paths(
            "analytics", "events", "reports", "dashboards", "metrics", "export")),
        new("search-service", "1.6.8", .025, 50, 95, 150, Paths(
            "search", "query", "suggest", "filters", "trending")),
    ];

    private static readonly ApiSource[][] Sources = [.. All.Select(service => Combinations(service, (endpoint, method, environment) =>
        new ApiSource(service.Name, endpoint, method, service.Version, environment)).ToArray())];

    private static readonly string[][] Titles = [.. All.Select(service => Combinations(service, (endpoint, method, _) => $"{method} {endpoint}").ToArray())];

    public static int EndpointCount { get; } = All.Sum(service => service.Endpoints.Length);

    public static (ApiSource Source, string Title) Called(int service, int endpoint, int method, int environment)
    {
        var place = (((endpoint * Methods.Length) + method) * Environments.Length) + environment;
        return (Sources[service][place], Titles[service][place]);
    }

    private static string[] Paths(string area, params string[] names) => [.. names.Select(name => $"/api/v1/{area}/{name}")];

    private static IEnumerable<T> Combinations<T>(ApiService service, Func<string, string, string, T> make) =>
        from endpoint in service.Endpoints
        from method in Methods
        from environment in Environments
        select make(endpoint, method, environment);
}
