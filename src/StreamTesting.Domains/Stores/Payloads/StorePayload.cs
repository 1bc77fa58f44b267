namespace StreamTesting.Domains;

/// <summary>What an event of a store says, with what links it to others. Immutable.</summary>
public abstract record StorePayload
{
    /// <summary>
    /// What links the events of one story (S-29): an ad journey with the visit and the purchase it led to, else the session, the online
    /// order, or the reorder with its shipment; null where there is none.
    /// </summary>
    public string? CorrelationId { get; init; }

    /// <summary>The visit it belongs to (SX-1); null outside visits.</summary>
    public string? SessionId { get; init; }

    /// <summary>The <c>trace_id</c> of the event that led to it (SX-1), which happened before or at the same time; null for a first one.</summary>
    public string? ParentEventId { get; init; }

    /// <summary>
    /// The disruption that delayed or lessened it: dc_outage, inventory_shortage, truck_breakdown or weather_delay; null, and absent from the
    /// bytes, without one.
    /// </summary>
    public string? DisruptionApplied { get; init; }
}
