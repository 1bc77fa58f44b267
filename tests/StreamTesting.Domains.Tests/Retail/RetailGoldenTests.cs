namespace StreamTesting.Domains.Tests;

/// <summary>The bytes of a seed. Where one of these changes, the format version in the seed's text changes with it.</summary>
public sealed class RetailGoldenTests
{
    [Theory]
    [InlineData(1, "7091e5ddae4faf606f3d9dbd5ae30d4a652071d1d1bda0bafb7f7ce49fde92b7")]
    [InlineData(42, "6d1ce9a21578dcf6004b252d92307c35c3540ad3821d608a4abf7d6e06c08b22")]
    [InlineData(ulong.MaxValue, "8e034e26950864210f3a3273572e079038667a4e00d358288405f7a239831dc7")]
    public void Fingerprint_OfFormatVersion1_NeverChanges(ulong seed, string expected) => Retail.Sales(1000)
        .Late(0.06, TimeSpan.FromHours(2))
        .Duplicated(0.02, DuplicateKind.Conflicting)
        .OutOfOrder(0.12)
        .Over(3)
        .Generate(new Seed(seed))
        .Fingerprint()
        .ShouldBe(expected);

    [Theory]
    [InlineData(1, "9c50984dfd00fe3b7886aac6a551f20c7d7192cb6f88a511307c0a46a71997a6")]
    [InlineData(42, "32696f0b154bad628ef33982122b568826590daba35de5c51624266445e45954")]
    public void Fingerprint_OfOtherOptions_NeverChanges(ulong seed, string expected) => Retail
        .SalesDuring(TimeSpan.FromDays(3), o => o with
        {
            Start = new DateTimeOffset(2031, 7, 1, 0, 0, 0, TimeSpan.Zero),
            PerMinute = 0.5,
            Mix = new RetailMix(3, 2, 1, 1, 1),
            Mixing = Choosing.ByCoin,
            StoreCount = 3,
            ProductCount = 7,
            LeastInitialStock = 0,
            MostInitialStock = 30,
            RestockThreshold = 12,
            LeastRestock = 20,
            MostRestock = 40,
            RestockLead = TimeSpan.FromHours(3),
            IncreaseRate = 0.6,
            DecreaseRate = 0.2,
            WithoutProductRate = 0.9,
            Key = RetailKey.Store,
            Transport = TimeSpan.FromMilliseconds(250),
        })
        .Generate(new Seed(seed))
        .Fingerprint()
        .ShouldBe(expected);

    [Fact]
    public void Fingerprint_OfGapsUnderTraffic_NeverChanges() => Retail
        .SalesDuring(TimeSpan.FromDays(1), o => o with { Traffic = Retail.BusyHours, MinGap = TimeSpan.Zero })
        .Generate(new Seed(1))
        .Fingerprint()
        .ShouldBe("f5f47a728d1c7f76e55bc5761e69dad6590df1d4e8c91b723ddc04e84d10c819");

