namespace StreamTesting.Tests;

public sealed class AllocationsTests
{
    private static object? _kept;

    [Fact]
    public void OfEach_CodeThatAllocates_IsCaughtAtItsSize() => Allocations.OfEach(() => _kept = new byte[1000]).ShouldBeInRange(1000, 1100);

    [Fact]
    public void OfEach_CodeThatDoesNot_IsZero() => Allocations.OfEach(() => _kept = null).ShouldBe(0);

    [Fact]
    public void OfEach_WithPreparation_CountsThePassAlone() => Allocations.OfEach(() =>
    {
        var state = new byte[1000];
        return () => _kept = state;
    }).ShouldBe(0);

    [Theory]
    [InlineData(10_000)]
    [InlineData(10)]
    public void OfEachUpTo_AnyLimit_TellsOneThatAllocatesFromOneThatDoesNot(long limit)
    {
        (Allocations.OfEachUpTo(limit, () => _kept = new byte[1000]) < limit).ShouldBe(limit > 1000);
        Allocations.OfEachUpTo(limit, () => _kept = null).ShouldBeLessThan(limit);
    }
}
