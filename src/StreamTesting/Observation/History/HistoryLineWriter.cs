using System.Text.Json;

namespace StreamTesting;

internal static class HistoryLineWriter
{
    public static void Header(Utf8JsonWriter json, IReadOnlyList<string>? topics)
    {
        json.WriteStartObject();
        json.WriteString("step", "history");
        json.WriteNumber("version", HistoryFile.Version);
        if (topics is not null)
        {
            json.WriteStartArray("topics");
            foreach (var topic in topics)
            {
                json.WriteStringValue(topic);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    public static void Step(Utf8JsonWriter json, HistoryStep step)
    {
        json.WriteStartObject();
        json.WriteString("step", HistoryWords.Of(step.Kind));
        json.WriteString("consumer", step.Consumer);
        if (step.Outcome != HistoryOutcome.Ok)
        {
            json.WriteString("outcome", HistoryWords.Of(step.Outcome));
        }

        WriteText(json, "transaction", step.Transaction);
        WriteText(json, "at", step.At is { } at ? UtcText.Of(at) : null);
        WriteText(json, "message", step.Message);
        if (!step.Records.IsEmpty)
        {
            json.WriteStartArray("records");
            foreach (var record in step.Records)
            {
                Record(json, record);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    public static void End(Utf8JsonWriter json, long steps)
    {
        json.WriteStartObject();
        json.WriteString("step", "end");
        json.WriteNumber("steps", steps);
        json.WriteEndObject();
    }

    private static void Record(Utf8JsonWriter json, HistoryRecord record)
    {
        json.WriteStartObject();
        json.WriteString("topic", record.Topic);
        json.WriteNumber("partition", record.Partition);
        if (record.Offset >= 0)
        {
            json.WriteNumber("offset", record.Offset);
        }

        if (record.Through >= 0)
        {
            json.WriteNumber("through", record.Through);
        }

        WriteText(json, "id", record.Id);
        WriteText(json, "event", record.Event);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }
}
