using System.Text.Json;

namespace StreamTesting;

/// <summary>Writes the records that a connector sends beside the rows.</summary>
internal static class SideWriting
{
    public static void Number(Utf8JsonWriter json, long? number)
    {
        if (number is { } known)
        {
            json.WriteNumberValue(known);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    public static void Kept(Utf8JsonWriter json, IReadOnlyDictionary<string, WireJson> members)
    {
        foreach (var (name, value) in members)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(value.Text, skipInputValidation: true);
        }
    }

    public static void Write(Utf8JsonWriter json, TransactionMarker marker)
    {
        json.WriteStartObject();
        json.WriteString("status"u8, marker.Status);
        json.WriteString("id"u8, marker.Id);
        json.WritePropertyName("event_count"u8);
        Number(json, marker.EventCount);
        json.WritePropertyName("data_collections"u8);
        if (marker.Tables is { } tables)
        {
            json.WriteStartArray();
            foreach (var table in tables)
            {
                json.WriteStartObject();
                json.WriteString("data_collection"u8, table.Table);
                json.WriteNumber("event_count"u8, table.Count);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
        else
        {
            json.WriteNullValue();
        }

        json.WritePropertyName("ts_ms"u8);
        Number(json, marker.TimestampMs);
        Kept(json, marker.Other);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, ConnectorNotification notification)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, notification.Id);
        json.WriteString("type"u8, notification.Type);
        json.WriteString("aggregate_type"u8, notification.AggregateType);
        json.WriteStartObject("additional_data"u8);
        foreach (var (name, value) in notification.AdditionalData)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WritePropertyName("timestamp"u8);
        Number(json, notification.TimestampMs);
        Kept(json, notification.Other);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, SchemaChange change)
    {
        json.WriteStartObject();
        json.WritePropertyName("source"u8);
        SourceWriting.Write(json, change.Source);
        json.WritePropertyName("ts_ms"u8);
        Number(json, change.SentMs);
        json.WriteString("databaseName"u8, change.Database);
        json.WriteString("schemaName"u8, change.Schema);
        json.WriteString("ddl"u8, change.Ddl);
        json.WriteStartArray("tableChanges"u8);
        foreach (var table in change.Tables)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, table.Type);
            json.WriteString("id"u8, table.Id);
            json.WritePropertyName("table"u8);
            json.WriteRawValue(table.Table?.Text ?? "null", skipInputValidation: true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Kept(json, change.Other);
        json.WriteEndObject();
    }
}
