namespace StreamTesting.Domains;

/// <summary>So many of a product that a place ordered, and its reorder.</summary>
internal readonly record struct SupplyLine(int Product, int Quantity, string Reorder, string Trace);
