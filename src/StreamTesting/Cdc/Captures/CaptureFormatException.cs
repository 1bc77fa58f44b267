namespace StreamTesting;

/// <summary>A text is not a recorded capture. The message says in which file and line, and what is wrong there.</summary>
public sealed class CaptureFormatException : FormatException
{
    internal CaptureFormatException(string source, long line, string problem, Exception? inner = null)
        : base(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{source}, line {line}: {problem}"), inner)
    {
        File = source;
        Line = line;
    }

    /// <summary>The file, or the name that was given for the text.</summary>
    public string File { get; }

    /// <summary>The line where the broken part begins, from 1.</summary>
    public long Line { get; }
}
