namespace StreamTesting.Conformance.Tests;

/// <summary>A page of the documentation, as far as tests read it: its tables and its code.</summary>
internal sealed class Page
{
    private readonly string[] _lines;

    public Page(string name)
    {
        _lines = File.ReadAllLines(Path.Combine(Root, "docs", name));
        Tables = [.. ReadTables()];
    }

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "docs", "engines"), "*.md").Select(file => "engines/" + Path.GetFileName(file)).Order(StringComparer.Ordinal),
        "what-engines-really-do.md",
    ];

    public string Text => string.Join('\n', _lines);

    /// <summary>All tables: the line before them, their columns and rows.</summary>
    public IReadOnlyList<Example> Tables { get; }

    public IEnumerable<Example> Examples => Tables.Where(table => table.Columns[0] == "step");

    public IEnumerable<string> CodeOf(string language) => Text.Split("```" + language + "\n")[1..].Select(part => part.Split("```")[0]);

    private IEnumerable<Example> ReadTables()
    {
        for (var i = 0; i < _lines.Length; i++)
        {
            if (i + 1 < _lines.Length && _lines[i].StartsWith('|') && _lines[i + 1].StartsWith("|--", StringComparison.Ordinal))
            {
                var setting = _lines[..i].LastOrDefault(line => line.Length > 0, "").Trim('`');
                var columns = Cells(_lines[i]);
                var rows = _lines[(i + 2)..].TakeWhile(line => line.StartsWith('|')).Select(Cells).ToList();
                yield return new Example(setting, columns, rows);
                i += rows.Count + 1;
            }
        }
    }

    private static IReadOnlyList<string> Cells(string line) => [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim().Trim('`'))];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "StreamTesting.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} has a StreamTesting.sln.");
    }
}
