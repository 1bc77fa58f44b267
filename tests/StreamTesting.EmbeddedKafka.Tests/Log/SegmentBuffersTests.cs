using StreamTesting.EmbeddedKafka.Log;

namespace StreamTesting.EmbeddedKafka.Tests.Log;

public sealed class SegmentBuffersTests
{
    private readonly SegmentBuffers buffers = new();

    [Theory]
    [InlineData(16 * 1024)]
    [InlineData(SegmentBuffers.LargestSize - 1)]
    [InlineData(SegmentBuffers.LargestSize)]
    [InlineData(SegmentBuffers.LargestSize + 1)]
    public void Rent_AnySize_IsLargeEnough(int size) => buffers.Rent(size).Length.ShouldBeGreaterThanOrEqualTo(size);

    [Fact]
    public void Rent_LargestAfterReturn_IsTheSame()
    {
        var first = buffers.Rent(SegmentBuffers.LargestSize);

        buffers.Return(first);

        buffers.Rent(SegmentBuffers.LargestSize).ShouldBeSameAs(first);
        buffers.Rent(SegmentBuffers.LargestSize).ShouldNotBeSameAs(first);
    }

    [Fact]
    public void Return_ManyOfTheLargest_LetsMostOfThemGo()
    {
        var returned = Return(20);
        GC.Collect();

        returned.Count(buffer => buffer.IsAlive).ShouldBe(4);
        GC.KeepAlive(buffers);
    }

    // Apart, so that no local of the test holds a buffer.
    private List<WeakReference> Return(int count)
    {
        var rented = Enumerable.Range(0, count).Select(_ => buffers.Rent(SegmentBuffers.LargestSize)).ToList();
        rented.ForEach(buffers.Return);
        return rented.ConvertAll(buffer => new WeakReference(buffer));
    }
}
