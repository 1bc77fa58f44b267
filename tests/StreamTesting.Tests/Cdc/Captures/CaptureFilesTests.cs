namespace StreamTesting.Tests;

public sealed class CaptureFilesTests
{
    [Theory]
    [InlineData("""{"id":"a","records":[],"options":[]}""", 1, "'options' of the capture 'a' is a JSON Array, not an object.")]
    [InlineData("""{"id":"a","records":{}}""", 1, "'records' of the capture 'a' is a JSON Object, not an array.")]
    [InlineData("{\"id\":\"a\",\n\"records\":[\n{\"topic\":\"t\",\"key\":null,\"value\":null},\n7]}", 4, "records[1] of the capture 'a' is a JSON Number, not an object.")]
    [InlineData("{\"id\":\"a\",\"x\":{\"records\":[]},\"records\":[\n{\"topic\":\"t\",\"key\":null,\"value\":null},\n{\"control\":\"restart\"},\n{\"topic\":\"t\",\"key\":7,\"value\":null},\n{}]}", 4, "records[2] of the capture 'a' has a 'key' that is a JSON Number; it must be a text that holds the JSON, or null.")]
    [InlineData("{\"id\":\"a\",\"records\":[\n{\"key\":null}]}", 2, "records[0] of the capture 'a' has no 'topic'.")]
    [InlineData("{\"id\":\"a\",\"records\":[\n{\"topic\":\"t\",\"key\":null}]}", 2, "records[0] of the capture 'a' has no 'value'; null bytes are written as null.")]
    [InlineData("\n\n7", 3, "a capture is a JSON object; this is a JSON Number.")]
    [InlineData("{}", 1, "the capture has no 'id'.")]
    [InlineData("""{"id":"a"}""", 1, "the capture 'a' has no 'records'.")]
    [InlineData("{\"id\":\"a\",\n\"records\":[", 2, "it is not JSON")]
    [InlineData("""{"id":"a","records":[],"finalTables":{"t":[]}}""", 1, "'finalColumns' of the capture 'a' does not describe the table 't' of 'finalTables'.")]
    [InlineData("""{"id":"a","records":[],"finalTables":{"t":7},"finalColumns":{"t":[]}}""", 1, "'finalTables' of the capture 'a': the table 't' is not an array of objects.")]
    [InlineData("""{"id":"a","records":[],"finalColumns":{"t":7}}""", 1, "'finalColumns' of the capture 'a': the table 't' is not an array.")]
    [InlineData("""{"id":"a","records":[],"finalColumns":{"t":[{"name":"x"}]}}""", 1, "a column of the table 't' has no name or no type.")]
    public void Parse_WhatIsNoCapture_IsRefusedWithItsLine(string json, long line, string problem)
    {
        var exception = Should.Throw<CaptureFormatException>(() => DebeziumCapture.Parse(json, "file"));

        exception.Message.ShouldStartWith($"file, line {line}: ");
        exception.Message.ShouldContain(problem);
        (exception.File, exception.Line).ShouldBe(("file", line));
    }

    [Fact]
    public void LoadAll_AnErrorInALaterCapture_HasItsLine()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "\uFEFF{\"id\":\"a\",\"records\":[]}\n{\"id\":\"b\",\n\"records\":[\n{\"control\":\"restart\",\"committed\":3},\n{\"topic\":7}]}");

            Should.Throw<CaptureFormatException>(() => DebeziumCapture.LoadAll(file).ToList()).Message.ShouldBe($"{file}, line 5: records[1] of the capture 'b' has no 'topic'.");
            DebeziumCapture.LoadAll(file).First().Id.ShouldBe("a");
            Should.Throw<CaptureFormatException>(() => DebeziumCapture.Load(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Load_ARelativePath_IsFoundBesideTheTests()
    {
        DebeziumCapture.Load(Path.Combine("captures", "pg-truncate.json")).Id.ShouldBe("pg-truncate");
        Should.Throw<IOException>(() => DebeziumCapture.Load("no-such-capture.json"));
    }

    [Fact]
    public void Parse_ASmallCapture_HasDefaultsForWhatIsMissing()
    {
        var capture = DebeziumCapture.Parse(
            """{"id":"a","more":[1],"records":[{"topic":"t","key":null,"value":null},{"control":"restart","committed":1},{"topic":"t","key":null,"value":null,"partition":3,"headers":{"a":null,"b":{"c":1},"d":"\"x\""}},{"topic":"t","key":null,"value":null}],"finalColumns":{"t":[{"name":"x","type":"text"},{"name":"y","type":"text","notNull":false}]}}""");

        (capture.Database, capture.Connector, capture.Version, capture.Note, capture.EngineError).ShouldBe(("", "", "", null, null));
        capture.Records.Select(record => (record.Number, record.Partition, record.Offset)).ShouldBe([(0, 0, 0L), (1, 3, 0L), (2, 0, 1L)]);
        capture.Records[1].Headers.ShouldBe(new Dictionary<string, string?> { ["a"] = null, ["b"] = """{"c":1}""", ["d"] = "\"x\"" });
        capture.Controls.ShouldHaveSingleItem().ShouldBe(new CaptureControl("restart", 1, 1, """{"control":"restart","committed":1}"""));
        capture.Unknown["more"].ShouldBe("[1]");
        capture.Placeholder.Text.ShouldBe(ToastPlaceholder.Default.Text);
        capture.FinalTables.ShouldBeEmpty();
        capture.ToString().ShouldBe("a (3 records, 0 tables)");
    }
}
