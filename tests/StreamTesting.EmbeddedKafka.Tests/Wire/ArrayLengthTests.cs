using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Tests.Wire;

public sealed class ArrayLengthTests
{
    [Theory]
    [InlineData(-1, false, "FFFFFFFF")]
    [InlineData(-1, true, "00")]
    [InlineData(0, false, "00000000")]
    [InlineData(0, true, "01")]
    [InlineData(200, true, "C901")]
    public void WriteArrayLength_NullEmptyAndFull_HasTheFormOfTheVersion(int count, bool flexible, string hex)
    {
        Hex.Write(writer => writer.WriteArrayLength(count, flexible)).ShouldBe(hex);
    }

    [Fact]
    public void ReadArrayLength_AsManyAsTheBytesLeftCanHold_IsAccepted()
    {
        var reader = new WireReader(Convert.FromHexString("00000002" + "0000000000000000"));

        reader.ReadArrayLength(flexible: false, leastElementSize: 4, nullable: false).ShouldBe(2);
    }

    [Theory]
    [InlineData("00000003" + "0000000000000000")]
    [InlineData("7FFFFFFF" + "00000000")]
    public void ReadArrayLength_MoreThanTheBytesLeftCanHold_IsRefused(string hex)
    {
        Hex.Refused(hex, static (ref WireReader reader) => reader.ReadArrayLength(false, 4, nullable: true)).ShouldContain("an array of ");
    }

    [Fact]
    public void ReadArrayLength_CompactAndHuge_IsRefused()
    {
        Hex.Refused("FFFFFFFF0F", static (ref WireReader reader) => reader.ReadArrayLength(true, 1, nullable: true))
            .ShouldContain("an array of 4294967294 elements");
    }

    [Theory]
    [InlineData("FFFFFFFE")]
    [InlineData("80000000")]
    public void ReadArrayLength_Negative_IsRefused(string hex)
    {
        Hex.Refused(hex, static (ref WireReader reader) => reader.ReadArrayLength(false, 1, nullable: true)).ShouldContain("an array of -");
    }

    [Theory]
    [InlineData("FFFFFFFF", false)]
    [InlineData("00", true)]
    public void ReadArrayLength_Null_IsMinusOneOrRefused(string hex, bool flexible)
    {
        new WireReader(Convert.FromHexString(hex)).ReadArrayLength(flexible, 1, nullable: true).ShouldBe(-1);
        Should.Throw<WireFormatException>(() => new WireReader(Convert.FromHexString(hex)).ReadArrayLength(flexible, 1, nullable: false))
            .Message.ShouldContain("null for an array");
    }

    [Fact]
    public void FirstCapacity_OfAHugeClaim_IsSmall()
    {
        WireReader.FirstCapacity(3).ShouldBe(3);
        WireReader.FirstCapacity(int.MaxValue).ShouldBeLessThanOrEqualTo(1024);
    }
}
