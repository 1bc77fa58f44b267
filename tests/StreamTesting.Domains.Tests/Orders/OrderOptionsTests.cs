namespace StreamTesting.Domains.Tests;

public sealed class OrderOptionsTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, Func<OrderLifecycles, OrderLifecycles>, string> Impossible => new()
    {
        { "count", o => o with { Count = -1 }, "is -1; it must lie between 0 and 1000000000000" },
        { "count", o => o with { Count = 1_000_000_000_001 }, "is 1000000000001;" },
        { "tenantCount", o => o with { TenantCount = 0 }, "is 0; it must lie between 1 and 1000000000" },
        { "userCount", o => o with { UserCount = -5 }, "is -5;" },
        { "v2Rate", o => o with { V2Rate = 1.01 }, "is 1.01; it must lie between 0 and 1" },
        { "cancelRate", o => o with { CancelRate = -0.01 }, "is -0.01;" },
        { "shipRate", o => o with { ShipRate = double.NaN }, "is NaN;" },
        { "correctionRate", o => o with { CorrectionRate = double.PositiveInfinity }, "is Infinity;" },
        { "span", o => o with { Span = TimeSpan.FromSeconds(-1) }, "is -00:00:01;" },
        { "span", o => o with { Span = TimeSpan.MaxValue }, "36500.00:00:00" },
        { "span", o => o with { Span = TimeSpan.FromMilliseconds(1500) }, "in whole steps of 00:00:01" },
        { "start", o => o with { Start = DateTimeOffset.MaxValue }, "is 9999-12-31T23:59:59.9999999+00:00; it must lie between 1970-01-01T00:00:00+00:00 and 9000-01-01" },
        { "start", o => o with { Start = DateTimeOffset.MinValue }, "is 0001-01-01T00:00:00+00:00;" },
        { "start", o => o with { Start = Start.AddMilliseconds(1) }, "in whole steps of 00:00:01" },
        { "maxEventGap", o => o with { MaxEventGap = TimeSpan.Zero }, "is 00:00:00; it must lie between 00:01:00 and 365.00:00:00" },
        { "maxEventGap", o => o with { MaxEventGap = TimeSpan.FromSeconds(90) }, "in whole steps of 00:01:00" },
        { "transport", o => o with { Transport = TimeSpan.FromDays(2) }, "is 2.00:00:00; it must lie between 00:00:00 and 1.00:00:00" },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Lifecycles_ImpossibleOption_IsRefusedWithItsNameValueAndRange(string option, Func<OrderLifecycles, OrderLifecycles> change, string says)
    {
        var refused = Should.Throw<ArgumentOutOfRangeException>(() => Orders.Lifecycles(100, change));

        refused.ParamName.ShouldBe(option, StringCompareShould.IgnoreCase);
        refused.Message.ShouldContain($"({option})");
        refused.Message.ShouldContain(says);
    }

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Events_ImpossibleOption_IsRefusedBeforeAnythingHappens(string option, Func<OrderLifecycles, OrderLifecycles> change, string says) =>
        Should.Throw<ArgumentOutOfRangeException>(() => change(new OrderLifecycles(100)).Events(new Seed(1))).Message.ShouldContain(says, Case.Insensitive, option);

    [Fact]
    public void Lifecycles_Defaults_AreTheDocuments()
    {
        var orders = (OrderLifecycles)Orders.Lifecycles().Domain;

        orders.ShouldBe(new OrderLifecycles(5000)
        {
            Start = Start,
            Span = TimeSpan.FromDays(14),
            TenantCount = 25,
            UserCount = 5000,
            V2Rate = 0.35,
            CancelRate = 0.08,
            ShipRate = 0.85,
            CorrectionRate = 0.10,
            MaxEventGap = TimeSpan.FromMinutes(120),
            Transport = TimeSpan.FromSeconds(60),
        });
        orders.TransportDelay.ShouldBe(orders.Transport);
    }

    [Fact]
    public void Plan_AllOptions_SurviveJson()
    {
        var plan = Orders.AsDocumented(7, o => o with
        {
            Start = Start.AddDays(100),
            Span = TimeSpan.FromHours(5),
            TenantCount = 3,
            UserCount = 4,
            V2Rate = 0.1,
            CancelRate = 0.2,
            ShipRate = 0.3,
            CorrectionRate = 0.4,
            MaxEventGap = TimeSpan.FromMinutes(50),
            Transport = TimeSpan.FromMilliseconds(600),
        }).Over(3);

        var read = StreamPlan.FromJson(plan.ToJson(), DomainCatalogs.All);

        read.ShouldBe(plan);
        read.Generate(new Seed(1)).Fingerprint().ShouldBe(plan.Generate(new Seed(1)).Fingerprint());
    }

    [Fact]
    public void Plan_OptionsLeftOut_AreTheDefaults() =>
        StreamPlan.FromJson("""{"streamtesting":1,"domain":{"name":"orders","count":12}}""", DomainCatalogs.All).ShouldBe(Orders.Lifecycles(12));

    [Theory]
    [InlineData("\"cancelrate2\":0.1", "cancelrate2")]
    [InlineData("\"eventCount\":5", "eventCount")]
    [InlineData("\"name2\":\"x\"", "name2")]
    [InlineData("\"cancelRate\":\"0.1\"", "cancelRate")]
    [InlineData("\"cancelRate\":2", "(cancelRate) is 2; it must lie between 0 and 1")]
    public void Plan_UnknownOrImpossibleOption_IsRefused(string member, string says) =>
        Should.Throw<PlanFormatException>(() => StreamPlan.FromJson(
            $$$"""{"streamtesting":1,"domain":{"name":"orders","count":12,{{{member}}}}}""", DomainCatalogs.All)).Message.ShouldContain(says);
}
