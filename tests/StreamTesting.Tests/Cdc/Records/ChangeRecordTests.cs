namespace StreamTesting.Tests;

public sealed class ChangeRecordTests
{
    [Theory]
    [InlineData("c", Operation.Create)]
    [InlineData("u", Operation.Update)]
    [InlineData("r", Operation.Read)]
    public void Constructor_AnEnvelopeWithAfter_IsAChange(string op, Operation operation)
    {
        var record = Envelopes.Record(7, """{"id":1}""", Envelopes.Value(op, """{"id":1,"note":"a"}""", 42));

        record.Kind.ShouldBe(RecordKind.Change);
        record.Event!.Operation.ShouldBe(operation);
        record.Event.After!["note"].ShouldBe("a");
        record.Event.Before.ShouldBeNull();
        record.Event.Source!.Lsn.ShouldBe(42);
        record.Event.Source.QualifiedTable.ShouldBe("public.orders");
        record.Problem.ShouldBeNull();
    }

    [Theory]
    [InlineData("d", Operation.Delete)]
    [InlineData("t", Operation.Truncate)]
    public void Constructor_AnEnvelopeWithoutAfter_IsAChange(string op, Operation operation)
    {
        var record = Envelopes.Record(0, null, Envelopes.Value(op, "null"));

        record.Kind.ShouldBe(RecordKind.Change);
        record.Event!.Operation.ShouldBe(operation);
        record.Event.After.ShouldBeNull();
    }

    [Fact]
    public void Constructor_TheShapeWithSchemas_ReadsAsTheShapeWithout()
    {
        var value = Envelopes.Value("c", """{"id":1,"note":"a"}""");

        var record = Envelopes.Record(0, """{"schema":{"type":"struct"},"payload":{"id":1}}""", $$"""{"schema":{"type":"struct"},"payload":{{value}}}""");

        record.HasSchema.ShouldBeTrue();
        record.CanonicalKey.ShouldBe("""{"id":1}""");
        record.Event!.After!.ToString().ShouldBe("id=1, note=a");
        record.Value.ShouldStartWith("""{"schema":""");
    }

    [Fact]
    public void Constructor_KeysWithOtherEscapes_HaveTheSameCanonicalKey() =>
        Envelopes.Record(0, "{ \"\\u043A\" : \"\\uD83D\\uDD11\" }", null).CanonicalKey.ShouldBe(Envelopes.Record(0, """{"к":"🔑"}""", null).CanonicalKey);

    [Fact]
    public void Constructor_NullBytes_IsATombstone()
    {
        var record = Envelopes.Tombstone(0, 1);

        record.Kind.ShouldBe(RecordKind.Tombstone);
        record.IsTombstone.ShouldBeTrue();
        record.Payload.ShouldBeNull();
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{"schema":{},"payload":null}""")]
    public void Constructor_TheJsonTextNull_IsNoTombstone(string value) => Envelopes.Record(0, """{"id":1}""", value).Kind.ShouldBe(RecordKind.NullPayload);

    [Theory]
    [InlineData("""{"status":"BEGIN","id":"5:6","event_count":null,"data_collections":null,"ts_ms":1}""", RecordKind.Transaction)]
    [InlineData("""{"source":{},"ts_ms":1,"databaseName":"shop","schemaName":null,"ddl":"CREATE ...","tableChanges":[]}""", RecordKind.SchemaChange)]
    [InlineData("""{"id":"x","type":"COMPLETED","aggregate_type":"Initial Snapshot","additional_data":{},"timestamp":1}""", RecordKind.Notification)]
    [InlineData("""{"op":"m","ts_ms":1,"source":{},"transaction":null,"message":{"prefix":"p","content":"aGk="}}""", RecordKind.Message)]
    [InlineData("""{"id":1,"note":"a","__deleted":"false"}""", RecordKind.Flattened)]
    public void Constructor_WhatElseDebeziumSends_HasItsKind(string value, RecordKind kind) => Envelopes.Record(0, "{}", value).Kind.ShouldBe(kind);

    [Fact]
    public void Constructor_AHeartbeat_IsToldByItsTopic() =>
        new ChangeRecord(0, "__debezium-heartbeat.shop", """{"serverName":"shop"}""", """{"ts_ms":1}""").Kind.ShouldBe(RecordKind.Heartbeat);

    [Theory]
    [InlineData("{\"op\":\"c\"", "it is not JSON")]
    [InlineData("17", "it is 17; it must be a JSON object")]
    [InlineData("""{"op":"x","source":{}}""", "op is 'x'; known are c, u, d, r, t and m")]
    [InlineData("""{"op":3,"source":{}}""", "op is '3'")]
    [InlineData("""{"op":"u","source":{},"after":null}""", "op is 'u', and it has no 'after'")]
    public void Constructor_WhatIsNotUnderstood_IsKeptWithTheReason(string value, string reason)
    {
        var record = Envelopes.Record(0, """{"id":1}""", value);

        record.Kind.ShouldBe(RecordKind.Unknown);
        record.Problem.ShouldNotBeNull().ToString().ShouldContain(reason);
        record.Value.ShouldBe(value);
    }

    [Theory]
    [InlineData("\"true\"", SnapshotMarker.Inside)]
    [InlineData("true", SnapshotMarker.Inside)]
    [InlineData("false", SnapshotMarker.None)]
    [InlineData("\"first_in_data_collection\"", SnapshotMarker.FirstInTable)]
    [InlineData("\"last_in_data_collection\"", SnapshotMarker.LastInTable)]
    [InlineData("\"incremental\"", SnapshotMarker.Incremental)]
    [InlineData("\"blocking\"", SnapshotMarker.Unknown)]
    [InlineData("null", SnapshotMarker.None)]
    public void Source_TheSnapshotMarker_MayBeTextOrBoolean(string sent, SnapshotMarker read) =>
        Envelopes.Record(0, null, $$$"""{"op":"r","after":{},"source":{"snapshot":{{{sent}}}}}""").Event!.Source!.Snapshot.ShouldBe(read);

    [Fact]
    public void Source_OfMariaDb_HasFilePositionAndRow()
    {
        var source = RecordedCaptures.Load("mariadb-lifecycle").Records[0].Event!.Source!;

        source.Connector.ShouldBe("mariadb");
        source.QualifiedTable.ShouldBe("shop.orders");
        source.File.ShouldNotBeNull();
        source.Position.ShouldNotBeNull().ShouldBeGreaterThan(0);
        source.Row.ShouldBe(0);
        source.Lsn.ShouldBeNull();
    }

    [Fact]
    public void Transaction_WhereTheConnectorSaysIt_HasIdAndOrders()
    {
        var record = RecordedCaptures.Load("pg-restart-replay-keep-3").Records.First(record => record.Event is not null);

        record.Event!.Transaction!.Id.ShouldContain(":");
        record.Event.Transaction.TotalOrder.ShouldBe(1);
        record.Event.Transaction.DataCollectionOrder.ShouldBe(1);
    }

    [Fact]
    public void NewKey_OfAChangedKey_IsCanonical()
    {
        var capture = RecordedCaptures.Load("pg-unicode");

        capture.Records.Single(record => record.Event?.Operation == Operation.Delete && record.NewKey is not null).NewKey.ShouldBe(capture.Records.Single(record => record.OldKey is not null).CanonicalKey);
        capture.Records.Single(record => record.OldKey is not null).OldKey.ShouldBe("""{"ключ":"ключ-1"}""");
    }
}
