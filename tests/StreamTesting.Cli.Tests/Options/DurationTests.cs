namespace StreamTesting.Cli.Tests;

public sealed class DurationTests
{
    [Theory]
    [InlineData("250ms", 250)]
    [InlineData("90s", 90_000)]
    [InlineData("1.5s", 1500)]
    [InlineData("15m", 900_000)]
    [InlineData("1h30m", 5_400_000)]
    [InlineData("3d", 259_200_000)]
    [InlineData("1d2h3m4s5ms", 93_784_005)]
    [InlineData("01:30:00", 5_400_000)]
    [InlineData("0s", 0)]
    public void Parse_ATime_IsRead(string text, double milliseconds) => Durations.Parse(text)!.Value.TotalMilliseconds.ShouldBe(milliseconds);

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("5 m")]
    [InlineData("m")]
    [InlineData("-5m")]
    [InlineData("5m1h")]
    [InlineData("40000d")]
    [InlineData("999999999d")]
    public void Parse_NoTime_IsRefused(string text) => Durations.Parse(text).ShouldBeNull();

    [Theory]
    [InlineData("250ms")]
    [InlineData("90s")]
    [InlineData("15m")]
    [InlineData("26h")]
    [InlineData("3d")]
    public void Text_OfATime_IsReadAgain(string text) => Durations.Text(Durations.Parse(text)!.Value).ShouldBe(text);
}
