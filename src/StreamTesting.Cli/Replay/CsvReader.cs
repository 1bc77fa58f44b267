using System.Text;

namespace StreamTesting.Cli;

/// <summary>Reads CSV as RFC 4180 has it: cells apart by a separator, quoted where they hold one, a quote doubled within quotes.</summary>
internal static class CsvReader
{
    public static IEnumerable<CsvRow> Read(TextReader reader, char separator)
    {
        long line = 0;
        while (reader.ReadLine() is { } text)
        {
            var start = ++line;
            while (IsOpen(text) && reader.ReadLine() is { } more)
            {
                text += "\n" + more;
                line++;
            }

            if (text.Length > 0)
            {
                yield return Row(start, text, separator);
            }
        }
    }

    private static bool IsOpen(string text) => text.Count(c => c == '"') % 2 == 1;

    private static CsvRow Row(long line, string text, char separator)
    {
        var cells = new List<string>();
        var quoted = new HashSet<int>();
        var cell = new StringBuilder();
        for (var i = 0; ;)
        {
            cell.Clear();
            if (i < text.Length && text[i] == '"')
            {
                i = Quoted(text, i + 1, cell);
                quoted.Add(cells.Count);
                if (i < 0)
                {
                    return new CsvRow(line, cells, $"cell {cells.Count + 1} has a quote that is never closed.");
                }

                if (i < text.Length && text[i] != separator)
                {
                    return new CsvRow(line, cells, $"cell {cells.Count + 1} has text behind its closing quote.");
                }
            }
            else
            {
                var end = text.IndexOf(separator, i);
                end = end < 0 ? text.Length : end;
                cell.Append(text, i, end - i);
                i = end;
                if (cell.ToString().Contains('"'))
                {
                    return new CsvRow(line, cells, $"cell {cells.Count + 1} has a quote within a cell that is not quoted.");
                }
            }

            cells.Add(cell.ToString());
            if (i >= text.Length)
            {
                return new CsvRow(line, cells, null) { Quoted = quoted };
            }

            i++;
        }
    }

    /// <summary>Reads up to the closing quote, and gives the place behind it; -1 where there is none.</summary>
    private static int Quoted(string text, int from, StringBuilder cell)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] != '"')
            {
                cell.Append(text[i]);
            }
            else if (i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else
            {
                return i + 1;
            }
        }

        return -1;
    }
}
