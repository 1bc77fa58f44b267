using System.Globalization;

namespace StreamTesting.Domains;

/// <summary>A row of a file that is no event, because it can't be read. It is left out.</summary>
/// <param name="Line">The line where the row begins, from 1; the header, lines inside quoted fields and empty lines count.</param>
/// <param name="Column">The column; null where it is the row as a whole.</param>
/// <param name="Value">What stands there, cut after 80 characters; null where it is the row as a whole.</param>
/// <param name="Problem">What is wrong with it.</param>
public sealed record CsvProblem(long Line, string? Column, string? Value, string Problem)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"line {Line}{(Column is null ? "" : $", {Column} '{Value}'")}: {Problem}");
}
