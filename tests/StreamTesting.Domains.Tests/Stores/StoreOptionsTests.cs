namespace StreamTesting.Domains.Tests;

public sealed class StoreOptionsTests
{
    public static TheoryData<string, Func<StoreDays, StoreDays>, string> Impossible => new()
    {
        { "days", o => o with { Days = 0 }, "is 0; it must lie between 1 and 36500" },
        { "start", o => o with { Start = o.Start.AddHours(1) }, "in whole steps of 1.00:00:00" },
        { "start", o => o with { Start = DateTimeOffset.MinValue }, "is 0001-01-01" },
        { "storeCount", o => o with { StoreCount = 0 }, "is 0; it must lie between 1 and 10000" },
        { "dcCount", o => o with { DcCount = 7 }, "is 7; it must lie between 1 and 6" },
        { "opens", o => o with { Opens = TimeSpan.FromHours(21) }, "is 21:00:00;" },
        { "closes", o => o with { Closes = TimeSpan.FromHours(10) }, "is 10:00:00; it must lie between 11:00:00 and 1.00:00:00" },
        { "closes", o => o with { Closes = TimeSpan.FromHours(25) }, "is 1.01:00:00;" },
        { "emitInterval", o => o with { EmitInterval = TimeSpan.FromTicks(1) }, "in whole steps of 00:00:00.0010000" },
        { "calendar.weekend", o => o with { Calendar = o.Calendar with { Weekend = double.NaN } }, "is NaN;" },
        { "calendar.most", o => o with { Calendar = o.Calendar with { Most = 0.5 } }, "is 0.5; it must lie between 0.6 and 100" },
        { "calendar.regionalVariation", o => o with { Calendar = o.Calendar with { RegionalVariation = 1 } }, "is 1;" },
        { "visits.perStoreDay", o => o with { Visits = o.Visits with { PerStoreDay = -1 } }, "is -1; it must lie between 0 and 100000" },
        { "visits.bleRate", o => o with { Visits = o.Visits with { BleRate = 1.5 } }, "is 1.5; it must lie between 0 and 1" },
        { "visits.returningRate", o => o with { Visits = o.Visits with { ReturningRate = -0.5 } }, "is -0.5;" },
        { "visits.customers", o => o with { Visits = o.Visits with { Customers = 1 } }, "is 1; it must lie between 2 and 1000000000" },
        { "visits.shortestStay", o => o with { Visits = o.Visits with { ShortestStay = TimeSpan.FromMinutes(4) } }, "is 00:04:00;" },
        { "visits.longestStay", o => o with { Visits = o.Visits with { LongestStay = TimeSpan.FromMinutes(9) } }, "is 00:09:00; it must lie between 00:10:00" },
        { "visits.zoneMoveRate", o => o with { Visits = o.Visits with { ZoneMoveRate = 2 } }, "is 2;" },
        { "visits.pingEvery", o => o with { Visits = o.Visits with { PingEvery = TimeSpan.Zero } }, "is 00:00:00;" },
        { "visits.longStayEvery", o => o with { Visits = o.Visits with { LongStayEvery = -1 } }, "is -1;" },
        { "baskets.purchaseRate", o => o with { Baskets = o.Baskets with { PurchaseRate = double.NaN } }, "is NaN;" },
        { "baskets.itemsMean", o => o with { Baskets = o.Baskets with { ItemsMean = 0 } }, "is 0; it must lie between 1 and 20" },
        { "baskets.spendFrom", o => o with { Baskets = o.Baskets with { SpendFrom = 1.005m } }, "is 1.005; it must lie between 1 and 100000, in whole cents" },
        { "baskets.spendTo", o => o with { Baskets = o.Baskets with { SpendTo = 9m } }, "is 9; it must lie between 10 and 100000" },
        { "baskets.taxRate", o => o with { Baskets = o.Baskets with { TaxRate = 8 } }, "is 8; it must lie between 0 and 1 (8 % is 0.08)" },
        { "baskets.onlinePerStoreDay", o => o with { Baskets = o.Baskets with { OnlinePerStoreDay = -1 } }, "is -1;" },
        { "marketing.conversion.email", o => o with { Marketing = o.Marketing with { Conversion = new AdConversion { Email = 25 } } }, "is 25;" },
        { "marketing.journeysPerStoreDay", o => o with { Marketing = o.Marketing with { JourneysPerStoreDay = -1 } }, "is -1;" },
        { "marketing.longestDelay", o => o with { Marketing = o.Marketing with { LongestDelay = TimeSpan.FromDays(6) } }, "is 6.00:00:00;" },
        { "supply.products", o => o with { Supply = o.Supply with { Products = 2 } }, "is 2; it must lie between 3 and 100000" },
        { "supply.breakdownRate", o => o with { Supply = o.Supply with { BreakdownRate = 1.1 } }, "is 1.1;" },
        { "supply.severity", o => o with { Supply = o.Supply with { Severity = 0 } }, "is 0; it must lie between 0.01 and 1" },
        { "supply.disruptions.dcId", o => o with { Supply = o.Supply with { Disruptions = [new StoreDisruption(StoreDisruptionKind.DcOutage, o.Start, TimeSpan.FromHours(1)) { DcId = 3 }] } }, "is 3; it must lie between 1 and 2" },
        { "supply.disruptions.lasting", o => o with { Supply = o.Supply with { Disruptions = [new StoreDisruption(StoreDisruptionKind.DcOutage, o.Start, TimeSpan.Zero)] } }, "is 00:00:00;" },
        { "supply.disruptions.severity", o => o with { Supply = o.Supply with { Disruptions = [new StoreDisruption(StoreDisruptionKind.DcOutage, o.Start, TimeSpan.FromHours(1)) { Severity = 2 }] } }, "is 2;" },
        { "supply.disruptions.kind", o => o with { Supply = o.Supply with { Disruptions = [new StoreDisruption((StoreDisruptionKind)9, o.Start, TimeSpan.FromHours(1))] } }, "is 9;" },
        { "supply.longestLead", o => o with { Supply = o.Supply with { LongestLead = TimeSpan.FromHours(1) } }, "is 01:00:00;" },
        { "envelope", o => o with { Envelope = (StoreEnvelope)7 }, "is 7;" },
        { "types", o => o with { Types = ["receipt"] }, "no events of the type 'receipt'" },
    };

