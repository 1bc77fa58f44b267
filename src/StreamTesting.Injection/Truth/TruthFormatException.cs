using System.Globalization;

namespace StreamTesting.Injection;

/// <summary>A file is no truth file, or is cut off, or contradicts itself. The message has the line and says what is wrong with it.</summary>
public sealed class TruthFormatException : FormatException
{
    internal TruthFormatException(string file, long line, string problem, Exception? inner = null)
        : base(string.Create(CultureInfo.InvariantCulture, $"{file}, line {line}: {problem}"), inner)
    {
        File = file;
        Line = line;
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>The number of the line, from 1.</summary>
    public long Line { get; }
}
