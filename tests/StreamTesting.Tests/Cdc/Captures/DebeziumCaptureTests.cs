namespace StreamTesting.Tests;

public sealed class DebeziumCaptureTests
{
    public static TheoryData<string> Names => RecordedCaptures.Names;

    [Fact]
    public void Load_ACapture_HasAllItsParts()
    {
        var capture = RecordedCaptures.Load("pg-restart-replay-keep-3");

        capture.Id.ShouldBe("pg-restart-replay-keep-3");
        capture.Database.ShouldStartWith("PostgreSQL 15");
        capture.Version.ShouldBe("3.5.0.Final");
        capture.Note.ShouldNotBeNull();
        capture.EngineError.ShouldBeNull();
        capture.Options["topic.prefix"].ShouldBe("shop");
        capture.Ddl[0].ShouldStartWith("CREATE TABLE orders");
        capture.Statements[0].ShouldContain("\"control\"");
        capture.Records.Select(record => record.Number).ShouldBe(Enumerable.Range(0, 45));
        capture.Controls.ShouldHaveSingleItem().Name.ShouldBe("restart");
        capture.Controls[0].RecordsBefore.ShouldBe(28);
        capture.Controls[0].Committed.ShouldBe(17);
        capture.FinalTables.Keys.ShouldBe(["public.orders", "public.wait_marker"]);
        capture.FinalTables["public.orders"].Key.ShouldHaveSingleItem().ToString().ShouldBe("id (integer)");
        capture.Unknown.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Merged_OfACaptureBesideTheTests_EqualsTheFinalTables(string name)
    {
        var capture = RecordedCaptures.Load(name);

        foreach (var table in capture.FinalTables.Keys)
        {
            var truth = capture.TruthOf(table);
            TableComparison.Of(truth, truth.Merged).Differences.ShouldBeEmpty(table);
            truth.Unsettled.ShouldBeEmpty(table);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Records_OfACaptureBesideTheTests_AreAllUnderstood(string name) =>
        RecordedCaptures.Load(name).Records.Where(record => record.Kind == RecordKind.Unknown).ShouldBeEmpty();

    [Fact]
    public void Parse_AMemberThatIsNotKnown_IsKept() =>
        DebeziumCapture.Parse("""{"id":"x","records":[],"weather":{"rain":true}}""").Unknown["weather"].ShouldBe("""{"rain":true}""");

    [Fact]
    public void LoadAll_SeveralCapturesInAFile_ComeOneAfterTheOther()
    {
        var path = Temporary("{\"id\":\"a\",\"records\":[]}\n{\"id\":\"b\",\n\"records\":[]}\n");

        DebeziumCapture.LoadAll(path).Select(capture => capture.Id).ShouldBe(["a", "b"]);
        DebeziumCapture.Load(path, "b").Id.ShouldBe("b");
        Should.Throw<KeyNotFoundException>(() => DebeziumCapture.Load(path, "c")).Message.ShouldContain("no capture 'c'; it has a, b");
        Should.Throw<CaptureFormatException>(() => DebeziumCapture.Load(path)).Message.ShouldContain("more than one capture ('a', 'b', ...)");
    }

    [Theory]
    [InlineData("", 1, "there is no capture")]
    [InlineData("[]", 1, "this is a JSON Array")]
    [InlineData("{\"records\":[]}", 1, "has no 'id'")]
    [InlineData("{\"id\":\"x\"}", 1, "'x' has no 'records'")]
    [InlineData("{\"id\":\"x\",\n\"records\":[\n", 3, "it is not JSON")]
    [InlineData("\n\n{\"id\":\"x\",\"records\":{}}", 3, "'records' of the capture 'x' is a JSON Object, not an array")]
    [InlineData("{\"id\":\"x\",\n\"records\":[\n{\"topic\":\"t\",\"key\":null,\"value\":null},\n{\"key\":null,\"value\":null}]}", 4, "records[1] of the capture 'x' has no 'topic'")]
    [InlineData("{\"id\":\"x\",\"note\":[1,2],\n\"records\":[\n{\"topic\":\"t\",\"value\":null}]}", 3, "records[0] of the capture 'x' has no 'key'")]
    [InlineData("{\"id\":\"x\",\"records\":[{\"topic\":\"t\",\"key\":null,\"value\":{}}]}", 1, "has a 'value' that is a JSON Object")]
    [InlineData("{\"id\":\"x\",\"records\":[\n1]}", 2, "records[0] of the capture 'x' is a JSON Number")]
    [InlineData("{\"id\":\"x\",\"records\":[],\"finalTables\":{\"t\":[]}}", 1, "does not describe the table 't'")]
    [InlineData("{\"id\":\"x\",\"records\":[],\"finalTables\":{\"t\":[1]},\"finalColumns\":{\"t\":[]}}", 1, "the table 't' is not an array of objects")]
    [InlineData("{\"id\":\"x\",\"records\":[],\"finalTables\":{\"t\":[]},\"finalColumns\":{\"t\":[{}]}}", 1, "a column of the table 't' has no name or no type")]
    public void Parse_WhatIsNoCapture_SaysLineAndReason(string json, long line, string reason)
    {
        var error = Should.Throw<CaptureFormatException>(() => DebeziumCapture.Parse(json, "made-up.json"));

        error.Message.ShouldContain(reason);
        error.Message.ShouldStartWith($"made-up.json, line {line}: ");
        error.Line.ShouldBe(line);
        error.File.ShouldBe("made-up.json");
    }

    [Fact]
    public void TruthOf_AnUnknownTable_NamesThoseThereAre() =>
        Should.Throw<KeyNotFoundException>(() => RecordedCaptures.Load("pg-truncate").TruthOf("orders")).Message
            .ShouldBe("The capture 'pg-truncate' has no table 'orders'; it has public.orders, public.wait_marker.");

    private static string Temporary(string text)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("captures").FullName, "several.jsonl");
        File.WriteAllText(path, text);
        return path;
    }
}
