using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;

namespace StreamTesting;

/// <summary>Reads captures. A file is one JSON value after the other, so that JSON lines and a document over many lines are read alike.</summary>
internal static class CaptureReader
{
    private static readonly string[] Known =
        ["id", "database", "connector", "version", "note", "engineError", "options", "ddl", "statements", "records", "finalTables", "finalColumns"];

    public static byte[] BytesOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        path = File.Exists(path) ? path : Path.Combine(AppContext.BaseDirectory, path);
        if (!path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            return File.ReadAllBytes(path);
        }

        using var compressed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        compressed.CopyTo(plain);
        return plain.ToArray();
    }

    public static DebeziumCapture ReadOne(byte[] utf8, string source)
    {
        var all = ReadAll(() => utf8, source).Take(2).ToList();
        return all switch
        {
            [var only] => only,
            [] => throw new CaptureFormatException(source, 1, "there is no capture."),
            _ => throw new CaptureFormatException(source, 1, $"there is more than one capture ('{all[0].Id}', '{all[1].Id}', ...); say which one."),
        };
    }

    public static IEnumerable<DebeziumCapture> ReadAll(Func<byte[]> bytes, string source)
    {
        var utf8 = bytes();
        var start = utf8 is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        while (Next(utf8, ref start, source) is { } next)
        {
            yield return Capture(next);
        }
    }

    private static CaptureCursor? Next(byte[] utf8, ref int start, string source)
    {
        while (start < utf8.Length && utf8[start] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            start++;
        }

        if (start == utf8.Length)
        {
            return null;
        }

        var here = start;
        try
        {
            var reader = new Utf8JsonReader(utf8.AsSpan(here), new JsonReaderOptions { AllowMultipleValues = true });
            var element = JsonElement.ParseValue(ref reader);
            start += (int)reader.BytesConsumed;
            return new CaptureCursor(source, utf8, here, element);
        }
        catch (JsonException exception)
        {
            var line = CaptureCursor.LineAt(utf8, here) + (exception.LineNumber ?? 0);
            throw new CaptureFormatException(source, line, $"it is not JSON: {exception.Message}", exception);
        }
    }

    private static DebeziumCapture Capture(CaptureCursor at)
    {
        var root = at.Root;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw at.Error($"a capture is a JSON object; this is a JSON {root.ValueKind}.");
        }

        var id = JsonShapes.TextOf(root, "id") ?? throw at.Error("the capture has no 'id'.");
        var (records, controls) = RecordsReader.Read(at, id);
        var options = at.Object("options", id).Select(option => KeyValuePair.Create(option.Name, option.Value.ToString())).ToImmutableSortedDictionary(StringComparer.Ordinal);
        var ddl = at.Array("ddl", id).Select(statement => statement.ToString()).ToImmutableArray();
        var statements = at.Array("statements", id).ToList();
        var sql = statements.Where(statement => statement.ValueKind == JsonValueKind.Object).Select(statement => JsonShapes.TextOf(statement, "sql")).OfType<string>();
        var connector = JsonShapes.TextOf(root, "connector") ?? "";
        var forms = FormsOf(at, id, connector, options);
        return new DebeziumCapture
        {
            Id = id,
            Source = at.Source,
            Database = JsonShapes.TextOf(root, "database") ?? "",
            Connector = connector,
            Version = JsonShapes.TextOf(root, "version") ?? "",
            Note = JsonShapes.TextOf(root, "note"),
            EngineError = JsonShapes.TextOf(root, "engineError"),
            Options = options,
            Ddl = ddl,
            Statements = [.. statements.Select(statement => statement.GetRawText())],
            Records = records,
            Controls = controls,
            FinalTables = TablesReader.Read(at, id, new DeclaredTypes(ddl.Concat(sql)), forms),
            Forms = forms,
            Unknown = root.EnumerateObject().Where(member => !Known.Contains(member.Name))
                .ToImmutableSortedDictionary(member => member.Name, member => member.Value.GetRawText(), StringComparer.Ordinal),
            Placeholder = forms.Placeholder,
        };
    }

    /// <summary>Where no connector is named, the forms are PostgreSQL's; one that is not known cannot be read.</summary>
    private static ValueForms FormsOf(CaptureCursor at, string id, string connector, IReadOnlyDictionary<string, string> options)
    {
        try
        {
            return ValueForms.FromOptions(connector.Length == 0 ? "postgresql" : connector, options);
        }
        catch (ArgumentException exception)
        {
            throw at.Error($"the capture '{id}' cannot be read. {exception.Message}");
        }
    }
}
