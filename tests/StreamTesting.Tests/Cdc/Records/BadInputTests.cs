using System.Text;

namespace StreamTesting.Tests;

/// <summary>Records that are broken or foreign: each is reported with its place, kept, and passed over.</summary>
public sealed class BadInputTests
{
    private const string Key = """{"id":1}""";

    [Theory]
    [InlineData("", "value", "it is not JSON")]
    [InlineData("{", "value", "it is not JSON")]
    [InlineData("""{"op":"c","after":{"id":1},"source":{"lsn":1""", "value", "it is not JSON")]
    [InlineData("""{"op":"c","after":{"id":1},"source":{}} x""", "value", "it is not JSON")]
    [InlineData("""{"schema":{"type":"struct"},"payload":{"op":"c","after":{}""", "value", "it is not JSON")]
    [InlineData("<a/>", "value", "it is not JSON")]
    [InlineData("[1]", "value", "it is [; it must be a JSON object, or null.")]
    [InlineData("\"text\"", "value", "it is \"text\"; it must be a JSON object, or null.")]
    [InlineData("""{"before":null,"after":{"id":1},"source":{"lsn":1}}""", "op", "the envelope has no 'op'; known are c, u, d, r, t and m.")]
    [InlineData("""{"after":{"id":1},"source":{}}""", "op", "the envelope has no 'op'; known are c, u, d, r, t and m.")]
    [InlineData("""{"before":{"id":1},"source":{}}""", "op", "the envelope has no 'op'; known are c, u, d, r, t and m.")]
    [InlineData("""{"before":{"id":1},"op":"y"}""", "op", "the envelope's op is 'y'; known are c, u, d, r, t and m.")]
    [InlineData("""{"after":{"id":1},"op":"x"}""", "op", "the envelope's op is 'x'; known are c, u, d, r, t and m.")]
    [InlineData("""{"after":{"id":1},"op":7}""", "op", "the envelope's op is '7'; known are c, u, d, r, t and m.")]
    [InlineData("""{"after":{"id":1},"op":["c"]}""", "op", "the envelope's op is '[\"c\"]'; known are c, u, d, r, t and m.")]
    [InlineData("""{"after":null,"op":"c","source":{}}""", "after", "the envelope's op is 'c', and it has no 'after'.")]
    [InlineData("""{"after":7,"op":"c","source":{}}""", "after", "it is 7; it must be a row (a JSON object), or null.")]
    [InlineData("""{"before":"x","after":{},"op":"u","source":{}}""", "before", "it is \"x\"; it must be a row (a JSON object), or null.")]
    [InlineData("""{"before":null,"after":{},"op":"u","source":[1,2]}""", "source", "it is [; it must be a JSON object, or null.")]
    [InlineData("""{"before":null,"after":{},"op":"u","transaction":7}""", "transaction", "it is 7; it must be a JSON object, or null.")]
    [InlineData("""{"after":{},"op":"c","source":{"connector":"postgresql","lsn":99999999999999999999}}""", "source.lsn", "it is 99999999999999999999; it must be a whole number of 64 bits, or null.")]
    [InlineData("""{"after":{},"op":"c","source":{"lsn":1.5,"connector":"postgresql"}}""", "source.lsn", "it is 1.5; it must be a whole number of 64 bits, or null.")]
    [InlineData("""{"after":{},"op":"c","source":{"connector":"mariadb","pos":"4"}}""", "source.pos", "it is \"4\"; it must be a whole number of 64 bits, or null.")]
    [InlineData("""{"after":{},"op":"c","source":{"connector":"mysql","file":{"a":1}}}""", "source.file", "it is {; it must be a text, or null.")]
    [InlineData("""{"after":{},"op":"c","ts_ms":1e400,"source":{}}""", "ts_ms", "it is 1e400; it must be a whole number of 64 bits, or null.")]
    [InlineData("""{"after":{},"op":"c","ts_us":"x","source":{}}""", "ts_us", "it is \"x\"; it must be a whole number of 64 bits, or null.")]
    [InlineData("""{"after":{},"op":"c","transaction":{"id":5}}""", "transaction.id", "it is 5; it must be a text, or null.")]
    [InlineData("""{"after":{},"op":"c","transaction":{"id":"5","total_order":true}}""", "transaction.total_order", "it is true; it must be a whole number of 64 bits, or null.")]
    [InlineData("""{"op":"m","source":{},"message":{"prefix":1}}""", "message.prefix", "it is 1; it must be a text, or null.")]
    [InlineData("""{"status":"END","id":"1","event_count":"two","data_collections":null}""", "event_count", "it is \"two\"; it must be a whole number of 64 bits, or null.")]
    [InlineData("""{"status":"END","id":"1","event_count":2,"data_collections":7}""", "data_collections", "it is 7; it must be an array, or null.")]
    [InlineData("""{"status":"END","id":"1","event_count":2,"data_collections":[7]}""", "data_collection", "it is 7; it must be a member of an object.")]
    [InlineData("""{"source":{"connector":"mysql","pos":-0.5},"databaseName":"shop","ddl":"DROP"}""", "source.pos", "it is -0.5; it must be a whole number of 64 bits, or null.")]
    public void Problem_ABrokenValue_NamesItsPlaceFieldAndReason(string value, string field, string reason)
    {
        var record = new ChangeRecord(7, "shop.public.orders", Key, value, partition: 2, offset: 41);

        record.Kind.ShouldBe(RecordKind.Unknown);
        record.Problem!.Field.ShouldBe(field);
        record.Problem.Reason.ShouldStartWith(reason);
        record.Problem.ToString().ShouldStartWith($"shop.public.orders[2] offset 41, {field}: {reason}");
        (record.Value, record.Event, record.Row).ShouldBe((value, null, null));
    }

