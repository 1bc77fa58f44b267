namespace StreamTesting.Domains;

/// <summary>How records are flattened to rows, and what becomes of deletes (ExtractNewRecordState's <c>delete.tombstone.handling.mode</c>).</summary>
public enum DeleteMode
{
    /// <summary>Records are not flattened: envelopes. The default.</summary>
    Envelope,

    /// <summary>Deletes and tombstones are left out.</summary>
    Drop,

    /// <summary>A delete becomes the JSON text <c>null</c>, and its tombstone is left out.</summary>
    Tombstone,

    /// <summary>A delete becomes a record without a value, and its tombstone is left out.</summary>
    DeleteToTombstone,

    /// <summary>A delete becomes the row as it was with <c>"__deleted":"true"</c>, and its tombstone is left out; all other rows have <c>"__deleted":"false"</c>.</summary>
    Rewrite,

    /// <summary>As <see cref="Rewrite"/>, but the tombstone follows.</summary>
    RewriteWithTombstone,
}
