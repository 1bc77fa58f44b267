using System.Text.Json;

namespace StreamTesting.Tests;

public sealed class ConnectSchemaTests
{
    [Fact]
    public void Parse_EveryMember_IsReadAndWrittenAgain()
    {
        const string json = """{"type":"struct","fields":[{"type":"bytes","optional":true,"name":"org.apache.kafka.connect.data.Decimal","version":1,"doc":"d","parameters":{"connect.decimal.precision":"6","scale":"2"},"default":"AA==","field":"n"},{"type":"array","items":{"type":"string","optional":false},"optional":true,"field":"a"},{"type":"map","keys":{"type":"string"},"values":{"type":"string","optional":true},"field":"m"}],"optional":false,"name":"R","x":[1]}""";

        var schema = ConnectSchema.Parse(JsonElement.Parse(json));

        var number = schema.Find("n")!;
        (number.Type, number.IsOptional, number.Name, number.Version, number.Doc, number.Default!.Text).ShouldBe(("bytes", true, "org.apache.kafka.connect.data.Decimal", 1, "d", "\"AA==\""));
        number.Parameters!["scale"].ShouldBe("2");
        schema.Find("a")!.Items!.IsOptional.ShouldBe(false);
        (schema.Find("m")!.Keys!.IsOptional, schema.Find("m")!.Values!.IsOptional).ShouldBe((null, true));
        schema.Find("z").ShouldBeNull();
        schema.Other["x"].Text.ShouldBe("[1]");
        schema.ToString().ShouldBe("R");
        number.ToString().ShouldBe("n: org.apache.kafka.connect.data.Decimal");
        System.Text.Encoding.UTF8.GetString(schema.Utf8).ShouldBe(json);
    }

    [Fact]
    public void Equals_AnotherWithTheSameMembers_IsTrue()
    {
        var schema = new ConnectSchema { Type = "string", Field = "a" };

        schema.ShouldBe(ConnectSchema.Parse(JsonElement.Parse("""{"field":"a","type":"string"}""")));
        schema.GetHashCode().ShouldBe((schema with { }).GetHashCode());
        schema.ShouldNotBe(schema with { IsOptional = true });
        (schema with { Field = "b" }).Utf8.ShouldNotBe(schema.Utf8);
    }

    [Theory]
    [InlineData("7", "schema is 7; a schema is an object with a 'type'.")]
    [InlineData("{}", "schema is {}; a schema is an object with a 'type'.")]
    [InlineData("""{"type":"struct","fields":[{"type":"string"},{"type":7}]}""", "schema.fields[1] is {\"type\":7}; a schema is an object with a 'type'.")]
    [InlineData("""{"type":"array","items":{}}""", "schema.items is {}; a schema is an object with a 'type'.")]
    [InlineData("""{"type":"map","keys":{},"values":{}}""", "schema.keys is {}; a schema is an object with a 'type'.")]
    public void Parse_NoSchema_IsRefusedWithItsPlace(string json, string message) =>
        Should.Throw<FormatException>(() => ConnectSchema.Parse(JsonElement.Parse(json))).Message.ShouldBe(message);

    [Theory]
    [InlineData("pg-random-0018", "postgresql")]
    [InlineData("mariadb-snapshot-schemas", "mariadb")]
    public void EnvelopeSchemas_OfARecordedTable_AreThoseThatWereSent(string name, string connector)
    {
        var record = RecordedCaptures.Any(name).Records.First(record => record.Event is not null);
        var sent = record.ValueSchema!;

        EnvelopeSchemas.OfChanges(connector, record.Topic, sent.Find("after")!.Fields!).ShouldBe(sent);
        EnvelopeSchemas.OfKeys(record.Topic, record.KeySchema!.Fields!).ShouldBe(record.KeySchema);
    }

    [Fact]
    public void EnvelopeSchemas_OfAnotherConnector_AreRefused() =>
        Should.Throw<ArgumentException>(() => EnvelopeSchemas.OfChanges("oracle", "t", [])).Message.ShouldStartWith("The connector is 'oracle'; known are postgresql, mariadb and mysql.");
}
