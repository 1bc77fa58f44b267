namespace StreamTesting.Domains.Tests;

/// <summary>The conservation laws of stock, money, prices and restocks, over many seeds and at the ends of the options.</summary>
public sealed class RetailLawTests
{
    [Fact]
    public void Events_OfManySeeds_KeepTheLaws()
    {
        for (ulong seed = 0; seed < 100; seed++)
        {
            RetailRules.Check(new RetailSales { Count = 300 }, new Seed(seed), $"seed {seed}").ShouldBeGreaterThan(400);
        }
    }

    [Fact]
    public void Events_OfAnyOptions_KeepTheLaws()
    {
        for (ulong seed = 0; seed < 150; seed++)
        {
            var random = new Seed(seed).Random();
            var options = Drawn(ref random);
            RetailRules.Check(options, new Seed(seed), $"seed {seed}, {options}");
        }
    }

    [Fact]
    public void Events_OfOneEmptyCell_RefuseWhatIsNotThere()
    {
        var options = new RetailSales
        {
            Count = 3000, StoreCount = 1, ProductCount = 1, LeastInitialStock = 0, MostInitialStock = 0, LeastRestock = 11, MostRestock = 11,
            RestockLead = TimeSpan.FromMinutes(20),
        };
        var events = options.Events(new Seed(1)).ToList();

        RetailRules.Check(options, new Seed(1), "one empty cell");
        var sales = events.Select(happened => happened.Payload).OfType<RetailTransaction>().ToList();
        sales.Count.ShouldBeInRange(100, 1400, "half of 3000 are drawn, and most find nothing");
        events.First(happened => happened.Payload is RetailRestockAlert or RetailTransaction).Payload.ShouldBeOfType<RetailRestockAlert>().CurrentQuantity.ShouldBe(0);
    }

    [Fact]
    public void Stock_WithoutTime_RunsOutAndStaysThere()
    {
        var options = new RetailSales { Count = 3000, MinGap = TimeSpan.Zero, MaxGap = TimeSpan.Zero, StoreCount = 2, ProductCount = 2, Mix = new RetailMix(1, 0, 0, 0, 0) };
        var events = options.Events(new Seed(3)).ToList();
        var reference = options.Reference(new Seed(3));
        var first = Enumerable.Range(0, 4).Sum(cell => reference.FirstStockOf(cell / 2, cell % 2));

        RetailRules.Check(options, new Seed(3), "no time passes");
        events.ShouldAllBe(happened => happened.EventTime == options.Start);
        events.Select(happened => happened.Payload).OfType<RetailTransaction>().Sum(sale => sale.Quantity).ShouldBe(first);
        events.Count(happened => happened.Payload is RetailRestockAlert).ShouldBe(4);
    }

    [Fact]
    public void Restock_WithoutALead_ArrivesAtOnce()
    {
        var options = new RetailSales { Count = 2000, RestockLead = TimeSpan.Zero, StoreCount = 2, ProductCount = 5 };
        var events = options.Events(new Seed(4)).ToList();

        RetailRules.Check(options, new Seed(4), "no lead");
        var alerts = events.Count(happened => happened.Payload is RetailRestockAlert);
        alerts.ShouldBeGreaterThanOrEqualTo(100, "one of twenty is drawn, and none is a reminder");
        events.Count(happened => happened.Payload is RetailInventoryUpdate { QuantityChange: > 10 }).ShouldBe(alerts);
    }

    [Theory]
    [InlineData(3600, 0)]
    [InlineData(3599, 1)]
    public void Restock_DueAtTheEnd_DoesNotArrive(int leadSeconds, int expected)
    {
        var options = new RetailSales
        {
            Count = null, Duration = TimeSpan.FromHours(1), RestockLead = TimeSpan.FromSeconds(leadSeconds), StoreCount = 1, Mix = new RetailMix(0, 0, 0, 0, 1),
        };

        options.Events(new Seed(1)).Count(happened => happened.Payload is RetailInventoryUpdate).ShouldBe(expected);
    }

