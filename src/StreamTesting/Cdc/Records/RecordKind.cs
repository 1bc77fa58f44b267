namespace StreamTesting;

/// <summary>What a record of a Debezium stream is, told from its value (and its topic where the value leaves it open).</summary>
public enum RecordKind
{
    /// <summary>Not understood: <see cref="ChangeRecord.Problem"/> says why. Its texts are kept.</summary>
    Unknown,

    /// <summary>The envelope of a changed row or an emptied table: <c>op</c> c, u, d, r or t.</summary>
    Change,

    /// <summary>No value at all: the key is gone.</summary>
    Tombstone,

    /// <summary>A logical message that was written to the log beside the rows: <c>op</c> m.</summary>
    Message,

    /// <summary>The beginning or the end of a transaction, of the topic that Debezium keeps for them.</summary>
    Transaction,

    /// <summary>A statement that changed the schema.</summary>
    SchemaChange,

    /// <summary>A heartbeat of the connector.</summary>
    Heartbeat,

    /// <summary>What the connector tells of itself, for example the progress of a snapshot.</summary>
    Notification,

    /// <summary>A row without an envelope, as ExtractNewRecordState (the flattening of events) writes it.</summary>
    Flattened,

    /// <summary>
    /// The JSON text <c>null</c>: what the flattening makes of a delete with <c>delete.tombstone.handling.mode=tombstone</c>. It deletes as a tombstone does.
    /// </summary>
    NullPayload,
}
