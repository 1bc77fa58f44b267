namespace StreamTesting.Domains;

/// <summary>Where calls come from and by what (P-47 to P-50, P-70), with the weights of the document's text.</summary>
internal static class ApiCallers
{
    public static readonly string[] Devices = ["desktop", "mobile", "api_client", "tablet", "bot"];

    public static readonly WeightedChoice<int> Device = new((0, .45), (1, .30), (2, .20), (3, .04), (4, .01));

    /// <summary>A region's share is spread evenly over its cities.</summary>
    public static readonly WeightedChoice<int> City = new(
        (0, .10), (1, .10), (2, .10), (3, .10), (4, .10), (5, .10), (6, .10), (7, .0625), (8, .0625), (9, .0625), (10, .0625), (11, .05));

    private static readonly (string Country, string City, string Region)[] Cities =
    [
        ("US", "New York", "NA"), ("US", "San Francisco", "NA"), ("US", "Chicago", "NA"), ("CA", "Toronto", "NA"),
        ("UK", "London", "EU"), ("DE", "Berlin", "EU"), ("FR", "Paris", "EU"),
        ("SG", "Singapore", "APAC"), ("JP", "Tokyo", "APAC"), ("IN", "Mumbai", "APAC"), ("AU", "Sydney", "APAC"),
        ("BR", "S\u00e3o Paulo", "LATAM"),
    ];

    private static readonly string[][] AgentsOfDevice =
    [
        [
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15",
            "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0",
        ],
        [
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36",
        ],
        ["python-requests/2.32.5", "PostmanRuntime/7.46.1", "okhttp/5.1.0"],
        ["Mozilla/5.0 (iPad; CPU OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1"],
        ["Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"],
    ];

    private static readonly ApiTags[] Tags =
    [
        .. from city in Cities
           from device in Devices
           select new ApiTags(city.Country, city.City, city.Region, device),
    ];

    public static IEnumerable<string> UserAgents => AgentsOfDevice.SelectMany(agents => agents);

    public static ApiTags TagsOf(int city, int device) => Tags[(city * Devices.Length) + device];

    public static string UserAgent(int device, double fraction)
    {
        var agents = AgentsOfDevice[device];
        return agents[(int)(fraction * agents.Length)];
    }
}
