using System.Runtime.InteropServices;
using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Tests.Wire;

public sealed class BytesTests
{
    private static ReadOnlyMemory<byte>? Nullable(string hex, bool flexible) => flexible
        ? Hex.Read(hex, static (ref WireReader reader) => reader.ReadNullableBytes(flexible: true))
        : Hex.Read(hex, static (ref WireReader reader) => reader.ReadNullableBytes(flexible: false));

    [Theory]
    [InlineData("", false, "00000000")]
    [InlineData("", true, "01")]
    [InlineData("0A0B", false, "000000020A0B")]
    [InlineData("0A0B", true, "030A0B")]
    public void Bytes_EmptyAndFull_ComeBack(string value, bool flexible, string hex)
    {
        ReadOnlyMemory<byte> bytes = Convert.FromHexString(value);

        Hex.Write(writer => writer.WriteBytes(bytes, flexible)).ShouldBe(hex);
        Hex.Write(writer => writer.WriteRecords(bytes, flexible)).ShouldBe(hex);
        Convert.ToHexString(Nullable(hex, flexible).ShouldNotBeNull().Span).ShouldBe(value);
    }

    [Theory]
    [InlineData(false, "FFFFFFFF")]
    [InlineData(true, "00")]
    public void Bytes_Null_IsNotEmpty(bool flexible, string hex)
    {
        Hex.Write(writer => writer.WriteBytes(null, flexible)).ShouldBe(hex);
        Hex.Write(writer => writer.WriteRecords(null, flexible)).ShouldBe(hex);
        Nullable(hex, flexible).HasValue.ShouldBeFalse();
    }

    [Fact]
    public void ReadBytes_Null_IsRefused()
    {
        Hex.Refused("00", static (ref WireReader reader) => reader.ReadBytes(flexible: true)).ShouldContain("null for bytes");
    }

    [Theory]
    [InlineData("7FFFFFFF00")]
    [InlineData("0000000200")]
    [InlineData("FFFFFFFE00")]
    [InlineData("8000000000")]
    public void ReadBytes_LengthBeyondTheEndOrNegative_IsRefused(string hex)
    {
        Hex.Refused(hex, static (ref WireReader reader) => reader.ReadBytes(flexible: false)).ShouldContain("bytes of ");
    }

    [Theory]
    [InlineData("FFFFFFFF0F00")]
    [InlineData("8080808008")]
    public void ReadBytes_CompactLengthBeyondTheEnd_IsRefused(string hex)
    {
        Hex.Refused(hex, static (ref WireReader reader) => reader.ReadBytes(flexible: true)).ShouldContain("bytes of ");
    }

    [Fact]
    public void ReadBytes_OfAFrame_AreASliceOfIt()
    {
        byte[] frame = [3, 7, 8];
        var reader = new WireReader(frame);

        MemoryMarshal.TryGetArray(reader.ReadBytes(flexible: true), out ArraySegment<byte> slice).ShouldBeTrue();

        slice.Array.ShouldBeSameAs(frame);
        slice.Offset.ShouldBe(1);
    }
}
