using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace StreamTesting;

/// <summary>
/// PostgreSQL's <c>source.sequence</c>: two positions in the log. They are numbers sent as texts, and are compared as numbers.
/// </summary>
/// <param name="LastCommit">
/// Where the last commit ended that the connector had seen; null before the first. Equal to <paramref name="Own"/> for the first event
/// of a transaction that began right behind it, and greater for transactions that were interleaved.
/// </param>
/// <param name="Own">The event's own position, as <see cref="SourcePosition.Lsn"/>; null where there is none.</param>
public readonly record struct SourceSequence(long? LastCommit, long? Own)
{
    /// <summary>Reads the text, <c>["39795976","39796040"]</c>.</summary>
    /// <param name="text">A JSON array of two decimal numbers as texts, or nulls.</param>
    /// <param name="sequence">The sequence.</param>
    /// <returns>Whether it is such a text.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out SourceSequence sequence)
    {
        sequence = default;
        if (text is not ['[', .., ']'] || text.IndexOf(',', StringComparison.Ordinal) is not (> 0 and var comma)
            || !TryNumber(text.AsSpan(1..comma), out var first) || !TryNumber(text.AsSpan((comma + 1)..^1), out var second))
        {
            return false;
        }

        sequence = new SourceSequence(first, second);
        return true;
    }

    /// <summary>The text that Debezium sends.</summary>
    /// <returns>For example <c>[null,"39795400"]</c>.</returns>
    public override string ToString() => $"[{Shown(LastCommit)},{Shown(Own)}]";

    private static bool TryNumber(ReadOnlySpan<char> text, out long? number)
    {
        number = null;
        text = text.Trim(' ');
        if (text.SequenceEqual("null"))
        {
            return true;
        }

        if (text is not ['"', .., '"'] || !long.TryParse(text[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var known))
        {
            return false;
        }

        number = known;
        return true;
    }

    private static string Shown(long? number) => number is { } known ? string.Create(CultureInfo.InvariantCulture, $"\"{known}\"") : "null";
}
