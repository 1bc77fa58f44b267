namespace StreamTesting.Domains.Tests;

public sealed class PlacesInTurnTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void PlaceOf_AnyNumber_IsItsPlaceInThePermutation(bool inTurn)
    {
        var permutation = new KeyedPermutation(new Seed(3), 200);
        var places = new PlacesInTurn(new Seed(3), 200, inTurn);

        foreach (var number in Enumerable.Range(0, 200).Concat([5, 199, 0, 64, 63]))
        {
            places.PlaceOf(number).ShouldBe(permutation.PlaceOf(number));
        }
    }
}
