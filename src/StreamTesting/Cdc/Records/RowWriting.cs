using System.Text.Json;

namespace StreamTesting;

/// <summary>Writes rows.</summary>
internal static class RowWriting
{
    public static void Write(Utf8JsonWriter json, TableRow? row)
    {
        if (row is null)
        {
            json.WriteNullValue();
            return;
        }

        if (!row.Json.IsEmpty)
        {
            json.WriteRawValue(row.Json.Span, skipInputValidation: true);
            return;
        }

        json.WriteStartObject();
        foreach (var (name, value) in row.Values)
        {
            json.WritePropertyName(name);
            Value(json, name, value);
        }

        json.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case WireJson wire:
                json.WriteRawValue(wire.Text, skipInputValidation: true);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case int or short or sbyte or byte or ushort or uint:
                json.WriteNumberValue(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case ulong number:
                json.WriteNumberValue(number);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case float number when float.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            case byte[] bytes:
                json.WriteBase64StringValue(bytes);
                break;
            default:
                throw new ArgumentException($"The column '{name}' holds {value} ({value.GetType().Name}), which is no JSON; give it as the connector would send it: text, number, boolean or {nameof(WireJson)}.");
        }
    }
}
