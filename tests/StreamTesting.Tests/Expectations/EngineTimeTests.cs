namespace StreamTesting.Tests.Expectations;

public sealed class EngineTimeTests
{
    [Fact]
    public void Bound_BeyondTheCalendar_IsItsEnd()
    {
        EngineTime.Bound(long.MinValue).ShouldBe(DateTimeOffset.MinValue);
        EngineTime.Bound(long.MaxValue).ShouldBe(DateTimeOffset.MaxValue);
        EngineTime.Bound(0).ShouldBe(DateTimeOffset.UnixEpoch);
        EngineTime.Bound(-1).ShouldBe(DateTimeOffset.UnixEpoch.AddMilliseconds(-1));
    }

    [Theory]
    [InlineData(long.MinValue, "none yet")]
    [InlineData(long.MaxValue, "9223372036854775807 ms")]
    [InlineData(long.MinValue + 1, "-9223372036854775807 ms")]
    [InlineData(0, "1970-01-01T00:00:00Z")]
    public void Text_OfATime_IsThatOfTheCalendarWhereItHasOne(long ms, string text) => EngineTime.Text(ms).ShouldBe(text);

    [Theory]
    [InlineData(36_000_000, "10:00")]
    [InlineData(36_005_000, "10:00:05")]
    [InlineData(36_005_120, "10:00:05.12")]
    [InlineData(86_400_000, "1970-01-02T00:00:00Z")]
    [InlineData(long.MinValue, "none yet")]
    public void Text_OnADay_LeavesOutWhatIsKnown(long ms, string text) => EngineTime.Text(ms, DateTimeOffset.UnixEpoch).ShouldBe(text);

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "1 ms")]
    [InlineData(1500, "1500 ms")]
    [InlineData(5000, "5 s")]
    [InlineData(60_000, "1 min")]
    [InlineData(120_000, "2 min")]
    [InlineData(61_000, "61 s")]
    public void Length_IsToldInTheGreatestWholeUnit(long ms, string text) => EngineTime.Length(ms).ShouldBe(text);

    [Fact]
    public void From_TheEndsOfTheCalendar_IsThere()
    {
        var (first, last) = (DateTimeOffset.MinValue.ToUnixTimeMilliseconds(), DateTimeOffset.MaxValue.ToUnixTimeMilliseconds());

        EngineTime.From(first).ShouldBe(DateTimeOffset.MinValue);
        EngineTime.From(last)!.Value.ToUnixTimeMilliseconds().ShouldBe(last);
        EngineTime.From(first - 1).ShouldBeNull();
        EngineTime.From(last + 1).ShouldBeNull();
    }
}
