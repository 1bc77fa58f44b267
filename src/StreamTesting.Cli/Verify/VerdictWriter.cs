using System.Text.Encodings.Web;
using System.Text.Json;
using StreamTesting.Injection;

namespace StreamTesting.Cli;

/// <summary>Writes a verdict file: docs/verdict.schema.json.</summary>
internal static class VerdictWriter
{
    public const int Version = 1;

    public static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(VerdictDocument document, string path)
    {
        using var file = new WholeFile(path);
        file.Write(Bytes(document));
        file.Write("\n"u8);
        file.Commit();
    }

    public static byte[] Bytes(VerdictDocument document)
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output, Indented))
        {
            Write(json, document);
        }

        return output.ToArray();
    }

    /// <summary>The verdicts of one part, as text: equal where they say the same.</summary>
    public static string Text(PartVerdicts part)
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output))
        {
            Checks(json, part.Checks);
        }

        return System.Text.Encoding.UTF8.GetString(output.ToArray());
    }

    private static void Write(Utf8JsonWriter json, VerdictDocument document)
    {
        json.WriteStartObject();
        json.WriteString("file", "verdict");
        json.WriteNumber("version", Version);
        json.WriteString("outcome", Word(document.Outcome));
        json.WriteString("seed", document.Origin.Seed.ToString());
        json.WriteNumber("partitions", document.Origin.Partitions);
        json.WriteString("description", document.Origin.Plan);
        json.WritePropertyName("plan");
        using (var plan = JsonDocument.Parse(document.Origin.PlanJson))
        {
            plan.RootElement.WriteTo(json);
        }

        Optional(json, "topic", document.Topic);
        json.WriteNumber("skippedLines", document.Skipped);
        json.WritePropertyName("checks");
        Checks(json, document.Checks);
        if (!document.Division.IsWhole)
        {
            Parts(json, document);
        }

        json.WriteEndObject();
    }

    private static void Parts(Utf8JsonWriter json, VerdictDocument document)
    {
        json.WriteString("dividedBy", document.Division.By);
        json.WriteNumber("partCount", document.Division.Of);
        json.WriteStartArray("parts");
        foreach (var (number, part) in document.Parts.OrderBy(part => part.Key))
        {
            json.WriteStartObject();
            json.WriteNumber("part", number);
            json.WriteNumber("skippedLines", part.Skipped);
            json.WritePropertyName("checks");
            Checks(json, part.Checks);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Checks(Utf8JsonWriter json, IEnumerable<Verdict> checks)
    {
        json.WriteStartArray();
        foreach (var check in checks)
        {
            json.WriteStartObject();
            json.WriteString("check", check.Check);
            json.WriteString("outcome", Word(check.Outcome));
            json.WriteString("ending", Word(check.Ending));
            Optional(json, "progress", check.Progress);
            json.WriteNumber("observed", check.Observed);
            json.WriteNumber("expected", check.Expected);
            json.WriteNumber("compared", check.Compared);
            Optional(json, "nothingCompared", check.NothingCompared);
            Counts(json, check);
            Numbers(json, "allowed", check.Allowed);
            Numbers(json, "may", check.MayBy);
            if (check.Edges is { } edges)
            {
                Numbers(json, "edges", [KeyValuePair.Create("before", edges.Before), KeyValuePair.Create("at", edges.At), KeyValuePair.Create("after", edges.After)]);
            }

            json.WriteStartArray("violations");
            check.Violations.ToList().ForEach(violation => Write(json, violation));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Counts(Utf8JsonWriter json, Verdict check)
    {
        json.WriteStartObject("anomalies");
        foreach (var (anomaly, count) in check.Counts)
        {
            json.WriteStartObject(anomaly);
            json.WriteNumber("violations", count.Violations);
            json.WriteNumber("events", count.Events);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Violation violation)
    {
        json.WriteStartObject();
        json.WriteString("anomaly", violation.Anomaly);
        Optional(json, "eventId", violation.EventId);
        json.WriteString("message", violation.Message);
        json.WriteString("rule", violation.Rule);
        json.WriteStartArray("positions");
        violation.Positions.ToList().ForEach(json.WriteNumberValue);
        json.WriteEndArray();
        json.WriteStartArray("outputs");
        foreach (var place in violation.Outputs)
        {
            json.WriteStartObject();
            json.WriteNumber("index", place.Index);
            json.WriteNumber("partition", place.Partition);
            json.WriteNumber("offset", place.Offset);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("at", violation.At);
        json.WriteEndObject();
    }

    private static void Numbers(Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, long>> numbers)
    {
        json.WriteStartObject(name);
        numbers.ToList().ForEach(number => json.WriteNumber(number.Key, number.Value));
        json.WriteEndObject();
    }

    private static void Optional(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
