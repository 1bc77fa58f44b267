namespace StreamTesting.Domains;

/// <summary>A store opened for the day (S-20).</summary>
/// <param name="StoreId">The store, from 1.</param>
public sealed record StoreOpened(
    int StoreId) : StorePayload;
