using System.Collections.Immutable;
using System.Text.Json;

namespace StreamTesting;

/// <summary>Reads the records of a capture and what stands between them.</summary>
internal static class RecordsReader
{
    public static (ImmutableArray<ChangeRecord> Records, ImmutableArray<CaptureControl> Controls) Read(CaptureCursor at, string id)
    {
        if (!at.Root.TryGetProperty("records", out _))
        {
            throw at.Error($"the capture '{id}' has no 'records'.");
        }

        var records = ImmutableArray.CreateBuilder<ChangeRecord>();
        var controls = ImmutableArray.CreateBuilder<CaptureControl>();
        var offsets = new Dictionary<(string, int), long>();
        var place = 0;
        foreach (var line in at.Array("records", id))
        {
            if (line.ValueKind != JsonValueKind.Object)
            {
                throw at.Error("records", place, $"records[{place}] of the capture '{id}' is a JSON {line.ValueKind}, not an object.");
            }

            if (JsonShapes.TextOf(line, "control") is { } control)
            {
                controls.Add(new CaptureControl(control, records.Count, (int?)JsonShapes.NumberOf(line, "committed"), line.GetRawText()));
            }
            else
            {
                records.Add(Record(at, id, place, line, records.Count, offsets));
            }

            place++;
        }

        return (records.ToImmutable(), controls.ToImmutable());
    }

    private static ChangeRecord Record(CaptureCursor at, string id, int place, JsonElement line, int number, Dictionary<(string, int), long> offsets)
    {
        CaptureFormatException Error(string problem) => at.Error("records", place, $"records[{place}] of the capture '{id}' {problem}");

        string? Bytes(string name)
        {
            if (!line.TryGetProperty(name, out var text))
            {
                throw Error($"has no '{name}'; null bytes are written as null.");
            }

            return text.ValueKind switch
            {
                JsonValueKind.String => text.GetString(),
                JsonValueKind.Null => null,
                _ => throw Error($"has a '{name}' that is a JSON {text.ValueKind}; it must be a text that holds the JSON, or null."),
            };
        }

        var topic = JsonShapes.TextOf(line, "topic") ?? throw Error("has no 'topic'.");
        var headers = new OrderedDictionary<string, string?>(StringComparer.Ordinal);
        if (line.TryGetProperty("headers", out var sent) && sent.ValueKind == JsonValueKind.Object)
        {
            foreach (var header in sent.EnumerateObject())
            {
                headers[header.Name] = header.Value.ValueKind == JsonValueKind.String ? header.Value.GetString()
                    : header.Value.ValueKind == JsonValueKind.Null ? null : header.Value.GetRawText();
            }
        }

        var partition = (int)(JsonShapes.NumberOf(line, "partition") ?? 0);
        var offset = offsets.GetValueOrDefault((topic, partition));
        offsets[(topic, partition)] = offset + 1;
        return new ChangeRecord(number, topic, Bytes("key"), Bytes("value"), headers, partition, offset);
    }
}
