namespace StreamTesting.Domains.Tests;

/// <summary>The weights of the document's text, measured from the bytes (chi-square at 0.1 %, four sigma).</summary>
public sealed class ApiDistributionTests
{
    [Fact]
    public void Services_AreAsLikely() => Measured.Fits(Of(call => call.Source.Service), Measured.Equal(ApiServices.All.Select(service => service.Name)));

    [Fact]
    public void Endpoints_OfEachService_AreAsLikely() => Measured.Fits(
        Of(call => call.Source.Endpoint),
        [.. ApiServices.All.SelectMany(service => service.Endpoints.Select(path => (path, 1.0 / (8 * service.Endpoints.Length))))]);

    [Theory]
    [InlineData("auth-service", 9, "2.3.1")]
    [InlineData("payment-service", 7, "1.8.2")]
    [InlineData("user-service", 8, "3.1.0")]
    [InlineData("product-service", 8, "2.7.4")]
    [InlineData("order-service", 7, "1.9.1")]
    [InlineData("notification-service", 6, "1.5.3")]
    [InlineData("analytics-service", 5, "2.1.0")]
    [InlineData("search-service", 4, "1.6.8")]
    public void Service_HasTheEndpointsAndVersionOfTheTable(string service, int endpoints, string version)
    {
        var sources = ApiSample.Default.Select(message => message.Call.Source).Where(source => source.Service == service).ToList();

        sources.Select(source => source.Endpoint).Distinct().Count().ShouldBe(endpoints);
        sources.Select(source => source.Version).Distinct().ShouldBe([version]);
    }

    [Fact]
    public void Methods_HaveTheWeightsOfTheDocument() =>
        Measured.Fits(Of(call => call.Source.Method), ("GET", .60), ("POST", .25), ("PUT", .08), ("DELETE", .04), ("PATCH", .03));

    [Fact]
    public void Environments_HaveTheWeightsOfTheDocument() =>
        Measured.Fits(Of(call => call.Source.Environment), ("production", .70), ("staging", .20), ("development", .10));

    [Fact]
    public void SuccessStatuses_HaveTheWeightsOfTheDocument() => Measured.Fits(
        Of(call => $"{call.Metrics.StatusCode}").Where(status => status[0] == '2'), ("200", .85), ("201", .10), ("202", .03), ("204", .02));

    [Fact]
    public void ErrorStatuses_HaveTheWeightsOfTheDocument() => Measured.Fits(
        ApiSample.Read(20_000, o => o with { ErrorRate = 1 }).Select(message => $"{message.Call.Metrics.StatusCode}"),
        ("400", .15), ("401", .10), ("403", .08), ("404", .20), ("409", .05), ("422", .08), ("429", .07), ("500", .10), ("502", .05), ("503", .07), ("504", .05));

    [Theory]
    [InlineData("auth-service", .02)]
    [InlineData("payment-service", .05)]
    [InlineData("user-service", .01)]
    [InlineData("product-service", .015)]
    [InlineData("order-service", .03)]
    [InlineData("notification-service", .04)]
    [InlineData("analytics-service", .02)]
    [InlineData("search-service", .025)]
    public void ErrorRate_OfAService_IsThatOfTheTable(string service, double rate)
    {
        var calls = ApiSample.Default.Where(message => message.Call.Source.Service == service).ToList();

        Measured.Share(calls.Count(message => message.Call.Metrics.StatusCode >= 400), calls.Count, rate);
    }

    [Fact]
    public void Statuses_OverHalfAMillion_AreInTheRangesOfTheDocument()
    {
        const int Count = 500_000;
        var hundreds = new long[6];
        foreach (var happened in new ApiCalls(Count).Events(new Seed(11)))
        {
            hundreds[((ApiCall)happened.Payload!).Metrics.StatusCode / 100]++;
        }

        (hundreds[2] / (double)Count).ShouldBeInRange(.97, .98);
        (hundreds[4] / (double)Count).ShouldBeInRange(.015, .02);
        (hundreds[5] / (double)Count).ShouldBeInRange(.005, .01);
        Measured.Share(hundreds[4] + hundreds[5], Count, .02625);
        Measured.Share(hundreds[5], Count, .02625 * .27);
    }

    [Fact]
    public void Regions_HaveTheSharesOfTheDocument() =>
        Measured.Fits(Of(call => call.Context.Tags.Region), ("NA", .40), ("EU", .30), ("APAC", .25), ("LATAM", .05));

