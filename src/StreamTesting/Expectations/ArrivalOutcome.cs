namespace StreamTesting;

/// <summary>What becomes of an arrival in a correct job. Out of order is not late, and late is not dropped.</summary>
public enum ArrivalOutcome
{
    /// <summary>Nothing greater arrived before it in its partition, and it is in a result.</summary>
    InOrder,

    /// <summary>Something greater arrived before it in its partition; it is not late for certain, and in a result.</summary>
    OutOfOrder,

    /// <summary>The clock had passed its own time, or one of its windows was closed; it is in a result nevertheless.</summary>
    LateAccepted,

    /// <summary>Late, and in no result.</summary>
    LateDropped,

    /// <summary>Its event was taken already.</summary>
    Duplicate,

    /// <summary>Nobody can read it: it is to be put aside, and moves no clock.</summary>
    DeadLettered,

    /// <summary>The engine takes no such record whatever its clock says (Kafka Streams: one without a key, or before 1970).</summary>
    Skipped,

    /// <summary>It is in none of the windows, because they have gaps between them.</summary>
    InNoWindow,

    /// <summary>Whether it is in a result is not decided: correct jobs differ.</summary>
    Undecided,
}
