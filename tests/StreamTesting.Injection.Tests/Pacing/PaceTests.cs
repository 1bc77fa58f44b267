namespace StreamTesting.Injection.Tests;

public sealed class PaceTests
{
    [Theory]
    [InlineData(10, 0, 0)]
    [InlineData(10, 1, 100)]
    [InlineData(10, 36_000_000, 3_600_000_000)]
    [InlineData(0.5, 3, 6_000)]
    public void PerSecond_ItemN_IsDueNOverTheRateAfterTheFirst(double rate, long number, double milliseconds) =>
        Pace.PerSecond(rate).DueAfter(number, TimeSpan.FromDays(5)).TotalMilliseconds.ShouldBe(milliseconds);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0.1)]
    [InlineData(3000, 300)]
    [InlineData(3001, 300.01)]
    [InlineData(9000, 360)]
    [InlineData(9001, 360.1)]
    [InlineData(9010, 361)]
    public void Bursts_Once_RiseForAWhile(long number, double seconds) =>
        Pace.Bursts(normal: 10, burst: 100, after: TimeSpan.FromSeconds(300), lasting: TimeSpan.FromSeconds(60))
            .DueAfter(number, default).TotalSeconds.ShouldBe(seconds, 1e-6);

    [Theory]
    [InlineData(20, 2)]
    [InlineData(120, 3)]
    [InlineData(190, 10)]
    [InlineData(210, 12)]
    [InlineData(310, 13)]
    [InlineData(1_900_000, 100_000)]
    public void Bursts_EachPeriod_ComeAgain(long number, double seconds) =>
        Pace.Bursts(10, 100, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10)).DueAfter(number, default).TotalSeconds.ShouldBe(seconds, 1e-6);

    [Fact]
    public void SpeedUp_ByAFactor_GoesByTheArrivalTimes()
    {
        Pace.SpeedUp(60).DueAfter(999, TimeSpan.FromMinutes(3)).ShouldBe(TimeSpan.FromSeconds(3));
        Pace.SpeedUp(1).DueAfter(1, TimeSpan.FromDays(14)).ShouldBe(TimeSpan.FromDays(14));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e10)]
    public void Pace_OfAnImpossibleRate_SaysTheRange(double rate)
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Pace.PerSecond(rate)).Message.ShouldContain("it must lie between 0.000001 and 1000000000.");
        Should.Throw<ArgumentOutOfRangeException>(() => Pace.SpeedUp(rate)).Message.ShouldStartWith("The speed-up is ");
        Should.Throw<ArgumentOutOfRangeException>(() => Pace.Bursts(1, rate, default, TimeSpan.FromSeconds(1))).Message.ShouldStartWith("The burst rate is ");
    }

    [Fact]
    public void Bursts_OfAnImpossibleTime_SaysTheRange()
    {
        var second = TimeSpan.FromSeconds(1);

        Should.Throw<ArgumentOutOfRangeException>(() => Pace.Bursts(1, 2, -second, second)).Message.ShouldStartWith("The time before the burst is -00:00:01;");
        Should.Throw<ArgumentOutOfRangeException>(() => Pace.Bursts(1, 2, second, TimeSpan.Zero)).Message.ShouldStartWith("The length of the burst is 00:00:00;");
        Should.Throw<ArgumentOutOfRangeException>(() => Pace.Bursts(1, 2, second, second, second)).Message
            .ShouldStartWith("The period of the bursts is 00:00:01; it must lie between 00:00:02 and ");
    }

    [Fact]
    public void ToString_OfEachKind_SaysWhatItIs() =>
        new[] { Pace.AsFastAsPossible, Pace.PerSecond(2.5), Pace.SpeedUp(60), Pace.Bursts(10, 100, TimeSpan.FromSeconds(300), TimeSpan.FromSeconds(60)) }
            .Select(pace => pace.ToString())
            .ShouldBe(["as fast as possible", "2.5 a second", "60 times their own speed", "10 a second, 100 a second for 00:01:00 after 00:05:00"]);
}
