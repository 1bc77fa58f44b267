namespace StreamTesting;

/// <summary>Why an outcome is a may: what it hangs on that the steps do not say.</summary>
public enum Doubt
{
    /// <summary>How long the engine's store keeps what it should no longer need.</summary>
    StoreRetention,

    /// <summary>When the store drops a whole segment.</summary>
    SegmentExpiry,

    /// <summary>The order of timers at the same time.</summary>
    TimerOrder,

    /// <summary>The order in which partitions are read.</summary>
    Interleaving,

    /// <summary>Where a micro-batch ended.</summary>
    BatchBoundary,

    /// <summary>How many records a periodic watermark lags behind.</summary>
    EmissionLag,

    /// <summary>When a partition without records counts as idle.</summary>
    Idleness,

    /// <summary>Whether a deduplication still knows an event beyond its horizon.</summary>
    DedupHorizon,
}
