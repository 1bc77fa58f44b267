namespace StreamTesting;

/// <summary>Which order a merge relies on.</summary>
public enum DeliveryOrder
{
    /// <summary>The records of a key come in their order, as Kafka keeps it in a partition: a merge that upserts and deletes as they come.</summary>
    OfKeys,

    /// <summary>None: a merge that keeps the version of each row, also of deleted ones, and takes no older one.</summary>
    None,
}
