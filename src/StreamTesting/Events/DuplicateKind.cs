namespace StreamTesting;

/// <summary>What an arrival is to the first arrival of the same event id.</summary>
public enum DuplicateKind
{
    /// <summary>No duplicate: the id had not arrived before.</summary>
    None,

    /// <summary>The same bytes again.</summary>
    Exact,

    /// <summary>The same payload with a new arrival stamp, as a producer's retry sends it.</summary>
    Retry,

    /// <summary>The same id with another payload.</summary>
    Conflicting,

    /// <summary>The same bytes, in a run of arrivals that came again in their order, as after a crash.</summary>
    Redelivery,
}
