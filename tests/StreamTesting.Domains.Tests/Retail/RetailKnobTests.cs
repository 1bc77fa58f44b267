namespace StreamTesting.Domains.Tests;

/// <summary>Every knob but the mix and the times, measured back from the bytes: at 0, at its default and at 1 or its ends.</summary>
public sealed class RetailKnobTests
{
    private const int Count = 4000;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.3, 0.4)]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(0.5, 0.5)]
    public void PriceRates_MeasuredBack_AreTheSharesOfThePriceDraws(double increases, double decreases)
    {
        var changes = RetailSample.Read(Count, o => o with
        {
            Mix = new RetailMix(0, 0, 0, 1, 0), ProductCount = 2000, IncreaseRate = increases, DecreaseRate = decreases,
        }).Of<RetailPriceChange>().ToList();

        Measured.Share(changes.Count(change => change.ChangeType == "increase"), Count, increases);
        Measured.Share(changes.Count(change => change.ChangeType == "decrease"), Count, decreases);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(1)]
    public void WithoutProductRate_MeasuredBack_IsTheShareOfTheCustomerEvents(double rate)
    {
        var customers = RetailSample.Read(Count, o => o with { Mix = new RetailMix(0, 0, 1, 0, 0), WithoutProductRate = rate }).Of<RetailCustomerEvent>().ToList();

        Measured.Share(customers.Count(customer => customer.ProductId == null), Count, rate);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(10, 100)]
    [InlineData(37, 5)]
    public void StoreCountAndProductCount_MeasuredBack_AreReached(int stores, int products)
    {
        var sales = RetailSample.Read(Count, o => o with { StoreCount = stores, ProductCount = products, LeastInitialStock = 9000, MostInitialStock = 9000 })
            .Of<RetailTransaction>().ToList();

        sales.Select(sale => sale.StoreId).Distinct().Count().ShouldBe(stores);
        sales.Select(sale => sale.ProductId).Distinct().Count().ShouldBe(products);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(20, 200)]
    [InlineData(500, 500)]
    public void InitialStock_MeasuredBack_IsInItsRange(int least, int most)
    {
        var reference = new RetailSales { LeastInitialStock = least, MostInitialStock = most }.Reference(new Seed(2));
        var stock = Enumerable.Range(0, 1000).Select(cell => reference.FirstStockOf(cell / 100, cell % 100)).ToList();

        stock.Min().ShouldBeInRange(least, least + 2);
        stock.Max().ShouldBeInRange(most - 2, most);
        Measured.Mean([.. stock.Select(number => (double)number)], (least + most) / 2.0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(60)]
    public void RestockThreshold_MeasuredBack_IsWhereAlertsBegin(int threshold)
    {
        var messages = RetailSample.Read(Count, o => o with
        {
            RestockThreshold = threshold, Mix = new RetailMix(1, 0, 0, 0, 0), StoreCount = 2, ProductCount = 5, LeastInitialStock = 100, MostInitialStock = 100,
        });
        var raised = messages.Of<RetailRestockAlert>().ToList();

        raised.ShouldAllBe(alert => alert.CurrentQuantity <= threshold);
        raised.Max(alert => alert.CurrentQuantity).ShouldBe(threshold);
    }

    [Theory]
    [InlineData(11, 11)]
    [InlineData(50, 200)]
    [InlineData(700, 701)]
    public void Restock_MeasuredBack_IsInItsRange(int least, int most)
    {
        var alerts = RetailSample.Read(Count, o => o with { LeastRestock = least, MostRestock = most, MostInitialStock = 25, RestockLead = TimeSpan.Zero }).Of<RetailRestockAlert>().ToList();

        alerts.Min(alert => alert.RestockQuantity).ShouldBeInRange(least, least + 5);
        alerts.Max(alert => alert.RestockQuantity).ShouldBeInRange(most - 5, most);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(48)]
    [InlineData(5)]
    public void RestockLead_MeasuredBack_IsTheTimeFromAlertToReceipt(int hours)
    {
        var messages = RetailSample.Read(20_000, o => o with { RestockLead = TimeSpan.FromHours(hours), MostInitialStock = 25 });
        var arrivals = messages.Where(message => message.Payload is RetailInventoryUpdate { QuantityChange: > 10 }).ToList();
        var alerts = messages.Where(message => message.Payload is RetailRestockAlert).ToLookup(message => ((RetailRestockAlert)message.Payload).RestockId);

        arrivals.Count.ShouldBeGreaterThan(100);
        arrivals.ShouldAllBe(arrival => arrival.Timestamp - alerts[arrival.Id].First().Timestamp == TimeSpan.FromHours(hours));
    }

    [Fact]
    public void Alert_ByStock_IsHighUpToFive() => RetailSample.Read(20_000, o => o with { MostInitialStock = 25 }).Of<RetailRestockAlert>()
        .CountBy(alert => (alert.CurrentQuantity <= 5, alert.Severity)).Select(group => group.Key).Order().ShouldBe([(false, "medium"), (true, "high")]);

    [Fact]
    public void Topics_OfADefaultRun_AreAllFiveWithTheirTypes() => Retail.Sales(1000).Generate(new Seed(1))
        .Select(arrival => $"{arrival.Topic} {arrival.Event.Type}").Distinct().Order(StringComparer.Ordinal).ShouldBe(
        [
            "retail-customer-events customer_event", "retail-inventory-updates inventory_update", "retail-price-changes price_change",
            "retail-restock-alerts restock_alert", "retail-sales-transactions sales_transaction",
        ]);

    [Fact]
    public void Key_Documented_IsTheSaleTheCellTheStoreTheProductTheCustomer() =>
        Retail.Sales(2000).Generate(new Seed(1)).ShouldAllBe(arrival => arrival.Event.Key == Documented(arrival.Event));

    [Fact]
    public void Key_ByStore_IsTheStoreButForPrices() => Retail.Sales(2000, o => o with { Key = RetailKey.Store }).Generate(new Seed(1))
        .ShouldAllBe(arrival => arrival.Event.Key == OfStore(arrival.Event.Payload!) && !arrival.Event.EndsEntity);

    [Fact]
    public void Key_OfTheOtherKind_ChangesNoByte() => RetailSample.Read(1000, o => o with { Key = RetailKey.Store }).ShouldBe(RetailSample.Read(1000));

    private static string Documented(StreamEvent happened) => happened.Payload switch
    {
        RetailTransaction => happened.Id,
        RetailInventoryUpdate update => $"{update.StoreId}_{update.ProductId}",
        RetailRestockAlert alert => alert.StoreId,
        RetailPriceChange change => change.ProductId,
        _ => ((RetailCustomerEvent)happened.Payload!).CustomerId,
    };

    private static string OfStore(object payload) => payload switch
    {
        RetailTransaction sale => sale.StoreId,
        RetailInventoryUpdate update => update.StoreId,
        RetailRestockAlert alert => alert.StoreId,
        RetailPriceChange change => change.ProductId,
        _ => ((RetailCustomerEvent)payload).StoreId,
    };
}
