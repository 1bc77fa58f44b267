namespace StreamTesting.Tests;

/// <summary>What the hotel document asks of late and duplicated events (H-29 to H-31, H-52, H-54 to H-56), said with the steps.</summary>
public sealed class DocumentedLatenessTests
{
    private static StreamPlan Plan => new(new TestDomain(2000));

    [Theory]
    [InlineData(60, 120)]
    [InlineData(30, 120)]
    public void Late_FivePercentByHours_AreExactlySoManyWithinTheBounds(int least, int most)
    {
        var plain = Plan.Generate(new Seed(1)).ToDictionary(arrival => arrival.Event.Id, arrival => arrival.Event.EventTime);
        var late = Plan.Late(0.05, TimeSpan.FromMinutes(most), atLeast: TimeSpan.FromMinutes(least)).Generate(new Seed(1))
            .Where(arrival => arrival.Labels.IsLate(TimeSpan.FromMinutes(least))).ToList();

        late.Count.ShouldBe(100);
        late.ShouldAllBe(arrival => arrival.Labels.Delay <= TimeSpan.FromMinutes(most));
        late.ShouldAllBe(arrival => arrival.Event.EventTime == plain[arrival.Event.Id]);
    }

    [Fact]
    public void Duplicated_TwoPercent_AreRetriesStamped100To500MillisecondsLater()
    {
        var stream = Plan.Duplicated(0.02, DuplicateKind.Retry, TimeSpan.FromMilliseconds(500), atLeast: TimeSpan.FromMilliseconds(100)).Generate(new Seed(1)).ToList();
        var copies = stream.Where(arrival => arrival.Labels.IsDuplicate).ToList();

        copies.Count.ShouldBe(40);
        foreach (var copy in copies)
        {
            var first = stream[(int)copy.Labels.FirstPosition];
            first.Event.Id.ShouldBe(copy.Event.Id);
            first.Position.ShouldBeLessThan(copy.Position);
            (copy.Stamp - first.Stamp).ShouldBeInRange(TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(500));
        }
    }
}
