namespace StreamTesting.Domains;

/// <summary>A store closed for the day (S-21).</summary>
/// <param name="StoreId">The store, from 1.</param>
public sealed record StoreClosed(
    int StoreId) : StorePayload;
