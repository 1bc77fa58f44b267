namespace StreamTesting.Tests;

public sealed class OffsetRangesTests
{
    [Fact]
    public void AddAndRemove_AnyRanges_AreASet()
    {
        var random = new Seed(11).Random();
        for (var round = 0; round < 200; round++)
        {
            var (ranges, set) = (new OffsetRanges(), new SortedSet<long>());
            for (var i = 0; i < 40; i++)
            {
                var from = (int)random.NextBelow(30);
                var to = from + (int)random.NextBelow(8);
                var numbers = Enumerable.Range(from, to - from + 1).Select(number => (long)number);
                if (random.NextBelow(3) > 0)
                {
                    ranges.Add(from, to);
                    set.UnionWith(numbers);
                }
                else
                {
                    ranges.Remove(from, to);
                    set.ExceptWith(numbers);
                }
            }

            ranges.Count.ShouldBe(set.Count);
            Enumerable.Range(0, 50).Where(number => ranges.Contains(number)).ShouldBe(set.Select(number => (int)number));
            ranges.Runs.Zip(ranges.Runs.Skip(1)).ShouldAllBe(pair => pair.First.To + 1 < pair.Second.From);
            ranges.Within(5, 12).Sum(run => run.To - run.From + 1).ShouldBe(set.Count(number => number is >= 5 and <= 12));
        }
    }

    [Fact]
    public void Add_OneAfterAnother_IsOneRun()
    {
        var ranges = new OffsetRanges();
        for (var offset = 0L; offset < 100_000; offset++)
        {
            ranges.Add(offset, offset);
        }

        ranges.RunCount.ShouldBe(1);
        ranges.Count.ShouldBe(100_000);
    }

    [Fact]
    public void ToString_Runs_NamesThem() => OffsetRanges.Of([(1, 1), (3, 5)]).ToString().ShouldBe("offsets 1, 3 to 5");
}
