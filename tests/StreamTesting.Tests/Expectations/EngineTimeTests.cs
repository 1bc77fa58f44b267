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
}
