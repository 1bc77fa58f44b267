namespace StreamTesting.Domains;

/// <summary>
/// A file that was to be replayed is malformed: it is empty, names a column twice, or has more bad rows than may be left out. The message has the file, the
/// line, the column and the value. Another <see cref="ArgumentException"/> says that an option is wrong, or that the file can't be opened.
/// </summary>
public sealed class MalformedFileException : ArgumentException
{
    /// <summary>Makes one without a message.</summary>
    public MalformedFileException()
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What is wrong.</param>
    public MalformedFileException(string? message)
        : base(message)
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">Why.</param>
    public MalformedFileException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
