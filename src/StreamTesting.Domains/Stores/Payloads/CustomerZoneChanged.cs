namespace StreamTesting.Domains;

/// <summary>A customer moved to another zone (S-16). The last move of a session goes to ENTRANCE: the customer leaves.</summary>
/// <param name="StoreId">The store, from 1.</param>
/// <param name="CustomerBleId">The phone that was heard; one a customer.</param>
/// <param name="FromZone">Where from: the zone of the session's event before.</param>
/// <param name="ToZone">Where to: ENTRANCE, ELECTRONICS, GROCERY, CLOTHING or CHECKOUT; another than <paramref name="FromZone"/>.</param>
public sealed record CustomerZoneChanged(
    int StoreId,
    string CustomerBleId,
    string FromZone,
    string ToZone) : StorePayload;
