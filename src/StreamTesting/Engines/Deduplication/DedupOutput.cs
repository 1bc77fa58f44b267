namespace StreamTesting;

/// <summary>When a deduplication puts out the row it keeps.</summary>
public enum DedupOutput
{
    /// <summary>The first to arrive, at once; never corrected.</summary>
    AtOnce,

    /// <summary>The first by event time, when the clock has reached its time and no earlier one can come; never corrected.</summary>
    WhenCertain,

    /// <summary>The best so far at once, and each better one as an update of it.</summary>
    Updates,
}
