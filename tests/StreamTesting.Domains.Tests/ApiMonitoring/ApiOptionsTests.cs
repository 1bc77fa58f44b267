namespace StreamTesting.Domains.Tests;

public sealed class ApiOptionsTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, Func<ApiCalls, ApiCalls>, string> Impossible => new()
    {
        { "count", o => o with { Count = -1 }, "is -1; it must lie between 0 and 1000000000000" },
        { "span", o => o with { Span = TimeSpan.Zero }, "is 00:00:00; it must lie between 00:00:01 and 36500.00:00:00" },
        { "span", o => o with { Span = TimeSpan.FromSeconds(-1) }, "is -00:00:01;" },
        { "span", o => o with { Span = TimeSpan.FromSeconds(1.5) }, "in whole steps of 00:00:01" },
        { "start", o => o with { Start = DateTimeOffset.MinValue }, "is 0001-01-01T00:00:00+00:00;" },
        { "start", o => o with { Start = DateTimeOffset.MaxValue }, "it must lie between 1970-01-01T00:00:00+00:00 and 9000-01-01" },
        { "errorRate", o => o with { ErrorRate = 1.5 }, "is 1.5; it must lie between 0 and 1" },
        { "errorRate", o => o with { ErrorRate = double.NaN }, "is NaN;" },
        { "spikeRate", o => o with { SpikeRate = -0.1 }, "is -0.1;" },
        { "cacheHitRate", o => o with { CacheHitRate = 2 }, "is 2;" },
        { "anonymousRate", o => o with { AnonymousRate = double.PositiveInfinity }, "is Infinity;" },
        { "userCount", o => o with { UserCount = 0 }, "is 0; it must lie between 1 and 1000000" },
        { "key", o => o with { Key = (ApiCallKey)7 }, "is 7;" },
        { "businessHoursFactor", o => o with { BusinessHoursFactor = -1 }, "is -1;" },
        { "weekendFactor", o => o with { WeekendFactor = double.NaN }, "is NaN;" },
        { "transport", o => o with { Transport = TimeSpan.FromDays(2) }, "is 2.00:00:00;" },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Calls_ImpossibleOption_IsRefusedWithItsNameValueAndRange(string option, Func<ApiCalls, ApiCalls> change, string says)
    {
        var refused = Should.Throw<ArgumentOutOfRangeException>(() => Api.Calls(100, change));

        refused.ParamName.ShouldBe(option, StringCompareShould.IgnoreCase);
        refused.Message.ShouldContain($"({option})");
        refused.Message.ShouldContain(says);
        Should.Throw<ArgumentOutOfRangeException>(() => change(new ApiCalls(100)).Events(new Seed(1)));
    }

    [Fact]
    public void Calls_Defaults_AreTheDocuments()
    {
        var calls = (ApiCalls)Api.Calls().Domain;

        calls.ShouldBe(new ApiCalls(10_000)
        {
            Start = Start,
            Span = TimeSpan.FromHours(24),
            BusinessHoursFactor = 2,
            WeekendFactor = 0.6,
            ErrorRate = null,
            SpikeRate = 0.05,
            CacheHitRate = 0.5,
            AnonymousRate = 0.1,
            UserCount = 90_000,
            Key = ApiCallKey.Service,
            Transport = TimeSpan.Zero,
        });
        calls.Size.ShouldBe(new DomainSize(10_000, 0));
    }

    [Fact]
    public void Plan_AllOptions_SurviveJson()
    {
        var plan = Api.Calls(7, o => o with
        {
            Start = Start.AddDays(100),
            Span = TimeSpan.FromHours(5),
            BusinessHoursFactor = 3,
            WeekendFactor = 0.25,
            Traffic = Rate.Every(TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), 10),
            ErrorRate = 0.1,
            SpikeRate = 0.2,
            CacheHitRate = 0.3,
            AnonymousRate = 0.4,
            UserCount = 12,
            Key = ApiCallKey.User,
            Transport = TimeSpan.FromMilliseconds(600),
        }).Over(3);

        StreamPlan.FromJson(plan.ToJson(), DomainCatalogs.All).ShouldBe(plan);
        plan.ToJson().ShouldContain("\"key\": \"user\"");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void Calls_WithoutAnyTraffic_AreRefused(int hour) => Should.Throw<ArgumentException>(() => Api.Calls(100, o => o with
    {
        Start = Start.AddHours(hour),
        Span = TimeSpan.FromHours(5),
        BusinessHoursFactor = hour == 0 ? 2 : 0,
        Traffic = hour == 0 ? Rate.Constant(0) : null,
    })).Message.ShouldContain("nothing can happen");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Count_OfFew_IsThatMany(int count) => Api.Calls(count).Generate(new Seed(1)).Count().ShouldBe(count);
}
