using System.Buffers;

namespace StreamTesting.Domains;

/// <summary>
/// The bytes of records as Debezium 3.5 and Kafka Connect's JSON converter write them: what is set in <see cref="DebeziumOptions"/> decides. A tombstone is written as nothing.
/// Immutable and thread-safe.
/// </summary>
/// <remarks>The outer <c>ts_ms</c>, <c>ts_us</c> and <c>ts_ns</c> are the arrival's <see cref="Arrival.Stamp"/>; so are those of heartbeats and changes of the schema.</remarks>
public sealed class DebeziumJson : IArrivalFormat
{
    private readonly DebeziumOptions _debezium;
    private readonly SideJson _sides;

    internal DebeziumJson(DebeziumOptions debezium)
    {
        _debezium = debezium;
        _sides = new SideJson(debezium);
    }

    /// <inheritdoc/>
    public string Name => "debezium";

    /// <inheritdoc/>
    public string ContentType => "application/json";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The event is none of a database's.</exception>
    public void Write(Arrival arrival, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(arrival);
        ArgumentNullException.ThrowIfNull(output);
        Write(arrival.Event, UnixTicks.Micros(arrival.Stamp.UtcTicks), output);
    }

    /// <summary>Writes an event as it is sent at a time.</summary>
    internal void Write(StreamEvent happened, long micros, IBufferWriter<byte> output)
    {
        var json = new Utf8Output(output);
        switch (happened.Payload)
        {
            case DatabaseChange change when _debezium.Unwrapped == DeleteMode.Envelope:
                Envelope(ref json, change, happened.Operation, micros);
                break;
            case DatabaseChange change:
                Flattened(ref json, change, happened.Operation, micros);
                break;
            case TransactionMark mark:
                _sides.Mark(ref json, mark);
                break;
            case SchemaStatement statement:
                _sides.Statement(ref json, statement, micros);
                break;
            case Heartbeat:
                _sides.Heartbeat(ref json, micros);
                break;
            case null when happened.Operation is Operation.Tombstone or Operation.Delete:
                break;
            default:
                throw new ArgumentException($"The payload of {happened} is none of a database: {happened.Payload?.GetType().Name ?? "null"}.", nameof(happened));
        }

        json.Flush();
    }

    private void Envelope(ref Utf8Output json, DatabaseChange change, Operation operation, long micros)
    {
        var bytes = change.Shape.Bytes;
        json.Raw(bytes.ValueOpening);
        json.Raw("{\"before\":"u8);
        RowJson.Before(ref json, change, operation, _debezium);
        json.Raw(",\"after\":"u8);
        RowJson.After(ref json, change, _debezium);
        json.Raw(",\"source\":"u8);
        SourceJson.Write(ref json, bytes, change.Position, change.Snapshot, _debezium);
        json.Raw(",\"transaction\":"u8);
        Transaction(ref json, change);
        json.Raw(",\"op\":\""u8);
        json.Byte(ChangeForm.CodeOf(operation));
        json.Raw("\",\"ts_ms\":"u8);
        json.Number(SourceJson.Milliseconds(micros));
        json.Raw(",\"ts_us\":"u8);
        json.Number(micros);
        json.Raw(",\"ts_ns\":"u8);
        json.Number(1_000 * micros);
        json.Byte((byte)'}');
        Close(ref json);
    }

    private void Flattened(ref Utf8Output json, DatabaseChange change, Operation operation, long micros)
    {
        json.Raw(change.Shape.Bytes.ValueOpening);
        if (operation == Operation.Delete && _debezium.Unwrapped == DeleteMode.Tombstone)
        {
            json.Raw("null"u8);
        }
        else
        {
            RowJson.Flattened(ref json, change, operation, _debezium, micros);
        }

        Close(ref json);
    }

    private void Close(ref Utf8Output json)
    {
        if (_debezium.Schemas)
        {
            json.Byte((byte)'}');
        }
    }

    private void Transaction(ref Utf8Output json, DatabaseChange change)
    {
        if (change.Place is not { } place)
        {
            json.Raw("null"u8);
            return;
        }

        json.Raw("{\"id\":\""u8);
        json.Ascii(KeyJson.TransactionId(_debezium, change.Position));
        json.Raw("\",\"total_order\":"u8);
        json.Number(place.Order);
        json.Raw(",\"data_collection_order\":"u8);
        json.Number(place.TableOrder);
        json.Byte((byte)'}');
    }
}
