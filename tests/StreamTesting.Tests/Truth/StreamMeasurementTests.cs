namespace StreamTesting.Tests;

public sealed class StreamMeasurementTests
{
    [Theory]
    [InlineData(59, 0)]
    [InlineData(60, 1)]
    [InlineData(61, 1)]
    public void LateBy_CountsFromTheThresholdOn(int seconds, long expected)
    {
        var measured = new StreamMeasurement([TimeSpan.FromMinutes(1)]);
        var happened = new StreamEvent("e", "listed", new StreamEntity("k"), DateTimeOffset.UnixEpoch, 1L);

        measured.Add(new Arrival(happened, new TestDomain(1).Format, 0, DateTimeOffset.UnixEpoch.AddSeconds(seconds).Ticks));

        measured.LateBy(TimeSpan.FromMinutes(1)).ShouldBe(expected);
        Should.Throw<ArgumentException>(() => measured.LateBy(TimeSpan.FromMinutes(2))).Message.ShouldStartWith("The threshold 00:02:00 was not given when the measurement began.");
    }

    [Fact]
    public void OrdinalInKey_OfAnEventThatCannotBeRead_IsNone()
    {
        var stream = new StreamPlan(new TestDomain(100)).Poisoned(0.1).Generate(new Seed(1));
        var unread = stream.Truth.Events.Where(known => known.ReadablePosition < 0).ToList();

        unread.ShouldNotBeEmpty();
        unread.ShouldAllBe(known => known.OrdinalInKey == -1);
        stream.Truth.Events.Where(known => known.ReadablePosition >= 0).ShouldAllBe(known => known.OrdinalInKey >= 0);
    }
}
