namespace StreamTesting.Domains.Tests;

/// <summary>The bytes of a seed. Where one of these changes, the format version in the seed's text changes with it.</summary>
public sealed class ApiGoldenTests
{
    [Theory]
    [InlineData(1, "4971ffa9dad0d034551292fe66cd2618bc4bb177184a377b798099be6aca17bd")]
    [InlineData(42, "1e645d3ba029a8269efc7fb9ccf282e58efd832c9cdc44d37d099e7c1b7d31c4")]
    [InlineData(ulong.MaxValue, "67781c81e90c86b553ddd24372b3a826100461d5d8967376b63c9748b3759397")]
    public void Fingerprint_OfFormatVersion1_NeverChanges(ulong seed, string expected) => Api.Calls(1000)
        .Late(0.06, TimeSpan.FromHours(2))
        .Duplicated(0.02, DuplicateKind.Conflicting)
        .OutOfOrder(0.12)
        .Over(3)
        .Generate(new Seed(seed))
        .Fingerprint()
        .ShouldBe(expected);

    [Theory]
    [InlineData(1, "486c5360f2f0d45ba786785d1fa0378c12596f7553f762ff9ffb97ba9c8da9c6")]
    [InlineData(42, "775bde72018ae8ea365fb7a3013635b0e6014be940168d53b9df49033453754f")]
    public void Fingerprint_OfOtherOptions_NeverChanges(ulong seed, string expected) => Api
        .Calls(500, o => o with
        {
            Start = new DateTimeOffset(2031, 7, 1, 0, 0, 0, TimeSpan.Zero),
            Span = TimeSpan.FromDays(9),
            BusinessHoursFactor = 5,
            WeekendFactor = 0.1,
            Traffic = Rate.Every(TimeSpan.FromHours(7), TimeSpan.FromMinutes(10), 6),
            ErrorRate = 0.3,
            SpikeRate = 0.2,
            CacheHitRate = 0.9,
            AnonymousRate = 0.4,
            UserCount = 77,
            Key = ApiCallKey.User,
            Transport = TimeSpan.FromMilliseconds(250),
        })
        .Generate(new Seed(seed))
        .Fingerprint()
        .ShouldBe(expected);

    [Fact]
    public void Bytes_OfTheFirstArrivals_AreThese() => string.Join('\n', Api.Calls(3).Generate(new Seed(1))
        .Select(arrival => System.Text.Encoding.UTF8.GetString(arrival.ToBytes()))).ShouldBe(
        """
        {"event_id":"evt_1_2db948fc2cda","event_type":"api_call","timestamp":"2026-01-01T06:34:22.928377Z","title":"POST /api/v1/notifications/templates","message":"Successfully processed request to notification-service","severity":"info","source":{"service":"notification-service","endpoint":"/api/v1/notifications/templates","method":"POST","version":"1.5.3","environment":"production"},"metrics":{"response_time_ms":203.64,"status_code":200,"request_size_bytes":4472,"response_size_bytes":5942,"cache_hit":false},"context":{"user_id":"user_57574","session_id":"sess_67c782451592","request_id":"req_f09aee62d2f7e685","ip_address":"192.168.219.59","user_agent":"Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36","tags":{"country":"CA","city":"Toronto","region":"NA","device_type":"mobile"}},"payload":{"correlation_id":"corr_4497129fd674","trace_id":"trace_f8fb42dcac4f"}}
        {"event_id":"evt_2_ac3127ff94df","event_type":"api_call","timestamp":"2026-01-01T11:30:05.128423Z","title":"GET /api/v1/analytics/events","message":"Successfully processed request to analytics-service","severity":"info","source":{"service":"analytics-service","endpoint":"/api/v1/analytics/events","method":"GET","version":"2.1.0","environment":"staging"},"metrics":{"response_time_ms":335.49,"status_code":200,"request_size_bytes":394,"response_size_bytes":45680,"cache_hit":true},"context":{"user_id":"user_73768","session_id":"sess_e6f11a96d994","request_id":"req_e20613d234c9acbd","ip_address":"192.168.186.141","user_agent":"Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0","tags":{"country":"FR","city":"Paris","region":"EU","device_type":"desktop"}},"payload":{"correlation_id":"corr_10af94f3153c","trace_id":"trace_caa3a7bda9ed"}}
        {"event_id":"evt_3_9e660cd208ce","event_type":"api_call","timestamp":"2026-01-01T15:56:38.754117Z","title":"GET /api/v1/search/filters","message":"Successfully processed request to search-service","severity":"info","source":{"service":"search-service","endpoint":"/api/v1/search/filters","method":"GET","version":"1.6.8","environment":"development"},"metrics":{"response_time_ms":93.99,"status_code":200,"request_size_bytes":4613,"response_size_bytes":12497,"cache_hit":false},"context":{"user_id":"user_28487","session_id":"sess_c10c128e9d5a","request_id":"req_352f0e0b96224c28","ip_address":"192.168.22.222","user_agent":"okhttp/5.1.0","tags":{"country":"US","city":"Chicago","region":"NA","device_type":"api_client"}},"payload":{"correlation_id":"corr_e044670b2246","trace_id":"trace_95a0da7433b8"}}
        """.ReplaceLineEndings("\n"));
}
