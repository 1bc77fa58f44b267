namespace StreamTesting.Domains;

/// <summary>A customer. Nobody real: the name is put together from lists (S-89).</summary>
/// <param name="Id">The customer's number, from 1.</param>
/// <param name="Name">The name.</param>
/// <param name="BleId">How beacons know the customer's phone.</param>
/// <param name="AdId">How ads know the customer.</param>
/// <param name="DcId">The region, by the number of its distribution center.</param>
public sealed record StoreCustomer(int Id, string Name, string BleId, string AdId, int DcId);
