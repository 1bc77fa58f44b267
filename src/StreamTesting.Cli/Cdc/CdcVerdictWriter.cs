using System.Text.Json;
using StreamTesting.Injection;

namespace StreamTesting.Cli;

/// <summary>Writes the verdict of a table: docs/cdc-verdict.schema.json.</summary>
internal static class CdcVerdictWriter
{
    public static void Write(KnownTable known, Verdict verdict, string path)
    {
        using var file = new WholeFile(path);
        file.Write(Bytes(known, verdict));
        file.Write("\n"u8);
        file.Commit();
    }

    private static byte[] Bytes(KnownTable known, Verdict verdict)
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output, VerdictWriter.Indented))
        {
            json.WriteStartObject();
            json.WriteString("file", "cdc-verdict");
            json.WriteNumber("version", VerdictWriter.Version);
            json.WriteString("outcome", VerdictText.Word(verdict.Outcome));
            json.WriteString("table", known.Table.Name);
            if (known.Stream is { } stream)
            {
                json.WriteString("seed", stream.Seed.ToString());
                json.WriteNumber("partitions", stream.Partitions);
                json.WritePropertyName("plan");
                json.WriteRawValue(stream.Plan.ToJson());
            }
            else
            {
                json.WriteString("capture", known.Table.Capture);
            }

            json.WritePropertyName("checks");
            VerdictWriter.Checks(json, [verdict]);
            json.WriteEndObject();
        }

        return output.ToArray();
    }
}
