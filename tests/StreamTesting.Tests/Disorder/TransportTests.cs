namespace StreamTesting.Tests;

public sealed class TransportTests
{
    [Theory]
    [InlineData(0, 500)]
    [InlineData(50, 500)]
    [InlineData(500, 500)]
    public void ArrivalTimes_OfLeastAndMostDelay_CoverThatRangeEvenly(int least, int most)
    {
        var domain = new TestDomain(4000) { MinTransportDelay = TimeSpan.FromMilliseconds(least), MaxTransportDelay = TimeSpan.FromMilliseconds(most) };

        var delays = new StreamPlan(domain).Generate(new Seed(1)).Select(arrival => arrival.Labels.Delay.TotalMilliseconds).ToList();

        delays.Min().ShouldBeInRange(least, least + 2);
        delays.Max().ShouldBeInRange(most - 2, most);
        delays.Average().ShouldBe((least + most) / 2.0, 3.1 * 0.29 * (most - least + 1) / Math.Sqrt(delays.Count));
    }

    [Fact]
    public void ArrivalTimes_AtTheEndOfADay_StayOnItWhateverTheLeastDelay()
    {
        var domain = new TestDomain(1) { Start = new DateTimeOffset(2026, 1, 1, 23, 59, 59, 990, TimeSpan.Zero), MinTransportDelay = TimeSpan.FromMilliseconds(50), MaxTransportDelay = TimeSpan.FromMilliseconds(500) };

        new StreamPlan(domain).Generate(new Seed(1)).Single().Labels.Delay.ShouldBe(TimeSpan.FromMilliseconds(9));
    }

    [Fact]
    public void Duplicated_AfterAtLeast_ComesWithinItsTimes()
    {
        var stream = new StreamPlan(new TestDomain(4000)).Duplicated(1, within: TimeSpan.FromMilliseconds(500), atLeast: TimeSpan.FromMilliseconds(100))
            .Generate(new Seed(1));

        var first = stream.Where(arrival => !arrival.Labels.IsDuplicate).ToDictionary(arrival => arrival.Event.Id, arrival => arrival.ArrivalTime);
        var gaps = stream.Where(arrival => arrival.Labels.IsDuplicate).Select(arrival => (arrival.ArrivalTime - first[arrival.Event.Id]).TotalMilliseconds).ToList();

        gaps.Count.ShouldBe(4000);
        gaps.Min().ShouldBeInRange(100, 101);
        gaps.Max().ShouldBeInRange(499, 500);
        StreamPlan.FromJson(stream.Plan.ToJson(), new DomainCatalog(new TestDomain(0))).ShouldBe(stream.Plan);
    }

    [Fact]
    public void Duplicated_AtLeastAboveWithin_IsRefused() => Should.Throw<ArgumentOutOfRangeException>(() => new StreamPlan(new TestDomain(1))
        .Duplicated(0.1, within: TimeSpan.FromMilliseconds(500), atLeast: TimeSpan.FromSeconds(1))).Message.ShouldContain("00:00:01");
}
