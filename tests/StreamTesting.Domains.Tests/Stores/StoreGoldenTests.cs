namespace StreamTesting.Domains.Tests;

/// <summary>The bytes of a seed. Where one of these changes, the format version in the seed's text changes with it.</summary>
public sealed class StoreGoldenTests
{
    [Theory]
    [InlineData(1, "")]
    [InlineData(42, "")]
    [InlineData(ulong.MaxValue, "")]
    public void Fingerprint_OfTheDefaultDay_NeverChanges(ulong seed, string expected) => Stores.Day()
        .Late(0.06, TimeSpan.FromHours(2))
        .Duplicated(0.02, DuplicateKind.Conflicting)
        .OutOfOrder(0.12)
        .Over(3)
        .Generate(new Seed(seed))
        .Fingerprint()
        .ShouldBe(expected);

    [Theory]
    [InlineData(1, "")]
    [InlineData(42, "")]
    public void Fingerprint_OfOtherOptions_NeverChanges(ulong seed, string expected) => Stores
        .Days(3, o => o with
        {
            Start = new DateTimeOffset(2024, 11, 28, 0, 0, 0, TimeSpan.Zero),
            StoreCount = 7,
            DcCount = 3,
            Opens = TimeSpan.FromHours(8),
            Closes = TimeSpan.FromHours(24),
            Envelope = StoreEnvelope.Extended,
            EmitInterval = TimeSpan.Zero,
            Calendar = new StoreCalendar { Weekend = 1.2, RegionalVariation = 0.5 },
            Visits = new StoreVisits { PerStoreDay = 30, BleRate = 0.5, Customers = 300 },
            Baskets = new StoreBaskets { PromotionRate = 0.9, TaxRate = 0.19 },
            Marketing = new StoreMarketing { JourneysPerStoreDay = 20, Conversion = AdConversion.Of(0.4), SecondTouchRate = 0.5 },
            Supply = new StoreSupply { Products = 40, BreakdownRate = 0.2, WeatherDelayRate = 0.2, OutageRate = 0.2, ShortageRate = 0.2, Severity = 0.7 },
        })
        .Generate(new Seed(seed))
        .Fingerprint()
        .ShouldBe(expected);

    [Theory]
    [InlineData(1, "")]
    [InlineData(42, "")]
    public void Fingerprint_OfAMixedBatch_NeverChanges(ulong seed, string expected) => Stores.Mixed(5000).Generate(new Seed(seed)).Fingerprint().ShouldBe(expected);

    [Fact]
    public void Bytes_OfTheFirstOfEachType_AreThese() => string.Join('\n', Stores.Day(o => o with { Envelope = StoreEnvelope.Extended }).Generate(new Seed(1))
        .DistinctBy(arrival => arrival.Event.Type)
        .Select(arrival => System.Text.Encoding.UTF8.GetString(arrival.ToBytes()))).ShouldBe(
        """
        TODO
        """.ReplaceLineEndings("\n"));
}
