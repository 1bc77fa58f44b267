using System.Text;

namespace StreamTesting.Domains.Tests;

public sealed class JsonTextTests
{
    [Theory]
    [InlineData("680", "680.00")]
    [InlineData("680.5", "680.50")]
    [InlineData("0.07", "0.07")]
    [InlineData("0", "0.00")]
    [InlineData("-12.30", "-12.30")]
    [InlineData("42949672.96", "42949672.96")]
    [InlineData("9999999999999.99", "9999999999999.99")]
    public void Money_WholeCents_HasTwoDecimals(string amount, string expected)
    {
        var json = new JsonText(new byte[64]);

        json.Money("x:"u8, decimal.Parse(amount));

        Encoding.ASCII.GetString(json.Written).ShouldBe("x:" + expected);
    }

    [Theory]
    [InlineData("0.001")]
    [InlineData("10000000000000")]
    public void Money_NotInWholeCentsOrTooMuch_IsRefused(string amount) => Should.Throw<ArgumentException>(() =>
    {
        var json = new JsonText(new byte[64]);
        json.Money(""u8, decimal.Parse(amount));
    }).Message.ShouldContain(amount);

    [Theory]
    [InlineData(0, "2026-03-04T05:06:07.000Z", "2026-03-04T05:06:07.000000Z")]
    [InlineData(1_234_567, "2026-03-04T05:06:07.123Z", "2026-03-04T05:06:07.123456Z")]
    [InlineData(9_999_999, "2026-03-04T05:06:07.999Z", "2026-03-04T05:06:07.999999Z")]
    public void Times_AnyFraction_HaveThreeOrSixDigits(long ticks, string milliseconds, string microseconds)
    {
        var moment = new DateTimeOffset(2026, 3, 4, 14, 6, 7, TimeSpan.FromHours(9)).AddTicks(ticks);
        var json = new JsonText(new byte[128]);

        json.Milliseconds(""u8, moment);
        json.Microseconds(","u8, moment);

        Encoding.ASCII.GetString(json.Written).ShouldBe($"\"{milliseconds}\",\"{microseconds}\"");
    }

    [Fact]
    public void DateAndBoolean_AreAsJsonHasThem()
    {
        var json = new JsonText(new byte[128]);

        json.Date("["u8, new DateOnly(2026, 1, 9));
        json.Boolean(","u8, true);
        json.Boolean(","u8, false);

        Encoding.ASCII.GetString(json.Written).ShouldBe("[\"2026-01-09\",true,false");
    }
}
