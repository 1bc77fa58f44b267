using System.Text;

namespace StreamTesting.Tests;

public sealed class PartitionerTests
{
    [Theory]
    [InlineData("21", -973932308)]
    [InlineData("foobar", -790332482)]
    [InlineData("a-little-bit-long-string", -985981536)]
    [InlineData("a-little-bit-longer-string", -1486304829)]
    [InlineData("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58897971)]
    [InlineData("abc", 479470107)]
    public void Murmur2_VectorsOfKafkasOwnTests_AreReproduced(string text, int expected)
    {
        ((int)Partitioner.Murmur2(Encoding.UTF8.GetBytes(text))).ShouldBe(expected);
    }

    [Fact]
    public void PartitionOf_ManyKeys_UsesAllPartitionsEvenly()
    {
        var counts = Enumerable.Range(0, 12_000).CountBy(i => Partitioner.PartitionOf($"O-{i:0000000}", 12)).ToDictionary();

        counts.Count.ShouldBe(12);
        counts.Values.ShouldAllBe(count => count > 800 && count < 1200);
    }

    [Fact]
    public void PartitionOf_NoPartitions_IsRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Partitioner.PartitionOf("a", 0));
        Partitioner.PartitionOf("", 1).ShouldBe(0);
        Partitioner.PartitionOf(new string('é', 1000), 5).ShouldBeInRange(0, 4);
    }
}
