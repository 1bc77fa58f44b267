namespace StreamTesting.Domains.Tests;

/// <summary>Conservation laws as properties over many seeds and options, of the emitted bytes.</summary>
public sealed class StoreLawsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(42)]
    [InlineData(ulong.MaxValue)]
    public void Laws_OfTheDefaultDay_Hold(ulong seed) => StoreLaws.Check(new StoreDays(), seed);

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Laws_OfAWeekWithEveryDisruption_Hold(ulong seed) => StoreLaws.Check(
        new StoreDays(7)
        {
            Start = new DateTimeOffset(2024, 11, 25, 0, 0, 0, TimeSpan.Zero),
            Visits = new StoreVisits { PerStoreDay = 60 },
            Supply = new StoreSupply { Products = 60, BreakdownRate = 0.5, WeatherDelayRate = 0.5, OutageRate = 0.3, ShortageRate = 0.3, MaintenancePerNight = 20 },
        },
        seed);

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    public void Laws_OfStoresThatNeverClose_Hold(ulong seed) => StoreLaws.Check(
        new StoreDays(3) { Opens = TimeSpan.Zero, Closes = TimeSpan.FromDays(1), StoreCount = 3, DcCount = 3, Visits = new StoreVisits { PerStoreDay = 80 } }, seed);

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    public void Laws_OfTheShortestOpeningAndFewestGoods_Hold(ulong seed) => StoreLaws.Check(
        new StoreDays(5)
        {
            Opens = TimeSpan.FromHours(20),
            Closes = TimeSpan.FromHours(24),
            StoreCount = 1,
            DcCount = 1,
            Visits = new StoreVisits { PerStoreDay = 300, Customers = 40, LongStay = TimeSpan.FromHours(12) },
            Supply = new StoreSupply { Products = 3 },
        },
        seed);

    [Fact]
    public void Laws_OfManySeeds_Hold()
    {
        for (ulong seed = 100; seed < 130; seed++)
        {
            StoreLaws.Check(
                new StoreDays(seed % 5 == 0 ? 2 : 1)
                {
                    StoreCount = 1 + (int)(seed % 4),
                    DcCount = 1,
                    Visits = new StoreVisits { PerStoreDay = 40, Customers = 100 + (int)seed, ZoneMoveRate = seed % 5 / 4.0 },
                    Baskets = new StoreBaskets { PromotionRate = seed % 3 / 2.0, OnlinePerStoreDay = 20 },
                    Marketing = new StoreMarketing { JourneysPerStoreDay = 40, Conversion = AdConversion.Of(0.5) },
                    Supply = new StoreSupply { Products = 10 + (int)(seed % 50), OutageRate = seed % 2 },
                },
                seed);
        }
    }
}
