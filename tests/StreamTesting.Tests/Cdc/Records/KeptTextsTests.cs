using System.Buffers;
using System.Text;

namespace StreamTesting.Tests;

/// <summary>What a record keeps of its text, and the small texts of its parts.</summary>
public sealed class KeptTextsTests
{
    [Fact]
    public void Value_OfBytes_IsDecodedOnce()
    {
        var record = new ChangeRecord(0, "t", (ReadOnlyMemory<byte>)"""{"id":1}"""u8.ToArray(), """{"a":2}"""u8.ToArray());

        record.Value.ShouldBe("""{"a":2}""");
        ReferenceEquals(record.Value, record.Value).ShouldBeTrue();
        record.Key.ShouldBe("""{"id":1}""");
        ReferenceEquals(record.Key, record.Key).ShouldBeTrue();
    }

    [Theory]
    [InlineData("571:53195829", "571")]
    [InlineData("571:", "571")]
    [InlineData("571", "571")]
    [InlineData(":5", ":5")]
    [InlineData("a:1", "a:1")]
    [InlineData("1a:1", "1a:1")]
    [InlineData("1:a", "1:a")]
    [InlineData("1:2a", "1:2a")]
    [InlineData("1:2:3", "1:2:3")]
    [InlineData("0-1-5", "0-1-5")]
    [InlineData("", "")]
    public void Common_TheIdOfATransaction_LosesThePositionOfPostgreSql(string id, string common) => new TransactionBlock(id, 1, 1).Common.ShouldBe(common);

    [Fact]
    public void ToString_APosition_IsItsConnectorsOwn()
    {
        new SourcePosition { Lsn = 42 }.ToString().ShouldBe("lsn 42");
        new SourcePosition { File = "bin.1", Position = 4, Row = 2 }.ToString().ShouldBe("bin.1:4:2");
        new SourcePosition().ToString().ShouldBe("no position");
        new SourcePosition { Schema = "s", Database = "d", Table = "t" }.QualifiedTable.ShouldBe("s.t");
        new SourcePosition { Database = "d", Table = "t" }.QualifiedTable.ShouldBe("d.t");
        new SourcePosition { Database = "d", Table = "" }.QualifiedTable.ShouldBeNull();
    }

    [Theory]
    [InlineData("__debezium_unavailable_value", "b68a35a7-17ad-35b3-af2a-ae46edb4545a")]
    [InlineData("a", "0cc175b9-c0f1-36a8-b1c3-99e269772661")]
    [InlineData("b", "92eb5ffe-e6ae-3fec-bad7-1c777531578f")]
    [InlineData("c", "4a8a08f0-9d37-3737-9564-9038408b5f33")]
    [InlineData("d", "8277e091-0d75-3195-b448-797616e091ad")]
    [InlineData("e", "e1671797-c52e-35f7-a338-0b45e841ec32")]
    public void IsPlaceholder_TheNameUuidOfItsText_IsAListOfOne(string text, string uuid)
    {
        var placeholder = new ToastPlaceholder(text);

        placeholder.IsPlaceholder($"[\"{uuid}\"]").ShouldBeTrue();
        placeholder.IsPlaceholder(new WireJson($"[\"{uuid}\"]")).ShouldBeTrue();
        placeholder.IsPlaceholder(uuid).ShouldBeFalse();
    }

    [Fact]
    public void IsIn_ARow_LooksAtEveryColumn()
    {
        ToastPlaceholder.Default.IsIn(Row(("id", 1L), ("note", "__debezium_unavailable_value"))).ShouldBeTrue();
        ToastPlaceholder.Default.IsIn(Row(("id", 1L), ("note", "x"))).ShouldBeFalse();
        ToastPlaceholder.Default.IsIn(Row()).ShouldBeFalse();
    }

    [Fact]
    public void Event_OfAPayloadBeforeItsSchema_IsRead()
    {
        var record = Envelopes.Record(0, """{"payload":{"id":1},"schema":{"type":"struct"}}""", """{"payload":""" + Envelopes.Value("c", """{"id":1}""", 42) + ""","schema":{"type":"struct"}}""");

        (record.Kind, record.HasSchema, record.CanonicalKey).ShouldBe((RecordKind.Change, true, """{"id":1}"""));
        record.Event!.Source!.Lsn.ShouldBe(42);
        record.ValueSchema!.Type.ShouldBe("struct");
    }

    [Theory]
    [InlineData("""{"before":null,"after":{"id":1},"source":{"version":"1","connector":"postgresql","name":"n"},"op":"c"}""")]
    [InlineData("""{"before":null,"after":{"id":1}}""")]
    [InlineData("""{"before":null,"after":{"id":1},"source":{"version":"1","connector":"mysql","name":"n","ts_ms":1,"snapshot":"false","db":"d"}}""")]
    [InlineData("""{"op":"c","after":{"id":1},"source":{"name":"n","connector":"postgresql"}}""")]
    public void WriteValue_MembersOfAnotherOrderOrFewer_StandAsTheyStood(string value)
    {
        using var writer = new EnvelopeWriter();
        var output = new ArrayBufferWriter<byte>();

        writer.WriteValue(output, Envelopes.Record(0, null, value));

        Encoding.UTF8.GetString(output.WrittenSpan).ShouldBe(value);
    }

    [Fact]
    public void Write_NoOutputOrRecord_IsRefused()
    {
        using var writer = new EnvelopeWriter();
        var output = new ArrayBufferWriter<byte>();
        var record = Envelopes.Record(0, null, null);

        Should.Throw<ArgumentNullException>(() => writer.WriteKey(output, null!)).ParamName.ShouldBe("record");
        Should.Throw<ArgumentNullException>(() => writer.WriteKey(null!, record)).ParamName.ShouldBe("output");
        Should.Throw<ArgumentNullException>(() => writer.WriteValue(output, (ChangeRecord)null!)).ParamName.ShouldBe("record");
        Should.Throw<ArgumentNullException>(() => writer.WriteValue(null!, record)).ParamName.ShouldBe("output");
        Should.Throw<ArgumentNullException>(() => writer.WriteValue(output, (ChangeEvent)null!)).ParamName.ShouldBe("change");
        Should.Throw<ArgumentNullException>(() => writer.WriteRow(output, null!)).ParamName.ShouldBe("row");
        Should.Throw<ArgumentNullException>(() => writer.WriteRow(null!, Row())).ParamName.ShouldBe("output");
        Should.Throw<ArgumentNullException>(() => EnvelopeSchemas.OfChanges("postgresql", null!, [])).ParamName.ShouldBe("topic");
        Should.Throw<ArgumentNullException>(() => new ToastPlaceholder(null!)).ParamName.ShouldBe("text");
    }

    private static TableRow Row(params (string Name, object? Value)[] values) => TableRow.Sent(values.Select(value => KeyValuePair.Create(value.Name, value.Value)));
}
