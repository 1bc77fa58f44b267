using System.Text.Json;

namespace StreamTesting.Tests;

public sealed class GapsTests
{
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Constant_Walked_GoesOnByTheGap() =>
        Times(Gaps.Constant(TimeSpan.FromSeconds(25)).Walk(Monday, Monday.AddMinutes(2))).ShouldBe([25.0, 50, 75, 100]);

    [Fact]
    public void Constant_UnderAShape_IsDividedByTheFactorPieceByPiece()
    {
        var burst = Rate.Between("burst", Monday.AddSeconds(30), Monday.AddSeconds(40), 4);

        Times(Gaps.Constant(TimeSpan.FromSeconds(20)).Walk(Monday, Monday.AddSeconds(60), burst)).ShouldBe([20.0, 32.5, 37.5, 50]);
    }

    [Fact]
    public void Constant_UnderAFactorOfZero_HasNoEventThereAndGoesOnAfterIt()
    {
        var pause = Rate.Between("pause", Monday.AddSeconds(30), Monday.AddDays(1), 0);

        Times(Gaps.Constant(TimeSpan.FromSeconds(20)).Walk(Monday, Monday.AddDays(1).AddSeconds(35), pause)).ShouldBe([20.0, 86_410, 86_430]);
    }

    [Fact]
    public void Uniform_ManyGaps_LieInTheRangeWithItsMeanAndEnds()
    {
        var gaps = Gaps.Uniform(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60));
        var drawn = Draw(gaps, 100_000);

        drawn.ShouldAllBe(gap => gap >= TimeSpan.FromSeconds(10) && gap <= TimeSpan.FromSeconds(60));
        drawn.Average(gap => gap.TotalSeconds).ShouldBe(35, 4 * (50 / Math.Sqrt(12)) / Math.Sqrt(100_000));
        drawn.Min().ShouldBeLessThan(TimeSpan.FromSeconds(10.01));
        drawn.Max().ShouldBeGreaterThan(TimeSpan.FromSeconds(59.99));
        gaps.Mean.ShouldBe(TimeSpan.FromSeconds(35));
    }

    [Fact]
    public void Poisson_ManyGaps_AreExponentiallyDistributed()
    {
        var drawn = Draw(Gaps.Poisson(TimeSpan.FromSeconds(5)), 100_000).Select(gap => gap.TotalSeconds / 5).ToList();

        drawn.Average().ShouldBe(1, 4 / Math.Sqrt(100_000));
        drawn.Average(gap => gap * gap).ShouldBe(2, 4 * Math.Sqrt(20) / Math.Sqrt(100_000));
        foreach (var quantile in new[] { 0.1, 0.5, 1, 2, 5 })
        {
            drawn.Count(gap => gap > quantile).ShouldBeWithinFourSigma(100_000, Math.Exp(-quantile), $"gaps above {quantile} means");
        }
    }

    [Fact]
    public void Next_FormatVersion1_NeverChanges()
    {
        Seed.FormatVersion.ShouldBe(1);

        Draw(Gaps.Poisson(TimeSpan.FromSeconds(5)), 3).Select(gap => gap.Ticks).ShouldBe([5564195L, 17035294L, 6727342L]);
    }

    [Fact]
    public void Json_OfEachKind_IsReadBackAsTheSame()
    {
        Gaps[] all = [Gaps.Constant(TimeSpan.FromSeconds(1)), Gaps.Uniform(TimeSpan.Zero, TimeSpan.FromSeconds(9)), Gaps.Poisson(TimeSpan.FromSeconds(5))];

        JsonSerializer.Deserialize<Gaps[]>(JsonSerializer.Serialize(all, TimelineJson.Options), TimelineJson.Options).ShouldBe(all);
        JsonSerializer.Serialize(all[2], TimelineJson.Options).ReplaceLineEndings("").ShouldBe("""{  "gaps": "poisson",  "meanGap": "00:00:05"}""");
    }

    public static TheoryData<string, Func<Gaps>> Impossible => new()
    {
        { "is 00:00:00; it must lie between", () => Gaps.Constant(TimeSpan.Zero) },
        { "(min) is 00:00:02; it must lie", () => Gaps.Uniform(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1)) },
        { "(max) is 00:00:00; it must lie", () => Gaps.Uniform(TimeSpan.Zero, TimeSpan.Zero) },
        { "(min) is -00:00:01; it must lie", () => Gaps.Uniform(TimeSpan.FromSeconds(-1), TimeSpan.FromSeconds(1)) },
        { "is 3651.00:00:00; it must lie", () => Gaps.Poisson(TimeSpan.FromDays(3651)) },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Gaps_ImpossibleSetting_SaysTheValueAndTheRange(string reason, Func<Gaps> impossible) =>
        Should.Throw<ArgumentOutOfRangeException>(impossible).Message.ShouldContain(reason);

    private static List<TimeSpan> Draw(Gaps gaps, int count)
    {
        var random = new Seed(1).Random();
        var drawn = new List<TimeSpan>();
        for (var i = 0; i < count; i++)
        {
            drawn.Add(gaps.Next(ref random));
        }

        return drawn;
    }

    private static List<double> Times(GapWalk walk)
    {
        var random = new Seed(1).Random();
        var times = new List<double>();
        while (walk.Next(ref random) is { } time)
        {
            times.Add((time - Monday).TotalSeconds);
        }

        walk.Next(ref random).ShouldBeNull();
        return times;
    }
}
