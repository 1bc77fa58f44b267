using System.Buffers;
using System.Text;

namespace StreamTesting.Tests;

public sealed class EnvelopeWriterTests
{
    private static readonly SourcePosition PostgreSql = new()
    {
        Version = "3.5.0.Final",
        Connector = "postgresql",
        Name = "shop",
        TimestampMs = 1,
        Database = "shop",
        Schema = "public",
        Table = "orders",
        Lsn = 7,
        TransactionId = 3,
        Sequence = new SourceSequence(null, 7),
    };

    [Fact]
    public void WriteValue_AChangeOfPostgreSql_HasAllMembersInDebeziumsOrder()
    {
        var change = new ChangeEvent
        {
            Operation = Operation.Create,
            After = Row(("id", 1L), ("note", "a\"é")),
            Source = PostgreSql,
            Transaction = new TransactionBlock("3:7", 1, 1),
            SentMs = 2,
        };

        Written(change).ShouldBe(
            """{"before":null,"after":{"id":1,"note":"a\"é"},"source":{"version":"3.5.0.Final","connector":"postgresql","name":"shop","ts_ms":1,"snapshot":"false","db":"shop","sequence":"[null,\"7\"]","ts_us":null,"ts_ns":null,"schema":"public","table":"orders","txId":3,"lsn":7,"xmin":null,"origin":null,"origin_lsn":null},"transaction":{"id":"3:7","total_order":1,"data_collection_order":1},"op":"c","ts_ms":2,"ts_us":null,"ts_ns":null}""");
        Envelopes.Record(0, null, Written(change)).Event.ShouldBe(change);
    }

    [Fact]
    public void WriteValue_AChangeOfMariaDb_HasItsOwnSource()
    {
        var change = new ChangeEvent
        {
            Operation = Operation.Delete,
            Before = Row(("id", 1L)),
            Source = new SourcePosition { Connector = "mariadb", File = "bin.1", Position = 4, Row = 0, ServerId = 1, Gtid = "0-1-5", Snapshot = SnapshotMarker.LastInTable },
        };

        Written(change).ShouldContain(""","snapshot":"last_in_data_collection","db":null,"sequence":null,"ts_us":null,"ts_ns":null,"table":null,"server_id":1,"gtid":"0-1-5","file":"bin.1","pos":4,"row":0,"thread":null,"query":null},""");
        Envelopes.Record(0, null, Written(change)).Event.ShouldBe(change);
    }

    [Fact]
    public void WriteValue_AChangeOfAnotherConnector_HasWhatIsKnown()
    {
        var change = new ChangeEvent { Operation = Operation.Read, After = Row(("id", 1L)), Source = new SourcePosition { Connector = "debezium", Table = "guests" }, SentMs = 5 };

        Written(change).ShouldBe("""{"before":null,"after":{"id":1},"source":{"connector":"debezium","snapshot":"false","table":"guests"},"op":"r","ts_ms":5}""");
        Envelopes.Record(0, null, Written(change)).Event.ShouldBe(change);
    }

    [Fact]
    public void WriteValue_AMessage_HasNoRows() =>
        Written(new ChangeEvent { Operation = Operation.Append, Source = PostgreSql, Message = new LogicalMessage("p", "aGk="), SentMs = 2 })
            .ShouldEndWith(""","transaction":null,"message":{"prefix":"p","content":"aGk="}}""");

