namespace StreamTesting;

/// <summary>In which way a delivery differs from the one that the connector made first. What a consumer has to bear depends on how it merges.</summary>
public enum DeliveryKind
{
    /// <summary>As the connector sent it.</summary>
    AsSent,

    /// <summary>All records, and then those from some record on again, as a connector sends them after a crash. Every consumer has to bear it.</summary>
    SuffixAgain,

    /// <summary>
    /// The order within each key is kept, that between keys is another: keys are in partitions, which are read side by side. A truncate, which has
    /// no key, stays where it is. Every consumer has to bear it.
    /// </summary>
    KeyOrderKept,

    /// <summary>A row whose key changed is created under its new key before it is deleted under its old one: the two keys are in two partitions. Every consumer has to bear it.</summary>
    KeyChangeTurned,

    /// <summary>Tombstones of all keys come before their first row, and each that was sent comes twice. Every consumer has to bear it.</summary>
    TombstonesFirst,

    /// <summary>Older records come again behind newer ones of their key. Only a merge that keeps versions bears it.</summary>
    OldAgain,

    /// <summary>The rows of a snapshot come again behind newer changes. Only a merge that keeps versions bears it.</summary>
    SnapshotAgain,

    /// <summary>
    /// Any order at all, but for records that say no position and those that are not whole (a placeholder needs the row before it). Only a merge
    /// that keeps versions bears it.
    /// </summary>
    AnyOrder,
}
