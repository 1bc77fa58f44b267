namespace StreamTesting.Domains;

/// <summary>A restock that is under way.</summary>
internal sealed record RetailRestock(Guid Id, int Store, int Product, int Quantity, long Due);
