using System.Text.Json;

namespace StreamTesting.Tests;

public sealed class RowMappingTests
{
    private static readonly TableTruth Table = new(
        "made-up",
        new CapturedTable("t", [new("guest_id", "integer", ColumnKind.Integer, true, 1), new("name", "text", ColumnKind.Text), new("Name2", "text", ColumnKind.Text)], []),
        null);

    [Fact]
    public void Of_AnObject_NamesItsPropertiesAsTheColumns() =>
        Shown(new { GuestId = 7, Name = "ann", NAME2 = (string?)null, Extra = 1 }).ShouldBe("guest_id=7, name=ann, Name2=NULL, Extra=1");

    [Fact]
    public void Of_ARowOfTheConsumersOwn_StaysAsItIs()
    {
        var row = new TableRow([new("GuestId", 7)]);

        RowMapping.Of(row, Table).ShouldBeSameAs(row);
    }

    [Fact]
    public void Of_ADictionaryOrJson_NamesItsEntriesAsTheColumns()
    {
        Shown(new Dictionary<string, object?> { ["guest_id"] = 7, ["NAME"] = "ann" }).ShouldBe("guest_id=7, name=ann");
        Shown(JsonElement.Parse("""{"guestId":7,"name":"ann"}""")).ShouldBe("guest_id=7, name=ann");
    }

    [Fact]
    public void Of_AnEntryOfADictionary_IsItsValueWithTheKeyWhereThatIsMissing()
    {
        Shown(KeyValuePair.Create(7, new { Name = "ann" })).ShouldBe("guest_id=7, name=ann");
        Shown(KeyValuePair.Create("x", new { GuestId = 8, Name = "ann" })).ShouldBe("guest_id=8, name=ann");
    }

    [Fact]
    public void Of_TwoNamesForOneColumn_IsRefused() => Should.Throw<ArgumentException>(() => Shown(new { GuestId = 7, Guest_Id = 8 })).Message.ShouldContain("'guest_id' comes 2 times");

    [Theory]
    [InlineData("""{"guest_id":7}""", """{"name":"ann"}""", "guest_id=7, name=ann")]
    [InlineData("7", """{"name":"ann"}""", "guest_id=7, name=ann")]
    [InlineData("\"k-7\"", """{"name":"ann"}""", "guest_id=k-7, name=ann")]
    [InlineData("k-7", """{"name":"ann"}""", "guest_id=k-7, name=ann")]
    [InlineData(null, """{"guestId":7,"name":"ann"}""", "guest_id=7, name=ann")]
    [InlineData("7", null, null)]
    [InlineData("7", "null", null)]
    public void OfRecord_KeyAndValue_AreARowOrItsEnd(string? key, string? value, string? row) => RowState.OfRecord(Table, key, value).Row?.ToString().ShouldBe(row);

    [Fact]
    public void OfRecord_ATombstone_HasTheKey() => RowState.OfRecord(Table, "7", null).Key.ToString().ShouldBe("guest_id=7");

    [Theory]
    [InlineData("7", "{", "The value of a record is no JSON: {")]
    [InlineData("7", "[]", "The value of a record of t is a JSON Array; a row is an object.")]
    public void OfRecord_WhatCanNotBeRead_IsRefused(string key, string value, string message) =>
        Should.Throw<FormatException>(() => RowState.OfRecord(Table, key, value)).Message.ShouldBe(message);

    private static string Shown(object value) => RowMapping.Of(value, Table).ToString();
}
