namespace StreamTesting.Injection;

/// <summary>A stream could not be written: the message says what, why, how far it came and what is left.</summary>
public sealed class SinkException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="target">What could not be written: a path, or a name such as <c>standard output</c>.</param>
    /// <param name="reason">Why, as a sentence without its full stop.</param>
    /// <param name="inner">What was thrown underneath.</param>
    public SinkException(string target, string reason, Exception? inner = null)
        : this(target, reason, $"{target} can't be written: {reason}.", inner)
    {
    }

    private SinkException(string target, string reason, string message, Exception? inner)
        : base(message, inner)
    {
        Target = target;
        Reason = reason;
    }

    /// <summary>What could not be written.</summary>
    public string Target { get; }

    /// <summary>Why.</summary>
    public string Reason { get; }

    /// <summary>Whether the reader of a pipe went away, which often is no failure: <c>streamtest ... | head</c>.</summary>
    public bool IsClosedPipe { get; internal init; }

    internal SinkException After(SinkStatistics statistics) => new(
        Target, Reason, $"{Message} {statistics.Arrivals} arrivals were written until then. Unfinished files were removed; files of earlier runs are as they were.", this)
    {
        IsClosedPipe = IsClosedPipe,
    };
}