    [Fact]
    public void Cities_AreTwelveInTheTenCountriesNamed()
    {
        Measured.Fits(
            Of(call => $"{call.Context.Tags.Country} {call.Context.Tags.City}"),
            ("US New York", .10), ("US San Francisco", .10), ("US Chicago", .10), ("CA Toronto", .10), ("UK London", .10), ("DE Berlin", .10),
            ("FR Paris", .10), ("SG Singapore", .0625), ("JP Tokyo", .0625), ("IN Mumbai", .0625), ("AU Sydney", .0625), ("BR S\u00e3o Paulo", .05));
        Of(call => call.Context.Tags.Country).Distinct().Count().ShouldBe(10);
    }

    [Fact]
    public void Devices_HaveTheSharesOfTheDocument() => Measured.Fits(
        Of(call => call.Context.Tags.DeviceType), ("desktop", .45), ("mobile", .30), ("api_client", .20), ("tablet", .04), ("bot", .01));

    [Fact]
    public void UserAgents_AreTenThatFitTheirDevice() => Measured.Fits(
        Of(call => $"{call.Context.Tags.DeviceType} {Family(call.Context.UserAgent)}"),
        ("desktop Windows", .15), ("desktop Macintosh", .15), ("desktop X11", .15), ("mobile iPhone", .15), ("mobile Pixel", .15),
        ("api_client python-requests", .2 / 3), ("api_client PostmanRuntime", .2 / 3), ("api_client okhttp", .2 / 3), ("tablet iPad", .04), ("bot Googlebot", .01));

    [Fact]
    public void CacheHits_AreAboutAQuarterOfAll()
    {
        Measured.Share(ApiSample.Default.Count(message => message.Call.Metrics.CacheHit), ApiSample.Default.Count, .5 * .6 * .97375 * .85);
        ApiSample.Default.Where(message => message.Call.Metrics.CacheHit)
            .ShouldAllBe(message => message.Call.Source.Method == "GET" && message.Call.Metrics.StatusCode == 200);
    }

    [Fact]
    public void Sizes_AreUniformInTheirRanges()
    {
        Measured.Fits(Of(call => $"{(call.Metrics.RequestSizeBytes - 100) / 169}"), Measured.Equal(Enumerable.Range(0, 29).Select(n => $"{n}")));
        var ok = ApiSample.Default.Where(message => message.Call.ErrorDetails is null).Select(message => message.Call.Metrics.ResponseSizeBytes).ToList();
        var failed = ApiSample.Default.Where(message => message.Call.ErrorDetails is not null).Select(message => message.Call.Metrics.ResponseSizeBytes).ToList();
        ok.ShouldAllBe(size => size >= 200 && size <= 50_000);
        failed.ShouldAllBe(size => size >= 50 && size <= 500);
        Measured.Mean([.. ok.Select(size => (double)size)], 25_100);
        Measured.Mean([.. failed.Select(size => (double)size)], 275);
    }

    [Fact]
    public void Ids_HaveDigitsThatAreAsLikely()
    {
        var digits = Measured.Equal("0123456789abcdef".Select(digit => $"{digit}"));
        Measured.Fits(ApiSample.Default.Select(message => message.EventId[^1..]), digits);
        Measured.Fits(Of(call => call.Context.SessionId[^1..]), digits);
        Measured.Fits(Of(call => call.Context.RequestId[^1..]), digits);
        Measured.Fits(Of(call => call.Payload.TraceId[^1..]), digits);
        Measured.Fits(Of(call => call.Payload.CorrelationId[^1..]), digits);
        Measured.Fits(Of(call => call.Context.UserId ?? "").Where(user => user.Length > 0).Select(user => user[^1..]), Measured.Equal("0123456789".Select(digit => $"{digit}")));
    }

    [Fact]
    public void ErrorMessages_AreTheFiftyOne()
    {
        var errors = ApiSample.Read(20_000, o => o with { ErrorRate = 1 }).Select(message => message.Call.ErrorDetails!).ToList();

        errors.Select(error => error.ErrorMessage).Distinct().Count().ShouldBe(51);
        errors.Select(error => error.ErrorCode[..7]).Distinct().Count().ShouldBe(11);
        Measured.Fits(errors.Select(error => error.ErrorCode[^1..]), Measured.Equal(Enumerable.Range(0, 10).Select(n => $"{n}")));
    }

    private static string Family(string agent) => new[] { "iPhone", "iPad", "Pixel", "Windows", "Macintosh", "X11", "python-requests", "PostmanRuntime", "okhttp", "Googlebot" }
        .First(agent.Contains);

    private static IEnumerable<string> Of(Func<ApiCall, string> select) => ApiSample.Default.Select(message => select(message.Call));
}
