using System.Buffers.Binary;
using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Tests.Wire;

public sealed class FrameReaderTests
{
    private static byte[] FrameOf(params byte[] body)
    {
        byte[] frame = new byte[4 + body.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, body.Length);
        body.CopyTo(frame, 4);
        return frame;
    }

    private static async Task<byte[]?> Next(FrameReader reader)
    {
        using Frame? frame = await reader.ReadAsync();
        return frame?.Memory.ToArray();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    public async Task ReadAsync_SeveralFramesInPieces_AreCutApart(int piece)
    {
        byte[] large = new byte[70_000];
        new Random(1).NextBytes(large);
        using var stream = new TrickleStream([.. FrameOf(1, 2, 3), .. FrameOf(), .. FrameOf(large), .. FrameOf(9)], () => piece);
        using var reader = new FrameReader(stream);

        (await Next(reader)).ShouldBe([1, 2, 3]);
        (await Next(reader)).ShouldBe([]);
        (await Next(reader)).ShouldNotBeNull().AsSpan().SequenceEqual(large).ShouldBeTrue();
        (await Next(reader)).ShouldBe([9]);
        (await Next(reader)).ShouldBeNull();
    }

    [Fact]
    public async Task ReadAsync_RandomFramesInRandomPieces_ComeAsTheyWere()
    {
        var random = new Random(42);
        List<byte[]> bodies = Enumerable.Range(0, 300).Select(_ => new byte[random.Next(random.Next(40_000))]).ToList();
        bodies.ForEach(random.NextBytes);
        using var stream = new TrickleStream(bodies.SelectMany(FrameOf).ToArray(), () => random.Next(1, 20_000));
        using var reader = new FrameReader(stream);

        foreach (byte[] body in bodies)
        {
            (await Next(reader)).ShouldNotBeNull().AsSpan().SequenceEqual(body).ShouldBeTrue();
        }

        (await Next(reader)).ShouldBeNull();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(1025)]
    [InlineData(int.MaxValue)]
    public async Task ReadAsync_LengthNegativeOrBeyondTheLimit_IsRefused(int length)
    {
        byte[] head = new byte[2000];
        BinaryPrimitives.WriteInt32BigEndian(head, length);
        using var reader = new FrameReader(new MemoryStream(head), maxFrameLength: 1024);

        (await Should.ThrowAsync<WireFormatException>(async () => await reader.ReadAsync())).Message.ShouldContain($"{length} bytes");
    }

    [Fact]
    public async Task ReadAsync_LengthAtTheLimit_IsRead()
    {
        using var reader = new FrameReader(new MemoryStream(FrameOf(new byte[1024])), maxFrameLength: 1024);

        (await Next(reader)).ShouldNotBeNull().Length.ShouldBe(1024);
    }

    [Fact]
    public async Task ReadAsync_HugeLengthAndFewBytes_TakesLittleMemory()
    {
        byte[] head = new byte[100];
        BinaryPrimitives.WriteInt32BigEndian(head, FrameReader.DefaultMaxFrameLength);
        using var stream = new TrickleStream(head, () => int.MaxValue);
        using var reader = new FrameReader(stream);

        (await Should.ThrowAsync<WireFormatException>(async () => await reader.ReadAsync())).Message
            .ShouldContain("ended after 96 of 104857600 bytes");
        stream.LargestBuffer.ShouldBeLessThanOrEqualTo(1024 * 1024);
    }

    [Fact]
    public async Task ReadAsync_FrameOfManyMegabytes_ComesWhole()
    {
        byte[] body = new byte[9_000_000];
        new Random(7).NextBytes(body);
        using var reader = new FrameReader(new TrickleStream(FrameOf(body), () => 100_000));

        (await Next(reader)).ShouldNotBeNull().AsSpan().SequenceEqual(body).ShouldBeTrue();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    public async Task ReadAsync_StreamEndsWithinAFrame_IsRefused(int length)
    {
        using var reader = new FrameReader(new MemoryStream(FrameOf(1, 2, 3)[..length]));

        (await Should.ThrowAsync<WireFormatException>(async () => await reader.ReadAsync())).Message.ShouldContain("The stream ended after");
    }

    [Fact]
    public async Task Memory_AfterDispose_IsGone()
    {
        using var reader = new FrameReader(new MemoryStream(FrameOf(1)));
        Frame frame = (await reader.ReadAsync()).ShouldNotBeNull();

        frame.Dispose();
        frame.Dispose();

        Should.Throw<ObjectDisposedException>(() => frame.Memory);
    }
}
