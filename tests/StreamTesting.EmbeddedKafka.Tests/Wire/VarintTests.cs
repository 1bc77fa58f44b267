using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Tests.Wire;

public sealed class VarintTests
{
    [Theory]
    [InlineData(0u, "00")]
    [InlineData(127u, "7F")]
    [InlineData(128u, "8001")]
    [InlineData(300u, "AC02")]
    [InlineData(16383u, "FF7F")]
    [InlineData(16384u, "808001")]
    [InlineData(2097151u, "FFFF7F")]
    [InlineData(2097152u, "80808001")]
    [InlineData(268435455u, "FFFFFF7F")]
    [InlineData(268435456u, "8080808001")]
    [InlineData(uint.MaxValue, "FFFFFFFF0F")]
    public void UnsignedVarint_AroundEachLength_ComesBack(uint value, string hex)
    {
        Hex.Write(writer => writer.WriteUnsignedVarint(value)).ShouldBe(hex);
        Hex.Read(hex, static (ref WireReader reader) => reader.ReadUnsignedVarint()).ShouldBe(value);
    }

    [Theory]
    [InlineData(0, "00")]
    [InlineData(-1, "01")]
    [InlineData(1, "02")]
    [InlineData(63, "7E")]
    [InlineData(-64, "7F")]
    [InlineData(64, "8001")]
    [InlineData(int.MaxValue, "FEFFFFFF0F")]
    [InlineData(int.MinValue, "FFFFFFFF0F")]
    public void Varint_PositiveAndNegative_IsZigzag(int value, string hex)
    {
        Hex.Write(writer => writer.WriteVarint(value)).ShouldBe(hex);
        Hex.Read(hex, static (ref WireReader reader) => reader.ReadVarint()).ShouldBe(value);
    }

    [Theory]
    [InlineData(0L, "00")]
    [InlineData(-1L, "01")]
    [InlineData(1L << 40, "808080808040")]
    [InlineData(long.MaxValue, "FEFFFFFFFFFFFFFFFF01")]
    [InlineData(long.MinValue, "FFFFFFFFFFFFFFFFFF01")]
    public void Varlong_PositiveAndNegative_IsZigzag(long value, string hex)
    {
        Hex.Write(writer => writer.WriteVarlong(value)).ShouldBe(hex);
        Hex.Read(hex, static (ref WireReader reader) => reader.ReadVarlong()).ShouldBe(value);
    }

    [Theory]
    [InlineData("8000")]
    [InlineData("80808000")]
    public void UnsignedVarint_LongerThanNeeded_IsAccepted(string hex)
    {
        Hex.Read(hex, static (ref WireReader reader) => reader.ReadUnsignedVarint()).ShouldBe(0u);
    }

    [Theory]
    [InlineData("FFFFFFFF10")]
    [InlineData("FFFFFFFF8000")]
    [InlineData("FFFFFFFFFF")]
    public void UnsignedVarint_MoreThan32Bits_IsRefused(string hex)
    {
        Hex.Refused(hex, static (ref WireReader reader) => reader.ReadUnsignedVarint()).ShouldContain("varint of more than 32 bits");
    }

    [Theory]
    [InlineData("FFFFFFFFFFFFFFFFFF02")]
    [InlineData("FFFFFFFFFFFFFFFFFF8000")]
    public void Varlong_MoreThan64Bits_IsRefused(string hex)
    {
        Hex.Refused(hex, static (ref WireReader reader) => reader.ReadVarlong()).ShouldContain("varlong of more than 64 bits");
    }

    [Theory]
    [InlineData("")]
    [InlineData("FF")]
    [InlineData("80808080")]
    public void UnsignedVarint_CutOff_IsRefused(string hex)
    {
        Hex.Refused(hex, static (ref WireReader reader) => reader.ReadUnsignedVarint()).ShouldContain("1 bytes wanted, 0 left");
    }
}
