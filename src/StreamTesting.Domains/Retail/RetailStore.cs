namespace StreamTesting.Domains;

/// <summary>A store of the reference data.</summary>
/// <param name="StoreId">For example <c>STORE001</c>.</param>
/// <param name="Name">A made-up name.</param>
/// <param name="Region">North, South, East, West or Central.</param>
public sealed record RetailStore(string StoreId, string Name, string Region);
