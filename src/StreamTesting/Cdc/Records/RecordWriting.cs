using System.Text.Json;

namespace StreamTesting;

/// <summary>Writes what a record tells, whatever it is.</summary>
internal static class RecordWriting
{
    public static void Write(Utf8JsonWriter json, ChangeRecord record)
    {
        switch (record.Kind)
        {
            case RecordKind.Change or RecordKind.Message:
                EnvelopeWriting.Write(json, record.Event!);
                break;
            case RecordKind.Flattened:
                RowWriting.Write(json, record.Row);
                break;
            case RecordKind.Transaction:
                SideWriting.Write(json, record.Transaction!);
                break;
            case RecordKind.SchemaChange:
                SideWriting.Write(json, record.SchemaChange!);
                break;
            case RecordKind.Notification:
                SideWriting.Write(json, record.Notification!);
                break;
            case RecordKind.Heartbeat:
                json.WriteStartObject();
                json.WritePropertyName("ts_ms"u8);
                SideWriting.Number(json, record.Heartbeat!.TimestampMs);
                json.WriteEndObject();
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }
}