    [Theory]
    [InlineData("""{"op":"c","ts_ms":1,"after":{"id":1},"source":{"table":"t","connector":"x","scn":"5","snapshot":true},"extra":{"a":[1,2]}}""")]
    [InlineData("""{"before":null,"after":{"id":1},"source":{"connector":"postgresql","lsn":4,"snapshot":"blocking","sequence":"odd"},"op":"c"}""")]
    [InlineData("""{"before":null,"after":{"id":1},"source":{"connector":"oracle","txId":"10.2","lsn":"x"},"op":"c","ts_ms":null}""")]
    [InlineData("""{"before":null,"after":{"id":1},"source":null,"op":"c","transaction":{"id":"1","total_order":1,"data_collection_order":1,"more":null}}""")]
    [InlineData("""{"op":"m","ts_ms":1,"source":{"snapshot":false},"message":{"prefix":"p","content":null,"more":1}}""")]
    [InlineData("""{"schema":null,"payload":{"id":1}}""")]
    [InlineData("""{"payload":{"before":null,"after":{"id":1},"op":"c"},"schema":{"type":"struct"}}""")]
    [InlineData("""{"schema":{"type":"struct"},"payload":{"id":1},"third":1}""")]
    [InlineData("""{"schema":"s","payload":"p"}""")]
    [InlineData("""{"schema":{"type":"string"},"other":1}""")]
    [InlineData("""{"status":"END","id":"1","event_count":1,"data_collections":[],"ts_ms":1,"more":true}""")]
    [InlineData("""{"id":"x","type":"A","aggregate_type":"B","additional_data":{"a":"1"},"timestamp":1,"more":[]}""")]
    [InlineData("""{"op":"ten","source":"web","id":1}""")]
    [InlineData("""{"payload":{"id":1},"schema":{"type":"struct"},"third":1}""")]
    [InlineData("""{"payload":{"id":1},"schema":7}""")]
    [InlineData("""{"payload":{"id":1},"third":7}""")]
    [InlineData("""{"before":null,"after":{"id":1},"source":{"version":"1","connector":"postgresql","name":"n"},"op":"c"}""")]
    [InlineData("""{"source":{"connector":"mysql","pos":1},"ts_ms":1,"databaseName":"a","schemaName":null,"ddl":"x","tableChanges":[{"type":"DROP","id":"i","table":{"a":1}}],"more":{"b":2}}""")]
    [InlineData("""{"ts_ms":5,"id":1}""")]
    [InlineData("""{"status":"new","id":1}""")]
    [InlineData("""{"ddl":"x","databaseName":"y"}""")]
    public void WriteValue_AForeignValue_ComesOutAsItCameIn(string value)
    {
        var record = Envelopes.Record(0, null, value);
        using var writer = new EnvelopeWriter();
        var output = new ArrayBufferWriter<byte>();

        record.Problem.ShouldBeNull();
        writer.WriteValue(output, record).ShouldBeTrue();

        System.Text.Json.JsonElement.DeepEquals(System.Text.Json.JsonElement.Parse(value), System.Text.Json.JsonElement.Parse(output.WrittenSpan)).ShouldBeTrue(Encoding.UTF8.GetString(output.WrittenSpan));
        if (record.Event is { } change)
        {
            Envelopes.Record(0, null, Written(change)).Event.ShouldBe(change);
        }
    }

    [Fact]
    public void WriteValue_ASchema_StandsBesideThePayload()
    {
        using var writer = new EnvelopeWriter();
        var output = new ArrayBufferWriter<byte>();

        writer.WriteRow(output, Row(("id", 1L)), new ConnectSchema { Type = "struct", Fields = [new ConnectSchema { Type = "int64", Field = "id" }] });

        Encoding.UTF8.GetString(output.WrittenSpan).ShouldBe("""{"schema":{"type":"struct","fields":[{"type":"int64","field":"id"}]},"payload":{"id":1}}""");
    }

    [Fact]
    public void WriteRow_EveryKindOfValue_IsJson()
    {
        using var writer = new EnvelopeWriter();
        var output = new ArrayBufferWriter<byte>();

        writer.WriteRow(output, Row(
            ("a", null), ("b", true), ("c", "x"), ("d", long.MinValue), ("e", 1), ("f", (short)2), ("g", (byte)3), ("h", ulong.MaxValue), ("i", 1.5), ("j", 0.1f), ("k", 1.50m),
            ("l", new byte[] { 0, 255 }), ("m", new WireJson("[1.0]")), ("n", (sbyte)-4), ("o", (ushort)5), ("p", 6U)));

        Encoding.UTF8.GetString(output.WrittenSpan).ShouldBe(
            """{"a":null,"b":true,"c":"x","d":-9223372036854775808,"e":1,"f":2,"g":3,"h":18446744073709551615,"i":1.5,"j":0.1,"k":1.50,"l":"AP8=","m":[1.0],"n":-4,"o":5,"p":6}""");
    }

    [Fact]
    public void WriteRow_AValueThatIsNoJson_IsRefusedWithItsColumn()
    {
        using var writer = new EnvelopeWriter();

        Should.Throw<ArgumentException>(() => writer.WriteRow(new ArrayBufferWriter<byte>(), Row(("at", TimeSpan.Zero)))).Message.ShouldStartWith("The column 'at' holds 00:00:00 (TimeSpan), which is no JSON");
        Should.Throw<ArgumentException>(() => writer.WriteRow(new ArrayBufferWriter<byte>(), Row(("n", double.NaN)))).Message.ShouldContain("'n' holds NaN");
        Should.Throw<ArgumentException>(() => writer.WriteRow(new ArrayBufferWriter<byte>(), Row(("n", float.PositiveInfinity)))).Message.ShouldContain("'n'");
    }

