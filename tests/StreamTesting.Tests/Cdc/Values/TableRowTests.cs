using System.Data;
using System.Text.Json;

namespace StreamTesting.Tests;

public sealed class TableRowTests
{
    [Fact]
    public void FromJson_AnObject_KeepsEveryValue()
    {
        var row = TableRow.FromJson(JsonElement.Parse("""{"a":1,"b":"x","c":true,"d":null,"e":1.50,"f":[1,2],"g":18446744073709551615}"""));

        row.Values.Select(value => value.Value).ShouldBe([1L, "x", true, null, new WireJson("1.50"), new WireJson("[1,2]"), new WireJson("18446744073709551615")]);
        row.Columns.ShouldBe(["a", "b", "c", "d", "e", "f", "g"]);
    }

    [Fact]
    public void FromJson_NoObject_IsRefused() => Should.Throw<ArgumentException>(() => TableRow.FromJson(JsonElement.Parse("[]"))).Message.ShouldContain("a JSON Array");

    [Fact]
    public void Constructor_AColumnTwice_IsRefused() =>
        Should.Throw<ArgumentException>(() => new TableRow([new("a", 1), new("a", 2)])).Message.ShouldContain("The column 'a' comes 2 times in a row");

    [Fact]
    public void Of_ADataReader_TakesItsRow()
    {
        using var table = new DataTable();
        table.Columns.Add("id", typeof(int));
        table.Columns.Add("note", typeof(string));
        table.Rows.Add(1, DBNull.Value);
        using var reader = table.CreateDataReader();
        reader.Read();

        var row = TableRow.Of(reader);

        row["id"].ShouldBe(1);
        row["note"].ShouldBeNull();
        Should.Throw<KeyNotFoundException>(() => row["ID"]).Message.ShouldBe("The row has no column 'ID'; it has id, note.");
    }

    [Fact]
    public void ToString_ALongValue_IsCut() =>
        new TableRow([new("a", new string('x', 100)), new("b", new byte[] { 1, 255 })]).ToString().ShouldBe($"a={new string('x', 57)}... (100 characters), b=0x01FF");
}
