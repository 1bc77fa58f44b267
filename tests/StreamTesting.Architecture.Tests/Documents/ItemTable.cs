namespace StreamTesting.Architecture.Tests;

/// <summary>A table of docs/items: which item of a source document lives where, and which test proves it.</summary>
internal static class ItemTable
{
    /// <summary>The tables by file name, each with the ids it must have, in their order.</summary>
    public static IReadOnlyDictionary<string, string[]> Ids { get; } = new Dictionary<string, string[]>
    {
        ["hotel"] = [.. Numbered("H", 75), .. Coded("HX", 6)],
        ["orders"] = [.. Numbered("O", 56), .. Coded("OX", 3)],
        ["retail"] = [.. Numbered("R", 42), .. Coded("RX", 5)],
        ["stores"] = [.. Numbered("S", 100), .. Coded("SX", 3)],
        ["api"] = [.. Numbered("P", 100), .. Coded("PX", 3)],
    };

    public static IReadOnlyList<ItemRow> Read(string name) =>
    [
        .. from line in File.ReadLines(Path.Combine(Repository.Root, "docs", "items", name + ".md"))
           where line.StartsWith("| ", StringComparison.Ordinal) && char.IsAsciiLetterUpper(line[2])
           let cells = line.Split('|')[1..^1]
           select new ItemRow(cells[0].Trim(), cells.Length == 4 ? cells[3].Trim() : $"no four cells: {line}"),
    ];

    private static IEnumerable<string> Numbered(string letter, int count) => Enumerable.Range(1, count).Select(number => $"{letter}-{number:00}");

    private static IEnumerable<string> Coded(string letters, int count) => Enumerable.Range(1, count).Select(number => $"{letters}-{number}");
}
