namespace StreamTesting;

/// <summary>A text is not a seed of this library's format version. The message holds the text and says what is wrong with it.</summary>
public sealed class SeedFormatException : FormatException
{
    internal SeedFormatException(string text, string problem)
        : base($"'{text}' is not a seed: {problem}")
    {
        Text = text;
    }

    /// <summary>The text that was refused, as given.</summary>
    public string Text { get; }
}