    [Fact]
    public void Stock_OverAll_IsWhatWasThereAndCameLessWhatWent()
    {
        var options = new RetailSales { Count = 20_000, StoreCount = 3, ProductCount = 20 };
        var reference = options.Reference(new Seed(5));
        var updates = options.Events(new Seed(5)).Select(happened => happened.Payload).OfType<RetailInventoryUpdate>().ToList();
        var last = new Dictionary<(string, string), int>();
        foreach (var update in updates)
        {
            last[(update.StoreId, update.ProductId)] = update.NewQuantity;
        }

        var first = Enumerable.Range(0, 60).Sum(cell => reference.FirstStockOf(cell / 20, cell % 20));
        last.Count.ShouldBe(60);
        last.Values.Sum().ShouldBe(first + updates.Sum(update => update.QuantityChange));
    }

    [Fact]
    public void Prices_OfALongRun_StayWithinATenthAndTenTimesOfTheFirst()
    {
        var options = new RetailSales { Count = 50_000, ProductCount = 4, Mix = new RetailMix(0, 0, 0, 1, 0) };
        var first = options.Reference(new Seed(6)).Products.ToDictionary(product => product.Sku, product => product.FirstPrice);
        var changes = options.Events(new Seed(6)).Select(happened => (RetailPriceChange)happened.Payload!).ToList();

        changes.ShouldAllBe(change => change.NewPrice >= (first[change.ProductId] / 10) - 0.01m && change.NewPrice <= first[change.ProductId] * 10);
        changes.Min(change => change.NewPrice / first[change.ProductId]).ShouldBeLessThan(0.12m, "the document's walk goes down");
        Measured.Share(changes.Count, 50_000, 0.7);
    }

    private static RetailSales Drawn(ref RandomSource random)
    {
        var (least, restock) = ((int)random.NextInRange(0, 30), (int)random.NextInRange(11, 60));
        var gap = TimeSpan.FromSeconds(random.NextInRange(0, 5000));
        return new RetailSales
        {
            Count = random.NextInRange(0, 600),
            Duration = random.NextCoin(0.3) ? TimeSpan.FromHours(random.NextInRange(1, 300)) : null,
            MinGap = gap,
            MaxGap = gap + TimeSpan.FromSeconds(random.NextInRange(0, 500)),
            PerMinute = random.NextCoin(0.3) ? random.NextInRange(1, 500_000) / 1000.0 : null,
            Traffic = random.NextCoin(0.3) ? Retail.BusyHours : null,
            Mix = new RetailMix(random.NextDouble(), random.NextDouble(), random.NextDouble(), random.NextDouble(), random.NextDouble()),
            Mixing = random.NextCoin(0.5) ? Choosing.Exactly : Choosing.ByCoin,
            StoreCount = (int)random.NextInRange(1, 4),
            ProductCount = (int)random.NextInRange(1, 5),
            LeastInitialStock = least,
            MostInitialStock = least + (int)random.NextInRange(0, 20),
            RestockThreshold = (int)random.NextInRange(0, 80),
            LeastRestock = restock,
            MostRestock = restock + (int)random.NextInRange(0, 60),
            RestockLead = TimeSpan.FromSeconds(random.NextInRange(0, 200_000)),
            IncreaseRate = 0.5 * random.NextDouble(),
            DecreaseRate = 0.5 * random.NextDouble(),
            WithoutProductRate = random.NextDouble(),
            OversoldRate = random.NextCoin(0.3) ? random.NextDouble() : 0,
            WrongTotalRate = random.NextCoin(0.3) ? random.NextDouble() : 0,
            WrongReasonRate = random.NextCoin(0.3) ? random.NextDouble() : 0,
            Key = random.NextCoin(0.5) ? RetailKey.Documented : RetailKey.Store,
        };
    }
}
