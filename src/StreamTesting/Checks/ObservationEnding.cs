namespace StreamTesting;

/// <summary>How an observation ended. Where it did not complete, what has not been seen is not known to be lost.</summary>
public enum ObservationEnding
{
    /// <summary>It is whole: what has not come out will not.</summary>
    Completed,

    /// <summary>It was stopped at a violation, as asked.</summary>
    Stopped,

    /// <summary>It did not end in time.</summary>
    TimedOut,

    /// <summary>Its source, or the check itself, failed with an exception.</summary>
    Faulted,
}
