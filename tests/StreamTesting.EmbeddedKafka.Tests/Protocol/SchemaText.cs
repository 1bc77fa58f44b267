using System.Text.RegularExpressions;

namespace StreamTesting.EmbeddedKafka.Tests.Protocol;

/// <summary>
/// The schema files as a second, simple-minded reader understands them: fields of one version of one message. Shares no code with the
/// generator, so that what both agree on is right.
/// </summary>
internal static class SchemaText
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Schemas");

    private static readonly HashSet<string> NullableStructs = File.ReadLines(Path.Combine(Folder, "DEFAULTS.txt"))
        .Where(line => line.EndsWith(" = null", StringComparison.Ordinal))
        .Select(line => line[..^" = null".Length])
        .ToHashSet();

    public static IEnumerable<string> ApiNames => Directory.GetFiles(Folder, "*.txt")
        .Select(path => Path.GetFileNameWithoutExtension(path)!)
        .Where(name => name is not ("INDEX" or "ERRORS" or "DEFAULTS"))
        .Order(StringComparer.Ordinal);

    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Folder, file + ".txt"));

    /// <summary>All versions of a request or response, with the fields of each.</summary>
    public static IEnumerable<(short Version, bool Flexible, List<SchemaField> Fields)> Versions(string api, string side)
    {
        string[] lines = Lines(api);
        Match flexible = Regex.Match(lines[0], @"flexible from (\d+)");
        int firstFlexible = flexible.Success ? int.Parse(flexible.Groups[1].Value) : int.MaxValue;
        for (int i = 1; i < lines.Length; i++)
        {
            Match section = Regex.Match(lines[i], $@"^{side} versions? (\d+)(?:-(\d+))?$");
            if (section.Success)
            {
                short first = short.Parse(section.Groups[1].Value);
                short last = section.Groups[2].Success ? short.Parse(section.Groups[2].Value) : first;
                string[] body = lines.Skip(i + 1).TakeWhile(line => line.Length > 0 && line != "    (empty)").ToArray();
                List<SchemaField> fields = Fields(api + side, body, 4);
                for (short version = first; version <= last; version++)
                {
                    yield return (version, version >= firstFlexible, fields);
                }
            }
        }
    }

    private static List<SchemaField> Fields(string message, string[] lines, int indent)
    {
        var fields = new List<SchemaField>();
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i][indent] == ' ')
            {
                continue;
            }

            string[] below = lines.Skip(i + 1).TakeWhile(line => line[indent] == ' ').ToArray();
            string text = lines[i].Trim();
            if (text == "tagged fields:")
            {
                fields.AddRange(Fields(message, below, indent + 2));
            }
            else if (text != "tagged fields: none defined")
            {
                Match field = Regex.Match(text, @"^(?:tag (\d+): )?(\w+): (.+)$");
                string name = field.Groups[2].Value;
                string type = field.Groups[3].Value;
                bool nullable = type == "struct" && NullableStructs.Contains($"{message} {name}");
                int tag = field.Groups[1].Success ? int.Parse(field.Groups[1].Value) : -1;
                fields.Add(new SchemaField(name, type + (nullable ? " (nullable)" : ""), tag, Fields(message, below, indent + 2)));
            }
        }

        return fields;
    }
}
