using System.Text.Json;
using StreamTesting.Injection;

namespace StreamTesting.Cli;

/// <summary>The rows of a dump, or the line that is wrong with it.</summary>
internal static class DumpRows
{
    public static IReadOnlyList<TableRow> OfLines(Stream input, string name, RowCounter rows, CancellationToken cancellationToken)
    {
        foreach (var (number, bytes) in TextLines.Of(input))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (bytes.Span.Trim(" \t\r"u8).IsEmpty)
            {
                continue;
            }

            try
            {
                using var document = JsonDocument.Parse(bytes);
                rows.Add(document.RootElement.ValueKind == JsonValueKind.Object
                    ? TableRow.FromJson(document.RootElement)
                    : throw Bad(name, number, $"it is {OutputValues.Word(document.RootElement)}, and a row must be an object."));
            }
            catch (JsonException e)
            {
                throw Bad(name, number, FormattableString.Invariant($"it is no JSON (at byte {e.BytePositionInLine ?? 0})."));
            }
        }

        return rows.Rows;
    }

    public static IReadOnlyList<TableRow> OfCsv(Stream input, string name, string nothing, RowCounter rows, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(input);
        IReadOnlyList<string>? columns = null;
        foreach (var row in CsvReader.Read(reader, ','))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (row.Problem is { } problem)
            {
                throw Bad(name, row.Line, problem);
            }

            if (columns is null)
            {
                columns = row.Cells.Distinct(StringComparer.Ordinal).Count() == row.Cells.Count ? row.Cells : throw Bad(name, row.Line, "a column has the name of another.");
            }
            else if (row.Cells.Count != columns.Count)
            {
                throw Bad(name, row.Line, FormattableString.Invariant($"it has {row.Cells.Count} cells, and the first row names {columns.Count} columns."));
            }
            else
            {
                rows.Add(new TableRow(columns.Select((column, i) => KeyValuePair.Create(column, row.Cells[i] == nothing && !row.Quoted.Contains(i) ? null : (object?)row.Cells[i]))));
            }
        }

        return columns is null ? throw new CliException(ExitCodes.BadInput, $"{name}: it is empty; a CSV's first row names the columns.") : rows.Rows;
    }

    private static CliException Bad(string name, long line, string problem) => new(ExitCodes.BadInput, FormattableString.Invariant($"{name}, line {line}: {problem}"));
}
