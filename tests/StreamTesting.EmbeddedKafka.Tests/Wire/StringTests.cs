using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Tests.Wire;

public sealed class StringTests
{
    private static string? Nullable(string hex, bool flexible) => flexible
        ? Hex.Read(hex, static (ref WireReader reader) => reader.ReadNullableString(flexible: true))
        : Hex.Read(hex, static (ref WireReader reader) => reader.ReadNullableString(flexible: false));

    [Theory]
    [InlineData(null, false, "FFFF")]
    [InlineData(null, true, "00")]
    [InlineData("", false, "0000")]
    [InlineData("", true, "01")]
    [InlineData("ab", false, "00026162")]
    [InlineData("ab", true, "036162")]
    [InlineData("é", false, "0002C3A9")]
    [InlineData("😀", true, "05F09F9880")]
    public void String_NullEmptyAndUtf8_ComesBack(string? value, bool flexible, string hex)
    {
        Hex.Write(writer => writer.WriteString(value, flexible)).ShouldBe(hex);
        Nullable(hex, flexible).ShouldBe(value);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void String_OfTheGreatestLength_ComesBack(bool flexible)
    {
        var value = new string('x', WireReader.MaxStringLength);

        Nullable(Hex.Write(writer => writer.WriteString(value, flexible)), flexible).ShouldBe(value);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void WriteString_OneByteTooLong_IsRefused(bool flexible)
    {
        var value = new string('x', WireReader.MaxStringLength - 1) + "é";

        Should.Throw<ArgumentException>(() => Hex.Write(writer => writer.WriteString(value, flexible))).Message.ShouldContain("32768");
    }

    [Fact]
    public void ReadString_CompactAndTooLong_IsRefusedThoughTheBytesAreThere()
    {
        string hex = "818002" + new string('0', 2 * 32768);

        Hex.Refused(hex, static (ref WireReader reader) => reader.ReadString(flexible: true)).ShouldContain("a string of 32768 bytes");
    }

    [Fact]
    public void ReadString_Null_IsRefused()
    {
        Hex.Refused("FFFF", static (ref WireReader reader) => reader.ReadString(flexible: false)).ShouldContain("null for a string");
        Hex.Refused("00", static (ref WireReader reader) => reader.ReadString(flexible: true)).ShouldContain("null for a string");
    }

    [Fact]
    public void ReadString_LongerThanWhatIsLeft_IsRefused()
    {
        Hex.Refused("0003" + "6162", static (ref WireReader reader) => reader.ReadString(flexible: false)).ShouldContain("3 bytes, 2 left");
        Hex.Refused("04" + "6162", static (ref WireReader reader) => reader.ReadString(flexible: true)).ShouldContain("3 bytes, 2 left");
    }

    [Fact]
    public void ReadString_NegativeLength_IsRefused()
    {
        Hex.Refused("FFFE", static (ref WireReader reader) => reader.ReadNullableString(flexible: false)).ShouldContain("-2 bytes");
    }

    [Fact]
    public void ReadString_NoUtf8_HasReplacementCharacters()
    {
        Hex.Read("0002FF41", static (ref WireReader reader) => reader.ReadString(flexible: false)).ShouldBe("\uFFFDA");
    }
}
