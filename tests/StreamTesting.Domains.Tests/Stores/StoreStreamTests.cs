namespace StreamTesting.Domains.Tests;

public sealed class StoreStreamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    public void Types_OfADefaultDay_AreAll18(ulong seed) =>
        new StoreDays().Events(new Seed(seed)).Select(happened => happened.Type).Distinct().Order().ShouldBe(StoreTypes.Names.Order());

    [Fact]
    public void Stream_InOtherCulturesAndOnThreads_HasTheSameBytes() => Cultures.Fingerprints(
        Stores.Day(o => o with { Visits = new StoreVisits { PerStoreDay = 20 } }).OutOfOrder(0.2).Over(2), new Seed(3)).Distinct().Count().ShouldBe(1);

    [Fact]
    public void Region_MadeAlone_HasTheEventsItHasAmongAll()
    {
        var days = new StoreDays(2) { StoreCount = 5, DcCount = 3, Visits = new StoreVisits { PerStoreDay = 20 } };
        var all = days.Events(new Seed(4)).ToList();
        var alone = Enumerable.Range(1, 3).Select(number => days.Region(new Seed(4), number).ToList()).ToList();

        alone.Sum(region => region.Count).ShouldBe(all.Count);
        foreach (var region in alone)
        {
            var ids = region.Select(happened => happened.Id).ToHashSet();
            all.Where(happened => ids.Contains(happened.Id)).Select(Text).ShouldBe(region.Select(Text));
        }

        static string Text(StreamEvent happened) => $"{happened} {happened.Payload}".Replace("System.Int32[]", "", StringComparison.Ordinal);
    }

    [Fact]
    public void Region_OutsideTheirNumber_IsRefused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new StoreDays().Region(new Seed(1), 3)).Message.ShouldContain("The number of the region is 3; it must lie between 1 and 2");

    [Fact]
    public void Days_AddedAtTheEnd_LeaveTheOnesBeforeAsTheyWere()
    {
        var one = new StoreDays(1).Events(new Seed(5)).Select(happened => happened.ToString()).ToList();

        new StoreDays(2).Events(new Seed(5)).Take(one.Count).Select(happened => happened.ToString()).ShouldBe(one);
    }

    [Fact]
    public void Knob_Turned_LeavesWhatItIsNotAboutAsItWas()
    {
        var (usual, taxed) = (Entries(new StoreDays()), Entries(new StoreDays { Baskets = new StoreBaskets { TaxRate = 0.2, PromotionRate = 1 }, Marketing = new StoreMarketing { SecondTouchRate = 1 } }));

        taxed.ShouldBe(usual);

        static List<string> Entries(StoreDays days) => [.. days.Events(new Seed(6)).Where(happened => happened.Type == "customer_entered").Select(happened => $"{happened.EventTime:O} {happened.Key}")];
    }

    [Fact]
    public void SizeOf_ASeed_IsWhatItYields()
    {
        var days = new StoreDays { StoreCount = 2 };

        days.Size.ShouldBeNull();
        days.SizeOf(new Seed(7)).ShouldBe(new DomainSize(days.Events(new Seed(7)).Count(), 0) { Entities = 2 + 2 + 5 });
        days.SizeOf(new Seed(7)).ShouldNotBe(days.SizeOf(new Seed(8)));
    }

    [Fact]
    public void Events_TakenAndForgotten_AreNotHeld() => Retention.AliveOf(new StoreDays().Events(new Seed(8)), 20_000).ShouldBeLessThan(50);

    [Fact]
    public void Types_Named_AreLeftAndNothingElseChanges()
    {
        var (all, some) = (new StoreDays(), new StoreDays { Types = ["receipt_created", "payment_processed"] });

        some.Events(new Seed(11)).Select(happened => happened.ToString())
            .ShouldBe(all.Events(new Seed(11)).Where(happened => happened.Type is "receipt_created" or "payment_processed").Select(happened => happened.ToString()));
    }

    [Fact]
    public void RatesOf_ADay_AreMeasuredBackInTheSummary()
    {
        var days = new StoreDays(14) { Visits = new StoreVisits { PerStoreDay = 100, PingEvery = TimeSpan.FromHours(1) } };
        var curve = days.RatesOf(new Seed(9)).ShouldNotBeNull();
        var visits = days.Events(new Seed(9)).Where(days.FollowsRates).Select(happened => happened.EventTime).ToList();

        for (var day = 0; day < 14; day++)
        {
            var (from, to) = (days.Start.AddDays(day), days.Start.AddDays(day + 1));
            (visits.Count(time => time >= from && time < to) / (double)visits.Count).ShouldBe(curve.ShareOf(from, to), 12.0 / visits.Count);
        }
    }

    [Fact]
    public void Mixed_WithDisorder_AgreesWithItsTruth()
    {
        var stream = Stores.Day(o => o with { StoreCount = 2, DcCount = 1 }).Late(0.05, TimeSpan.FromHours(1)).Duplicated(0.05).OutOfOrder(0.1).Over(2).Generate(new Seed(10));

        stream.Summary.Measured.Unique.ShouldBe(((StoreDays)stream.Plan.Domain).SizeOf(stream.DomainSeed).Events);
        stream.Summary.Rows.First(row => row.Name.StartsWith("late", StringComparison.Ordinal)).Measured
            .ShouldBe(Selection.CountOf(0.05, stream.Summary.Measured.Unique));
    }
}
