namespace StreamTesting;

/// <summary>What is known of how a step of a history ended.</summary>
public enum HistoryOutcome
{
    /// <summary><c>ok</c>: it happened.</summary>
    Ok,

    /// <summary><c>fail</c>: it did not happen; what was sent must not be read.</summary>
    Fail,

    /// <summary><c>info</c>: it may have happened (a time-out, say).</summary>
    Info,
}
