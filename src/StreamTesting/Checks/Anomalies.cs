namespace StreamTesting;

/// <summary>The names of what can be wrong. A check may add names of its own.</summary>
public static class Anomalies
{
    /// <summary>An event came out more than once where once is right. Counted: the outputs too many.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>An event never came out. Decided when the observation is complete. Counted: the events.</summary>
    public const string Lost = "lost";

    /// <summary>Something came out that the stream never had, or that has no id. Counted: the outputs.</summary>
    public const string Phantom = "phantom";

    /// <summary>An event came out after one of its key that arrived later. Counted: the outputs that came too late.</summary>
    public const string Reordered = "reordered";

    /// <summary>A conflicting copy came out where the first arrival was to be kept. Counted: the outputs.</summary>
    public const string WrongCopy = "wrong-copy";

    /// <summary>An event came out although none of its arrivals can be read: their bytes are broken. Counted: the outputs.</summary>
    public const string Poisoned = "poisoned";

    /// <summary>A poisoned arrival was not put aside as a dead letter. Decided when the observation is complete. Counted: the arrivals.</summary>
    public const string NotDeadLettered = "not-dead-lettered";

    /// <summary>An arrival was put aside as a dead letter though it can be read. Counted: the dead letters.</summary>
    public const string WronglyDeadLettered = "wrongly-dead-lettered";

    /// <summary>
    /// An event had not come out when the observation was cut short: lost or only late. It leaves such a verdict undecided; in a history that is whole (a record was
    /// sent and not read by its end) it fails it.
    /// </summary>
    public const string Unseen = "unseen";

    /// <summary>A watermark lies below one before it. Counted: the watermarks.</summary>
    public const string WatermarkBack = "watermark-back";

    /// <summary>A watermark lies above what the consumed arrivals of an active partition allow. Counted: the watermarks.</summary>
    public const string WatermarkAhead = "watermark-ahead";

    /// <summary>The last watermark lies below what it must have come to. Counted: the reporters of watermarks.</summary>
    public const string WatermarkStuck = "watermark-stuck";

    /// <summary>What the consumer counted does not add up to what was injected. Counted: the units that are out.</summary>
    public const string Unbalanced = "unbalanced";

    /// <summary>A counter of the consumer is not what a right consumer counts. Counted: the counters.</summary>
    public const string Miscounted = "miscounted";

    /// <summary>An event came out that is late and must be dropped. Counted: the outputs.</summary>
    public const string LateNotDropped = "late-not-dropped";

    /// <summary>An event never came out that must be accepted though it came out of order or late. Counted: the events.</summary>
    public const string DroppedTooEarly = "dropped-too-early";

    /// <summary>A late event that must be dropped is not in the side output. Counted: the events.</summary>
    public const string LateNotPutAside = "late-not-put-aside";

    /// <summary>An event is in the side output for late ones that must be accepted. Counted: the outputs.</summary>
    public const string WronglyPutAside = "wrongly-put-aside";

    /// <summary>
    /// A stream for a check of windows has no arrival at both sides of the rule that closes them, so that being off by one is not found. Counted: the streams. Only where
    /// <see cref="WindowAggregation{T}.RequiresEdges"/> asks for it.
    /// </summary>
    public const string UnderTested = "under-tested";

    /// <summary>A window that must come out never did. Counted: the windows.</summary>
    public const string MissingWindow = "missing-window";

    /// <summary>A window came out that nothing of the stream is in, or that has other bounds. Counted: the results.</summary>
    public const string ExtraWindow = "extra-window";

    /// <summary>A window came out that the clock had not closed by the end of the stream. Counted: the results.</summary>
    public const string EarlyWindow = "early-window";

    /// <summary>A window came out again where once is right. Counted: the results.</summary>
    public const string RepeatedWindow = "repeated-window";

    /// <summary>A window lacks an event that must be in it. Counted: the windows.</summary>
    public const string MissingInWindow = "missing-in-window";

    /// <summary>A window has an event that must not be in it. Counted: the results.</summary>
    public const string ExtraInWindow = "extra-in-window";

    /// <summary>A window has an event twice. Counted: the results.</summary>
    public const string DuplicateInWindow = "duplicate-in-window";

    /// <summary>A window's aggregate is not that of its content. Counted: the windows.</summary>
    public const string WrongAggregate = "wrong-aggregate";

    /// <summary>A window's results come in an order, number or content that its trigger never makes. Counted: the windows.</summary>
    public const string WrongPane = "wrong-pane";

    /// <summary>Two events were not joined that must be. Counted: the pairs.</summary>
    public const string MissingPair = "missing-pair";

    /// <summary>Two events were joined that must not be. Counted: the outputs.</summary>
    public const string ExtraPair = "extra-pair";

    /// <summary>Two events were joined more often than the join makes them. Counted: the outputs.</summary>
    public const string DuplicatePair = "duplicate-pair";

    /// <summary>An event that has no partner never came out of its side alone, as the outer join must put it out. Counted: the events.</summary>
    public const string MissingUnmatched = "missing-unmatched";

    /// <summary>An event came out of its side alone that must not: it has a partner, or its side's are left out. Counted: the outputs.</summary>
    public const string ExtraUnmatched = "extra-unmatched";

    /// <summary>An event came out of its side alone more often than once. Counted: the outputs.</summary>
    public const string DuplicateUnmatched = "duplicate-unmatched";

    /// <summary>The check compared nothing, so its silence proves nothing.</summary>
    public const string Vacuous = "vacuous";
}
