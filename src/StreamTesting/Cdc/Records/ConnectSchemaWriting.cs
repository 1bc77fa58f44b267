using System.Text.Json;

namespace StreamTesting;

/// <summary>Writes schemas in the order of Kafka Connect's JSON converter.</summary>
internal static class ConnectSchemaWriting
{
    public static void Write(Utf8JsonWriter json, ConnectSchema schema)
    {
        json.WriteStartObject();
        json.WriteString("type", schema.Type);
        Nested(json, schema);
        if (schema.IsOptional is { } optional)
        {
            json.WriteBoolean("optional", optional);
        }

        Text(json, "name", schema.Name);
        if (schema.Version is { } version)
        {
            json.WriteNumber("version", version);
        }

        Text(json, "doc", schema.Doc);
        if (schema.Parameters is { } parameters)
        {
            json.WriteStartObject("parameters");
            foreach (var (name, value) in parameters)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
        }

        if (schema.Default is { } fallback)
        {
            Raw(json, "default", fallback);
        }

        Text(json, "field", schema.Field);
        foreach (var (name, value) in schema.Other)
        {
            Raw(json, name, value);
        }

        json.WriteEndObject();
    }

    private static void Nested(Utf8JsonWriter json, ConnectSchema schema)
    {
        if (schema.Fields is { } fields)
        {
            json.WriteStartArray("fields");
            foreach (var field in fields)
            {
                Write(json, field);
            }

            json.WriteEndArray();
        }

        foreach (var (name, nested) in new[] { ("items", schema.Items), ("keys", schema.Keys), ("values", schema.Values) })
        {
            if (nested is not null)
            {
                json.WritePropertyName(name);
                Write(json, nested);
            }
        }
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void Raw(Utf8JsonWriter json, string name, WireJson value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value.Text);
    }
}
