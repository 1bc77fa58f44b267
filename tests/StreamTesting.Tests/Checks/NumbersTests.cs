namespace StreamTesting.Tests;

public sealed class NumbersTests
{
    public static TheoryData<object?, object?, bool> Pairs => new()
    {
        { null, null, true },
        { null, 1, false },
        { 1, null, false },
        { 1, 1.0m, true },
        { 1, 2L, false },
        { 0.1m, 0.1, true },
        { 0.1m, 0.1f, true },
        { 0.1m, 0.2, false },
        { 0.1, 0.1m, true },
        { 0.1, 0.2m, false },
        { double.NaN, double.NaN, true },
        { "1", 1, false },
        { "a", "a", true },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void AreEqual_TwoAggregates_ComparesThemByValue(object? right, object? observed, bool expected) => Numbers.AreEqual(right, observed).ShouldBe(expected);

    [Fact]
    public void Sum_OfNumbersOfOneKind_IsTheirs()
    {
        Numbers.Sum(1, 2L).ShouldBe(3m);
        Numbers.Sum(0.5, 0.25).ShouldBe(0.75);
        Numbers.Sum(0.5f, 0.25f).ShouldBe(0.75f);
        Numbers.Sum("a", "b").ShouldBeNull();
    }
}
