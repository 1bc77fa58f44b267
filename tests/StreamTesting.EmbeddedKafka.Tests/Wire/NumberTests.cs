using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Tests.Wire;

public sealed class NumberTests
{
    [Theory]
    [InlineData(sbyte.MinValue, "80")]
    [InlineData(-1, "FF")]
    [InlineData(sbyte.MaxValue, "7F")]
    public void Int8_AtItsBounds_IsOneByte(sbyte value, string hex)
    {
        Hex.Write(writer => writer.WriteInt8(value)).ShouldBe(hex);
        Hex.Read(hex, static (ref WireReader reader) => reader.ReadInt8()).ShouldBe(value);
    }

    [Theory]
    [InlineData(short.MinValue, "8000")]
    [InlineData(0x0102, "0102")]
    [InlineData(short.MaxValue, "7FFF")]
    public void Int16_AtItsBounds_IsBigEndian(short value, string hex)
    {
        Hex.Write(writer => writer.WriteInt16(value)).ShouldBe(hex);
        Hex.Read(hex, static (ref WireReader reader) => reader.ReadInt16()).ShouldBe(value);
    }

    [Theory]
    [InlineData(0, "0000")]
    [InlineData(ushort.MaxValue, "FFFF")]
    public void UInt16_AtItsBounds_IsBigEndian(ushort value, string hex)
    {
        Hex.Write(writer => writer.WriteUInt16(value)).ShouldBe(hex);
        Hex.Read(hex, static (ref WireReader reader) => reader.ReadUInt16()).ShouldBe(value);
    }

    [Theory]
    [InlineData(int.MinValue, "80000000")]
    [InlineData(0x01020304, "01020304")]
    [InlineData(int.MaxValue, "7FFFFFFF")]
    public void Int32_AtItsBounds_IsBigEndian(int value, string hex)
    {
        Hex.Write(writer => writer.WriteInt32(value)).ShouldBe(hex);
        Hex.Read(hex, static (ref WireReader reader) => reader.ReadInt32()).ShouldBe(value);
    }

    [Theory]
    [InlineData(0u, "00000000")]
    [InlineData(uint.MaxValue, "FFFFFFFF")]
    public void UInt32_AtItsBounds_IsBigEndian(uint value, string hex)
    {
        Hex.Write(writer => writer.WriteUInt32(value)).ShouldBe(hex);
        Hex.Read(hex, static (ref WireReader reader) => reader.ReadUInt32()).ShouldBe(value);
    }

    [Theory]
    [InlineData(long.MinValue, "8000000000000000")]
    [InlineData(0x0102030405060708, "0102030405060708")]
    [InlineData(long.MaxValue, "7FFFFFFFFFFFFFFF")]
    public void Int64_AtItsBounds_IsBigEndian(long value, string hex)
    {
        Hex.Write(writer => writer.WriteInt64(value)).ShouldBe(hex);
        Hex.Read(hex, static (ref WireReader reader) => reader.ReadInt64()).ShouldBe(value);
    }

    [Theory]
    [InlineData(1.5, "3FF8000000000000")]
    [InlineData(double.NegativeInfinity, "FFF0000000000000")]
    public void Double_AnyValue_IsBigEndian(double value, string hex)
    {
        Hex.Write(writer => writer.WriteDouble(value)).ShouldBe(hex);
        Hex.Read(hex, static (ref WireReader reader) => reader.ReadDouble()).ShouldBe(value);
    }

    [Theory]
    [InlineData("00", false)]
    [InlineData("01", true)]
    [InlineData("FF", true)]
    public void Boolean_AnyByteButZero_IsTrue(string hex, bool value)
    {
        Hex.Read(hex, static (ref WireReader reader) => reader.ReadBoolean()).ShouldBe(value);
        Hex.Write(writer => writer.WriteBoolean(value)).ShouldBe(value ? "01" : "00");
    }

    [Fact]
    public void Uuid_Bytes_StandInTheOrderOfItsText()
    {
        var value = new Guid("00112233-4455-6677-8899-aabbccddeeff");

        Hex.Write(writer => writer.WriteUuid(value)).ShouldBe("00112233445566778899AABBCCDDEEFF");
        Hex.Read("00112233445566778899AABBCCDDEEFF", static (ref WireReader reader) => reader.ReadUuid()).ShouldBe(value);
    }

    [Fact]
    public void Number_TooFewBytes_IsRefusedWithPlaceAndNeed()
    {
        Hex.Refused("0102030405060708" + "09", static (ref WireReader reader) => reader.ReadInt64() + reader.ReadInt32())
            .ShouldBe("Malformed message at byte 8 of 9: 4 bytes wanted, 1 left.");
    }

    [Fact]
    public void ExpectEnd_ByteLeft_IsRefused()
    {
        Hex.Refused("0102", static (ref WireReader reader) => reader.ReadInt8()).ShouldContain("1 bytes after the end");
    }
}
