namespace StreamTesting.Domains.Tests;

/// <summary>The weights of the document, measured from the bytes (chi-square at 0.1 %, four sigma).</summary>
public sealed class RetailDistributionTests
{
    private static readonly IReadOnlyList<RetailMessage> Sample = RetailSample.Default;

    private static readonly Lazy<IReadOnlyList<RetailMessage>> Full = new(() => RetailSample.Read(20_000, o => o with { LeastInitialStock = 9000, MostInitialStock = 9000 }));

    [Fact]
    public void Quantities_OfFullShelves_HaveTheWeightsOfTheDocument() => Measured.Fits(
        Full.Value.Of<RetailTransaction>().Select(sale => $"{sale.Quantity}"), ("1", .40), ("2", .30), ("3", .15), ("4", .08), ("5", .05), ("10", .02));

    [Fact]
    public void Payments_AreAsLikely() => Measured.Fits(
        Sample.Of<RetailTransaction>().Select(sale => sale.PaymentMethod), Measured.Equal(["credit_card", "debit_card", "cash", "mobile_payment"]));

    [Fact]
    public void Stores_AreAsLikely() => Measured.Fits(
        Sample.Of<RetailTransaction>().Select(sale => sale.StoreId), Measured.Equal(Enumerable.Range(1, 10).Select(number => $"STORE{number:D3}")));

    [Fact]
    public void Products_AreAsLikely() => Measured.Fits(
        Sample.Of<RetailTransaction>().Select(sale => sale.ProductId), Measured.Equal(Enumerable.Range(1, 100).Select(number => $"SKU{number:D5}")));

    [Fact]
    public void Customers_AreAsLikely()
    {
        Measured.Fits(Sample.Of<RetailTransaction>().Select(sale => sale.CustomerId[4..5]), Measured.Equal("123456789".Select(digit => $"{digit}")));
        Measured.Fits(Sample.Of<RetailCustomerEvent>().Select(customer => customer.CustomerId[4..5]), Measured.Equal("123456789".Select(digit => $"{digit}")));
    }

    [Fact]
    public void Reasons_OfCorrections_AreAsLikely() => Measured.Fits(
        Full.Value.Corrections().Select(update => update.Reason), Measured.Equal(["receipt", "adjustment", "damage", "theft"]));

    [Theory]
    [InlineData("receipt", 1, 10)]
    [InlineData("adjustment", -5, 10)]
    [InlineData("damage", -5, -1)]
    [InlineData("theft", -5, -1)]
    public void Quantities_OfCorrections_AreUniformFromMinusFiveToTenAsFarAsTheReasonGoes(string reason, int least, int most) => Measured.Fits(
        Full.Value.Corrections().Where(update => update.Reason == reason).Select(update => $"{update.QuantityChange}"),
        Measured.Equal(Enumerable.Range(least, most - least + 1).Select(number => $"{number}")));

    [Fact]
    public void Restocks_BringFiftyToTwoHundred() => Measured.Fits(
        Restocks().Select(alert => $"{(alert.RestockQuantity == 200 ? 199 : alert.RestockQuantity) / 10}"),
        [.. Enumerable.Range(5, 15).Select(ten => ($"{ten}", (ten == 19 ? 11 : 10) / 151.0))]);

    [Fact]
    public void Activities_AreAsLikely() => Measured.Fits(
        Sample.Of<RetailCustomerEvent>().Select(customer => customer.Activity),
        Measured.Equal(["store_entrance", "browsing", "product_view", "cart_addition", "cart_removal"]));

    [Fact]
    public void Sessions_LastThirtyToSixHundredSeconds()
    {
        var seconds = Sample.Of<RetailCustomerEvent>().Select(customer => customer.SessionDuration).ToList();

        (seconds.Min(), seconds.Max()).ShouldBe((30, 600));
        Measured.Mean([.. seconds.Select(length => (double)length)], 315);
    }

    [Fact]
    public void PriceChanges_AreUniformOverTheirPercents()
    {
        var changes = RetailSample.Read(20_000, o => o with { Mix = new RetailMix(0, 0, 0, 1, 0), ProductCount = 5000 }).Of<RetailPriceChange>()
            .Where(change => change.OldPrice > 50).ToList();
        var parts = changes.ToLookup(change => change.ChangeType, change => (double)((change.NewPrice / change.OldPrice) - 1));

        Measured.Fits(parts["increase"].Select(part => $"{Math.Clamp((int)((part - .01) / .02), 0, 6)}"), Measured.Equal(Enumerable.Range(0, 7).Select(n => $"{n}")));
        Measured.Fits(parts["decrease"].Select(part => $"{Math.Clamp((int)((-part - .01) / .03), 0, 7)}"), Measured.Equal(Enumerable.Range(0, 8).Select(n => $"{n}")));
        parts["increase"].ShouldAllBe(part => part > .0097 && part < .1503);
        parts["decrease"].ShouldAllBe(part => part < -.0097 && part > -.2503);
    }

    [Fact]
    public void PriceReasons_FitTheirDirection()
    {
        var changes = Sample.Of<RetailPriceChange>().ToLookup(change => change.ChangeType, change => change.Reason);

        Measured.Fits(changes["increase"], Measured.Equal(["cost_change", "seasonal"]));
        Measured.Fits(changes["decrease"], Measured.Equal(["cost_change", "seasonal", "promotion", "clearance"]));
    }

    [Fact]
    public void ReferenceData_IsWhatTheEventsSay()
    {
        var sales = (RetailSales)Retail.Sales().Domain;
        var reference = sales.Reference(Retail.Sales().Generate(new Seed(12)).DomainSeed);
        var stores = reference.Stores.ToDictionary(store => store.StoreId);
        var products = reference.Products.ToDictionary(product => product.Sku);

        Sample.Of<RetailTransaction>().ShouldAllBe(sale => sale.StoreRegion == stores[sale.StoreId].Region && sale.ProductCategory == products[sale.ProductId].Category);
        products.Values.Select(product => product.Category).Distinct().Count().ShouldBe(10);
    }

    private static IEnumerable<RetailRestockAlert> Restocks() =>
        RetailSample.Read(20_000, o => o with { RestockLead = TimeSpan.Zero, MostInitialStock = 25 }).Of<RetailRestockAlert>().DistinctBy(alert => alert.RestockId);
}
