using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace StreamTesting.Domains;

/// <summary>What there is in a replayed file: the rows that are events, those that can't be, and those that are faulty. Immutable.</summary>
/// <param name="File">The file.</param>
/// <param name="Events">How many rows are events.</param>
/// <param name="BadRows">How many rows are none.</param>
/// <param name="IsSorted">Whether the rows stand in the order of their times; if not, all are held in memory to be sorted.</param>
/// <param name="Sha256">The SHA-256 of the file's bytes as 64 lower-case hexadecimal digits.</param>
public sealed record CsvReport(string File, long Events, long BadRows, bool IsSorted, string Sha256)
{
    /// <summary>How many bad or faulty rows are listed at the most.</summary>
    public const int MostListed = 1000;

    /// <summary>The bad rows, the first <see cref="MostListed"/>.</summary>
    public ImmutableArray<CsvProblem> Problems { get; internal init; } = [];

    /// <summary>How many rows have which fault, by name.</summary>
    public ImmutableSortedDictionary<string, long> Faults { get; internal init; } = ImmutableSortedDictionary<string, long>.Empty;

    /// <summary>The line and the faults of the faulty rows, the first <see cref="MostListed"/>, in the order of their times.</summary>
    public ImmutableArray<(long Line, string Faults)> FaultyRows { get; internal init; } = [];

    /// <summary>The report in a few lines.</summary>
    /// <returns>Text with a line for each problem that is listed.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{File}: {Events} events, {BadRows} bad row(s) left out{(IsSorted ? "" : ", sorted in memory")}\n");
        foreach (var problem in Problems)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {problem}\n");
        }

        if (BadRows > Problems.Length)
        {
            text.Append(CultureInfo.InvariantCulture, $"  and {BadRows - Problems.Length} more\n");
        }

        foreach (var (fault, count) in Faults)
        {
            text.Append(CultureInfo.InvariantCulture, $"  fault {fault}: {count} row(s)\n");
        }

        return text.ToString();
    }
}
