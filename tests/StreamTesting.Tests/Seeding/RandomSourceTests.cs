namespace StreamTesting.Tests;

public sealed class RandomSourceTests
{
    [Fact]
    public void NextUInt64_FirstValues_AreTheBlocksOfTheElement()
    {
        var random = new Seed(9).Random(5);

        var (a, b) = Philox.Block(9, 0, 5);
        var (c, _) = Philox.Block(9, 1, 5);
        random.NextUInt64().ShouldBe(a);
        random.NextUInt64().ShouldBe(b);
        random.NextUInt64().ShouldBe(c);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(37)]
    public void NextBelow_SmallRange_HitsEachValueEquallyOften(int range)
    {
        const int draws = 40_000;
        var counts = new int[range];
        var random = new Seed(1).Random();
        for (var i = 0; i < draws; i++)
        {
            counts[random.NextBelow(range)]++;
        }

        var expected = (double)draws / range;
        var chiSquare = counts.Sum(count => (count - expected) * (count - expected) / expected);
        chiSquare.ShouldBeLessThan(range + (5 * Math.Sqrt(2 * range)) + 5);
    }

    [Fact]
    public void NextBelow_RangeAboveHalfOf64Bits_HasNoBias()
    {
        var random = new Seed(3).Random();
        var range = (1L << 62) + (1L << 61);
        var below = 0;
        for (var i = 0; i < 20_000; i++)
        {
            below += random.NextBelow(range) < (1L << 61) ? 1 : 0;
        }

        below.ShouldBeInRange(6_667 - 340, 6_667 + 340);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void NextBelow_EmptyRange_IsRefused(long range)
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new Seed(1).Random().NextBelow(range));
    }

    [Fact]
    public void NextInRange_BothEnds_AreReached()
    {
        var random = new Seed(1).Random();
        var seen = Enumerable.Range(0, 200).Select(_ => random.NextInRange(-2, 2)).ToHashSet();

        seen.Order().ShouldBe([-2, -1, 0, 1, 2]);
        random.NextInRange(5, 5).ShouldBe(5);
        Should.Throw<ArgumentOutOfRangeException>(() => new Seed(1).Random().NextInRange(2, 1));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 10_000)]
    public void NextCoin_AtTheEnds_IsCertain(double probability, int expected)
    {
        var random = new Seed(1).Random();

        Enumerable.Range(0, 10_000).Count(_ => random.NextCoin(probability)).ShouldBe(expected);
    }

    [Fact]
    public void NextNormal_ManyDraws_HaveTheAskedMomentsAndQuantiles()
    {
        var random = new Seed(2).Random();
        var draws = Enumerable.Range(0, 100_000).Select(_ => random.NextNormal(4.4, 0.6)).Order().ToArray();

        var mean = draws.Average();
        mean.ShouldBe(4.4, 0.01);
        Math.Sqrt(draws.Average(x => (x - mean) * (x - mean))).ShouldBe(0.6, 0.01);
        draws[50_000].ShouldBe(4.4, 0.012);
        draws[97_725].ShouldBe(4.4 + (2 * 0.6), 0.04);
        draws[135].ShouldBe(4.4 - (3 * 0.6), 0.15);
    }

    [Fact]
    public void NextLogNormal_FirstValues_AreTheSameBitsEverywhere()
    {
        var random = new Seed(42).Random();
        var bits = Enumerable.Range(0, 4).Select(_ => BitConverter.DoubleToInt64Bits(random.NextLogNormal(4.4, 0.6)).ToString("x16")).ToArray();

        bits.ShouldBe(KnownBits);
    }

    [Fact]
    public void NextGuid_FirstValues_AreVersion4AndStable()
    {
        var random = new Seed(42).Random();
        var first = random.NextGuid();

        first.Version.ShouldBe(4);
        first.ToString().ShouldBe("77f5493b-9cea-4053-9742-b3d712bf50ad");
        random.NextGuid().ShouldNotBe(first);
    }

    private static readonly string[] KnownBits = ["40536c0eb3577336", "404fd78af9e9ef4b", "404f2027c082c16c", "405301fb8991f129"];
}
