namespace StreamTesting.Domains;

/// <summary>A beacon heard a customer's phone (S-17).</summary>
/// <param name="StoreId">The store, from 1.</param>
/// <param name="BeaconId">The beacon: one a zone of a store.</param>
/// <param name="CustomerBleId">The phone that was heard; one a customer.</param>
/// <param name="Rssi">The signal's strength in dBm; from -80 to -30.</param>
/// <param name="Zone">The zone the customer is in.</param>
public sealed record BlePingDetected(
    int StoreId,
    string BeaconId,
    string CustomerBleId,
    int Rssi,
    string Zone) : StorePayload;
