namespace StreamTesting.Tests;

public sealed class SelectionTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1000)]
    [InlineData(4097)]
    public void PlaceOf_AllNumbers_ArePermuted(int length)
    {
        var permutation = new KeyedPermutation(new Seed(11), length);

        Enumerable.Range(0, length).Select(i => permutation.PlaceOf(i)).Order().ShouldBe(Enumerable.Range(0, length).Select(i => (long)i));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(256)]
    [InlineData(3000)]
    [InlineData(5000)]
    public void PlacesOf_NumbersInARow_AreTheirPlacesOneByOne(int length)
    {
        var permutation = new KeyedPermutation(new Seed(11), length);

        foreach (var (first, count) in new[] { (0, Math.Min(length, 256)), (length / 2, Math.Min(length - (length / 2), 100)), (length - 1, 1), (length, 0) })
        {
            var places = new long[count];
            permutation.PlacesOf(first, places);
            places.ShouldBe(Enumerable.Range(first, count).Select(i => permutation.PlaceOf(i)));
        }
    }

    [Fact]
    public void PlacesOf_OutsideTheRange_IsRefused()
    {
        var permutation = new KeyedPermutation(new Seed(11), 1000);

        Should.Throw<ArgumentOutOfRangeException>(() => permutation.PlacesOf(-1, new long[1]));
        Should.Throw<ArgumentOutOfRangeException>(() => permutation.PlacesOf(999, new long[2]));
        Should.Throw<ArgumentOutOfRangeException>(() => permutation.PlacesOf(0, new long[257]));
    }

    [Theory]
    [InlineData(0, 0.5, Choosing.Exactly)]
    [InlineData(1, 1, Choosing.Exactly)]
    [InlineData(64, 0.5, Choosing.Exactly)]
    [InlineData(1000, 0, Choosing.Exactly)]
    [InlineData(1000, 0.001, Choosing.Exactly)]
    [InlineData(1000, 0.3, Choosing.Exactly)]
    [InlineData(1000, 1, Choosing.Exactly)]
    [InlineData(1000, 0, Choosing.ByCoin)]
    [InlineData(1000, 0.0001, Choosing.ByCoin)]
    [InlineData(1000, 0.3, Choosing.ByCoin)]
    [InlineData(1000, 1, Choosing.ByCoin)]
    public void Contains_InTurnWithStepsBack_IsTheSameAsOneByOne(int count, double rate, Choosing choosing)
    {
        var selection = new Selection(new Seed(4), count, rate, choosing);
        var inTurn = new SelectionInTurn(selection);

        for (var i = 0; i < count; i++)
        {
            foreach (var asked in new[] { i, Math.Max(0, i - 1), i / 2, i })
            {
                inTurn.Contains(asked).ShouldBe(selection.Contains(asked));
            }
        }
    }

    [Fact]
    public void PlaceOf_OutsideTheRange_IsRefused()
    {
        var permutation = new KeyedPermutation(new Seed(11), 10);

        Should.Throw<ArgumentOutOfRangeException>(() => permutation.PlaceOf(10)).Message.ShouldContain("between 0 and 9");
        Should.Throw<ArgumentOutOfRangeException>(() => permutation.PlaceOf(-1));
        Should.Throw<ArgumentOutOfRangeException>(() => new KeyedPermutation(new Seed(1), -1));
    }

    [Fact]
    public void PlaceOf_HugeLength_StaysInside()
    {
        var permutation = new KeyedPermutation(new Seed(11), 1L << 62);

        permutation.PlaceOf((1L << 62) - 1).ShouldBeInRange(0, (1L << 62) - 1);
    }

    [Fact]
    public void PlaceOf_OverManySeeds_PutsEachNumberEverywhereEquallyOften()
    {
        var counts = new int[6, 6];
        for (var n = 0; n < 6000; n++)
        {
            var permutation = new KeyedPermutation(new Seed(5).Derive(n), 6);
            for (var i = 0; i < 6; i++)
            {
                counts[i, permutation.PlaceOf(i)]++;
            }
        }

        foreach (var count in counts)
        {
            count.ShouldBeInRange(1000 - 160, 1000 + 160);
        }
    }

    [Fact]
    public void PlaceOf_OverManySeeds_PutsFewNumbersInEveryOrderEquallyOften()
    {
        var counts = Enumerable.Range(0, 24_000).CountBy(n =>
        {
            var permutation = new KeyedPermutation(new Seed(6).Derive(n), 4);
            return (permutation.PlaceOf(0), permutation.PlaceOf(1), permutation.PlaceOf(2), permutation.PlaceOf(3));
        }).ToDictionary();

        counts.Count.ShouldBe(24);
        counts.Values.Sum(count => Math.Pow(count - 1000, 2) / 1000).ShouldBeLessThan(49.7, "the 99.9 % quantile of chi-square with 23 degrees of freedom");
    }

    [Theory]
    [InlineData(0, 1, 256)]
    [InlineData(0, 16, 256)]
    [InlineData(3, 200, 250)]
    [InlineData(0, 64, 4096)]
    [InlineData(1_000_000, 1_000_001, 3_000_000)]
    public void PlaceOf_OverManySeeds_PutsTwoNumbersIndependentlyOfEachOther(long one, long other, long length)
    {
        var counts = new int[8, 8];
        for (var n = 0; n < 64_000; n++)
        {
            var permutation = new KeyedPermutation(new Seed(7).Derive(n), length);
            counts[permutation.PlaceOf(one) * 8 / length, permutation.PlaceOf(other) * 8 / length]++;
        }

        counts.Cast<int>().Sum(count => Math.Pow(count - 1000, 2) / 1000).ShouldBeLessThan(103.4, "the 99.9 % quantile of chi-square with 63 degrees of freedom");
    }

    [Theory]
    [InlineData(1000, 0.0, 0)]
    [InlineData(1000, 0.06, 60)]
    [InlineData(1000, 1.0, 1000)]
    [InlineData(7, 0.5, 4)]
    [InlineData(1, 0.4, 0)]
    [InlineData(0, 1.0, 0)]
    public void Contains_Exactly_ChoosesTheRoundedNumber(int count, double rate, int expected)
    {
        var selection = new Selection(new Seed(1), count, rate);

        selection.Expected.ShouldBe(expected);
        Enumerable.Range(0, count).Count(i => selection.Contains(i)).ShouldBe(expected);
    }

    [Fact]
    public void Contains_HigherRate_KeepsWhatWasChosen()
    {
        foreach (var choosing in Enum.GetValues<Choosing>())
        {
            var few = new Selection(new Seed(1), 1000, 0.1, choosing);
            var many = new Selection(new Seed(1), 1000, 0.3, choosing);

            Enumerable.Range(0, 1000).Where(i => few.Contains(i)).ShouldAllBe(i => many.Contains(i));
        }
    }

    [Theory]
    [InlineData(0.0, 0, 0)]
    [InlineData(0.06, 530, 670)]
    [InlineData(1.0, 10_000, 10_000)]
    public void Contains_ByCoin_StaysWithinFiveStandardDeviations(double rate, int least, int most)
    {
        var selection = new Selection(new Seed(1), 10_000, rate, Choosing.ByCoin);

        Enumerable.Range(0, 10_000).Count(i => selection.Contains(i)).ShouldBeInRange(least, most);
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void Constructor_ImpossibleRate_SaysTheValueAndTheRange(double rate)
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new Selection(new Seed(1), 10, rate)).Message.ShouldContain("between 0 and 1");
    }

    [Fact]
    public void Pick_ManyTimes_FollowsTheWeights()
    {
        var choice = new WeightedChoice<string>(("a", 8.5), ("never", 0), ("b", 1), ("c", 0.5));
        var random = new Seed(1).Random();
        var counts = Enumerable.Range(0, 100_000).Select(_ => choice.Pick(ref random)).CountBy(x => x).ToDictionary();

        counts.Keys.Order().ShouldBe(["a", "b", "c"]);
        counts["a"].ShouldBeInRange(84_400, 85_600);
        counts["c"].ShouldBeInRange(4_650, 5_350);
    }

    [Fact]
    public void WeightedChoice_ImpossibleWeights_AreRefused()
    {
        Should.Throw<ArgumentException>(() => new WeightedChoice<int>((1, -0.5))).Message.ShouldContain("-0.5");
        Should.Throw<ArgumentException>(() => new WeightedChoice<int>((1, 0))).Message.ShouldContain("above 0");
        Should.Throw<ArgumentException>(() => new WeightedChoice<int>());
    }
}