    [Fact]
    public void Code_OfATombstone_IsRefused() =>
        Should.Throw<InvalidOperationException>(() => new ChangeEvent { Operation = Operation.Tombstone }.Code).Message.ShouldBe("The operation Tombstone has no envelope: a tombstone is a record without a value.");

    [Fact]
    public void WriteKey_NullBytes_WritesNothing()
    {
        using var writer = new EnvelopeWriter();
        var output = new ArrayBufferWriter<byte>();

        writer.WriteKey(output, Envelopes.Record(0, null, null)).ShouldBeFalse();
        writer.WriteValue(output, Envelopes.Record(0, null, null)).ShouldBeFalse();
        output.WrittenCount.ShouldBe(0);
        writer.WriteKey(output, Envelopes.Record(0, "G1", null)).ShouldBeTrue();
        Encoding.UTF8.GetString(output.WrittenSpan).ShouldBe("G1");
    }

    [Fact]
    public void WriteValue_AfterARefusal_IsWholeAgain()
    {
        using var writer = new EnvelopeWriter();
        Should.Throw<ArgumentException>(() => writer.WriteRow(new ArrayBufferWriter<byte>(), Row(("at", DateTime.UnixEpoch))));

        writer.NewKeyHeader(Row(("id", 2L))).ShouldBe(KeyValuePair.Create("__debezium.newkey", (string?)"""{"id":2}"""));
        writer.OldKeyHeader(Row(("id", 1L)), new ConnectSchema { Type = "struct" }).Value.ShouldBe("""{"schema":{"type":"struct"},"payload":{"id":1}}""");
    }

    [Fact]
    public void Equals_EventsThatDifferInOneMember_IsFalse()
    {
        var change = new ChangeEvent { Operation = Operation.Update, After = Row(("id", 1L)), Source = PostgreSql, SentMs = 1 };
        ChangeEvent[] others =
        [
            change with { Operation = Operation.Create }, change with { After = Row(("id", 2L)) }, change with { Before = Row(("id", 1L)) }, change with { SentMs = 2 }, change with { SentUs = 1 },
            change with { SentNs = 1 }, change with { Transaction = new TransactionBlock("1", 1, 1) }, change with { Message = new LogicalMessage("", null) },
            change with { Other = new Dictionary<string, WireJson> { ["x"] = new("1") } },
            .. new SourcePosition[]
            {
                PostgreSql with { Version = "" }, PostgreSql with { Connector = "mysql" }, PostgreSql with { Name = "" }, PostgreSql with { Database = "" }, PostgreSql with { Schema = "" },
                PostgreSql with { Table = "" }, PostgreSql with { TimestampMs = 0 }, PostgreSql with { TimestampUs = 0 }, PostgreSql with { TimestampNs = 0 }, PostgreSql with { Lsn = 0 },
                PostgreSql with { TransactionId = 0 }, PostgreSql with { XMin = 0 }, PostgreSql with { Origin = "" }, PostgreSql with { OriginLsn = 0 }, PostgreSql with { ServerId = 0 },
                PostgreSql with { Gtid = "" }, PostgreSql with { File = "" }, PostgreSql with { Position = 0 }, PostgreSql with { Row = 0 }, PostgreSql with { Thread = 0 }, PostgreSql with { Query = "" },
                PostgreSql with { Snapshot = SnapshotMarker.First }, PostgreSql with { Sequence = null }, PostgreSql with { Other = new Dictionary<string, WireJson> { ["x"] = new("1") } },
            }.Select(source => change with { Source = source }),
        ];

        others.ShouldAllBe(other => !other.Equals(change));
        others.Distinct().Count().ShouldBe(others.Length);
        (change with { After = Row(("id", 1L)) }).ShouldBe(change);
        (change with { After = Row(("id", 1L)) }).GetHashCode().ShouldBe(change.GetHashCode());
    }

    private static TableRow Row(params (string Name, object? Value)[] values) => TableRow.Sent(values.Select(value => KeyValuePair.Create(value.Name, value.Value)));

    private static string Written(ChangeEvent change)
    {
        using var writer = new EnvelopeWriter();
        var output = new ArrayBufferWriter<byte>();
        writer.WriteValue(output, change);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
