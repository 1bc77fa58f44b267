namespace StreamTesting.Domains.Tests;

public sealed class RetailOptionsTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, Func<RetailSales, RetailSales>, string> Impossible => new()
    {
        { "count", o => o with { Count = -1 }, "is -1; it must lie between 0 and 1000000000000" },
        { "duration", o => o with { Duration = TimeSpan.Zero }, "is 00:00:00; it must lie between 00:00:01 and 36500.00:00:00" },
        { "start", o => o with { Start = DateTimeOffset.MaxValue }, "it must lie between 1970-01-01T00:00:00+00:00 and 9000-01-01" },
        { "minGap", o => o with { MinGap = TimeSpan.FromSeconds(-1) }, "is -00:00:01;" },
        { "maxGap", o => o with { MaxGap = TimeSpan.FromSeconds(9) }, "is 00:00:09; it must lie between 00:00:10" },
        { "maxGap", o => o with { Count = null, Duration = TimeSpan.FromHours(1), MinGap = TimeSpan.Zero, MaxGap = TimeSpan.Zero }, "nothing ever ends" },
        { "perMinute", o => o with { PerMinute = 0 }, "is 0; it must lie between 0.001 and 60000000" },
        { "perMinute", o => o with { PerMinute = double.NaN }, "is NaN;" },
        { "perMinute", o => o with { PerMinute = 0.0015 }, "in whole thousandths" },
        { "mix", o => o with { Mix = new RetailMix(-1) }, "is -1;" },
        { "mix", o => o with { Mix = new RetailMix(double.NaN) }, "is NaN;" },
        { "mix", o => o with { Mix = new RetailMix(0, 0, 0, 0, 0) }, "are all 0" },
        { "mixing", o => o with { Mixing = (Choosing)9 }, "is 9;" },
        { "storeCount", o => o with { StoreCount = 0 }, "is 0; it must lie between 1 and 1000" },
        { "productCount", o => o with { ProductCount = 0 }, "is 0; it must lie between 1 and 100000" },
        { "productCount", o => o with { StoreCount = 1000, ProductCount = 10_001 }, "is 10001; it must lie between 1 and 10000" },
        { "leastInitialStock", o => o with { LeastInitialStock = -1 }, "is -1;" },
        { "mostInitialStock", o => o with { MostInitialStock = 19 }, "is 19; it must lie between 20 and 1000000" },
        { "restockThreshold", o => o with { RestockThreshold = -1 }, "is -1;" },
        { "leastRestock", o => o with { LeastRestock = 10 }, "is 10; it must lie between 11" },
        { "mostRestock", o => o with { MostRestock = 49 }, "is 49; it must lie between 50" },
        { "restockLead", o => o with { RestockLead = TimeSpan.FromDays(-1) }, "is -1.00:00:00;" },
        { "increaseRate", o => o with { IncreaseRate = 1.1 }, "is 1.1;" },
        { "decreaseRate", o => o with { DecreaseRate = 0.71 }, "is 0.71; it must lie between 0 and 0.7" },
        { "withoutProductRate", o => o with { WithoutProductRate = -0.5 }, "is -0.5;" },
        { "oversoldRate", o => o with { OversoldRate = 2 }, "is 2;" },
        { "wrongTotalRate", o => o with { WrongTotalRate = -1 }, "is -1;" },
        { "wrongReasonRate", o => o with { WrongReasonRate = double.NaN }, "is NaN;" },
        { "key", o => o with { Key = (RetailKey)5 }, "is 5;" },
        { "transport", o => o with { Transport = TimeSpan.FromDays(2) }, "is 2.00:00:00;" },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Sales_ImpossibleOption_IsRefusedWithItsNameValueAndRange(string option, Func<RetailSales, RetailSales> change, string says)
    {
        var refused = Should.Throw<ArgumentOutOfRangeException>(() => Retail.Sales(100, change));

        refused.ParamName.ShouldBe(option, StringCompareShould.IgnoreCase);
        refused.Message.ShouldContain($"({option})");
        refused.Message.ShouldContain(says);
        Should.Throw<ArgumentOutOfRangeException>(() => change(new RetailSales()).Events(new Seed(1)));
    }

    [Fact]
    public void Sales_WithoutAMix_AreRefused() => Should.Throw<ArgumentException>(() => Retail.Sales(1, o => o with { Mix = null! })).Message.ShouldContain("(mix)");

    [Fact]
    public void Sales_Defaults_AreTheDocuments()
    {
        var sales = (RetailSales)Retail.Sales().Domain;

        sales.ShouldBe(new RetailSales
        {
            Count = 10_000,
            Duration = null,
            Start = Start,
            MinGap = TimeSpan.FromSeconds(10),
            MaxGap = TimeSpan.FromSeconds(60),
            PerMinute = null,
            Traffic = null,
            Mix = new RetailMix(0.5, 0.2, 0.15, 0.1, 0.05),
            Mixing = Choosing.Exactly,
            StoreCount = 10,
            ProductCount = 100,
            LeastInitialStock = 20,
            MostInitialStock = 200,
            RestockThreshold = 10,
            LeastRestock = 50,
            MostRestock = 200,
            RestockLead = TimeSpan.FromDays(2),
            IncreaseRate = 0.3,
            DecreaseRate = 0.4,
            WithoutProductRate = 0.3,
            OversoldRate = 0,
            WrongTotalRate = 0,
            WrongReasonRate = 0,
            Key = RetailKey.Documented,
            Transport = TimeSpan.Zero,
        });
        sales.Topics.ShouldBe(
            ["retail-sales-transactions", "retail-inventory-updates", "retail-restock-alerts", "retail-price-changes", "retail-customer-events"]);
    }

    [Fact]
    public void Plan_AllOptions_SurviveJson()
    {
        var plan = Retail.Sales(7, o => o with
        {
            Duration = TimeSpan.FromHours(4),
            Start = Start.AddDays(100),
            MinGap = TimeSpan.FromSeconds(1),
            MaxGap = TimeSpan.FromSeconds(2),
            PerMinute = 12.5,
            Traffic = Retail.BusyHours,
            Mix = new RetailMix(1, 2, 3, 4, 5),
            Mixing = Choosing.ByCoin,
            StoreCount = 2,
            ProductCount = 3,
            LeastInitialStock = 4,
            MostInitialStock = 5,
            RestockThreshold = 6,
            LeastRestock = 17,
            MostRestock = 18,
            RestockLead = TimeSpan.FromHours(9),
            IncreaseRate = 0.1,
            DecreaseRate = 0.2,
            WithoutProductRate = 0.4,
            OversoldRate = 0.5,
            WrongTotalRate = 0.6,
            WrongReasonRate = 0.7,
            Key = RetailKey.Store,
            Transport = TimeSpan.FromMilliseconds(600),
        }).Over(3);

        StreamPlan.FromJson(plan.ToJson(), DomainCatalogs.All).ShouldBe(plan);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Plan_WithoutACount_SurvivesJson(bool hasDuration)
    {
        var plan = hasDuration ? Retail.SalesDuring(TimeSpan.FromHours(1)) : Retail.SalesWithoutEnd();

        var read = StreamPlan.FromJson(plan.ToJson(), DomainCatalogs.All);

        read.ShouldBe(plan);
        ((RetailSales)read.Domain).Count.ShouldBeNull();
    }
}
