using System.Runtime.InteropServices;
using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Tests.Wire;

public sealed class WireBufferTests
{
    private static readonly byte[] Large = Enumerable.Range(0, WireBuffer.LeastSliceLength).Select(i => (byte)i).ToArray();

    [Fact]
    public void Take_FarBeyondTheCapacity_KeepsWhatWasWritten()
    {
        using var buffer = new WireBuffer(16);
        var writer = new WireWriter(buffer);

        for (int i = 0; i < 100_000; i++)
        {
            writer.WriteInt32(i);
        }

        var reader = new WireReader(buffer.ToArray());
        for (int i = 0; i < 100_000; i++)
        {
            reader.ReadInt32().ShouldBe(i);
        }
    }

    [Fact]
    public void Append_LargeSlice_IsSentFromWhereItIs()
    {
        using var buffer = new WireBuffer();
        buffer.Take(2).Fill(1);
        buffer.Append(Large);
        buffer.Take(1).Fill(2);

        var segments = new List<ReadOnlyMemory<byte>>();
        buffer.CollectSegments(segments);

        segments.Select(segment => segment.Length).ShouldBe([2, Large.Length, 1]);
        MemoryMarshal.TryGetArray(segments[1], out ArraySegment<byte> array).ShouldBeTrue();
        array.Array.ShouldBeSameAs(Large);
        buffer.TotalLength.ShouldBe(Large.Length + 3);
        buffer.ToArray().ShouldBe([1, 1, .. Large, 2]);
    }

    [Fact]
    public void Append_SmallSlice_IsCopied()
    {
        using var buffer = new WireBuffer();
        buffer.Append(Large.AsMemory(1));

        var segments = new List<ReadOnlyMemory<byte>>();
        buffer.CollectSegments(segments);

        MemoryMarshal.TryGetArray(segments.ShouldHaveSingleItem(), out ArraySegment<byte> array).ShouldBeTrue();
        array.Array.ShouldNotBeSameAs(Large);
        buffer.ToArray().ShouldBe(Large[1..]);
    }

    [Fact]
    public void Append_TwoSlicesInARow_KeepTheirOrder()
    {
        using var buffer = new WireBuffer();
        byte[] other = [.. Large.Reverse()];
        buffer.Append(Large);
        buffer.Append(other);

        buffer.ToArray().ShouldBe([.. Large, .. other]);
    }

    [Fact]
    public void EndTaggedField_LargeRecordsInside_AreCounted()
    {
        using var buffer = new WireBuffer();
        var writer = new WireWriter(buffer);
        int mark = writer.BeginTaggedField(0);
        writer.WriteRecords(Large, flexible: false);
        writer.EndTaggedField(mark);

        var reader = new WireReader(buffer.ToArray());
        reader.ReadTag(out int end).ShouldBe(0u);
        reader.ReadBytes(flexible: false).ToArray().ShouldBe(Large);
        reader.EndTaggedField(0, end);
    }

    [Fact]
    public void EndTaggedField_SlicesBefore_StayInTheirPlace()
    {
        using var buffer = new WireBuffer();
        var writer = new WireWriter(buffer);
        writer.WriteInt8(1);
        buffer.Append(Large);
        int mark = writer.BeginTaggedField(9);
        writer.WriteInt8(2);
        writer.EndTaggedField(mark);

        buffer.ToArray().ShouldBe([1, .. Large, 9, 1, 2]);
    }

    [Fact]
    public async Task WriteToAsync_SlicesAndOwnBytes_AreTheWholeFrame()
    {
        using var buffer = new WireBuffer();
        buffer.Append(Large);
        buffer.Take(3).Fill(7);
        buffer.Append(Large);
        using var stream = new MemoryStream();

        await buffer.WriteToAsync(stream);

        stream.ToArray().ShouldBe(buffer.ToArray());
    }

    [Fact]
    public void Clear_AfterSlices_IsEmpty()
    {
        using var buffer = new WireBuffer();
        buffer.Append(Large);
        buffer.Take(5);

        buffer.Clear();

        buffer.TotalLength.ShouldBe(0);
        buffer.ToArray().ShouldBeEmpty();
    }

    [Fact]
    public void Write_AFrameAgainAndAgain_AllocatesNothing()
    {
        using var buffer = new WireBuffer();
        void Once()
        {
            buffer.Clear();
            var writer = new WireWriter(buffer);
            writer.WriteString("topic-with-a-name", flexible: true);
            writer.WriteRecords(Large, flexible: true);
            int mark = writer.BeginTaggedField(1);
            writer.WriteUuid(Guid.Empty);
            writer.EndTaggedField(mark);
        }

        Allocations.OfEach(Once).ShouldBe(0);
    }
}