    [Fact]
    public void Reference_OfFormatVersion1_NeverChanges()
    {
        var reference = new RetailSales { StoreCount = 3, ProductCount = 3 }.Reference(new Seed(1));

        string.Join('\n', [.. reference.Stores.Select(store => $"{store}"), .. reference.Products.Select(product => $"{product}")]).ShouldBe(
            """
            RetailStore { StoreId = STORE001, Name = Haroldstad, Region = South }
            RetailStore { StoreId = STORE002, Name = West Floyd, Region = West }
            RetailStore { StoreId = STORE003, Name = West Jasper, Region = South }
            RetailProduct { Sku = SKU00001, Name = Practical Frozen Mouse, Category = Home & Garden, Brand = Brown - Stiedemann, FirstPrice = 226.33 }
            RetailProduct { Sku = SKU00002, Name = Handcrafted Soft Gloves, Category = Beauty, Brand = Rippin LLC, FirstPrice = 115.52 }
            RetailProduct { Sku = SKU00003, Name = Rustic Wooden Chicken, Category = Sports, Brand = Bins - Rogahn, FirstPrice = 88.35 }
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Bytes_OfTheFirstArrivals_AreThese() => string.Join('\n', Retail.Sales(10).Generate(new Seed(1)).Take(10)
        .Select(arrival => $"{arrival.Topic} {System.Text.Encoding.UTF8.GetString(arrival.ToBytes())}")).ShouldBe(
        """
        retail-sales-transactions {"transaction_id":"3b4eb0fc-9300-4c0d-9a08-c369f34bc291","store_id":"STORE007","product_id":"SKU00086","quantity":2,"unit_price":189.37,"total_amount":378.74,"timestamp":"2026-01-01T00:00:00.000000Z","customer_id":"CUST5670","payment_method":"cash","store_region":"North","product_category":"Sports","event_type":"sales_transaction","event_version":"1.0"}
        retail-inventory-updates {"inventory_id":"04d6b066-9a00-4e9c-9eec-e8294da85d6e","store_id":"STORE007","product_id":"SKU00086","quantity_change":-2,"new_quantity":185,"previous_quantity":187,"reason":"sale","timestamp":"2026-01-01T00:00:00.000000Z","event_type":"inventory_update","event_version":"1.0"}
        retail-sales-transactions {"transaction_id":"bb4cca41-76ca-4448-9cbd-f9d22c8332ab","store_id":"STORE004","product_id":"SKU00037","quantity":3,"unit_price":136.53,"total_amount":409.59,"timestamp":"2026-01-01T00:00:53.012388Z","customer_id":"CUST1280","payment_method":"debit_card","store_region":"East","product_category":"Automotive","event_type":"sales_transaction","event_version":"1.0"}
        retail-inventory-updates {"inventory_id":"38ff8009-be8c-4181-8e63-afb1e9f6ce03","store_id":"STORE004","product_id":"SKU00037","quantity_change":-3,"new_quantity":20,"previous_quantity":23,"reason":"sale","timestamp":"2026-01-01T00:00:53.012388Z","event_type":"inventory_update","event_version":"1.0"}
        retail-sales-transactions {"transaction_id":"f8a3402b-80ee-490b-902a-a4116196c2cc","store_id":"STORE002","product_id":"SKU00052","quantity":4,"unit_price":165.56,"total_amount":662.24,"timestamp":"2026-01-01T00:01:03.473977Z","customer_id":"CUST6410","payment_method":"credit_card","store_region":"West","product_category":"Automotive","event_type":"sales_transaction","event_version":"1.0"}
        retail-inventory-updates {"inventory_id":"132157c9-162c-489e-9527-cdce5cd2149a","store_id":"STORE002","product_id":"SKU00052","quantity_change":-4,"new_quantity":87,"previous_quantity":91,"reason":"sale","timestamp":"2026-01-01T00:01:03.473977Z","event_type":"inventory_update","event_version":"1.0"}
        retail-sales-transactions {"transaction_id":"84788f4b-1685-4cd1-9d66-f394b7fef5e0","store_id":"STORE004","product_id":"SKU00026","quantity":2,"unit_price":98.78,"total_amount":197.56,"timestamp":"2026-01-01T00:02:00.379990Z","customer_id":"CUST8462","payment_method":"credit_card","store_region":"East","product_category":"Sports","event_type":"sales_transaction","event_version":"1.0"}
        retail-inventory-updates {"inventory_id":"e7e67b2c-ee74-449e-ae10-b4ba857d4892","store_id":"STORE004","product_id":"SKU00026","quantity_change":-2,"new_quantity":122,"previous_quantity":124,"reason":"sale","timestamp":"2026-01-01T00:02:00.379990Z","event_type":"inventory_update","event_version":"1.0"}
        retail-customer-events {"customer_event_id":"6857d10f-4d94-4e72-9cee-413c474ae48a","customer_id":"CUST8118","store_id":"STORE004","product_id":"SKU00092","activity":"product_view","session_duration":43,"timestamp":"2026-01-01T00:02:43.782238Z","event_type":"customer_event","event_version":"1.0"}
        retail-restock-alerts {"alert_id":"d1af8622-0d00-4d9e-a299-0c6119304b11","restock_id":"131fd359-4def-471e-bdae-5b1fa172c087","store_id":"STORE002","product_id":"SKU00009","current_quantity":20,"restock_quantity":97,"expected_date":"2026-01-03T00:04:18.746081Z","supplier":"Auto-Restock System","severity":"medium","timestamp":"2026-01-01T00:04:18.746081Z","event_type":"restock_alert","event_version":"1.0"}
        """.ReplaceLineEndings("\n"));
}
