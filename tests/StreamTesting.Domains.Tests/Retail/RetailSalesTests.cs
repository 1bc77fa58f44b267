namespace StreamTesting.Domains.Tests;

public sealed class RetailSalesTests
{
    [Theory]
    [InlineData(RetailKey.Documented)]
    [InlineData(RetailKey.Store)]
    public void SizeOf_AnySeed_IsWhatComes(RetailKey key)
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            var domain = new RetailSales { Count = 500 + (long)seed, Key = key, MostInitialStock = 30 };
            var events = domain.Events(new Seed(seed)).ToList();

            domain.SizeOf(new Seed(seed)).ShouldBe(new DomainSize(events.Count, events.Count(happened => happened.EndsEntity)));
            events.Count(happened => happened.EndsEntity).ShouldBe(key == RetailKey.Store ? 0 : events.Count(happened => happened.Payload is RetailTransaction));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Count_OfFew_IsThatManyHappenings(int count) => Retail.Sales(count, o => o with { Mix = new RetailMix(0, 0, 1, 0, 0) }).Generate(new Seed(1)).Count().ShouldBe(count);

    [Fact]
    public void Events_OfALongerRun_BeginWithThoseOfTheShorter()
    {
        var few = new RetailSales { Count = 300 }.Events(new Seed(4)).Select(happened => (happened.Id, happened.EventTime, happened.Payload)).ToList();

        new RetailSales { Count = 3000 }.Events(new Seed(4)).Take(few.Count).Select(happened => (happened.Id, happened.EventTime, happened.Payload)).ShouldBe(few);
        Retail.SalesWithoutEnd().Domain.Events(new Seed(4)).Take(few.Count).Select(happened => (happened.Id, happened.EventTime, happened.Payload)).ShouldBe(few);
    }

    [Fact]
    public void Fingerprint_OfTwoRunsCulturesAndThreads_IsTheSame()
    {
        var plan = Retail.Sales(2000).Late(0.1, TimeSpan.FromHours(1)).Duplicated(0.05, DuplicateKind.Conflicting).OutOfOrder(0.1).Over(3);

        Cultures.Fingerprints(plan, new Seed(9)).Distinct().ShouldBe([plan.Generate(new Seed(9)).Fingerprint()]);
    }

    [Fact]
    public void Events_OverPartitions_AreTheSameWhateverPartIsTaken()
    {
        var whole = Retail.Sales(1000, o => o with { Key = RetailKey.Store }).Generate(new Seed(3));
        var parts = whole.Over(4);

        parts.Select(arrival => (arrival.Event.Id, Convert.ToHexString(arrival.ToBytes()))).ShouldBe(whole.Select(arrival => (arrival.Event.Id, Convert.ToHexString(arrival.ToBytes()))));
        parts.Where(arrival => arrival.Topic != RetailTopics.Prices).GroupBy(arrival => arrival.Event.Key).ShouldAllBe(store => store.Select(arrival => arrival.Partition).Distinct().Count() == 1);
    }

    [Fact]
    public void Conflicting_OfEveryEvent_DiffersAndStaysConsistent()
    {
        var random = new Seed(1).Random();
        var domain = new RetailSales { Count = 3000 };
        foreach (var original in domain.Events(new Seed(6)))
        {
            var other = domain.Conflicting(original, ref random);

            (other.Id, other.Key, other.EventTime, other.Type, other.EndsEntity).ShouldBe((original.Id, original.Key, original.EventTime, original.Type, original.EndsEntity));
            other.Payload.ShouldNotBe(original.Payload);
            if (other.Payload is RetailTransaction sale)
            {
                sale.TotalAmount.ShouldBe(sale.Quantity * sale.UnitPrice);
            }
        }
    }

    [Fact]
    public void Enumerate_ManyEvents_HoldsOnToNone() =>
        Retention.AliveOf(new RetailSales { Count = 20_000 }.Events(new Seed(1)), 20_000).ShouldBeLessThan(5);

