namespace StreamTesting.Domains;

/// <summary>A product. All of it is made up.</summary>
/// <param name="Id">Its number, from 1.</param>
/// <param name="Name">Its name.</param>
/// <param name="Department">The zone it stands in: ELECTRONICS, GROCERY or CLOTHING.</param>
/// <param name="Price">What one costs; from 0.25 to 400.</param>
public sealed record StoreProduct(int Id, string Name, string Department, decimal Price);
