namespace StreamTesting.Domains.Tests;

/// <summary>The expected values were computed by Python 3: <c>uuid5(NAMESPACE_OID, json.dumps(payload, sort_keys=True)).hex</c>.</summary>
public sealed class OrderChecksumTests
{
    private static readonly OrderContext Context = new("T-001", "U-00042", "S-123456", "web", "prod");

    public static TheoryData<OrderPayload, int, string> Vectors => new()
    {
        { new OrderCreated(Context, "O-0000001", 97.40m, "USD", null, null), 1, "dbf91bdffec1581fad22dcbb524d0523" },
        { new OrderCreated(Context, "O-0000001", 97.4m, "USD", null, null), 1, "dbf91bdffec1581fad22dcbb524d0523" },
        { new OrderCreated(Context, "O-0000001", 100m, "EUR", null, null), 1, "2546b867fa76534397ee1408fa2bb779" },
        { new OrderCreated(Context, "O-0000001", 82.15m, "USD", null, "mobile"), 2, "ed30420040d65cc3b1b91c724af7bae8" },
        { new OrderCreated(Context, "O-0000001", 500.00m, "CAD", "PROMO42", "tablet"), 2, "588b3689c16a5310a250e2c59adbb1e8" },
        { new PaymentAuthorized(Context, "O-0000002", "bank_transfer", "00FF19AB"), 1, "72cec43cdbae5a46a370c5be4a078776" },
        { new OrderShipped(Context, "O-10000000", "FedEx", "TRK10000000"), 1, "4cdf8ca4a7555d5382b77312791f312a" },
        { new OrderCancelled(Context, "O-0000003", "out_of_stock"), 1, "ea4d851b2a425b61936811b25ee4b70e" },
        { new OrderAmountCorrected(Context, "O-0000003", 5.00m, 4.96m, "GBP", "post_auth_adjustment"), 1, "5adc831ca3dd5061b6a7bf2022f66146" },
        { new OrderAmountCorrected(Context, "O-0000003", 1234567.89m, 0.07m, "GBP", "post_auth_adjustment"), 1, "6df1924221325a63a665db876490b523" },
        { new OrderCancelled(Context, "O-\"\\\n\u00e9\U0001F600/<\x7f\x01", "x"), 1, "704a0f944cb4583294573700fb53278f" },
        { new OrderCreated(Context with { UserId = "U-1" }, "O-1", -0.5m, "USD", null, null), 1, "bfd90ba5d9fe524bb780a90e597e8baa" },
        { new OrderCreated(Context with { UserId = "U-1" }, "O-1", 9999999999999.99m, "USD", null, null), 1, "d48d3a4030d357dfb084dd672d6e1d74" },
        { new OrderCreated(Context with { UserId = "U-1" }, "O-1", 0m, "USD", null, null), 1, "0f346d5395f85b01b013c3b81ed79f87" },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Of_EachPayload_IsWhatPythonComputes(OrderPayload payload, int version, string expected) =>
        OrderChecksum.Of(payload, version).ShouldBe(expected);

    [Theory]
    [InlineData("0.001")]
    [InlineData("10000000000000")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335")]
    public void Of_AmountThatIsNoCents_IsRefusedWithTheAmount(string amount) =>
        Should.Throw<ArgumentException>(() => OrderChecksum.Of(new OrderCreated(Context, "O-1", decimal.Parse(amount), "USD", null, null)))
            .Message.ShouldContain($"The amount {amount} can't be written");

    [Fact]
    public void Of_LongTexts_IsComputed() =>
        OrderChecksum.Of(new OrderCancelled(Context, new string('\u00e9', 5000), "x")).Length.ShouldBe(OrderChecksum.Length);
}
