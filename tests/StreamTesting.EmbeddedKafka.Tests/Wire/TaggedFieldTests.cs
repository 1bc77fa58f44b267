using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Tests.Wire;

public sealed class TaggedFieldTests
{
    [Fact]
    public void ReadAll_TwoFields_AreKeptAndWrittenBack()
    {
        const string section = "02" + "0003AABBCC" + "AC0200";

        List<TaggedField> fields = Hex.Read(section, static (ref WireReader reader) => TaggedField.ReadAll(ref reader)).ShouldNotBeNull();

        fields.Select(field => (field.Tag, Convert.ToHexString(field.Data.Span))).ShouldBe([(0u, "AABBCC"), (300u, "")]);
        Hex.Write(writer => TaggedField.WriteAll(ref writer, fields)).ShouldBe(section);
    }

    [Fact]
    public void ReadAll_None_IsNull()
    {
        Hex.Read("00", static (ref WireReader reader) => TaggedField.ReadAll(ref reader)).ShouldBeNull();
        Hex.Write(writer => TaggedField.WriteAll(ref writer, null)).ShouldBe("00");
    }

    [Theory]
    [InlineData("FFFFFFFF0F")]
    [InlineData("020000")]
    public void ReadAll_MoreFieldsThanBytes_IsRefused(string hex)
    {
        Hex.Refused(hex, static (ref WireReader reader) => TaggedField.ReadAll(ref reader)).ShouldContain("tagged fields");
    }

    [Theory]
    [InlineData("010002AA")]
    [InlineData("0100FFFFFFFF0F")]
    public void ReadAll_FieldBeyondTheEnd_IsRefused(string hex)
    {
        Hex.Refused(hex, static (ref WireReader reader) => TaggedField.ReadAll(ref reader)).ShouldContain("a tagged field of");
    }

    [Fact]
    public void WriteBelow_KnownFieldBetweenUnknownOnes_LeavesTheRest()
    {
        List<TaggedField> fields = [new(1, default), new(5, default)];

        Hex.Write(writer => TaggedField.WriteBelow(ref writer, fields, 0, limit: 3).ShouldBe(1)).ShouldBe("0100");
        Hex.Write(writer => TaggedField.WriteFrom(ref writer, fields, 1)).ShouldBe("0500");
    }

    [Theory]
    [InlineData(0, "0700")]
    [InlineData(127, "077F")]
    [InlineData(128, "078001")]
    [InlineData(20000, "07A09C01")]
    public void EndTaggedField_AnyContent_PutsItsSizeBefore(int size, string head)
    {
        byte[] content = Enumerable.Range(0, size).Select(i => (byte)i).ToArray();

        string written = Hex.Write(writer =>
        {
            int mark = writer.BeginTaggedField(7);
            writer.WriteRaw(content);
            writer.EndTaggedField(mark);
        });

        written.ShouldBe(head + Convert.ToHexString(content));
    }

    [Fact]
    public void EndTaggedField_FieldWithinAField_CountsTheInnerSize()
    {
        string written = Hex.Write(writer =>
        {
            int outer = writer.BeginTaggedField(1);
            int inner = writer.BeginTaggedField(2);
            writer.WriteInt16(-1);
            writer.EndTaggedField(inner);
            writer.EndTaggedField(outer);
        });

        written.ShouldBe("0104" + "0202FFFF");
    }
}