    [Theory]
    [InlineData("""{"id":1""")]
    [InlineData("""{"schema":{"type":"struct"},"payload":{"id":1}""")]
    [InlineData("[1,")]
    [InlineData("\"k")]
    public void Problem_AKeyThatDoesNotParse_IsNamed(string key)
    {
        var record = new ChangeRecord(0, "t", key, Envelopes.Value("c", """{"id":1}"""));

        record.Problem!.ToString().ShouldStartWith("t[0] offset 0, key: it is not JSON");
        (record.Kind, record.CanonicalKey, record.KeyRow).ShouldBe((RecordKind.Unknown, key, null));
    }

    [Theory]
    [InlineData("G00567")]
    [InlineData("a b")]
    [InlineData("")]
    public void Problem_AKeyThatIsPlainText_IsNone(string key)
    {
        var record = new ChangeRecord(0, "t", key, Envelopes.Value("c", """{"id":1}"""));

        (record.Problem, record.CanonicalKey, record.KeyRow).ShouldBe((null, key, null));
    }

    [Theory]
    [InlineData("__debezium.newkey")]
    [InlineData("__debezium.oldkey")]
    public void Problem_AHeaderThatDoesNotParse_IsNamed(string header) =>
        Envelopes.Record(3, Key, null, (header, """{"id":""")).Problem!.ToString().ShouldStartWith($"shop.public.orders[0] offset 3, headers.{header}: it is not JSON");

    [Fact]
    public void Problem_BytesThatAreNotUtf8_AreNamed()
    {
        ReadOnlyMemory<byte> broken = new byte[] { (byte)'{', (byte)'"', 0xFF, (byte)'"', (byte)':', (byte)'1', (byte)'}' };
        ReadOnlyMemory<byte> fine = Encoding.UTF8.GetBytes(Key);

        new ChangeRecord(0, "t", fine, broken).Problem!.ToString().ShouldBe("t[0] offset 0, value: it has bytes that are not UTF-8.");
        new ChangeRecord(0, "t", broken, fine).Problem!.ToString().ShouldBe("t[0] offset 0, key: it has bytes that are not UTF-8.");
        new ChangeRecord(0, "t", broken, fine).CanonicalKey.ShouldNotBeNull();
    }

    [Fact]
    public void Problem_HalfASurrogatePair_ConcernsItsValueOnly()
    {
        var record = Envelopes.Record(0, Key, Envelopes.Value("c", """{"id":1,"note":"\uD800"}"""));

        record.Problem.ShouldBeNull();
        record.Event!.After!["note"].ShouldBe("\"\\uD800\"");
        Envelopes.Record(0, Key, """{"op":"c","after":{},"source":{"file":"\uD800"}}""").Problem!.Field.ShouldBe("value");
    }

    [Fact]
    public void Problem_ALongValue_IsCut() =>
        Envelopes.Record(0, Key, $$$"""{"op":"{{{new string('x', 200)}}}","after":{}}""").Problem!.Reason.Length.ShouldBeLessThan(300);

    [Fact]
    public void Problem_ADeepValue_IsNamed() =>
        Envelopes.Record(0, Key, new string('[', 5000)).Problem!.Field.ShouldBe("value");

    [Fact]
    public void Apply_APoisonousRecordAmongOthers_IsPassedOver()
    {
        var merge = Envelopes.Merge(
            Envelopes.Row(0, "c", 1, "a"), Envelopes.Record(1, Key, "{\"op\":"), Envelopes.Record(2, """{"id":""", Envelopes.Value("d", "null")), Envelopes.Row(3, "c", 2, "b"));

        merge.Rows().ShouldBe(["id=1, note=a", "id=2, note=b"]);
    }

    [Fact]
    public void Problems_OfACapture_NameEveryPoisonousRecord()
    {
        var capture = DebeziumCapture.Parse(
            """{"id":"x","connector":"io.debezium.connector.postgresql.PostgresConnector","records":[{"topic":"a","partition":0,"key":null,"value":"{","headers":{}},{"topic":"b","partition":0,"key":null,"value":null,"headers":{}},{"topic":"a","partition":0,"key":null,"value":"7","headers":{}}],"finalTables":{},"finalColumns":{}}""");

        capture.Problems.Select(problem => (problem.Topic, problem.Offset)).ShouldBe([("a", 0L), ("a", 1L)]);
    }

    [Theory]
    [InlineData("io.debezium.connector.oracle.OracleConnector", "{}", "the capture 'x' cannot be read. The connector is 'io.debezium.connector.oracle.OracleConnector'; known are those of PostgreSQL, MariaDB and MySQL.")]
    [InlineData("io.debezium.connector.mysql.MySqlConnector", """{"decimal.handling.mode":"exact"}""", "The option decimal.handling.mode is 'exact'; known are precise, double, string.")]
    [InlineData("", """{"unavailable.value.placeholder":"hex:x"}""", "after 'hex:' come pairs of hexadecimal digits")]
    public void Parse_ACaptureOfAnUnknownConnectorOrOption_IsRefused(string connector, string options, string reason) =>
        Should.Throw<CaptureFormatException>(() => DebeziumCapture.Parse($$$"""{"id":"x","connector":"{{{connector}}}","options":{{{options}}},"records":[],"finalTables":{},"finalColumns":{}}"""))
            .Message.ShouldContain(reason);
}
