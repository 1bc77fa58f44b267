namespace StreamTesting;

/// <summary>Which kinds of disorder touched an arrival: why it is as it is, where <see cref="Labels"/> say how it is.</summary>
[Flags]
public enum Causes
{
    /// <summary>None: it arrived as the domain's transport brings it.</summary>
    None = 0,

    /// <summary>A step made it late.</summary>
    Late = 1,

    /// <summary>A step held it back behind newer events of its partition.</summary>
    OutOfOrder = 2,

    /// <summary>A step held it back behind a newer event of its own entity.</summary>
    OutOfOrderInEntity = 4,

    /// <summary>A step sent it again.</summary>
    Duplicated = 8,

    /// <summary>A step sent it again within a run of arrivals.</summary>
    Redelivered = 16,

    /// <summary>A step cut its entity off when it was said, so that it came when the entity was back.</summary>
    Offline = 32,

    /// <summary>A step held it with all others of a stretch of time, so that they came at once.</summary>
    Bursting = 64,

    /// <summary>A step gave its entity another partition than the key does.</summary>
    Skewed = 128,

    /// <summary>A step kept its partition idle: its entity went to another, or it came when the partition went on.</summary>
    Idle = 256,

    /// <summary>A step let its partition lag behind.</summary>
    Lagging = 512,

    /// <summary>A step gave it the shape of another version of the schema.</summary>
    Evolved = 1024,

    /// <summary>A step made a field of it wrong.</summary>
    Faulty = 2048,

    /// <summary>A step left the fields out that had not changed.</summary>
    PartialUpdate = 4096,

    /// <summary>A step broke its bytes.</summary>
    Poisoned = 8192,

    /// <summary>A step added its event, which says the same as another.</summary>
    DuplicateRow = 16384,

    /// <summary>A step added it as a marker that moves the clocks of event time.</summary>
    Flushed = 32768,

    /// <summary>A step let it arrive where an engine's rule changes.</summary>
    AtEdge = 65536,

    /// <summary>A step let its source send it again.</summary>
    Resent = 131072,

    /// <summary>A step wrote it twice within its transaction.</summary>
    InTransaction = 262144,

    /// <summary>A step let the create of a row under its new key arrive before the delete under the old one.</summary>
    KeyChangeReversed = 524288,

    /// <summary>A step let it arrive after the delete of its row.</summary>
    AfterDelete = 1048576,

    /// <summary>A step sent what a snapshot had read again in mid-stream.</summary>
    SnapshotAgain = 2097152,

    /// <summary>The producer wrote it again, because the acknowledgement of the one before it was lost.</summary>
    LostAcknowledgement = 4194304,
}