    [Fact]
    public void Disorder_OfEveryKind_IsExact()
    {
        var stream = Retail.Sales(2000).Late(0.05, TimeSpan.FromHours(2)).Duplicated(0.02).OutOfOrderInEntity(0.01).Over(2).Generate(new Seed(7));

        stream.Summary.Rows.Where(row => row.Name != "out of order in entity").ShouldAllBe(row => row.IsMet);
    }

    [Fact]
    public void FinalStates_ByKey_AreTheLedgerThePricesAndTheSums()
    {
        var domain = new RetailSales { Count = 3000, StoreCount = 2, ProductCount = 3 };
        var documented = FinalStatesOf.Domain(domain, new Seed(2));
        var ofStore = FinalStatesOf.Domain(domain with { Key = RetailKey.Store }, new Seed(2));
        var payloads = domain.Events(new Seed(2)).Select(happened => (RetailPayload)happened.Payload!).ToList();
        var stock = payloads.OfType<RetailInventoryUpdate>().GroupBy(update => (update.StoreId, update.ProductId)).ToDictionary(cell => cell.Key, cell => (cell.Count(), cell.Last().NewQuantity));
        var sales = payloads.OfType<RetailTransaction>().Where(sale => sale.StoreId == "STORE001").ToList();

        foreach (var ((store, product), (updates, quantity)) in stock)
        {
            documented[$"{RetailTopics.Inventory} {store}_{product}"].ShouldBe($"{{\"updates\":{updates},\"quantities\":{{\"{product}\":{quantity}}}}}");
        }

        var quantities = Enumerable.Range(1, 3).Select(number => $"\"SKU0000{number}\":{stock[("STORE001", $"SKU0000{number}")].NewQuantity}");
        ofStore[$"{RetailTopics.Inventory} STORE001"].ShouldEndWith($"\"quantities\":{{{string.Join(',', quantities)}}}}}");
        ofStore[$"{RetailTopics.Sales} STORE001"].ShouldBe(FormattableString.Invariant(
            $"{{\"sales\":{sales.Count},\"units\":{sales.Sum(sale => sale.Quantity)},\"revenue\":{sales.Sum(sale => sale.TotalAmount)}}}"));
        ofStore[$"{RetailTopics.Restocks} STORE002"].ShouldBe($$"""{"alerts":{{payloads.OfType<RetailRestockAlert>().Count(alert => alert.StoreId == "STORE002")}}}""");
        ofStore[$"{RetailTopics.Prices} SKU00002"].ShouldEndWith(FormattableString.Invariant(
            $",\"price\":{payloads.OfType<RetailPriceChange>().Last(change => change.ProductId == "SKU00002").NewPrice}}}"));
        ofStore[$"{RetailTopics.Customers} STORE002"].ShouldBe($$"""{"events":{{payloads.OfType<RetailCustomerEvent>().Count(customer => customer.StoreId == "STORE002")}}}""");
    }

    [Fact]
    public void Reference_OfASeed_IsItsOwn()
    {
        var reference = new RetailSales().Reference(new Seed(1));

        reference.Stores.Count.ShouldBe(10);
        reference.Products.Count.ShouldBe(100);
        reference.Products.Select(product => product.Brand).Distinct().Count().ShouldBeInRange(30, 50);
        reference.Products.ShouldAllBe(product => product.FirstPrice >= 1.99m && product.FirstPrice <= 499.99m);
        reference.Stores.ShouldBe(new RetailSales { ProductCount = 5 }.Reference(new Seed(1)).Stores);
        reference.Products.ShouldNotBe(new RetailSales().Reference(new Seed(2)).Products);
        Should.Throw<ArgumentOutOfRangeException>(() => reference.FirstStockOf(10, 0)).Message.ShouldContain("between 0 and 9");
        Should.Throw<ArgumentOutOfRangeException>(() => reference.FirstStockOf(0, 100)).Message.ShouldContain("between 0 and 99");
    }
}
