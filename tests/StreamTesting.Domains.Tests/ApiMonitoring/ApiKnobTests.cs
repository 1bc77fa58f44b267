namespace StreamTesting.Domains.Tests;

/// <summary>Every knob, measured back from the bytes: at 0, at its default and at 1, within four sigma.</summary>
public sealed class ApiKnobTests
{
    private const int Count = 4000;

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(1)]
    public void ErrorRate_MeasuredBack_IsTheShareOfErrors(double rate)
    {
        var calls = ApiSample.Read(Count, o => o with { ErrorRate = rate });

        Measured.Share(calls.Count(message => message.Call.Metrics.StatusCode >= 400), Count, rate);
        calls.ShouldAllBe(message => (message.Call.ErrorDetails == null) == (message.Call.Metrics.StatusCode < 400));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void CacheHitRate_MeasuredBack_IsTheShareOfTheAnswersThatCanBeCached(double rate)
    {
        var cacheable = ApiSample.Read(Count, o => o with { CacheHitRate = rate }).Where(IsCacheable).ToList();

        Measured.Share(cacheable.Count(message => message.Call.Metrics.CacheHit), cacheable.Count, rate);

        static bool IsCacheable(ApiMessage message) => message.Call.Source.Method == "GET" && message.Call.Metrics.StatusCode == 200;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(1)]
    public void AnonymousRate_MeasuredBack_IsTheShareWithoutAUser(double rate) => Measured.Share(
        ApiSample.Read(Count, o => o with { AnonymousRate = rate }).Count(message => message.Call.Context.UserId is null), Count, rate);

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    public void UserCount_MeasuredBack_IsReached(int users) =>
        ApiSample.Read(Count, o => o with { UserCount = users }).Select(message => message.Call.Context.UserId).Where(user => user is not null).Distinct().Order()
            .ShouldBe(Enumerable.Range(10_000, users).Select(number => $"user_{number}"));

    [Fact]
    public void Key_ByService_IsTheService() =>
        Api.Calls(Count).Generate(new Seed(1)).ShouldAllBe(arrival => arrival.Event.Key == ((ApiCall)arrival.Event.Payload!).Source.Service);

    [Fact]
    public void Key_ByUser_IsTheUserOrNone() =>
        Api.Calls(Count, o => o with { Key = ApiCallKey.User }).Generate(new Seed(1))
            .ShouldAllBe(arrival => arrival.Event.Key == (((ApiCall)arrival.Event.Payload!).Context.UserId ?? ""));

    [Fact]
    public void Key_OfTheOtherKind_ChangesNoByte() =>
        Bytes(o => o with { Key = ApiCallKey.User }).ShouldBe(Bytes(o => o));

    [Theory]
    [InlineData("errors")]
    [InlineData("spikes")]
    [InlineData("cache")]
    [InlineData("anonymous")]
    public void Knob_Turned_ChangesOnlyWhatItIsAbout(string knob)
    {
        var before = ApiSample.Read(500);
        var after = ApiSample.Read(500, o => knob switch
        {
            "errors" => o with { ErrorRate = 0.5 },
            "spikes" => o with { SpikeRate = 0.5 },
            "cache" => o with { CacheHitRate = 1 },
            _ => o with { AnonymousRate = 0.5 },
        });

        after.ShouldNotBe(before);
        after.Select(Rest).ShouldBe(before.Select(Rest));

        ApiMessage Rest(ApiMessage message) => message with
        {
            Call = message.Call with
            {
                Message = knob == "errors" ? "" : message.Call.Message,
                Severity = knob == "errors" ? "" : message.Call.Severity,
                ErrorDetails = knob == "errors" ? null : message.Call.ErrorDetails,
                Context = knob == "anonymous" ? message.Call.Context with { UserId = null } : message.Call.Context,
                Metrics = message.Call.Metrics with
                {
                    StatusCode = knob == "errors" ? 0 : message.Call.Metrics.StatusCode,
                    ResponseSizeBytes = knob == "errors" ? 0 : message.Call.Metrics.ResponseSizeBytes,
                    ResponseTimeMs = knob is "errors" or "spikes" ? 0 : message.Call.Metrics.ResponseTimeMs,
                    CacheHit = knob is not ("errors" or "cache") && message.Call.Metrics.CacheHit,
                },
            },
        };
    }

    private static List<string> Bytes(Func<ApiCalls, ApiCalls> options) =>
        [.. Api.Calls(500, options).Generate(new Seed(3)).Select(arrival => Convert.ToHexString(arrival.ToBytes()))];
}
