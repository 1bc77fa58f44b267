namespace StreamTesting.Domains;

/// <summary>A truck arrived with a shipment (S-18). Its goods follow as changes of stock, then it departs.</summary>
/// <param name="TruckId">The truck; on one way at a time.</param>
/// <param name="DcId">The distribution center: where it comes from, or, without a store, where the supplier's truck brings goods to.</param>
/// <param name="StoreId">The store it serves; null where it serves the distribution center.</param>
/// <param name="ShipmentId">The shipment, unique in the stream.</param>
/// <param name="EstimatedUnloadDuration">How long unloading should take, in minutes; from 30 to 180.</param>
public sealed record TruckArrived(
    string TruckId,
    int DcId,
    int? StoreId,
    string ShipmentId,
    int EstimatedUnloadDuration) : StorePayload;
