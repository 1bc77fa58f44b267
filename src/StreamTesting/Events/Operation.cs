namespace StreamTesting;

/// <summary>What an event does to the entity of its key.</summary>
public enum Operation
{
    /// <summary>Adds a fact; nothing that was said before changes. The default.</summary>
    Append,

    /// <summary>Creates a row (Debezium's <c>c</c>).</summary>
    Create,

    /// <summary>Changes a row (Debezium's <c>u</c>).</summary>
    Update,

    /// <summary>Deletes a row (Debezium's <c>d</c>).</summary>
    Delete,

    /// <summary>Reads a row for a snapshot (Debezium's <c>r</c>).</summary>
    Read,

    /// <summary>Empties a table (Debezium's <c>t</c>).</summary>
    Truncate,

    /// <summary>Says that a key is gone, by a record without a value (Kafka's tombstone).</summary>
    Tombstone,
}
