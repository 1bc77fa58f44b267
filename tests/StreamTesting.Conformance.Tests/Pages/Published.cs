using System.Globalization;

namespace StreamTesting.Conformance.Tests;

/// <summary>The tables of compared runs in the pages about engines.</summary>
internal static class Published
{
    private static readonly IReadOnlyList<IReadOnlyList<string>> Rows =
        [.. Page.Names.SelectMany(name => new Page(name).Tables).Where(table => table.Columns[0] == "recorded").SelectMany(table => table.Rows)];

    /// <summary>The files that have a row.</summary>
    public static IEnumerable<string> Files => Rows.Select(row => row[0]);

    /// <summary>The runs of all files together.</summary>
    public static long Runs => Rows.Sum(row => long.Parse(row[2], CultureInfo.InvariantCulture));

    public static void ShouldHold(string file, string version, Comparison comparison) => Rows.Where(row => row[0] == file).Select(Row).ShouldBe(
        [Row([file, version, $"{comparison.Runs}", $"{comparison.Outputs}", $"{comparison.MustNots}", $"{comparison.Counters}", $"{comparison.Mays}", $"{comparison.Mismatches}"])],
        "What docs/engines tells of these runs is not what was compared.");

    private static string Row(IReadOnlyList<string> cells) => $"| {string.Join(" | ", cells)} |";
}
