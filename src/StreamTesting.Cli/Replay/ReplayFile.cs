using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using StreamTesting.Injection;

namespace StreamTesting.Cli;

/// <summary>Reads the items of a file: the rows of a CSV as JSON objects, or JSON lines as they are.</summary>
internal sealed record ReplayFile(string Path, string? TimeField, string? KeyField, BadLines Problems)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>How times stand in a CSV, as .NET writes formats; null for those of <see cref="Moments"/>.</summary>
    public string? TimeFormat { get; init; }

    public char Separator { get; init; } = ',';

    public bool IsCsv { get; init; }

    /// <summary>Whether cells that are numbers stay texts.</summary>
    public bool TextOnly { get; init; }

    public IEnumerable<ReplayItem> Items(Stream input) => IsCsv ? Rows(input) : Lines(input);

    private IEnumerable<ReplayItem> Lines(Stream input)
    {
        foreach (var (number, bytes) in TextLines.Of(input))
        {
            if (Line(number, bytes) is { } item)
            {
                yield return item;
            }
        }
    }

    private ReplayItem? Line(long number, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var time = TimeField is null ? null : FieldPaths.Time(document.RootElement, TimeField);
            if (TimeField is not null && time is null)
            {
                Problems.Take(number, $"it has no time in {TimeField} (--time-field).");
                return null;
            }

            return new ReplayItem(number, time, KeyField is null ? null : Key(document.RootElement, KeyField), bytes.ToArray());
        }
        catch (JsonException e)
        {
            Problems.Take(number, $"it is no JSON (at byte {e.BytePositionInLine ?? 0}).");
            return null;
        }
    }

    /// <summary>A key without a path is looked for in the payload first, as source 001 does (OX-1).</summary>
    public static string? Key(JsonElement root, string field) => FieldPaths.Text(root, "payload." + field) ?? FieldPaths.Text(root, field);

    private IEnumerable<ReplayItem> Rows(Stream input)
    {
        using var reader = new StreamReader(input);
        string[]? names = null;
        foreach (var row in CsvReader.Read(reader, Separator))
        {
            if (names is null)
            {
                names = Names(row);
            }
            else if (Row(row, names) is { } item)
            {
                yield return item;
            }
        }
    }

    private string[] Names(CsvRow row)
    {
        var problem = row.Problem ?? (row.Cells.Distinct().Count() < row.Cells.Count ? "a column has the name of another." : null);
        if (problem is not null)
        {
            throw new CliException(ExitCodes.BadInput, $"{Path}, line {row.Line}: {problem} The first row must name the columns.");
        }

        foreach (var (option, field) in new[] { ("--time-field", TimeField), ("--key-field", KeyField) })
        {
            if (field is not null && !row.Cells.Contains(field))
            {
                throw CliException.Usage($"{option} is '{field}', and {Path} has the columns {string.Join(", ", row.Cells)}.");
            }
        }

        return [.. row.Cells];
    }

    private ReplayItem? Row(CsvRow row, string[] names)
    {
        var problem = row.Problem ?? (row.Cells.Count == names.Length
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"it has {row.Cells.Count} cells, and the first row has {names.Length}."));
        var time = problem is null && TimeField is not null ? Time(row.Cells[Array.IndexOf(names, TimeField)]) : null;
        problem ??= TimeField is not null && time is null ? $"its {TimeField} is '{row.Cells[Array.IndexOf(names, TimeField)]}', which is no time." : null;
        if (problem is not null)
        {
            Problems.Take(row.Line, problem);
            return null;
        }

        return new ReplayItem(row.Line, time, KeyField is null ? null : row.Cells[Array.IndexOf(names, KeyField)], Json(row, names));
    }

    private DateTimeOffset? Time(string cell) => TimeFormat is null
        ? Moments.Parse(cell)
        : DateTimeOffset.TryParseExact(cell, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    private byte[] Json(CsvRow row, string[] names)
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output, Plain))
        {
            json.WriteStartObject();
            for (var i = 0; i < names.Length; i++)
            {
                json.WritePropertyName(names[i]);
                Value(json, row.Cells[i]);
            }

            json.WriteEndObject();
        }

        return output.ToArray();
    }

    private void Value(Utf8JsonWriter json, string cell)
    {
        if (cell.Length == 0 && !TextOnly)
        {
            json.WriteNullValue();
        }
        else if (!TextOnly && IsNumber(cell))
        {
            json.WriteRawValue(cell);
        }
        else
        {
            json.WriteStringValue(cell);
        }
    }

    /// <summary>A number as JSON writes it: 007 and +5 are texts.</summary>
    private static bool IsNumber(string cell)
    {
        if (cell.Length > 30 || (!char.IsAsciiDigit(cell[0]) && cell[0] != '-') || !char.IsAsciiDigit(cell[^1]))
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(cell);
            return document.RootElement.ValueKind == JsonValueKind.Number;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
