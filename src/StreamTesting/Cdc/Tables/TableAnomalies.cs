namespace StreamTesting;

/// <summary>The names of what can be wrong with a merged table, and with a merge: see <c>docs/cdc.md</c>.</summary>
public static class TableAnomalies
{
    /// <summary>The database has the row, the consumer's table does not.</summary>
    public const string Missing = "missing";

    /// <summary>The consumer's table has a row whose key the stream never told of.</summary>
    public const string Extra = "extra";

    /// <summary>The consumer's table has a row that the database deleted: the delete was ignored, or an older version came back after it.</summary>
    public const string Resurrected = "resurrected";

    /// <summary>The consumer's row is equal to an older version of it.</summary>
    public const string Stale = "stale";

    /// <summary>The consumer's row holds the placeholder of an unchanged big column instead of its value.</summary>
    public const string PlaceholderStored = "placeholder-stored";

    /// <summary>The consumer's row is equal to no version that the stream told of.</summary>
    public const string Different = "different";

    /// <summary>The consumer's table has more than one row of a key.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>The consumer's table has a row under the key that the row had before its key changed.</summary>
    public const string KeyChangeGhost = "key-change-ghost";

    /// <summary>The consumer's table has a row that a truncate took away.</summary>
    public const string TruncateIgnored = "truncate-ignored";

    /// <summary>A row went back to an older version on the way, also where it came right again later.</summary>
    public const string Regressed = "regressed";

    /// <summary>The same records again, as a connector sends them after a crash, gave another table.</summary>
    public const string NotIdempotent = "not-idempotent";

    /// <summary>Another order, in which the records may come as well, gave another table.</summary>
    public const string OrderDependent = "order-dependent";

    /// <summary>A row of a snapshot that came again took the place of a newer one.</summary>
    public const string SnapshotOverwroteStream = "snapshot-overwrote-stream";

    /// <summary>The consumer failed at a tombstone: a record with a key and no value.</summary>
    public const string TombstoneCrashed = "tombstone-crashed";

    /// <summary>The consumer failed at a record that is no tombstone.</summary>
    public const string Crashed = "crashed";

    /// <summary>The consumer's table showed a part of a transaction.</summary>
    public const string TornTransaction = "torn-transaction";
}
