namespace StreamTesting.Domains.Tests;

/// <summary>
/// The mix of what happens, measured back from the bytes. Drawn are: sales, inventory updates that are no sale's and no restock's, customer events,
/// price changes and alerts that no inventory update has just raised.
/// </summary>
public sealed class RetailMixTests
{
    [Fact]
    public void Mix_AtTheDefaults_IsExactOfEachHundred()
    {
        var messages = RetailSample.Read(10_000, o => o with { LeastInitialStock = 9000, MostInitialStock = 9000, IncreaseRate = 0.5, DecreaseRate = 0.5 });

        messages.Of<RetailTransaction>().Count().ShouldBe(5000);
        messages.Corrections().Count().ShouldBe(2000);
        messages.Of<RetailCustomerEvent>().Count().ShouldBe(1500);
        messages.Of<RetailPriceChange>().Count().ShouldBe(1000);
        Drawn(messages).ShouldBe(500);
    }

    [Fact]
    public void Alerts_ThatLowStockRaises_ComeInAddition()
    {
        var messages = RetailSample.Read(10_000, o => o with { MostInitialStock = 30 });

        Drawn(messages).ShouldBe(500);
        messages.Of<RetailRestockAlert>().Count().ShouldBeGreaterThan(700);
        messages.Of<RetailCustomerEvent>().Count().ShouldBe(1500);
    }

    [Fact]
    public void Sales_OfAThousand_AreBetween45And55Percent()
    {
        for (ulong seed = 0; seed < 50; seed++)
        {
            var exact = new RetailSales { Count = 1000 }.Events(new Seed(seed)).Count(happened => happened.Payload is RetailTransaction);

            (exact / 1000.0).ShouldBeInRange(.45, .55, $"seed {seed}");
            exact.ShouldBeInRange(499, 500);
        }
    }

    [Fact]
    public void Mix_ByCoin_FitsTheWeights()
    {
        const int Count = 30_000;
        var messages = RetailSample.Default;

        Measured.Share(messages.Of<RetailTransaction>().Count(), Count, .5);
        Measured.Share(messages.Corrections().Count(), Count, .2);
        Measured.Share(messages.Of<RetailCustomerEvent>().Count(), Count, .15);
        Measured.Share(messages.Of<RetailPriceChange>().Count(), Count, .07);
        Measured.Share(Drawn(messages), Count, .05);
    }

    [Theory]
    [InlineData(0, "sales_transaction")]
    [InlineData(1, "inventory_update")]
    [InlineData(2, "customer_event")]
    [InlineData(3, "price_change")]
    [InlineData(4, "restock_alert")]
    public void Weight_Zero_IsNoneOfIt(int kind, string type)
    {
        double[] weights = [.5, .2, .15, .1, .05];
        weights[kind] = 0;
        var messages = RetailSample.Read(1000, o => o with { Mix = new RetailMix(weights[0], weights[1], weights[2], weights[3], weights[4]) });

        if (kind == 1)
        {
            messages.Corrections().ShouldBeEmpty();
        }
        else
        {
            messages.Where((message, place) => message.EventType == type && !IsRaised(messages, place)).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData(0, "sales_transaction")]
    [InlineData(1, "inventory_update")]
    [InlineData(2, "customer_event")]
    [InlineData(3, "price_change")]
    [InlineData(4, "restock_alert")]
    public void Weight_Only_IsAllOfIt(int kind, string type)
    {
        var weights = new double[5];
        weights[kind] = 7;
        var mix = new RetailMix(weights[0], weights[1], weights[2], weights[3], weights[4]);
        var messages = RetailSample.Read(1000, o => o with { Mix = mix, IncreaseRate = .5, DecreaseRate = .5, MostInitialStock = 100_000, LeastInitialStock = 90_000 });

        messages.Count(message => message.EventType == type).ShouldBe(1000);
        messages.Count.ShouldBe(kind == 0 ? 2000 : 1000);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(3, 2, 2)]
    public void Weights_ThatAreNoWholePercents_AreExactToWithinOneOfAHundred(double sales, double customers, double prices)
    {
        var total = sales + customers + prices;
        var options = new RetailSales { Count = 5000, Mix = new RetailMix(sales, 0, customers, prices, 0), MostInitialStock = 900_000, LeastInitialStock = 900_000 };
        var types = options.Events(new Seed(2)).Where(happened => happened.Payload is not RetailInventoryUpdate).Select(happened => happened.Type).ToList();

        types.Count(type => type == "sales_transaction").ShouldBeInRange((int)(5000 * sales / total) - 50, (int)(5000 * sales / total) + 51);
        types.Count(type => type == "customer_event").ShouldBeInRange((int)(5000 * customers / total) - 50, (int)(5000 * customers / total) + 51);
    }

    [Fact]
    public void Order_OfTheTypes_DiffersFromHundredToHundred()
    {
        var types = new RetailSales { Count = 300, MostInitialStock = 9000, LeastInitialStock = 9000, IncreaseRate = .5, DecreaseRate = .5 }.Events(new Seed(2))
            .Where(happened => happened.Payload is not RetailInventoryUpdate { Reason: "sale" }).Select(happened => happened.Type).ToList();

        types.Count.ShouldBe(300);
        types.Chunk(100).Select(chunk => string.Join(',', chunk)).Distinct().Count().ShouldBe(3);
        types.Chunk(100).ShouldAllBe(chunk => chunk.Count(type => type == "sales_transaction") == 50);
    }

    private static int Drawn(IReadOnlyList<RetailMessage> messages) => messages.Where((message, place) => message.Payload is RetailRestockAlert && !IsRaised(messages, place)).Count();

    private static bool IsRaised(IReadOnlyList<RetailMessage> messages, int place) => place > 0
        && messages[place].Payload is RetailRestockAlert { CurrentQuantity: <= 10 } alert
        && messages[place - 1].Timestamp == messages[place].Timestamp
        && messages[place - 1].Payload is RetailInventoryUpdate update
        && (update.StoreId, update.ProductId) == (alert.StoreId, alert.ProductId);
}
