namespace StreamTesting.Domains;

/// <summary>How changes of guests are written.</summary>
public enum GuestForm
{
    /// <summary>The document's envelope with <c>table</c>, <c>before</c> and <c>changed_fields</c> (H-13 to H-15), the default.</summary>
    Envelope,

    /// <summary>Debezium's <c>{schema, payload}</c> with whole rows (H-32 to H-38), all columns; keys are JSON; a tombstone follows a delete.</summary>
    Debezium,

    /// <summary>The same with the four columns of the document's sample: guest_id, name, email, loyalty_tier (H-33).</summary>
    DebeziumAsDocumented,
}
