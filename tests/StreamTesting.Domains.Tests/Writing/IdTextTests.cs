namespace StreamTesting.Domains.Tests;

public sealed class IdTextTests
{
    [Theory]
    [InlineData(0, 6, "evt_000000")]
    [InlineData(42, 6, "evt_000042")]
    [InlineData(999_999, 6, "evt_999999")]
    [InlineData(1_000_000, 6, "evt_1000000")]
    [InlineData(long.MaxValue, 3, "evt_9223372036854775807")]
    public void Of_AnyNumber_HasAtLeastTheDigits(long number, int digits, string expected) => IdText.Of("evt_", number, digits).ShouldBe(expected);
}
