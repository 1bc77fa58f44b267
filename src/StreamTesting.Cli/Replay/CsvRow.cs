namespace StreamTesting.Cli;

/// <summary>A row of a CSV file.</summary>
/// <param name="Line">The number of the line on which it begins, from 1.</param>
/// <param name="Cells">Its cells, without quotes.</param>
/// <param name="Problem">What is wrong with it; null where nothing is.</param>
internal sealed record CsvRow(long Line, IReadOnlyList<string> Cells, string? Problem)
{
    /// <summary>The numbers of the cells that stood in quotes.</summary>
    public IReadOnlySet<int> Quoted { get; init; } = new HashSet<int>();
}
