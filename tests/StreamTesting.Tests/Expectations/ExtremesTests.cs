namespace StreamTesting.Tests.Expectations;

public sealed class ExtremesTests
{
    [Theory]
    [InlineData(new long[] { 3, 1, 2 }, 1, 3)]
    [InlineData(new long[] { 1, 2, 3 }, 1, 3)]
    [InlineData(new long[] { 3, 2, 1 }, 1, 3)]
    [InlineData(new long[] { 2, 2, 2 }, 2, 2)]
    [InlineData(new long[] { 7 }, 7, 7)]
    public void Extremes_OfNumbers_AreTheLeastAndTheGreatestAlsoWithoutOneOfThem(long[] numbers, long least, long greatest)
    {
        var extremes = new Extremes(numbers);

        (extremes.Least, extremes.Greatest).ShouldBe((least, greatest));
        for (var i = 0; i < numbers.Length; i++)
        {
            var others = numbers.Where((_, place) => place != i).ToList();
            extremes.LeastBut(i).ShouldBe(others.DefaultIfEmpty(long.MaxValue).Min());
            extremes.GreatestBut(i).ShouldBe(others.DefaultIfEmpty(long.MinValue).Max());
        }
    }
}
