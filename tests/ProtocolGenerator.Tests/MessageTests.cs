namespace ProtocolGenerator.Tests;

public sealed class MessageTests
{
    private const string Empty = "Response versions 0-3\n    (empty)\n";

    [Fact]
    public void Field_OfSomeVersions_IsReadAndWrittenInThemOnly()
    {
        string request = Generation.Of(
            "Request versions 0-1\n    old: int32\n\nRequest versions 2-3\n    fresh: int64\n    tagged fields: none defined\n\n" + Empty)["SampleRequest"];

        request.ShouldContain("if (version is <= 1)\n        {\n            Old = reader.ReadInt32();");
        request.ShouldContain("if (version is >= 2)\n        {\n            writer.WriteInt64(Fresh);");
        request.ShouldContain("if (version is < 0 or > 3)");
    }

    [Fact]
    public void Field_ThatIsGoneForAWhile_HasBothRanges()
    {
        string request = Generation.Of(
            "Request version 0\n    a: int8\n    z: int8\n\nRequest versions 1-2\n    z: int8\n\nRequest version 3\n    a: int8\n    z: int8\n\n" + Empty)["SampleRequest"];

        request.ShouldContain("if (version is 0 or 3)");
    }

    [Fact]
    public void Struct_InAnArray_IsNamedInSingular()
    {
        string request = Generation.Of(
            "Request versions 0-3\n    entries: array of struct\n      boxes: array of struct\n        id: int32\n    status: array of struct\n      id: int32\n\n"
            + Empty)["SampleRequest"];

        request.ShouldContain("class EntryItem");
        request.ShouldContain("class BoxItem");
        request.ShouldContain("class StatusItem");
    }

    [Fact]
    public void Structs_OfOneNameAndOtherFields_AreNamedAfterWhatIsAroundThem()
    {
        string request = Generation.Of(
            "Request versions 0-1\n    left: array of struct\n      items: array of struct\n        id: int32\n"
            + "    rights: array of struct\n      items: array of struct\n        name: string\n\n" + Empty)["SampleRequest"];

        request.ShouldContain("class LeftItemItem");
        request.ShouldContain("class RightItemItem");
    }

    [Fact]
    public void Structs_OfOneNameAndTheSameFields_AreOneType()
    {
        string request = Generation.Of(
            "Request versions 0-1\n    left: array of struct\n      items: array of struct\n        id: int32\n"
            + "    rights: array of struct\n      items: array of struct\n        id: int32\n\n" + Empty)["SampleRequest"];

        request.Split("class ItemItem").Length.ShouldBe(2);
    }

    [Fact]
    public void TaggedField_BehindAStruct_BelongsToTheMessage()
    {
        string request = Generation.Of(
            "Request versions 2-3\n    boxes: compact array of struct\n      id: int32\n      tagged fields: none defined\n"
            + "    tagged fields:\n      tag 5: extra: struct\n        size: int16\n        tagged fields: none defined\n\n" + Empty)["SampleRequest"];

        request.ShouldContain("\n    public ExtraValue? Extra");
        request.ShouldContain("case 5:");
        request.ShouldContain("\n        public short Size");
    }

    [Fact]
    public void Default_OfTheTable_IsInNewMessages()
    {
        string request = Generation.Of("Request versions 0-3\n    epoch: int32\n\n" + Empty, "SampleRequest epoch = -1\n")["SampleRequest"];

        request.ShouldContain("public SampleRequest()\n    {\n        Epoch = -1;");
    }

    [Fact]
    public void Null_OfTheTable_MakesAStructNullable()
    {
        string request = Generation.Of(
            "Request versions 0-1\n    box: struct\n      id: int32\n\n" + Empty, "SampleRequest box = null\n")["SampleRequest"];

        request.ShouldContain("Box = reader.ReadPresence() ? new BoxValue(ref reader, version) : null;");
    }
}
