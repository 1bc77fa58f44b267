using System.Text;

namespace StreamTesting.Tests;

public sealed class FieldEditTests
{
    private const string Spaced = """{ "a": 1.50, "b": {"c": "x", "d": [10, {"e": 2}, null]}, "f": true }""";

    public static TheoryData<string, string, string> Changes => new()
    {
        { "removed a", Spaced, """{ "b": {"c": "x", "d": [10, {"e": 2}, null]}, "f": true }""" },
        { "removed f", Spaced, """{ "a": 1.50, "b": {"c": "x", "d": [10, {"e": 2}, null]} }""" },
        { "removed b.c", Spaced, """{ "a": 1.50, "b": {"d": [10, {"e": 2}, null]}, "f": true }""" },
        { "removed b.d[0]", Spaced, """{ "a": 1.50, "b": {"c": "x", "d": [{"e": 2}, null]}, "f": true }""" },
        { "removed b.d[2]", Spaced, """{ "a": 1.50, "b": {"c": "x", "d": [10, {"e": 2}]}, "f": true }""" },
        { "removed b.d[1].e", Spaced, """{ "a": 1.50, "b": {"c": "x", "d": [10, {}, null]}, "f": true }""" },
        { "removed x", """{"x":1}""", "{}" },
        { "renamed b.c", Spaced, """{ "a": 1.50, "b": {"new": "x", "d": [10, {"e": 2}, null]}, "f": true }""" },
        { "added b.new", Spaced, """{ "a": 1.50, "b": {"c": "x", "d": [10, {"e": 2}, null],"new":{"v":1.0}}, "f": true }""" },
        { "added x", "{}", """{"x":{"v":1.0}}""" },
        { "added b.d[1].x", Spaced, """{ "a": 1.50, "b": {"c": "x", "d": [10, {"e": 2,"x":{"v":1.0}}, null]}, "f": true }""" },
        { "text a", Spaced, """{ "a": "1.50", "b": {"c": "x", "d": [10, {"e": 2}, null]}, "f": true }""" },
        { "text f", """{"f":true}""", """{"f":"true"}""" },
        { "number a", """{"a":"-0.50e3","z":1E+2}""", """{"a":-0.50e3,"z":1E+2}""" },
        { "decimal a", """{"a":12345678901234567890123}""", """{"a":12345678901234567890123.0}""" },
        { "array a", """{"a":"x"}""", """{"a":["x"]}""" },
        { "object a", """{"a":-1}""", """{"a":{"value":-1}}""" },
        { "null a", """{"a":"x\u0041","b":"\u0041"}""", """{"a":null,"b":"\u0041"}""" },
        { "empty a", """{"a":"x"}""", """{"a":""}""" },
        { "empty a", """{"a":[1]}""", """{"a":[]}""" },
        { "empty a", """{"a":{"b":1}}""", """{"a":{}}""" },
        { "negative a", """{"a":12.50}""", """{"a":-12.50}""" },
        { "absurd a", """{"a":12.50}""", """{"a":12000000.50}""" },
        { "absurd a", """{"a":-0.5}""", """{"a":-1000000.5}""" },
        { "absurd a", """{"a":0}""", """{"a":1000000}""" },
        { "swapped a b", """{"a":1.0,"x":{"b":"long text"}}""".Replace("\"x\":{\"b\"", "\"b\":{\"b\"", StringComparison.Ordinal), """{"a":{"b":"long text"},"b":1.0}""" },
        { "swapped b a", """{"a":"first","b":"2"}""", """{"a":"2","b":"first"}""" },
        { "removed \u00E9t\u00E9", """{"\u00e9t\u00e9":1,"b":2}""", """{"b":2}""" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void TryApply_AFieldThatIsThere_ChangesNothingElse(string change, string json, string expected) => Applied(change, json).ShouldBe(expected);

    [Theory]
    [InlineData("removed x", Spaced)]
    [InlineData("removed a.x", Spaced)]
    [InlineData("removed b[0]", Spaced)]
    [InlineData("removed b.d[3]", Spaced)]
    [InlineData("removed a", "")]
    [InlineData("removed a", "not json")]
    [InlineData("removed a", "[1]")]
    [InlineData("removed a", "{\"b\":")]
    [InlineData("renamed x", Spaced)]
    [InlineData("renamed a", """{"a":1,"new":2}""")]
    [InlineData("added a", Spaced)]
    [InlineData("added a.x", Spaced)]
    [InlineData("added x.y", Spaced)]
    [InlineData("text b", Spaced)]
    [InlineData("text a", """{"a":"1"}""")]
    [InlineData("number a", """{"a":"12 "}""")]
    [InlineData("number a", """{"a":"O-17"}""")]
    [InlineData("number a", """{"a":""}""")]
    [InlineData("number a", """{"a":1}""")]
    [InlineData("decimal a", """{"a":1.0}""")]
    [InlineData("decimal a", """{"a":1e3}""")]
    [InlineData("array a", """{"a":[1]}""")]
    [InlineData("object a", """{"a":null}""")]
    [InlineData("null a", """{"a":null}""")]
    [InlineData("empty a", """{"a":""}""")]
    [InlineData("negative a", """{"a":-1}""")]
    [InlineData("negative a", """{"a":0.00}""")]
    [InlineData("negative a", """{"a":"1"}""")]
    [InlineData("absurd a", """{"a":"1"}""")]
    [InlineData("swapped a b", """{"a":1,"b":1}""")]
    [InlineData("swapped a b", """{"a":1}""")]
    public void TryApply_WhereItDoesNotApply_LeavesTheBytesAsTheyAre(string change, string json)
    {
        using var bytes = new JsonBytes();
        bytes.Set(Encoding.UTF8.GetBytes(json));

        Edit(change).TryApply(bytes).ShouldBeFalse();
        Encoding.UTF8.GetString(bytes.Written).ShouldBe(json);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a..b")]
    [InlineData("a[")]
    [InlineData("a[x]")]
    [InlineData("a[-1]")]
    [InlineData("[0]")]
    [InlineData("a[0]b")]
    public void Missing_NoPath_SaysHowFieldsAreWritten(string path)
    {
        Should.Throw<ArgumentException>(() => PayloadFault.Missing(path)).Message.ShouldContain($"'{path}' is no field; write names joined by dots");
    }

    private static string Applied(string change, string json)
    {
        using var bytes = new JsonBytes();
        bytes.Set(Encoding.UTF8.GetBytes(json));
        Edit(change).TryApply(bytes).ShouldBeTrue();
        return Encoding.UTF8.GetString(bytes.Written);
    }

    private static FieldEdit Edit(string change)
    {
        var words = change.Split(' ');
        return words[0] switch
        {
            "removed" => FieldChange.Removed(words[1]).ToEdit(),
            "renamed" => FieldChange.Renamed(words[1], "new").ToEdit(),
            "added" => FieldChange.Added(words[1], System.Text.Json.Nodes.JsonNode.Parse("""{ "v": 1.0 }""")).ToEdit(),
            "text" => FieldChange.AsText(words[1]).ToEdit(),
            "number" => FieldChange.AsNumber(words[1]).ToEdit(),
            "decimal" => FieldChange.AsDecimal(words[1]).ToEdit(),
            "array" => FieldChange.AsArray(words[1]).ToEdit(),
            "object" => FieldChange.AsObject(words[1]).ToEdit(),
            "null" => PayloadFault.Null(words[1]).ToEdit(),
            "empty" => PayloadFault.Empty(words[1]).ToEdit(),
            "negative" => PayloadFault.Negative(words[1]).ToEdit(),
            "absurd" => PayloadFault.Absurd(words[1]).ToEdit(),
            _ => PayloadFault.Swapped(words[1], words[2]).ToEdit(),
        };
    }
}