    public static TheoryData<string, Func<StoreMix, StoreMix>, string> ImpossibleMixes => new()
    {
        { "count", o => o with { Count = -1 }, "is -1;" },
        { "burst", o => o with { Burst = 0 }, "is 0; it must lie between 1 and 1000000" },
        { "emitInterval", o => o with { EmitInterval = TimeSpan.Zero }, "is 00:00:00;" },
        { "weights", o => o with { Weights = new StoreWeights { AdImpression = -1 } }, "The weight of ad_impression (weights) is -1;" },
        { "weights", o => o with { Weights = StoreWeights.None }, "at least one type needs a weight above 0" },
        { "storeCount", o => o with { StoreCount = 0 }, "is 0;" },
        { "customers", o => o with { Customers = 0 }, "is 0;" },
        { "envelope", o => o with { Envelope = (StoreEnvelope)2 }, "is 2;" },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Days_ImpossibleOption_IsRefusedWithItsNameValueAndRange(string option, Func<StoreDays, StoreDays> change, string says)
    {
        var refused = Should.Throw<ArgumentException>(() => Stores.Day(change));

        refused.Message.ShouldContain($"({option})");
        refused.Message.ShouldContain(says);
        Should.Throw<ArgumentException>(() => change(new StoreDays()).Events(new Seed(1)));
    }

    [Theory]
    [MemberData(nameof(ImpossibleMixes))]
    public void Mixed_ImpossibleOption_IsRefusedWithItsNameValueAndRange(string option, Func<StoreMix, StoreMix> change, string says)
    {
        var refused = Should.Throw<ArgumentException>(() => Stores.Mixed(10, options: change));

        refused.Message.ShouldContain($"({option})");
        refused.Message.ShouldContain(says);
    }

    [Fact]
    public void Days_TooMuchStock_IsRefused() => Should.Throw<ArgumentException>(() => Stores.Day(o => o with { StoreCount = 10_000, Supply = new StoreSupply { Products = 100_000 } }))
        .Message.ShouldContain("it must lie between 3 and 20000000");

    [Fact]
    public void Days_NullOptions_AreRefused() => Should.Throw<ArgumentException>(() => Stores.Day(o => o with { Visits = null! })).Message.ShouldContain("no options 'visits'");

    [Fact]
    public void Day_Defaults_AreTheDocuments()
    {
        var days = (StoreDays)Stores.Day().Domain;

        days.EmitInterval.ShouldBe(TimeSpan.FromMilliseconds(500));
        days.Calendar.ShouldBe(new StoreCalendar { Weekend = 0.8, Cap = 5, Least = 0.6, Most = 1.8 });
        days.Baskets.ShouldBe(new StoreBaskets
        {
            PurchaseRate = 0.4, CampaignPurchaseRate = 0.8, ItemsMean = 4.2, ItemsDeviation = 2, SpendFrom = 10, SpendTo = 200, CampaignSpend = 0.3, CampaignItems = 0.25,
            CampaignStay = 0.2, TaxRate = 0.08, PromotionRate = 0.2, PercentageRate = 0.7,
        });
        days.Marketing.Conversion.ShouldBe(new AdConversion(0.012, 0.035, 0.008, 0.025, 0.015));
        (days.Visits.ShortestStay, days.Visits.LongestStay, days.Visits.LongStayEvery, days.Visits.ZoneMoveRate)
            .ShouldBe((TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(45), 5, 0.2));
        var mix = (StoreMix)Stores.Mixed().Domain;
        (mix.Count, mix.Burst, mix.EmitInterval).ShouldBe((100, 100, TimeSpan.FromMilliseconds(500)));
    }

    [Fact]
    public void Plan_AllOptions_SurviveJson()
    {
        var days = Stores.Days(3, o => o with
        {
            Start = new DateTimeOffset(2025, 5, 5, 0, 0, 0, TimeSpan.Zero),
            StoreCount = 9,
            DcCount = 4,
            Opens = TimeSpan.FromHours(6),
            Closes = TimeSpan.FromHours(20),
            Calendar = StoreCalendar.Even with { Cap = 3 },
            Visits = new StoreVisits { PerStoreDay = 1.5, PingEvery = TimeSpan.FromSeconds(7) },
            Baskets = new StoreBaskets { SpendFrom = 12.34m },
            Marketing = new StoreMarketing { Conversion = new AdConversion { Video = 0.5 } },
            Supply = new StoreSupply { Severity = 0.25, OutageRate = 0.1, Disruptions = [new StoreDisruption(StoreDisruptionKind.WeatherDelay, new DateTimeOffset(2025, 5, 6, 7, 0, 0, TimeSpan.Zero), TimeSpan.FromHours(3)) { DcId = 2, Severity = 0.5 }] },
            Envelope = StoreEnvelope.Extended,
            Types = ["ad_impression", "store_opened"],
            EmitInterval = TimeSpan.FromSeconds(2),
        });
        var mix = Stores.Mixed(7, StoreWeights.None with { TruckArrived = 2 }, o => o with { Burst = 3, Patterned = true, Envelope = StoreEnvelope.Extended }).OutOfOrder(0.5);

        foreach (var plan in new[] { days, mix })
        {
            StreamPlan.FromJson(plan.ToJson(), DomainCatalogs.All).ShouldBe(plan);
            StreamPlan.FromJson(plan.ToJson(), DomainCatalogs.All).Generate(new Seed(1)).Fingerprint().ShouldBe(plan.Generate(new Seed(1)).Fingerprint());
        }
    }

    [Theory]
    [InlineData("{\"streamtesting\":1,\"domain\":{\"name\":\"stores\",\"visits\":{\"perStoreDay\":-3}}}", "visits.perStoreDay")]
    [InlineData("{\"streamtesting\":1,\"domain\":{\"name\":\"stores\",\"visits\":{\"perDay\":3}}}", "perDay")]
    [InlineData("{\"streamtesting\":1,\"domain\":{\"name\":\"stores\",\"envelope\":\"big\"}}", "envelope")]
    public void Plan_ImpossibleJson_IsRefused(string json, string says) =>
        Should.Throw<PlanFormatException>(() => StreamPlan.FromJson(json, DomainCatalogs.All)).Message.ShouldContain(says);

    [Fact]
    public void World_OfASeed_IsSyntheticAndTheSameAgain()
    {
        var days = new StoreDays { StoreCount = 20, DcCount = 3 };
        var (world, again) = (days.World(new Seed(1)), days.World(new Seed(1)));

        world.Stores.ShouldBe(again.Stores);
        world.Products.ShouldBe(again.Products);
        world.DistributionCenters.ShouldBe(again.DistributionCenters);
        world.Customer(4999).ShouldBe(again.Customer(4999));
        world.Stores.Select(store => store.Id).ShouldBe(Enumerable.Range(1, 20));
        world.Stores.CountBy(store => store.Size).Select(size => size.Value).ShouldAllBe(count => count >= 6);
        world.Stores.ShouldAllBe(store => store.DcId == ((store.Id - 1) % 3) + 1 && store.Name.Length > 8);
        world.Products.ShouldAllBe(product => product.Price >= 0.25m && product.Price <= 400 && product.Name.Length > 3);
        world.Customer(12).BleId.ShouldBe("BLE000012");
        world.CustomerCount.ShouldBe(5000);
        Should.Throw<ArgumentOutOfRangeException>(() => world.Customer(5001));
    }

    [Fact]
    public void World_OfAStream_HasThePricesOfItsLines()
    {
        var stream = Stores.Day(o => o with { StoreCount = 2, DcCount = 1 }).Generate(new Seed(2));
        var world = ((StoreDays)stream.Plan.Domain).World(stream.DomainSeed);

        StoreRuns.Messages(stream).Of<ReceiptLineAdded>().ShouldAllBe(line => line.UnitPrice == world.Products[line.ProductId - 1].Price);
    }
}
