namespace StreamTesting.Domains;

/// <summary>Somebody entered a store (S-15): foot traffic.</summary>
/// <param name="StoreId">The store, from 1.</param>
/// <param name="SensorId">The sensor at the door.</param>
/// <param name="Zone">Always ENTRANCE.</param>
/// <param name="CustomerCount">How many entered; always 1.</param>
/// <param name="DwellTime">How long the visit lasts, in whole seconds.</param>
/// <param name="CustomerId">The customer; null where no phone was heard.</param>
/// <param name="VisitorType">regular, occasional, campaign, or anonymous where no phone was heard.</param>
public sealed record CustomerEntered(
    int StoreId,
    string SensorId,
    string Zone,
    int CustomerCount,
    int DwellTime,
    int? CustomerId,
    string VisitorType) : StorePayload;
