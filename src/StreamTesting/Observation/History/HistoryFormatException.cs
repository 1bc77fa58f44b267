using System.Globalization;

namespace StreamTesting;

/// <summary>A history can't be read: a line of its file is damaged, cut off or contradicts the format, or a recorded step is impossible. The message says what and where.</summary>
public sealed class HistoryFormatException : Exception
{
    internal HistoryFormatException(string source, long line, string fault, Exception? inner = null)
        : base(line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{source}, line {line}: {fault}.") : $"{source}: {fault}.", inner) => Line = line;

    /// <summary>The line, from 1; 0 where it is not about a line.</summary>
    public long Line { get; }
}
