namespace StreamTesting.Domains;

/// <summary>A truck departed, unloaded (S-19).</summary>
/// <param name="TruckId">The truck; on one way at a time.</param>
/// <param name="DcId">The distribution center: where it comes from, or, without a store, where the supplier's truck brings goods to.</param>
/// <param name="StoreId">The store it serves; null where it serves the distribution center.</param>
/// <param name="ShipmentId">The shipment, unique in the stream.</param>
/// <param name="ActualUnloadDuration">The minutes since it arrived; from 25 to 200.</param>
public sealed record TruckDeparted(
    string TruckId,
    int DcId,
    int? StoreId,
    string ShipmentId,
    int ActualUnloadDuration) : StorePayload;
