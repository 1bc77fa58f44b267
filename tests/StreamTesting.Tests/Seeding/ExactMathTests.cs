namespace StreamTesting.Tests;

public sealed class ExactMathTests
{
    [Fact]
    public void Exp_OverTheRange_IsWithinTwoUnitsInTheLastPlace()
    {
        for (var x = -700.0; x < 700; x += 0.37)
        {
            var expected = Math.Exp(x);
            Math.Abs(ExactMath.Exp(x) - expected).ShouldBeLessThanOrEqualTo(4e-16 * expected * 2, $"exp({x})");
        }
    }

    [Fact]
    public void Log_OverTheRange_IsWithinTwoUnitsInTheLastPlace()
    {
        for (var x = 1e-300; x < 1e300; x *= 1.7)
        {
            var expected = Math.Log(x);
            Math.Abs(ExactMath.Log(x) - expected).ShouldBeLessThanOrEqualTo(4e-16 * Math.Max(0.1, Math.Abs(expected)) * 2, $"log({x})");
        }
    }

    [Fact]
    public void Exp_AndLog_AtTheEdges_AreAsInMathematics()
    {
        ExactMath.Exp(0).ShouldBe(1);
        ExactMath.Exp(-1000).ShouldBe(0);
        ExactMath.Exp(1000).ShouldBe(double.PositiveInfinity);
        ExactMath.Log(1).ShouldBe(0);
        ExactMath.Log(0).ShouldBe(double.NegativeInfinity);
        double.IsNaN(ExactMath.Log(-1)).ShouldBeTrue();
        double.IsNaN(ExactMath.Exp(double.NaN)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0.5, 0.0)]
    [InlineData(0.25, -0.6744897501960817)]
    [InlineData(0.001, -3.090232306167813)]
    [InlineData(1e-20, -9.262340089798409)]
    public void NormalQuantile_KnownProbabilities_AreWithinTheAlgorithmsAccuracy(double probability, double expected)
    {
        NormalQuantile.At(probability).ShouldBe(expected, 1e-14 * Math.Max(1, Math.Abs(expected)) * 10);
    }
}
