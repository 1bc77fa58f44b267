namespace StreamTesting.Domains;

/// <summary>How the ids of the hotel's events are made.</summary>
public enum HotelEventIds
{
    /// <summary>
    /// From what happened to what (H-21, H-27), the default: <c>evt_000017</c> for the creation of booking 17, <c>evt_cancel_000017</c> for
    /// its cancellation; so an entity's events are made again without the others.
    /// </summary>
    ByEntity,

    /// <summary>By the event's number in event-time order, from 1 (H-40): <c>evt_00000001</c>.</summary>
    Counter,
}
